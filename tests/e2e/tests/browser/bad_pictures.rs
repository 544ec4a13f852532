//! Files that cannot be used: refused in one sentence, and the last result stays.

use std::fs;
use std::path::Path;

use e2e::dist;
use e2e::page::{Page, Prediction};
use e2e::picture_files;

/// The file is refused, and everything else stays as it was.
fn expect_refused(page: &Page, file: &Path, standing: &[Prediction]) {
    let name = file.display();
    let runs = page.runs();
    if page.has("error-dismiss") {
        page.click("error-dismiss");
    }
    assert_eq!(page.error(), None, "{name}: an old error stands in the way");
    page.choose_file("image-input", file);
    let error = page.wait_for_error();
    assert_eq!(error.kind, "picture", "{name}: {error:?}");
    let sentences = error.text.matches(". ").count() + 1;
    assert!(sentences == 1 && error.text.ends_with('.') && error.text.len() < 250, "{name}: {:?}", error.text);
    page.wait_for_engine("ready");
    assert_eq!(page.predictions(), standing, "{name}: the last result is gone");
    assert_eq!(page.runs(), runs, "{name}");
    assert_eq!(page.attribute("sample-chelsea", "aria-pressed").as_deref(), Some("true"), "{name}");
    println!("measured: {} is refused with: {}", file.file_name().unwrap_or_default().display(), error.text);
}

#[test]
fn what_is_no_usable_picture_is_refused_in_one_sentence_and_the_last_result_stays() {
    let page = Page::open("#v1&backend=cpu");
    let standing = page.classify_sample("chelsea");

    let photo = dist::sample_pictures().into_iter().find(|(name, _)| name == "rocket").expect("the rocket").1;
    let photo = fs::read(photo).expect("the rocket's file");
    let png = picture_files::rgb();
    for (name, content) in [
        ("notes.png", b"This is a text, whatever its name says.\n".to_vec()),
        ("empty.jpg", Vec::new()),
        ("half.jpg", photo[..photo.len() / 2].to_vec()),
        ("head.jpg", photo[..200].to_vec()),
        ("half.png", png[..png.len() / 2].to_vec()),
        ("claims_400_megapixels.png", picture_files::claims_400_megapixels()),
        ("81_megapixels.png", picture_files::of_81_megapixels()),
    ] {
        expect_refused(&page, &picture_files::on_disk(name, &content), &standing);
    }
    for claim in ["claim.bmp", "claim.gif", "claim.jpg", "claim.png", "claim.webp"] {
        expect_refused(&page, &dist::repository_fixture("claims").join(claim), &standing);
    }

    // The engine is as good as before, and a good picture ends the complaint.
    let runs = page.runs();
    page.click("sample-coffee");
    page.wait("a result", std::time::Duration::from_secs(30), || (page.runs() > runs).then_some(()));
    assert_eq!(page.predictions()[0].index, 967, "espresso");
    assert_eq!(page.error(), None);
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

#[test]
fn a_first_picture_that_is_no_picture_leaves_an_engine_that_works() {
    let page = Page::open("#v1&backend=cpu");
    page.choose_file("image-input", &picture_files::on_disk("notes.txt", b"no picture"));
    assert_eq!(page.wait_for_error().kind, "picture");
    page.wait_for_engine("ready");
    assert!(page.predictions().is_empty());
    let before = page.runs();
    page.click("sample-coffee");
    page.wait("a result", std::time::Duration::from_secs(30), || (page.runs() > before).then_some(()));
    assert_eq!(page.error(), None);
}
