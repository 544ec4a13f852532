//! From mode to mode, and the fit that solves the constraint.

use e2e::page::Page;
use e2e::reference::BASELINE_MACS;
use serde_json::json;

use crate::shown::{PAPER_CONSTRAINT, Shown, expect, expect_factors};

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

/// While a published variant is chosen, phi is shown as the bases are; and so is what a step of it costs.
#[test]
fn what_does_not_decide_looks_so() {
    let page = Page::open("#v1&preset=lite0");
    let looks = || {
        let script = "
            const pale = knob => getComputedStyle(at('slider-' + knob).closest('.knob').querySelector('.bar-fill')).opacity < 1;
            return [...['phi', 'alpha', 'gamma', 'depth'].map(pale), !!at('constraint').closest('.rests')];";
        page.js(script, &[])
    };
    assert_eq!(looks(), json!([true, true, true, true, true]));
    page.set_slider("phi", 1.0);
    page.expect("mode", "compound");
    assert_eq!(looks(), json!([false, false, false, true, false]));
    page.set_slider("depth", 1.5);
    page.expect("mode", "separate");
    assert_eq!(looks(), json!([true, true, true, false, true]));
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
