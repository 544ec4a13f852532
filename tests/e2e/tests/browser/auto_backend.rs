//! The backend by measurement: both are timed, the automatic choice takes the faster one and says why.
//!
//! On the software adapter of these tests WebGPU is several times slower than the CPU.

use std::time::Duration;

use e2e::browser::Profile;
use e2e::page::Page;
use serde_json::{Value, json};

const AUTO: &str = "#v1&preset=lite0";

/// How long a trial may take: two workers start one after the other, and every shader is compiled.
const TRIAL: Duration = Duration::from_mins(2);

/// How long the page may take to come to rest and begin, beside its ten seconds.
const REST: Duration = Duration::from_secs(40);

/// The script that stands in for a graphics processor, as far as the page itself can see: its workers see the software
/// adapter all the same.
const PROCESSOR: &str = "navigator.gpu.requestAdapter = async () => ({ info: { description: 'a card' } });";

/// What of the answer must not change while nobody asks for anything.
fn answer(page: &Page) -> Value {
    page.js(
        "return [at('predictions').innerText, at('predictions').dataset.run, at('latency').dataset.value,
            document.querySelector('.latency-line dt').innerText, at('engine-status').dataset.state];",
        &[],
    )
}

/// A page whose network has answered.
fn answered(profile: Profile, fragment: &str) -> Page {
    let page = Page::prepare(profile);
    page.go(fragment);
    page.classify_sample("coffee");
    page
}

fn millis(page: &Page, backend: &str) -> Option<f64> {
    page.attribute("backend-times", &format!("data-{backend}-millis"))?.parse().ok()
}

/// Waits for both times, and returns those of the CPU and of WebGPU.
fn wait_for_times(page: &Page, limit: Duration) -> (f64, f64) {
    page.wait("the times of both backends", limit, || Some((millis(page, "cpu")?, millis(page, "webgpu")?)))
}

fn wait_for_note(page: &Page, word: &str) {
    page.wait(&format!("a note with {word:?}"), TRIAL, || {
        page.text("backend-measure-note").contains(word).then_some(())
    });
}

fn begin(page: &Page) {
    page.click("backend-measure");
    page.wait("the measurement", Duration::from_secs(10), || page.has("backend-measure-cancel").then_some(()));
}

fn expect_not_measured(page: &Page) {
    assert!(page.text("backend-times").contains("has not been measured"), "{:?}", page.text("backend-times"));
    assert_eq!(page.attribute("backend-times", "data-faster"), None);
}

#[test]
fn both_backends_are_measured_and_the_next_visit_starts_on_the_faster_one() {
    let page = answered(Profile::SoftwareAdapter, AUTO);
    page.open_room("device");
    expect_not_measured(&page);
    let before = answer(&page);
    begin(&page);
    let (cpu, webgpu) = wait_for_times(&page, TRIAL);
    println!("measured: Lite0 in a trial: {cpu:.1} ms on the CPU, {webgpu:.1} ms on software WebGPU");
    assert!(cpu > 1.0 && webgpu > 1.1 * cpu, "{cpu} and {webgpu}");
    assert_eq!(page.attribute("backend-times", "data-faster").as_deref(), Some("cpu"));
    let sentence = page.text("backend-times");
    let day = page.js("return new Date().getFullYear() + '-';", &[]);
    assert!(sentence.starts_with("Automatic uses the CPU:") && sentence.contains("WebGPU"), "{sentence}");
    assert!(sentence.contains(day.as_str().expect("a year")) && sentence.matches("ms").count() == 2, "{sentence}");
    assert_eq!(answer(&page), before, "a measurement has changed the answer");
    assert_eq!(page.text("backend-measure-note"), "");
    page.expect("backend", "cpu");

    page.go_in_fresh_tab(AUTO);
    page.classify_sample("coffee");
    page.open_room("device");
    page.expect("backend", "cpu");
    assert_eq!(wait_for_times(&page, REST), (cpu, webgpu));
    assert_eq!(page.text("backend-times"), sentence);
    // The worker was told to use the CPU; it did not come to that by the adapter.
    assert!(!page.text("backend").to_lowercase().contains("software"), "{:?}", page.text("backend"));
    assert_eq!(page.attribute("backend-auto", "aria-pressed").as_deref(), Some("true"));

    // A network of another size was not measured.
    page.click("preset-lite4");
    page.wait("another size", REST, || millis(&page, "cpu").is_none().then_some(()));
    expect_not_measured(&page);

    page.go_in_fresh_tab("#v1&preset=lite0&backend=webgpu");
    page.classify_sample("coffee");
    page.open_room("device");
    page.expect("backend", "webgpu");
    assert_eq!(wait_for_times(&page, REST), (cpu, webgpu));
    assert!(!page.text("backend-times").contains("utomatic"), "{:?}", page.text("backend-times"));
}

