//! Which backend runs, and what the page says of it.

use std::time::Duration;

use e2e::browser::Profile;
use e2e::page::{Page, Prediction};

/// The automatic choice ends on the CPU, and the reason names `word`.
fn expect_cpu_because(page: &Page, word: &str) {
    page.click("sample-chelsea");
    assert_eq!(page.wait_for_run_after(0).len(), 5);
    page.expect("backend", "cpu");
    let text = page.text("backend");
    assert!(text.contains("CPU") && text.to_lowercase().contains(word), "no reason with {word:?}: {text:?}");
    assert_eq!(
        page.attribute("backend-auto", "aria-pressed").as_deref(),
        Some("true"),
        "the choice stays the person's"
    );
}

#[test]
fn a_software_adapter_is_passed_over_for_the_cpu_and_the_page_says_so() {
    expect_cpu_because(&Page::open("#v1&preset=lite0"), "software");
}

#[test]
fn without_an_adapter_the_cpu_runs_and_the_page_says_so() {
    let page = Page::prepare(Profile::NoAdapter);
    page.go("#v1&preset=lite0");
    expect_cpu_because(&page, "adapter");
}

#[test]
fn without_webgpu_the_cpu_runs_and_the_page_says_so() {
    let mut page = Page::prepare(Profile::SoftwareAdapter);
    page.use_plain_host();
    page.go("#v1&preset=lite0");
    assert_eq!(page.js("return navigator.gpu === undefined;", &[]), serde_json::json!(true), "WebGPU is still there");
    expect_cpu_because(&page, "webgpu");
}

#[test]
fn webgpu_asked_for_without_an_adapter_falls_back_to_the_cpu() {
    let page = Page::prepare(Profile::NoAdapter);
    page.go("#v1&preset=lite0&backend=webgpu");
    page.click("sample-chelsea");
    assert_eq!(page.wait_for_run_after(0).len(), 5);
    page.expect("backend", "cpu");
    assert!(page.text("backend").to_lowercase().contains("adapter"), "{:?}", page.text("backend"));
}

/// Chooses a backend. The picture on show is run again there: its old answer and time would stand beside a backend that
/// did not give them.
fn choose(page: &Page, backend: &str) -> Vec<Prediction> {
    let before = page.runs();
    page.click(&format!("backend-{backend}"));
    page.wait_for_engine("ready");
    page.expect("backend", backend);
    page.wait(&format!("the picture on show to be run again on {backend}"), Duration::from_secs(15), || {
        (page.runs() > before && page.engine() == "ready").then_some(())
    });
    page.predictions()
}

#[test]
fn another_backend_can_be_chosen_at_any_time() {
    let page = Page::open("#v1&preset=lite0&backend=cpu");
    let on_cpu = page.classify_sample("coffee");
    page.expect("backend", "cpu");

    let on_webgpu = choose(&page, "webgpu");
    assert!(page.text("backend").to_lowercase().contains("swiftshader"), "{:?}", page.text("backend"));
    assert_eq!(page.attribute("backend-webgpu", "aria-pressed").as_deref(), Some("true"));

    // The same network on the same pixels: two backends differ by rounding alone.
    let order = |rows: &[Prediction]| rows.iter().map(|row| row.index).collect::<Vec<_>>();
    assert_eq!(order(&on_cpu), order(&on_webgpu));
    let worst = on_cpu.iter().zip(&on_webgpu).map(|(a, b)| (a.probability - b.probability).abs()).fold(0.0, f64::max);
    println!("measured: CPU against WebGPU, coffee: worst difference of a probability {worst:.7}");
    assert!(worst < 1e-3, "{worst}");

    assert_eq!(choose(&page, "cpu"), on_cpu);
}
