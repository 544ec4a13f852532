//! Files that cannot be used: refused in one sentence, and the last result stays.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use e2e::dist;
use e2e::page::{Page, Prediction};
use e2e::picture_files;

/// Picks a file that has to be refused, with everything else as it was, and gives the words.
fn refusal(page: &Page, file: &Path, standing: &[Prediction]) -> String {
    let name = file.display();
    let runs = page.runs();
    if page.has("error-dismiss") {
        page.click("error-dismiss");
    }
    assert_eq!(page.error(), None, "{name}: an old error stands in the way");
    page.choose_file("image-input", file);
    let error = page.wait_for_error();
    assert_eq!(error.kind, "picture", "{name}: {error:?}");
    page.wait_for_engine("ready");
    assert_eq!(page.predictions(), standing, "{name}: the last result is gone");
    assert_eq!(page.runs(), runs, "{name}");
    assert_eq!(page.attribute("sample-chelsea", "aria-pressed").as_deref(), Some("true"), "{name}");
    error.text
}

/// Files that cannot be used, of every sort.
fn unusable() -> Vec<PathBuf> {
    let photo = dist::sample_pictures().into_iter().find(|(name, _)| name == "panda").expect("the panda").1;
    let photo = fs::read(photo).expect("the panda's file");
    let png = picture_files::rgb();
    let mut files: Vec<PathBuf> = [
        ("notes.png", b"This is a text, whatever its name says.\n".to_vec()),
        ("empty.jpg", Vec::new()),
        ("half.jpg", photo[..photo.len() / 2].to_vec()),
        ("head.jpg", photo[..200].to_vec()),
        ("half.png", png[..png.len() / 2].to_vec()),
        ("claims_400_megapixels.png", picture_files::claims_400_megapixels()),
        ("81_megapixels.png", picture_files::of_81_megapixels()),
    ]
    .iter()
    .map(|(name, content)| picture_files::on_disk(name, content))
    .collect();
    let claims = ["claim.bmp", "claim.gif", "claim.jpg", "claim.png", "claim.webp"];
    files.extend(claims.map(|claim| dist::repository_fixture("claims").join(claim)));
    files
}

#[test]
fn what_is_no_usable_picture_is_refused_and_the_last_result_stays() {
    let page = Page::open("#v1&preset=lite0&backend=cpu");
    let standing = page.classify_sample("chelsea");
    for file in unusable() {
        let text = refusal(&page, &file, &standing);
        println!("  {} is refused: {text}", file.file_name().unwrap_or_default().display());
    }
    // The engine is as good as before, and a good picture ends the complaint.
    let runs = page.runs();
    page.click("sample-coffee");
    page.wait("a result", Duration::from_secs(30), || (page.runs() > runs).then_some(()));
    assert_eq!(page.predictions()[0].index, 967, "espresso");
    assert_eq!(page.error(), None);
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

#[test]
fn a_file_above_the_limit_is_refused_with_the_limit() {
    let page = Page::open("#v1&preset=lite0&backend=cpu");
    let standing = page.classify_sample("chelsea");
    let file = picture_files::on_disk("300 MB.png", &picture_files::rgb());
    // Nothing is written: the disk holds a hole.
    let grown = fs::OpenOptions::new().write(true).open(&file).and_then(|file| file.set_len(300_000_000));
    grown.expect("a large file");
    let text = refusal(&page, &file, &standing);
    assert!(text.contains("larger than 256 MB"), "{text}");
}

#[test]
fn each_refusal_is_one_sentence() {
    let page = Page::open("#v1&preset=lite0&backend=cpu");
    let standing = page.classify_sample("chelsea");
    let refusals: Vec<String> = unusable().iter().map(|file| refusal(&page, file, &standing)).collect();
    let longer: Vec<_> = refusals.iter().filter(|text| text.contains(". ") || !text.ends_with('.')).collect();
    assert!(longer.is_empty(), "not one sentence: {longer:#?}");
}

#[test]
fn a_first_picture_that_is_no_picture_leaves_an_engine_that_works() {
    let page = Page::open("#v1&preset=lite0&backend=cpu");
    page.choose_file("image-input", &picture_files::on_disk("notes.txt", b"no picture"));
    assert_eq!(page.wait_for_error().kind, "picture");
    page.wait_for_engine("ready");
    assert!(page.predictions().is_empty());
    let before = page.runs();
    page.click("sample-coffee");
    page.wait("a result", Duration::from_secs(30), || (page.runs() > before).then_some(()));
    assert_eq!(page.error(), None);
}