#[test]
fn a_measurement_is_cancelled_and_gives_way_to_the_person() {
    let page = answered(Profile::SoftwareAdapter, AUTO);
    page.open_room("device");
    begin(&page);
    page.js("at('backend-measure-cancel').focus();", &[]);
    page.click("backend-measure-cancel");
    wait_for_note(&page, "cancelled");
    assert!(page.is_focused("[data-testid=\"backend-measure\"]"), "the focus is lost");
    expect_not_measured(&page);

    begin(&page);
    page.classify_sample("chelsea");
    wait_for_note(&page, "something else");
    assert!(page.has("backend-measure"));
    expect_not_measured(&page);

    begin(&page);
    page.js(
        "Object.defineProperty(document, 'hidden', { value: true, configurable: true });
         document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
         delete document.hidden;",
        &[],
    );
    wait_for_note(&page, "hidden");
    expect_not_measured(&page);
    page.expect("backend", "cpu");
    assert_eq!(page.error(), None);
}

#[test]
fn without_an_adapter_there_is_nothing_to_measure() {
    let page = answered(Profile::NoAdapter, AUTO);
    page.open_room("device");
    page.click("backend-measure");
    wait_for_note(&page, "WebGPU is not available");
    expect_not_measured(&page);
    assert_eq!(page.error(), None);
}

#[test]
fn without_webgpu_the_page_says_so_and_offers_no_measurement() {
    let mut page = Page::prepare(Profile::SoftwareAdapter);
    page.use_plain_host();
    page.go(AUTO);
    page.open_room("device");
    assert!(page.text("backend-times").contains("WebGPU is not available"), "{:?}", page.text("backend-times"));
    assert!(!page.has("backend-measure"));
}

#[test]
fn a_measurement_counts_for_the_visit_where_nothing_can_be_kept() {
    let page = answered(Profile::SoftwareAdapter, AUTO);
    page.open_room("device");
    page.js("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };", &[]);
    begin(&page);
    wait_for_times(&page, TRIAL);
    wait_for_note(&page, "until the page is closed");
    assert!(page.text("backend-times").starts_with("Automatic uses the CPU:"), "{:?}", page.text("backend-times"));
}

#[test]
fn a_page_at_rest_measures_by_itself_where_there_is_a_graphics_processor() {
    let page = answered(Profile::SoftwareAdapter, AUTO);
    page.open_room("device");
    page.js(PROCESSOR, &[]);
    let before = answer(&page);
    let (cpu, webgpu) = wait_for_times(&page, REST + TRIAL);
    assert!(webgpu > 1.1 * cpu, "{cpu} and {webgpu}");
    assert_eq!(answer(&page), before, "a measurement has changed the answer");
    page.expect("backend", "cpu");
}

/// What is kept says that WebGPU is the faster one: the engine goes on there, and nothing of the answer changes.
#[test]
fn at_rest_the_engine_goes_on_with_the_faster_backend_silently() {
    let page = answered(Profile::SoftwareAdapter, AUTO);
    page.open_room("device");
    begin(&page);
    wait_for_times(&page, TRIAL);
    page.js(
        "const kept = JSON.parse(localStorage.getItem('backend-times-1'));
         for (const measured of kept.measurements) [measured.cpu, measured.webgpu] = [measured.webgpu, measured.cpu];
         [kept.adapter, kept.is_software] = ['a card', false];
         localStorage.setItem('backend-times-1', JSON.stringify(kept));",
        &[],
    );
    page.go_in_fresh_tab(AUTO);
    page.js(PROCESSOR, &[]);
    page.classify_sample("coffee");
    page.open_room("device");
    page.expect("backend", "cpu");
    assert!(
        page.text("backend-times").starts_with("Automatic uses WebGPU next time:"),
        "{:?}",
        page.text("backend-times")
    );
    let before = answer(&page);
    page.wait("the faster backend", REST + TRIAL, || {
        assert_eq!(answer(&page), before, "the switch has changed the answer");
        (page.attribute("backend", "data-value").as_deref() == Some("webgpu")).then_some(())
    });
    assert_eq!(answer(&page), before, "the switch has changed the answer");
    assert!(page.text("backend-times").starts_with("Automatic uses WebGPU:"), "{:?}", page.text("backend-times"));
    assert_eq!(page.attribute("backend-auto", "aria-pressed").as_deref(), Some("true"));

    // The worker that was taken over answers what comes next.
    let on_cpu = page.predictions();
    let on_webgpu = page.classify_sample("coffee");
    assert_eq!(on_cpu.len(), on_webgpu.len());
    for (cpu, webgpu) in on_cpu.iter().zip(&on_webgpu) {
        assert!(cpu.index == webgpu.index && (cpu.probability - webgpu.probability).abs() < 1e-3, "{cpu:?} {webgpu:?}");
    }
    page.expect("backend", "webgpu");
    let kept = page.js("return JSON.parse(localStorage.getItem('backend-times-1')).measurements.length;", &[]);
    assert_eq!(kept, json!(1), "a switch is no measurement");
}
