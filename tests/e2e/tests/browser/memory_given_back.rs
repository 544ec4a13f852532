//! Memory that a very large picture or network took, and that the next ones do not need.

use std::time::Duration;

use e2e::browser::Profile;
use e2e::page::Page;
use e2e::picture_files::{of_64_megapixels, on_disk};

const PATIENCE: Duration = Duration::from_mins(2);

/// WebAssembly's memory never shrinks: after a picture of 64 megapixels the worker went on with gigabytes for Lite0, until
/// the tab was closed. Now a new worker takes its place, with the weights from the browser's storage.
#[test]
fn after_a_very_large_picture_a_small_worker_goes_on() {
    let page = Page::prepare(Profile::SoftwareAdapter);
    page.go("#v1&preset=lite0&backend=cpu");
    page.classify_sample("coffee");
    assert_eq!(page.server.count("worker_bg.wasm"), 1);
    let large = page.classify_file(&on_disk("64 megapixels.png", &of_64_megapixels()));
    page.wait("another worker", PATIENCE, || (page.server.count("worker_bg.wasm") == 2).then_some(()));
    page.wait_for_engine("ready");
    assert_eq!((page.predictions(), page.error()), (large, None), "the answer stays");
    page.expect("weights", "pretrained");
    assert_eq!(page.server.count("weights/efficientnet-lite0"), 1, "nothing is downloaded again");
    let shown = page.classify_sample("coffee");
    assert_eq!(shown[0].index, 967, "espresso");
    assert_eq!(page.server.count("worker_bg.wasm"), 2, "and it stays");
}

/// The same after a setting with hundreds of millions of numbers: what its making took stayed with Lite0.
#[test]
fn after_a_very_large_setting_a_small_worker_goes_on() {
    let page = Page::prepare(Profile::SoftwareAdapter);
    page.go("#v1&preset=lite0&backend=cpu");
    let small = page.classify_sample("coffee");
    let before = page.runs();
    page.js("location.hash = '#v1&family=b&depth=2&width=5&resolution=0.3&backend=cpu';", &[]);
    page.wait("its result", PATIENCE, || {
        assert_eq!(page.error(), None);
        if page.has("build-question") {
            page.click("build-agree");
        }
        (page.runs() > before && page.engine() == "ready").then_some(())
    });
    assert_eq!(page.server.count("worker_bg.wasm"), 1, "it needs what the worker holds");
    let before = page.runs();
    page.click("run-lite0");
    assert_eq!(page.wait_for_run_after(before), small);
    page.wait("another worker", PATIENCE, || (page.server.count("worker_bg.wasm") == 2).then_some(()));
    page.wait_for_engine("ready");
    assert_eq!((page.predictions(), page.error()), (small, None), "the answer stays");
    assert_eq!(page.server.count("weights/efficientnet-lite0"), 1, "nothing is downloaded again");
    assert_eq!(page.classify_sample("chelsea").len(), 5);
    assert_eq!(page.server.count("worker_bg.wasm"), 2, "and it stays");
}
