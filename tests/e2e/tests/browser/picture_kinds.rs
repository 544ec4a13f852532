//! Kinds of pictures: each is classified as the same pixels in a plain file are.

use std::fs;
use std::path::Path;
use std::time::Duration;

use e2e::dist;
use e2e::page::{Page, Prediction};
use e2e::picture_files as files;
use serde_json::json;

fn classify(page: &Page, name: &str, content: &[u8]) -> Vec<Prediction> {
    let shown = page.classify_file(&files::on_disk(name, content));
    assert_eq!(shown.len(), 5, "{name}");
    shown
}

/// The same classes with the same probabilities, to a tolerance.
fn expect_same(name: &str, found: &[Prediction], expected: &[Prediction], tolerance: f64) {
    for row in expected {
        let probability = found.iter().find(|other| other.index == row.index).map(|other| other.probability);
        let least = found.last().map_or(0.0, |last| last.probability);
        let difference = (probability.unwrap_or(least) - row.probability).abs();
        assert!(difference <= tolerance, "{name}: {} has {probability:?} instead of {}", row.text, row.probability);
    }
}

#[test]
fn every_kind_of_picture_is_classified_as_its_pixels_are() {
    let page = Page::open("#v1&preset=lite0&backend=cpu");
    let color = classify(&page, "rgb.png", &files::rgb());
    for (name, content) in [
        ("rgb_16_bit.png", files::rgb_16_bit()),
        ("with_palette.png", files::with_palette()),
        // Onto white.
        ("transparent.png", files::transparent()),
        // Its first frame.
        ("animated.gif", files::animated_gif()),
    ] {
        expect_same(name, &classify(&page, name, &content), &color, 1e-6);
    }
    let gray = classify(&page, "gray_as_rgb.png", &files::gray_as_rgb());
    expect_same("gray.png", &classify(&page, "gray.png", &files::gray()), &gray, 1e-6);
    expect_same("gray_16_bit.png", &classify(&page, "gray_16_bit.png", &files::gray_16_bit()), &gray, 1e-6);
    assert_ne!(color, gray, "two patterns with one answer tell nothing");
}

#[test]
fn jpegs_of_every_kind_are_classified_as_pillow_reads_them() {
    let page = Page::open("#v1&preset=lite0&backend=cpu");
    let folder = dist::repository_fixture("decode");
    let read = |path: &Path| fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    for name in ["rgb.jpg", "grey.jpg", "cmyk.jpg", "ycck.jpg", "progressive.jpg", "orientation_6.jpg"] {
        let ppm = read(&folder.join(format!("{name}.ppm")));
        let expected = classify(&page, &format!("{name}.png"), &files::from_ppm(&ppm));
        // Decoders of JPEG differ in the last bits.
        expect_same(name, &page.classify_file(&folder.join(name)), &expected, 0.03);
    }
}

#[test]
fn one_pixel_is_classified_and_the_page_shows_what_the_network_saw() {
    let page = Page::open("#v1&preset=lite0&backend=cpu");
    classify(&page, "one_pixel.png", &files::one_pixel());
    let script = "const canvas = at('network-pixels');
        const bytes = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        const colors = new Set();
        for (let at = 0; at < bytes.length; at += 4) colors.add(bytes.slice(at, at + 4).join());
        return [canvas.width, canvas.height, ...colors];";
    assert_eq!(page.js(script, &[]), json!([224, 224, "200,30,60,255"]));
}

/// A picture that was dropped beside the answer was kept out of the browser's hands, and nothing came of it.
#[test]
fn a_picture_dropped_anywhere_on_the_page_is_taken() {
    let page = Page::open("#v1&preset=lite0&backend=cpu");
    let color = classify(&page, "rgb.png", &files::rgb());
    let before = page.runs();
    page.drop_files_on("network-drawing", &[("gray.png", "image/png", &files::gray())]);
    assert_ne!(page.wait_for_run_after(before), color);
    page.drop_files_on("network-drawing", &[("notes.txt", "text/plain", b"words")]);
    page.wait("what is wrong with it", Duration::from_secs(20), || page.error().map(drop));
}

#[test]
fn of_two_files_dropped_the_first_is_taken_with_a_notice() {
    let page = Page::open("#v1&preset=lite0&backend=cpu");
    let color = classify(&page, "rgb.png", &files::rgb());
    assert_eq!(page.text("file-notice"), "");
    let before = page.runs();
    let (gray, one) = (files::gray(), files::one_pixel());
    page.drop_files(&[("gray.png", "image/png", &gray), ("one.png", "image/png", &one)]);
    let dropped = page.wait_for_run_after(before);
    assert_eq!(dropped, classify(&page, "gray.png", &gray), "the first file is the one that counts");
    assert_ne!(dropped, color);

    page.drop_files(&[("gray.png", "image/png", &gray), ("one.png", "image/png", &one)]);
    let notice = page.text("file-notice");
    assert!(notice.contains('2') && notice.contains("gray.png"), "{notice:?}");
    page.wait_for_run_after(before + 2);
    page.classify_sample("coffee");
    assert_eq!(page.text("file-notice"), "", "the notice goes with the next picture");

    // A text beside a picture had both refused.
    page.drop_files(&[("notes.txt", "text/plain", b"words"), ("gray.png", "image/png", &gray)]);
    assert_eq!(page.wait_for_run_after(before + 3), dropped);
    assert_eq!(page.error(), None);
    assert!(page.text("file-notice").contains("gray.png"));
}
