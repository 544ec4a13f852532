//! A worker that does not start, breaks, or is of another build. Where the real one cannot be made to fail, an actor in
//! `fixtures/actor.js` speaks the wire in its place.

use std::fs;
use std::time::Duration;

use e2e::browser::Profile;
use e2e::dist;
use e2e::page::Page;
use e2e::server::Fault;
use wire::protocol::BUILD_ID;

/// A page whose worker is the actor, in one of its parts.
pub(super) fn with_actor(part: &str) -> Page {
    with_actor_and(Profile::SoftwareAdapter, part)
}

/// The same in a browser of another profile.
pub(super) fn with_actor_and(profile: Profile, part: &str) -> Page {
    let actor = fs::read_to_string(dist::fixture("actor.js")).expect("the actor");
    let page = Page::prepare(profile);
    let script = format!("const PART = {part:?}, BUILD_ID = {BUILD_ID:?};\n{actor}");
    page.server.fault("worker.js", Fault::Replace(script.into_bytes()));
    page.go("#v1&preset=lite0&backend=webgpu");
    page
}

fn sliders_still_answer(page: &Page) {
    page.set_slider("phi", 1.0);
    page.expect("macs", "858907472");
    page.set_slider("phi", 2.5);
    page.expect("macs", "2081536256");
}

#[test]
fn a_worker_of_another_build_asks_for_a_reload() {
    let page = with_actor("another-build");
    page.click("sample-coffee");
    let error = page.wait_for_error();
    assert!(error.kind == "version" && error.text.to_lowercase().contains("reload"), "{error:?}");
    assert_eq!(page.engine(), "failed");
    assert_eq!(page.server.count("worker.js"), 1, "another start would not help");
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
    assert_eq!(page.server.count("worker.js"), 2);
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
    assert_eq!(page.server.count("worker.js"), 2);
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

/// A worker that the browser had closed, or that went round for ever, left "Looking at the picture" on the page for good.
/// Now it is missed after 20 seconds, and the next one classifies the picture.
#[test]
fn a_worker_that_falls_silent_is_replaced_and_the_picture_is_kept() {
    for part in ["runs-for-ever", "closes"] {
        let page = with_actor(part);
        page.click("sample-coffee");
        page.wait_for_engine("running");
        page.wait("the second worker's answer", Duration::from_secs(40), || (page.runs() == 1).then_some(()));
        assert_eq!(page.predictions()[0].index, 967);
        page.expect("backend", "cpu");
        let reason = page.text("backend");
        assert!(reason.contains("not respond for 2"), "{part}: {reason:?}");
        assert_eq!(page.error(), None);
    }
}

/// The same worker, and a person who does not want to wait: Cancel was not offered for a short run, and a worker that
/// does not hear would not have stopped.
#[test]
fn a_run_that_never_ends_can_be_cancelled() {
    for part in ["runs-for-ever", "never-answers"] {
        let page = with_actor(part);
        page.click("sample-coffee");
        page.wait_for_engine("running");
        page.wait("a way out", Duration::from_secs(10), || page.has("engine-cancel").then_some(()));
        page.click("engine-cancel");
        page.wait("the end of it", Duration::from_secs(10), || (page.engine() == "cold").then_some(()));
        assert_eq!(page.error(), None, "the person wanted it");
        sliders_still_answer(&page);
        // The next picture has an engine again.
        page.server.clear();
        page.click("backend-cpu");
        page.click("sample-chelsea");
        page.wait("an answer", Duration::from_secs(60), || (page.runs() == 1).then_some(()));
    }
}
