//! Sliders, presets and readouts.

use e2e::page::Page;
use e2e::reference::{B0_STAGES, BASELINE_MACS, LITE_BASELINE_MACS, VARIANTS};
use serde_json::json;

/// alpha * beta^2 * gamma^2 of the paper's bases: 1.2 * 1.1^2 * 1.15^2.
const PAPER_CONSTRAINT: f64 = 1.920_27;

/// What the page has to show of a network.
struct Shown {
    mode: &'static str,
    /// Depth, width, resolution.
    coefficients: [f64; 3],
    resolution_px: u64,
    macs: u128,
    params: u128,
    blocks: u64,
}

fn expect(page: &Page, shown: &Shown) {
    page.expect("mode", shown.mode);
    for (axis, value) in ["depth", "width", "resolution"].into_iter().zip(shown.coefficients) {
        page.expect_number(&format!("{axis}-coefficient"), value);
    }
    page.expect("input-resolution", &shown.resolution_px.to_string());
    page.expect("macs", &shown.macs.to_string());
    page.expect("flops", &(2 * shown.macs).to_string());
    page.expect("params", &shown.params.to_string());
    page.expect("blocks", &shown.blocks.to_string());
}

fn expect_factors(page: &Page, ideal: f64, formula: f64, exact: f64) {
    page.expect_number("flops-factor-ideal", ideal);
    page.expect_number("flops-factor-formula", formula);
    page.expect_number("flops-factor-exact", exact);
}

#[test]
fn the_first_open_is_published_b0() {
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
    for (id, pressed) in [("family-b", "true"), ("family-lite", "false"), ("preset-b0", "true"), ("preset-b1", "false")] {
        assert_eq!(page.attribute(id, "aria-pressed").as_deref(), Some(pressed), "{id}");
    }
    assert_eq!(page.attribute("run-lite0", "aria-pressed").as_deref(), Some("true"));
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
fn one_axis_at_a_time_is_counted_exactly() {
    let page = Page::open("");
    // Tan & Le 2019, Table 7, with exact counts.
    for (knob, value, macs, params) in [
        ("depth", 4.0, "1575132640", "20091856"),
        ("width", 2.0, "1449958848", "18122720"),
        ("resolution", 2.0, "1537537408", "5288548"),
    ] {
        page.set_slider(knob, value);
        page.expect("mode", "separate");
        page.expect("macs", macs);
        page.expect("params", params);
        page.set_slider(knob, 1.0);
        page.expect("macs", "385814752");
    }
    for (knob, value) in [("depth", 1.4), ("width", 1.2), ("resolution", 1.3)] {
        page.set_slider(knob, value);
    }
    let compound = Shown {
        mode: "separate",
        coefficients: [1.4, 1.2, 1.3],
        resolution_px: 291,
        macs: 1_800_091_280,
        params: 12_233_232,
        blocks: 26,
    };
    expect(&page, &compound);
    // The formula's readouts still speak of phi and the bases as they stand.
    expect_factors(&page, 1.0, 1.0, 1_800_091_280.0 / BASELINE_MACS);
    page.expect_number("constraint", PAPER_CONSTRAINT);
}

#[test]
fn a_slider_of_another_mode_starts_from_where_things_stand() {
    let page = Page::open("");
    page.click("preset-b4");
    page.set_slider("depth", 2.0);
    // B4 is 1.8, 1.4 and 380 px; 380 / 224 is 1.70 on the slider.
    let separate = Shown {
        mode: "separate",
        coefficients: [2.0, 1.4, 1.7],
        resolution_px: 381,
        macs: 4_406_819_128,
        params: 19_341_616,
        blocks: 32,
    };
    expect(&page, &separate);

    page.set_slider("phi", 1.0);
    page.expect("mode", "compound");
    page.expect("macs", "992629472");

    // The sliders of the resting mode follow the coefficients.
    assert!((page.slider("depth") - 1.2).abs() < 1e-12 && (page.slider("resolution") - 1.15).abs() < 1e-12);
    page.click("preset-b2");
    page.expect("mode", "published");
    page.expect("macs", "993561872");
    assert!((page.slider("phi") - 1.0).abs() < 1e-12, "phi stays as it stood");
    page.expect_number("flops-factor-ideal", 2.0);
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
fn a_fit_solves_the_constraint_for_one_base() {
    let page = Page::open("");
    // 2 / (1.21 * 1.3225) = 1.2498; sqrt(2 / (1.2 * 1.3225)) = 1.1226; sqrt(2 / (1.2 * 1.21)) = 1.1736
    for (base, value) in [("alpha", 1.25), ("beta", 1.12), ("gamma", 1.17)] {
        page.go_in_fresh_tab("");
        page.click(&format!("fit-{base}"));
        page.expect("mode", "compound");
        let bases = ["alpha", "beta", "gamma"].map(|knob| page.slider(knob));
        for ((knob, stands), paper) in ["alpha", "beta", "gamma"].into_iter().zip(bases).zip([1.2, 1.1, 1.15]) {
            let expected = if knob == base { value } else { paper };
            assert!((stands - expected).abs() < 1e-12, "after fit-{base}, {knob} is {stands}, not {expected}");
        }
        page.expect_number("constraint", bases[0] * bases[1].powi(2) * bases[2].powi(2));
        // Half a step of a base moves the product by less than this.
        assert!((page.number_of("constraint") - 2.0).abs() < 0.02);
    }
}

#[test]
fn a_fit_that_is_impossible_says_so_and_changes_nothing() {
    let page = Page::open("#v1&family=b&phi=1&alpha=1.2&beta=2&gamma=1.15");
    page.click("fit-alpha");
    let error = page.wait_for_error();
    assert!(error.kind == "fit" && error.text.contains("alpha"), "{error:?}");
    assert!((page.slider("alpha") - 1.2).abs() < 1e-12);
    page.expect_number("constraint", 1.2 * 4.0 * 1.3225);
    page.set_slider("beta", 1.1);
    assert_eq!(page.error(), None, "what is possible again is not complained of");
}

#[test]
fn a_variant_whose_pixels_the_sources_disagree_on_says_so() {
    let page = Page::open("#v1&family=lite&preset=lite3");
    page.expect("input-resolution", "300");
    let text = page.js("return document.body.innerText;", &[json!(null)]);
    assert!(text.as_str().is_some_and(|text| text.contains("280")), "the official code's 280 px are not mentioned");
}
