//! How soon a visitor can use the page on a slow line with a slow device.

use std::time::Duration;

use e2e::browser::Profile;
use e2e::page::Page;
use serde_json::json;

/// The line: 10 Mbit/s, 40 ms from request to answer.
const BYTES_PER_SECOND: f64 = 10e6 / 8.0;
const ROUND_TRIP_MILLIS: f64 = 40.0;
/// The device: this machine's processor, four times slower.
const TIMES_SLOWER: f64 = 4.0;
/// From the click on a link to a slider that answers.
const MOST_MILLIS: f64 = 1_500.0;
/// A busy machine is no slow page: the best of so many visits counts.
const VISITS: usize = 5;

/// Moves phi as soon as there is a slider, and writes down when the count of multiply-adds has followed.
const PROBE: &str = "
    const value = (id) => document.querySelector(`[data-testid=\"${id}\"]`)?.dataset.value;
    const look = () => {
        const slider = document.querySelector('[data-testid=\"slider-phi\"]');
        if (slider && !window.before) {
            window.before = value('macs');
            slider.value = String(Number(slider.value) + Number(slider.step));
            slider.dispatchEvent(new Event('input', { bubbles: true }));
        }
        if (window.before && value('macs') !== window.before) window.usableMillis = performance.now();
        else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
";

#[test]
fn the_page_is_usable_within_one_and_a_half_seconds_on_a_slow_line_and_device() {
    let page = Page::prepare_compressed(Profile::SoftwareAdapter);
    // The first visit lets the server compress its files.
    page.go("");
    let develop = |method: &str, parameters| {
        page.session().development(method, &parameters).expect("the browser's development interface");
    };
    develop("Page.enable", json!({}));
    develop("Page.addScriptToEvaluateOnNewDocument", json!({ "source": PROBE }));
    develop("Network.enable", json!({}));
    let line = json!({ "offline": false, "latency": ROUND_TRIP_MILLIS, "downloadThroughput": BYTES_PER_SECOND,
        "uploadThroughput": BYTES_PER_SECOND });
    develop("Network.emulateNetworkConditions", line);
    develop("Emulation.setCPUThrottlingRate", json!({ "rate": TIMES_SLOWER }));
    let mut visits: Vec<f64> = (0..VISITS)
        .map(|_| {
            develop("Network.clearBrowserCache", json!({}));
            page.load("");
            page.wait("a slider that answers", Duration::from_secs(60), || {
                page.js("return window.usableMillis ?? null;", &[]).as_f64()
            })
        })
        .collect();
    develop("Emulation.setCPUThrottlingRate", json!({ "rate": 1 }));
    visits.sort_by(f64::total_cmp);
    println!("measured: from the navigation to a slider that answers, slow line and device: {visits:.0?} ms");
    assert!(visits[0] <= MOST_MILLIS, "the best of {VISITS} visits: {visits:.0?} ms");
}
