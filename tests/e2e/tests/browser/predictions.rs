//! What the network says of the reference's pictures, on both backends.

use e2e::dist;
use e2e::page::Page;
use e2e::reference::Expected;

/// Classifies every sample picture that the reference knows, and compares.
fn agree_with_the_reference(network: &str, backend: &str) {
    let page = Page::open(&format!("#v1&preset={network}&backend={backend}"));
    let present = dist::sample_pictures();
    let mut latencies = Vec::new();
    let mut faults = Vec::new();
    let mut worst = [("png", 0.0_f64), ("jpg", 0.0)];
    for expected in Expected::all(network) {
        let Some((name, _)) = present.iter().find(|(_, path)| path.ends_with(&expected.file)) else { continue };
        let comparison = expected.compare(&page.classify_sample(name));
        page.expect("backend", backend);
        latencies.push(page.number_of("latency"));
        for (ending, most) in &mut worst {
            if expected.file.ends_with(*ending) {
                *most = most.max(comparison.worst);
            }
        }
        faults.extend(comparison.faults);
    }
    assert!(latencies.len() >= 5, "only {} pictures of the reference are among the samples", latencies.len());
    latencies.sort_by(f64::total_cmp);
    println!(
        "measured: {network} on {backend}: worst difference of a probability {:.5} (PNG), {:.5} (JPEG), over {} pictures; \
         latency median {:.0} ms; first run {:.0} ms",
        worst[0].1,
        worst[1].1,
        latencies.len(),
        latencies[latencies.len() / 2],
        page.number_of("first-run"),
    );
    assert!(faults.is_empty(), "{network} on {backend}:\n{}", faults.join("\n"));
    assert_eq!(page.value_of("weights"), "pretrained");
}

#[test]
fn the_cpu_agrees_with_the_reference() {
    agree_with_the_reference("lite0", "cpu");
}

#[test]
fn webgpu_agrees_with_the_reference() {
    agree_with_the_reference("lite0", "webgpu");
}

#[test]
fn lite1_agrees_with_the_reference_on_the_cpu() {
    agree_with_the_reference("lite1", "cpu");
}

#[test]
fn lite2_agrees_with_the_reference_on_the_cpu() {
    agree_with_the_reference("lite2", "cpu");
}

#[test]
fn lite1_agrees_with_the_reference_on_webgpu() {
    agree_with_the_reference("lite1", "webgpu");
}

#[test]
fn lite2_agrees_with_the_reference_on_webgpu() {
    agree_with_the_reference("lite2", "webgpu");
}

#[test]
fn a_file_of_the_persons_own_is_classified_as_the_same_sample_is() {
    let page = Page::open("#v1&preset=lite0&backend=cpu");
    let (_, file) = dist::sample_pictures().into_iter().find(|(name, _)| name == "chelsea").expect("the cat");
    let from_file = page.classify_file(&file);
    let comparison = Expected::of("chelsea").compare(&from_file);
    assert!(comparison.faults.is_empty(), "{:?}", comparison.faults);
    assert_eq!(page.classify_sample("chelsea"), from_file);
    // The same file once more is a new run.
    assert_eq!(page.classify_file(&file), from_file);
    assert_eq!(page.runs(), 3);
    let sum: f64 = from_file.iter().map(|row| row.probability).sum();
    assert!(sum <= 1.0 + 1e-6 && from_file.iter().all(|row| row.logit.is_finite() && row.text.contains('%')));
}

#[test]
fn every_sample_button_leads_to_a_picture_with_an_answer() {
    let page = Page::open("#v1&preset=lite0&backend=cpu");
    let names =
        page.js("return [...document.querySelectorAll('[data-testid^=\"sample-\"]')].map(b => b.dataset.testid);", &[]);
    let names: Vec<String> = serde_json::from_value(names).expect("names");
    assert!(names.len() >= 5, "{names:?}");
    for name in names {
        let before = page.runs();
        page.click(&name);
        assert_eq!(page.wait_for_run_after(before).len(), 5, "{name}");
    }
    let failed: Vec<_> = page.server.seen().into_iter().filter(|seen| seen.status != 200).collect();
    assert!(failed.is_empty(), "{failed:?}");
}
