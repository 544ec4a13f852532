//! A comparison that goes on for a while: what the time does to the times.

use e2e::page::Page;

use crate::compare::run_to_the_end;
use crate::compare_files::saved_json;

#[test]
fn a_minute_shows_what_heat_does_and_the_file_holds_it() {
    let page = Page::open("#v1&family=lite&depth=0.5&width=0.3&resolution=0.3&compare=setting&backend=cpu");
    page.classify_sample("coffee");
    page.js(
        "const budget = at('compare-budget'); budget.value = 'minute'; budget.dispatchEvent(new Event('change'));",
        &[],
    );
    let found = run_to_the_end(&page);
    assert_eq!(found.len(), 1);
    assert!(page.has("compare-chart-sustained"));
    let findings = page.text("compare-findings");
    assert!(findings.contains("last quarter"), "{findings}");
    let file = saved_json(&page);
    let network = &file["networks"][0];
    let points = network["sustained"]["points"].as_array().expect("points");
    assert!((50..=60).contains(&points.len()), "{} points", points.len());
    let at: Vec<f64> = points.iter().map(|point| point["at_seconds"].as_f64().expect("seconds")).collect();
    assert!(at.is_sorted() && at.last().is_some_and(|last| (59.0..75.0).contains(last)), "{at:?}");
    let runs: u64 = points.iter().map(|point| point["runs"].as_u64().expect("a count")).sum();
    assert_eq!(runs, network["samples"].as_array().expect("samples").len() as u64, "every run is in a part");
}
