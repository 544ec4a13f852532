//! Cancel in phases that are over soon. The page's own script presses it as soon as the phase is shown.

use std::time::Duration;

use e2e::page::Page;
use e2e::picture_files::on_disk;
use e2e::weights_files::{architecture, safetensors, tensors};
use model::scaling::Family;
use serde_json::json;
use weights::Layout;

/// Until the phase is shown, and it is over.
const PATIENCE: Duration = Duration::from_mins(2);

/// How long a cancel may take, in milliseconds.
const MOST_MILLIS: f64 = 500.0;

/// Presses Cancel once the engine's status begins with given words; `window.cancelMillis` is how long it was busy after that.
const PRESS: &str = "
    const words = arguments[0], status = at('engine-status');
    let pressed = null;
    window.cancelMillis = null;
    const observer = new MutationObserver(() => {
        if (pressed === null && status.innerText.startsWith(words) && at('engine-cancel')) {
            pressed = performance.now();
            at('engine-cancel').click();
        } else if (pressed !== null && ['ready', 'cold'].includes(status.dataset.state)) {
            window.cancelMillis = performance.now() - pressed;
            observer.disconnect();
        }
    });
    observer.observe(status, { subtree: true, childList: true, characterData: true, attributes: true });";

/// Waits for the end of what was cancelled.
fn expect_cancelled(page: &Page, words: &str) {
    let millis = page.wait(words, PATIENCE, || page.js("return window.cancelMillis;", &[]).as_f64());
    println!("measured: cancel during {words:?}: {millis:.0} ms (bound {MOST_MILLIS} ms)");
    assert!(millis <= MOST_MILLIS, "{millis}");
    assert_eq!(page.error(), None);
}

#[test]
fn the_reading_of_a_file_is_cancelled_and_the_loaded_network_stays() {
    let page = Page::open("#v1&preset=lite0&backend=cpu");
    let standing = page.classify_sample("coffee");
    let spec = architecture(Family::EfficientNet, 1.8, 1.4, 1000);
    let file = on_disk("own b4.safetensors", &safetensors(&tensors(&spec, Layout::Timm)));
    page.js(PRESS, &[json!("Reading your file")]);
    page.choose_file("weights-input", &file);
    expect_cancelled(&page, "Reading your file");
    assert_eq!(page.engine(), "ready");
    page.expect("weights", "pretrained");
    let before = page.runs();
    page.click("run-again");
    assert_eq!(page.wait_for_run_after(before), standing);
    // And chosen again, it is read.
    page.choose_file("weights-input", &file);
    page.wait("the file", PATIENCE, || {
        assert_eq!(page.error(), None);
        (page.has("file-found") && page.engine() == "ready").then_some(())
    });
    page.expect("weights", "custom");
}

#[test]
fn the_measuring_of_the_device_is_cancelled_and_comes_again_when_it_is_needed() {
    let page = Page::open("#v1&family=b&phi=7&alpha=1.6&beta=1&gamma=1.15&backend=cpu");
    page.js(PRESS, &[json!("Measuring how fast this device is")]);
    page.click("engine-start");
    expect_cancelled(&page, "Measuring how fast this device is");
    assert_eq!(page.engine(), "cold");
    page.click("engine-start");
    page.wait("the question", PATIENCE, || page.has("build-question").then_some(()));
    page.click("build-decline");
    assert_eq!(page.error(), None);
}
