//! What of the page's code comes in files of its own, when it is needed.

use std::time::Duration;

use e2e::browser::Profile;
use e2e::page::Page;
use e2e::server::Fault;
use serde_json::json;

const PATIENCE: Duration = Duration::from_secs(30);

/// How many files of each kind there are: of the rooms, of checkpoints, of the comparison, of the lab, of the lesson.
const CHUNKS: [&str; 5] =
    ["/chunks/rooms-", "/chunks/checkpoints-", "/chunks/compare-", "/chunks/lab-", "/chunks/lesson-"];

fn all_loaded(page: &Page) {
    page.wait("the chunks", PATIENCE, || CHUNKS.iter().all(|chunk| page.server.count(chunk) == 1).then_some(()));
}

/// What a selector finds in the open room; its text, or `None`. All rooms of a chunk say the same of it.
fn in_open_room(page: &Page, id: &str) -> Option<String> {
    let script =
        "return document.querySelector(`[data-room]:not([hidden]) [data-testid=${arguments[0]}]`)?.textContent;";
    page.js(script, &[json!(id)]).as_str().map(str::to_owned)
}

/// Presses the button that tries again, unless the page at rest has tried again by itself meanwhile.
fn try_again_until(page: &Page, what: &str, is_there: impl Fn() -> bool) {
    page.wait(what, PATIENCE, || {
        page.js("document.querySelector('[data-testid=chunk-retry]')?.click();", &[]);
        is_there().then_some(())
    });
}

#[test]
fn the_page_starts_without_the_chunks_and_loads_each_once() {
    let page = Page::prepare(Profile::SoftwareAdapter);
    page.server.fault("/chunks/", Fault::Hold);
    page.go_as_people("#v1&preset=lite0&run=off");
    page.set_slider("phi", 1.0);
    page.expect("macs", "858907472");
    page.server.clear();
    all_loaded(&page);
    for room in page.rooms() {
        page.open_room(&room);
    }
    page.wait("every room", PATIENCE, || (!page.has("chunk-loading")).then_some(()));
    all_loaded(&page);
}

/// A connection lost after the page had come to rest: every room opens all the same.
#[test]
fn every_room_opens_without_a_network_once_the_page_is_at_rest() {
    let page = Page::open("#v1&preset=lite0");
    all_loaded(&page);
    page.server.fault("", Fault::Status(503));
    for room in page.rooms() {
        page.open_room(&room);
        for id in ["chunk-failed", "chunk-loading"] {
            assert_eq!(in_open_room(&page, id), None, "{room}");
        }
    }
    page.click("why-grid-search");
    page.wait("the grid search", PATIENCE, || page.has("grid-candidate").then_some(()));
}

/// A chunk that does not come is a sentence in its room; the rest goes on, and the button tries again.
#[test]
fn a_chunk_that_does_not_come_is_said_and_tried_again() {
    for fault in [Fault::Status(503), Fault::Status(404), Fault::Cut(700)] {
        let page = Page::prepare(Profile::SoftwareAdapter);
        page.server.fault("/chunks/", fault.clone());
        page.go_as_people("#v1&preset=lite0&run=off");
        page.open_room("why");
        let failed = page.wait("the failure", PATIENCE, || in_open_room(&page, "chunk-failed"));
        assert!(failed.contains("could not be loaded"), "{fault:?}: {failed}");
        page.set_slider("phi", 1.0);
        page.expect("macs", "858907472");
        page.server.clear();
        try_again_until(&page, "the room", || in_open_room(&page, "why-grid-search").is_some());
        assert_eq!(in_open_room(&page, "chunk-failed"), None, "{fault:?}");
    }
}

/// The lesson of a link: it and the rooms that it leads into come at once, and the focus goes where it belongs.
#[test]
fn a_link_to_the_lesson_waits_for_no_rest() {
    let page = Page::prepare(Profile::SoftwareAdapter);
    page.server.fault("/chunks/lesson-", Fault::Status(503));
    page.go_as_people("#v1&preset=lite0&run=off&lesson=1");
    page.wait("the failure", PATIENCE, || page.has("chunk-failed").then_some(()));
    page.server.clear();
    try_again_until(&page, "the lesson", || page.has("lesson"));
}
