//! Ways of a picture into the page besides choosing and dropping a PNG or JPEG: pasted, or of a kind that only the
//! browser can decode.
//!
//! `coffee.avif` is the sample picture at 300 x 200, and `halves.avif` 2600 x 1800 pixels, the upper half (200, 30, 60)
//! and the lower (20, 60, 200): both written by Pillow 13.0.0 at quality 80.

use std::fs;

use e2e::dist;
use e2e::page::Page;
use e2e::picture_files as files;

/// The class of an espresso.
const ESPRESSO: u64 = 967;

#[test]
fn a_picture_is_pasted() {
    let page = Page::open("#v1&preset=lite0&backend=cpu");
    assert!(page.text("drop-zone").contains("paste"), "nothing says that pictures can be pasted");
    assert!(!page.paste(None), "text is not the page's");
    assert_eq!(page.engine(), "cold");

    let (color, gray) = (files::rgb(), files::gray());
    assert!(page.paste(Some(("image.png", "image/png", &color))));
    let pasted = page.wait_for_run_after(0);
    assert_eq!(pasted, page.classify_file(&files::on_disk("rgb.png", &color)));

    // Beside the focus in a number box, too.
    page.js("at('number-phi').focus();", &[]);
    let before = page.runs();
    assert!(page.paste(Some(("image.png", "image/png", &gray))));
    assert_ne!(page.wait_for_run_after(before), pasted);
    assert!(!page.paste(Some(("notes.txt", "text/plain", b"no picture"))), "a file that is no picture");
    assert_eq!(page.error(), None);
}

#[test]
fn what_only_the_browser_can_decode_is_classified() {
    let page = Page::open("#v1&preset=lite0&backend=cpu");
    let shown = page.classify_file(&dist::fixture("coffee.avif"));
    assert_eq!(shown[0].index, ESPRESSO, "{shown:?}");
    let caption = page.js("return at('chosen-picture').closest('figure').innerText;", &[]);
    assert!(caption.as_str().is_some_and(|caption| caption.contains("300 × 200")), "{caption}");
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

#[test]
fn a_large_picture_of_the_browsers_is_read_from_top_to_bottom() {
    let page = Page::open("#v1&preset=lite0&backend=cpu");
    let _ = page.classify_file(&dist::fixture("halves.avif"));
    let script = "const canvas = at('network-pixels');
        const pixel = y => [...canvas.getContext('2d').getImageData(112, y, 1, 1).data.slice(0, 3)];
        return [pixel(5), pixel(218)];";
    let found: [[i32; 3]; 2] = serde_json::from_value(page.js(script, &[])).expect("two pixels");
    // AVIF keeps the colors to a few levels.
    for (found, expected) in found.iter().zip([[200, 30, 60], [20, 60, 200]]) {
        let is_near = found.iter().zip(expected).all(|(found, expected)| (found - expected).abs() <= 8);
        assert!(is_near, "{found:?} instead of {expected:?}");
    }
}

#[test]
fn what_the_browser_cannot_decode_is_refused_in_the_words_for_the_file() {
    let page = Page::open("#v1&preset=lite0&backend=cpu");
    page.choose_file("image-input", &files::on_disk("notes.jpg", b"This is a text, whatever its name says.\n"));
    let error = page.wait_for_error();
    assert_eq!(error.kind, "picture");
    assert!(error.text.contains("not a picture"), "{error:?}");

    // The end of an AVIF file is missing: the browser does not take it either.
    page.click("error-dismiss");
    let whole = fs::read(dist::fixture("coffee.avif")).expect("the fixture");
    page.choose_file("image-input", &files::on_disk("half.avif", &whole[..200]));
    let error = page.wait_for_error();
    assert!(error.kind == "picture" && error.text.contains("AVIF"), "{error:?}");
}
