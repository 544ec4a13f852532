//! What the engine says, in Korean, and in English again once the language is switched.

use std::time::Duration;

use e2e::page::Page;
use e2e::picture_files::on_disk;

const SOON: Duration = Duration::from_secs(5);
const KOREAN: &str = "#v1&preset=lite0&backend=cpu&lang=ko";

fn is_korean(words: &str) -> bool {
    words.chars().any(|c| ('\u{ac00}'..='\u{d7a3}').contains(&c))
}

/// The error in Korean, and then in English: the same one, in other words.
fn error_in_both(page: &Page) -> [String; 2] {
    let korean = page.wait_for_error();
    assert!(is_korean(&korean.text), "{korean:?}");
    page.click("lang-en");
    let english = page.wait("the error in English", SOON, || page.error().filter(|error| !is_korean(&error.text)));
    assert_eq!(korean.kind, english.kind);
    [korean.text, english.text]
}

#[test]
fn a_refused_picture_is_explained_in_the_language_of_the_page() {
    let page = Page::open(KOREAN);
    page.choose_file("image-input", &on_disk("notes.txt", b"no picture"));
    let [_, english] = error_in_both(&page);
    assert!(english.starts_with("This file is not a picture: "), "{english:?}");
}

#[test]
fn a_refused_weights_file_names_what_is_wrong_in_the_language_of_the_page() {
    let page = Page::open(KOREAN);
    page.choose_file("weights-input", &on_disk("garbage.pth", b"This is a text, whatever its name says.\n"));
    let [korean, english] = error_in_both(&page);
    assert!(korean.contains("garbage.pth") && korean.contains("safetensors"), "{korean:?}");
    let words = "The weights file garbage.pth cannot be used: this is a file of an unknown kind: choose a weights file of \
                 PyTorch (.pth, .pt) or safetensors.";
    assert_eq!(english, words);
}

#[test]
fn the_answer_stays_when_the_language_is_switched_and_its_labels_are_marked_as_english() {
    let page = Page::open(KOREAN);
    let standing = page.classify_sample("coffee");
    let state = page.text("engine-status");
    assert!(is_korean(&state), "{state:?}");
    assert!(is_korean(&page.text("answered-by")) && is_korean(&page.text("proof-summary")));
    let lang = page.js("return document.querySelector('.prediction-name').lang;", &[]);
    assert_eq!(lang.as_str(), Some("en"));
    page.click("lang-en");
    page.wait("the answer in English", SOON, || (!is_korean(&page.text("answered-by"))).then_some(()));
    assert_eq!(page.predictions(), standing);
    assert!(!is_korean(&page.text("engine-status")) && !is_korean(&page.text("proof-summary")));
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}
