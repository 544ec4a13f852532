//! A camera that the browser does not give: not allowed, not there, in use, on a page without https and in a browser
//! without cameras are told apart.

use std::time::Duration;

use e2e::browser::Profile;
use e2e::page::Page;

/// Starts the camera, which does not come, and expects the reason with what the person can do. The page is as good as
/// before.
fn expect_refusal(page: &Page, kind: &str, words: &str) {
    page.click("camera-start");
    page.wait("a reason", Duration::from_secs(20), || page.attribute("camera-errors", "data-kind"));
    assert_eq!(page.attribute("camera-errors", "data-kind").as_deref(), Some(kind));
    let text = page.text("camera-errors");
    println!("  {kind}: {text}");
    assert!(text.contains(words), "no {words:?} in {text:?}");
    assert!(text.ends_with('.') && !text.contains(". "), "not one sentence: {text:?}");
    assert_eq!(page.attribute("camera-errors", "role").as_deref(), Some("alert"));
    assert_eq!(page.attribute("camera", "data-state").as_deref(), Some("off"));
    assert!(!page.has("camera-preview"));
    assert_eq!(page.engine(), "cold", "nothing is loaded for a camera that does not come");
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

#[test]
fn a_camera_that_is_not_allowed_is_explained() {
    let page = Page::prepare_alone(Profile::CameraDenied);
    page.go("#v1&preset=lite0&backend=cpu");
    expect_refusal(&page, "denied", "allow it");
    // The engine works without it, and the complaint goes with the next picture.
    assert_eq!(page.classify_sample("coffee").len(), 5);
    assert_eq!(page.text("camera-errors"), "");
}

#[test]
fn a_camera_that_is_not_there_is_explained() {
    let page = Page::prepare_alone(Profile::NoCamera);
    page.go("#v1&preset=lite0&backend=cpu");
    expect_refusal(&page, "none", "connect one");
}

#[test]
fn a_camera_that_another_program_uses_is_explained_and_can_be_tried_again() {
    let page = Page::prepare(Profile::Camera);
    page.go("#v1&preset=lite0&backend=cpu");
    page.js(
        "navigator.mediaDevices.getUserMedia = () =>
             Promise.reject(new DOMException('Could not start video source', 'NotReadableError'));",
        &[],
    );
    expect_refusal(&page, "busy", "close that program");
    page.js("delete navigator.mediaDevices.getUserMedia;", &[]);
    page.click("camera-start");
    page.wait("an answer", Duration::from_mins(3), || (page.runs() > 0).then_some(()));
    assert_eq!(page.text("camera-errors"), "");
}

#[test]
fn on_a_page_without_https_the_browsers_silence_is_explained() {
    let mut page = Page::prepare(Profile::Camera);
    page.use_plain_host();
    page.go("#v1&preset=lite0&backend=cpu");
    expect_refusal(&page, "insecure", "https");
}

#[test]
fn a_browser_that_knows_no_cameras_is_explained() {
    let page = Page::prepare(Profile::Camera);
    page.go("#v1&preset=lite0&backend=cpu");
    page.js("Object.defineProperty(navigator, 'mediaDevices', { value: undefined, configurable: true });", &[]);
    expect_refusal(&page, "unavailable", "current browser");
}
