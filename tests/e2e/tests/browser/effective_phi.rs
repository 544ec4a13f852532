//! The published variants against the formula.

use std::collections::BTreeMap;
use std::time::Duration;

use e2e::page::Page;
use e2e::reference::{BASELINE_MACS, LITE_BASELINE_MACS, VARIANTS};
use serde_json::json;

use crate::shown::PAPER_CONSTRAINT;

/// Every row, by the variant's word: depth, width, resolution, multiply-adds, phi of those, as they stand on the page.
fn rows(page: &Page) -> BTreeMap<String, [String; 5]> {
    let script =
        "return Object.fromEntries([...document.querySelectorAll('[data-testid=\"effective-phi-row\"]')].map(row =>
        [row.dataset.preset, ['depth', 'width', 'resolution', 'macs', 'macsPhi'].map(key => row.dataset[key])]));";
    serde_json::from_value(page.js(script, &[])).expect("five values in every row")
}

fn open(page: &Page) {
    page.click("why-effective-phi");
    page.wait("the rows", Duration::from_secs(5), || page.has("effective-phi-row").then_some(()));
}

#[test]
fn every_variant_has_the_phi_of_each_axis_and_its_exact_count() {
    let page = Page::open("");
    assert_eq!(rows(&page).len(), 0, "nothing is computed before somebody asks");
    open(&page);
    let rows = rows(&page);
    assert_eq!(rows.len(), VARIANTS.len());
    for variant in VARIANTS {
        let row = &rows[variant.slug];
        let pixels = f64::from(u32::try_from(variant.resolution_px).expect("pixels"));
        #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
        let growth =
            variant.macs as f64 / if variant.slug.starts_with("lite") { LITE_BASELINE_MACS } else { BASELINE_MACS };
        let expected = [
            variant.depth.log2() / 1.2_f64.log2(),
            variant.width.log2() / 1.1_f64.log2(),
            (pixels / 224.0).log2() / 1.15_f64.log2(),
        ];
        let near = |text: &str, expected: f64| {
            let value: f64 = text.parse().unwrap_or(f64::NAN);
            assert!((value - expected).abs() < 1e-9, "{}: {value} instead of {expected}", variant.slug);
        };
        for (text, expected) in row.iter().zip(expected) {
            near(text, expected);
        }
        assert_eq!(row[3], variant.macs.to_string(), "{}", variant.slug);
        near(&row[4], growth.log2() / PAPER_CONSTRAINT.log2());
    }
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

#[test]
fn the_paper_s_bases_are_meant_wherever_the_sliders_stand() {
    let page = Page::open("#v1&family=lite&phi=3&alpha=1.5&beta=1&gamma=1");
    open(&page);
    let b2 = &rows(&page)["b2"];
    let depth: f64 = b2[0].parse().expect("a decimal");
    assert!((depth - 1.0).abs() < 1e-12, "depth 1.2 is phi 1 of alpha 1.2, not of the slider's: {depth}");
}

#[test]
fn why_b1_has_240_pixels_is_said_in_two_sentences() {
    let page = Page::open("");
    open(&page);
    let words = page.text("why-b1");
    assert_eq!(words.split(". ").count(), 2, "{words}");
    // 224 * 1.15 = 257.6; ln(240/224)/ln(1.15) = 0.49; 686,802,832 / 385,814,752 = 1.78, phi 0.88 of 1.92.
    for number in ["258 px", "240 px", "0.49", "0.52", "16", "23", "1.78×", "0.88"] {
        assert!(words.contains(number), "{number} is not in {words:?}");
    }
}

#[test]
fn closing_takes_everything_away_again_and_the_drawing_has_words() {
    let page = Page::open("");
    open(&page);
    let described =
        "const svg = document.querySelector('svg[aria-labelledby=\"phi-drawing-title phi-drawing-words\"]');
        return svg.querySelectorAll('title, desc').length === 2 && svg.querySelector('title').textContent !== ''
            && svg.querySelector('desc').textContent.includes('B7');";
    assert_eq!(page.js(described, &[]), json!(true));
    page.click("why-effective-phi");
    page.wait("the table to go", Duration::from_secs(5), || rows(&page).is_empty().then_some(()));
}
