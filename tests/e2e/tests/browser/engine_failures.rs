//! A worker that does not start, breaks, or is of another build. Where the real one cannot be made to fail, an actor in
//! `fixtures/actor.js` speaks the wire in its place.

use std::fs;
use std::time::Duration;

use e2e::browser::Profile;
use e2e::dist;
use e2e::page::Page;
use e2e::server::Fault;

/// A page whose worker is the actor, in one of its parts.
pub(super) fn with_actor(part: &str) -> Page {
    let actor = fs::read_to_string(dist::fixture("actor.js")).expect("the actor");
    let page = Page::prepare(Profile::SoftwareAdapter);
    page.server.fault("worker-boot.js", Fault::Replace(format!("const PART = \"{part}\";\n{actor}").into_bytes()));
    page.go("#v1&backend=webgpu");
    page
}

fn sliders_still_answer(page: &Page) {
    page.set_slider("phi", 1.0);
    page.expect("macs", "992629472");
    page.set_slider("phi", 2.5);
    page.expect("macs", "2332257912");
}

/// One of the worker's files is missing: a second start, then words; and a way back.
fn expect_restarted_once_then_explained(file: &str) {
    let page = Page::prepare(Profile::SoftwareAdapter);
    page.server.fault(file, Fault::NotFound);
    page.go("");
    page.click("sample-coffee");
    let error = page.wait_for_error();
    println!("  {file} missing is said: {}", error.text);
    assert_eq!(error.kind, "panic", "{error:?}");
    assert_eq!(page.engine(), "failed");
    assert_eq!(page.server.count("worker-boot.js"), 2, "started once, and restarted once");
    sliders_still_answer(&page);

    page.server.clear();
    page.click("retry");
    page.wait("the picture that waited", Duration::from_secs(120), || (page.runs() > 0).then_some(()));
    assert_eq!(page.error(), None);
    assert_eq!(page.predictions()[0].index, 967, "espresso");
}

#[test]
fn a_worker_that_is_not_there_is_restarted_once_and_then_explained() {
    expect_restarted_once_then_explained("worker-boot.js");
}

#[test]
fn a_worker_whose_script_is_not_there_is_restarted_once_and_then_explained() {
    expect_restarted_once_then_explained("worker.js");
}

#[test]
fn a_worker_whose_code_is_not_there_is_restarted_once_and_then_explained() {
    expect_restarted_once_then_explained("worker_bg.wasm");
}

#[test]
fn a_worker_of_another_build_asks_for_a_reload() {
    let page = with_actor("another-build");
    page.click("sample-coffee");
    let error = page.wait_for_error();
    assert!(error.kind == "version" && error.text.to_lowercase().contains("reload"), "{error:?}");
    assert_eq!(page.engine(), "failed");
    assert_eq!(page.server.count("worker-boot.js"), 1, "another start would not help");
    sliders_still_answer(&page);
}

#[test]
fn a_backend_that_fails_in_a_run_gives_way_to_the_cpu_and_the_page_says_so() {
    let page = with_actor("webgpu-run-fails");
    page.click("sample-coffee");
    let shown = page.wait_for_run_after(0);
    assert_eq!(shown[0].index, 967, "the picture is classified by the second worker");
    page.expect("backend", "cpu");
    assert!(page.text("backend").contains("the stage broke down"), "the reason: {:?}", page.text("backend"));
    assert_eq!(page.server.count("worker-boot.js"), 2);
}

#[test]
fn a_worker_that_panics_in_a_run_is_restarted_once_and_the_last_result_stays() {
    let page = with_actor("second-picture-panics");
    page.click("sample-coffee");
    let standing = page.wait_for_run_after(0);
    page.click("sample-chelsea");
    let error = page.wait_for_error();
    assert_eq!(error.kind, "panic", "{error:?}");
    assert_eq!(page.predictions(), standing);
    assert_eq!(page.runs(), 1);
    assert_eq!(page.server.count("worker-boot.js"), 2);
    sliders_still_answer(&page);
    // Another picture starts it again, as if for the first time.
    page.click("sample-coffee");
    page.wait("a result", Duration::from_secs(20), || (page.runs() == 2).then_some(()));
    assert_eq!(page.error(), None);
    assert_eq!(page.engine(), "ready");
}

#[test]
fn a_worker_that_talks_nonsense_is_given_up() {
    let page = with_actor("nonsense");
    page.click("sample-coffee");
    let error = page.wait_for_error();
    assert!(["panic", "protocol"].contains(&error.kind.as_str()), "{error:?}");
    assert_eq!(page.engine(), "failed");
    sliders_still_answer(&page);
}
