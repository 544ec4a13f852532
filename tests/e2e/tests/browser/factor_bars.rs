//! Three bars of one scale: the ideal, the formula's and the exact growth.

use e2e::page::Page;
use serde_json::{Value, json};

/// How much of a bar is filled, in percent.
fn filled(page: &Page, factor: &str) -> f64 {
    let script = "
        const bar = at(arguments[0]).closest('dd').querySelector('.bar').getBoundingClientRect();
        const fill = at(arguments[0]).closest('dd').querySelector('.bar-fill').getBoundingClientRect();
        return 100 * (fill.right - bar.left) / bar.width;";
    let share: Value = page.js(script, &[json!(format!("flops-factor-{factor}"))]);
    share.as_f64().expect("a percentage")
}

/// The longest of the three was always a full bar: as depth went up alone, the bars of the ideal and of the formula, which
/// had not changed, shrank.
#[test]
fn bars_of_what_stays_the_same_stay_as_they_are() {
    let page = Page::open("#v1&family=b&depth=1&width=1&resolution=1");
    page.expect_number("factors-end", 1.0);
    page.set_slider("depth", 1.1);
    page.expect_number("factors-end", 2.0);
    let before = ["ideal", "formula", "exact"].map(|factor| filled(&page, factor));
    // Phi is 0, so that both are 1 of 2.
    assert!((before[0] - 50.0).abs() < 1.0 && (before[1] - 50.0).abs() < 1.0, "{before:?}");
    page.set_slider("depth", 1.3);
    assert!(page.number_of("flops-factor-exact") < 2.0, "one scale for both depths");
    let after = ["ideal", "formula", "exact"].map(|factor| filled(&page, factor));
    assert!((before[0] - after[0]).abs() < 0.1 && (before[1] - after[1]).abs() < 0.1, "{before:?}, then {after:?}");
    assert!(after[2] > before[2] + 1.0, "the exact one grew: {before:?}, then {after:?}");
    // The next scale is said.
    page.set_slider("width", 1.4);
    page.expect_number("factors-end", 5.0);
    assert!(page.text("factors-end").contains("5×"), "{}", page.text("factors-end"));
    assert!((filled(&page, "ideal") - 20.0).abs() < 1.0);
}
