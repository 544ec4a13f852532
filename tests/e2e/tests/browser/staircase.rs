//! The rounding staircase: charts, the table behind them, and why B1 is what it is.

use std::time::Duration;

use e2e::page::Page;
use e2e::reference::{BASELINE_MACS, LITE_BASELINE_MACS, VARIANTS};
use serde_json::json;

const SOON: Duration = Duration::from_secs(5);

fn open(page: &Page) {
    page.click("staircase-open");
    page.wait("the charts", SOON, || page.has("staircase-blocks").then_some(()));
}

/// Phi, asked for and built, as a chart says them.
fn mark(page: &Page, id: &str) -> [f64; 3] {
    ["data-phi", "data-asked", "data-rounded"].map(|name| {
        let value = page.attribute(id, name).unwrap_or_default();
        value.parse().unwrap_or(f64::NAN)
    })
}

fn expect_mark(page: &Page, id: &str, expected: [f64; 3]) {
    let is_near = |found: [f64; 3]| found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-9);
    page.wait(&format!("{id} at {expected:?}"), SOON, || is_near(mark(page, id)).then_some(()));
}

#[test]
fn the_charts_follow_phi_and_the_stage() {
    let page = Page::open("#v1&family=b&phi=1&alpha=1.2&beta=1.1&gamma=1.15");
    open(&page);
    // 16 * 1.2 = 19.2 blocks; 2 + 3 + 3 + 4 + 4 + 5 + 2 = 23.
    expect_mark(&page, "staircase-blocks", [1.0, 19.2, 23.0]);
    // Stage 2: 1 block of 16 channels.
    expect_mark(&page, "staircase-repeats", [1.0, 1.2, 2.0]);
    expect_mark(&page, "staircase-channels", [1.0, 17.6, 16.0]);
    // Stage 4: 2 blocks of 40 channels; 44 is a half, which goes up.
    page.click("staircase-stage-4");
    expect_mark(&page, "staircase-repeats", [1.0, 2.4, 3.0]);
    expect_mark(&page, "staircase-channels", [1.0, 44.0, 48.0]);
    assert_eq!(page.attribute("staircase-stage-4", "aria-pressed").as_deref(), Some("true"));

    page.set_slider("phi", 7.0);
    expect_mark(&page, "staircase-blocks", [7.0, 16.0 * 1.2_f64.powi(7), 61.0]);
    page.expect("blocks", "61");
    // The chart says in words what it shows.
    let script = "const svg = at('staircase-blocks').querySelector('svg'); return svg.getAttribute('aria-label');";
    let label = page.js(script, &[]);
    assert!(label.as_str().is_some_and(|words| words.contains("phi 7.0 asks for 57.3; 61 are built")), "{label}");
    // A path for each of the two and for the grid, inside the drawing.
    let script = "return [...document.querySelectorAll('.staircase-chart path')].every(path => {
        const box = path.getBBox();
        return box.width > 100 && box.x >= 0 && box.y >= 0 && box.x + box.width <= 360 && box.y + box.height <= 240;
    }) && document.querySelectorAll('.staircase-chart path').length;";
    assert_eq!(page.js(script, &[]), json!(9));
}

#[test]
fn the_table_behind_the_charts_has_every_position_of_phi() {
    let page = Page::open("");
    open(&page);
    assert!(!page.has("staircase-row"));
    page.click("staircase-table-open");
    page.wait("the rows", SOON, || page.has("staircase-row").then_some(()));
    let script = "return [...document.querySelectorAll('[data-testid=\"staircase-row\"]')]
        .map(row => ['phi', 'blocks', 'repeats', 'channels'].map(key => Number(row.dataset[key])));";
    let rows: Vec<[f64; 4]> = serde_json::from_value(page.js(script, &[])).expect("rows");
    assert_eq!(rows.len(), 71);
    assert_eq!(rows[0], [0.0, 16.0, 1.0, 16.0]);
    // The first tenth of phi adds a block to each of the seven stages.
    assert_eq!(rows[1], [0.1, 23.0, 2.0, 16.0]);
    assert_eq!(rows[70][..2], [7.0, 61.0]);
    assert!(rows.windows(2).all(|pair| pair[0][1] <= pair[1][1] && pair[0][3] <= pair[1][3]));
}

#[test]
fn b1_and_b2_are_explained_in_computed_numbers() {
    let page = Page::open("");
    open(&page);
    let (blocks, cost) = (page.text("staircase-blocks-why"), page.text("staircase-cost-why"));
    assert!(blocks.contains("17.6") && blocks.contains("19.2") && blocks.contains("23 and 23 in all"), "{blocks}");
    assert!(cost.contains("1.78×") && cost.contains("1.26×"), "{cost}");

    let script = "return [...document.querySelectorAll('[data-testid=\"staircase-variant\"]')]
        .map(row => [row.dataset.preset, Number(row.dataset.blocks), Number(row.dataset.growth)]);";
    let expect_family = |is_lite: bool, baseline: f64| {
        let rows: Vec<(String, u64, f64)> = serde_json::from_value(page.js(script, &[])).expect("rows");
        let variants: Vec<_> = VARIANTS.iter().filter(|v| v.slug.starts_with("lite") == is_lite).collect();
        assert_eq!(rows.len(), variants.len());
        for ((slug, blocks, growth), variant) in rows.iter().zip(variants) {
            #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
            let expected = variant.macs as f64 / baseline;
            assert_eq!((slug.as_str(), *blocks), (variant.slug, variant.blocks));
            assert!((growth - expected).abs() < 1e-9, "{slug}: {growth} instead of {expected}");
        }
    };
    expect_family(false, BASELINE_MACS);
    page.click("family-lite");
    page.wait("the Lite family", SOON, || page.text("staircase-blocks-why").contains("Lite1").then_some(()));
    expect_family(true, LITE_BASELINE_MACS);
    assert!(page.text("staircase-blocks-why").contains("21 and 21 in all"));
}
