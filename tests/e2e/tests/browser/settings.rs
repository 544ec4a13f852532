//! Sliders, presets and readouts.

use e2e::page::Page;
use e2e::reference::{B0_STAGES, BASELINE_MACS, LITE_BASELINE_MACS, VARIANTS};
use serde_json::json;

use crate::shown::{PAPER_CONSTRAINT, Shown, expect, expect_factors};

#[test]
fn the_first_page_of_family_b_is_published_b0() {
    let page = Page::open("");
    let b0 = Shown {
        mode: "published",
        coefficients: [1.0; 3],
        resolution_px: 224,
        macs: 385_814_752,
        params: 5_288_548,
        blocks: 16,
    };
    expect(&page, &b0);
    expect_factors(&page, 1.0, 1.0, 1.0);
    page.expect_number("constraint", PAPER_CONSTRAINT);
    for (knob, value) in [("phi", 0.0), ("alpha", 1.2), ("beta", 1.1), ("gamma", 1.15)] {
        assert!((page.slider(knob) - value).abs() < 1e-12, "{knob} stands at {}", page.slider(knob));
    }
    for (id, pressed) in [("family-b", "true"), ("family-lite", "false"), ("preset-b0", "true"), ("preset-b1", "false")]
    {
        assert_eq!(page.attribute(id, "aria-pressed").as_deref(), Some(pressed), "{id}");
    }
    assert_eq!(page.attribute("run-setting", "aria-pressed").as_deref(), Some("true"));
    assert_eq!(page.attribute("backend-auto", "aria-pressed").as_deref(), Some("true"));
}

#[test]
fn every_published_variant_has_its_exact_numbers() {
    let page = Page::open("");
    for variant in VARIANTS {
        let is_lite = variant.slug.starts_with("lite");
        page.click(if is_lite { "family-lite" } else { "family-b" });
        page.click(&format!("preset-{}", variant.slug));
        let resolution = f64::from(u32::try_from(variant.resolution_px).expect("pixels")) / 224.0;
        let shown = Shown {
            mode: "published",
            coefficients: [variant.depth, variant.width, resolution],
            resolution_px: variant.resolution_px,
            macs: u128::from(variant.macs),
            params: u128::from(variant.params),
            blocks: variant.blocks,
        };
        expect(&page, &shown);
        #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
        let exact = variant.macs as f64 / if is_lite { LITE_BASELINE_MACS } else { BASELINE_MACS };
        // Phi stays at 0: the formula's two answers do not follow a row of a table.
        expect_factors(&page, 1.0, 1.0, exact);
    }
}

#[test]
fn the_stages_of_b0_are_those_of_the_paper_and_add_up() {
    let page = Page::open("");
    let script = "return [...document.querySelectorAll('[data-testid=\"stage-row\"]')].map(row =>
        ['channels', 'repeats', 'resolution', 'macs', 'params'].map(key => Number(row.dataset[key])));";
    let rows = page.js(script, &[]);
    let rows: Vec<Vec<u64>> = serde_json::from_value(rows).expect("whole numbers in every row");
    let found: Vec<_> = rows.iter().map(|row| (row[0], row[1], row[2])).collect();
    assert_eq!(found, B0_STAGES);
    assert_eq!(rows.iter().map(|row| row[3]).sum::<u64>(), 385_814_752);
    assert_eq!(rows.iter().map(|row| row[4]).sum::<u64>(), 5_288_548);
}

#[test]
fn phi_scales_all_three_axes_by_the_formula() {
    let page = Page::open("");
    page.set_slider("phi", 1.0);
    let step = Shown {
        mode: "compound",
        coefficients: [1.2, 1.1, 1.15],
        resolution_px: 258,
        macs: 992_629_472,
        params: 9_109_994,
        blocks: 23,
    };
    expect(&page, &step);
    expect_factors(&page, 2.0, PAPER_CONSTRAINT, 992_629_472.0 / BASELINE_MACS);
    assert_eq!(page.attribute("preset-b0", "aria-pressed").as_deref(), Some("false"));

    page.set_slider("phi", 2.5);
    let between = Shown {
        mode: "compound",
        coefficients: [1.2_f64.powf(2.5), 1.1_f64.powf(2.5), 1.15_f64.powf(2.5)],
        resolution_px: 318,
        macs: 2_332_257_912,
        params: 14_337_078,
        blocks: 29,
    };
    expect(&page, &between);
    expect_factors(&page, 2.0_f64.powf(2.5), PAPER_CONSTRAINT.powf(2.5), 2_332_257_912.0 / BASELINE_MACS);

    page.set_slider("phi", 7.0);
    page.expect("macs", "39663901696");
    page.expect("params", "68741810");
    page.expect("blocks", "61");
    page.expect("input-resolution", "596");

    page.set_slider("phi", 1.0);
    page.click("family-lite");
    let lite = Shown { macs: 858_907_472, params: 6_092_072, blocks: 21, ..step };
    expect(&page, &lite);
    expect_factors(&page, 2.0, PAPER_CONSTRAINT, 858_907_472.0 / LITE_BASELINE_MACS);
}

#[test]
fn the_constraint_follows_its_three_bases() {
    let page = Page::open("");
    page.set_slider("alpha", 1.25);
    page.expect_number("constraint", 1.25 * 1.21 * 1.3225);
    page.set_slider("beta", 1.0);
    page.expect_number("constraint", 1.25 * 1.3225);
    page.set_slider("gamma", 1.5);
    page.expect_number("constraint", 1.25 * 2.25);
    // At phi 0 the bases change nothing of the network.
    page.expect("mode", "compound");
    page.expect("macs", "385814752");
}

#[test]
fn the_absurd_corner_is_answered_without_wrapping() {
    let page = Page::open("");
    for (knob, value) in [("alpha", 2.0), ("beta", 2.0), ("gamma", 2.0), ("phi", 7.0)] {
        page.set_slider(knob, value);
    }
    // Its FLOPs, 24,560,770,222,159,036,416, are more than 2^64.
    let absurd = Shown {
        mode: "compound",
        coefficients: [128.0; 3],
        resolution_px: 28_672,
        macs: 12_280_385_111_079_518_208,
        params: 9_775_209_918_440,
        blocks: 2048,
    };
    expect(&page, &absurd);
    page.expect_number("constraint", 32.0);
    page.expect_number("flops-factor-formula", 32.0_f64.powi(7));

    for (knob, value) in [("depth", 0.5), ("width", 0.3), ("resolution", 0.3)] {
        page.set_slider(knob, value);
    }
    // 67 px, and a stem of 16 channels: 32 * 0.3 = 9.6 would lose more than a tenth at 8.
    page.expect("macs", "4831744");
    page.expect("params", "628604");
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
    assert_eq!(page.error(), None);
}

#[test]
fn a_variant_whose_pixels_the_sources_disagree_on_says_so() {
    let page = Page::open("#v1&family=lite&preset=lite3");
    page.expect("input-resolution", "300");
    let text = page.js("return document.body.innerText;", &[json!(null)]);
    assert!(text.as_str().is_some_and(|text| text.contains("280")), "the official code's 280 px are not mentioned");
}
