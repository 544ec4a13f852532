//! The formula in MathML: its numbers follow the sliders, and each symbol and its slider light each other.

use std::time::Duration;

use e2e::page::Page;
use e2e::webdriver::ENTER;
use serde_json::json;

const SOON: Duration = Duration::from_secs(5);

/// A page that is told of its focus, as the one a person looks at: tests run in tabs that lie behind others.
fn open_in_sight() -> Page {
    let page = Page::open("");
    let focus = page.session().development("Emulation.setFocusEmulationEnabled", &json!({ "enabled": true }));
    focus.expect("Chromium can be told to act as if it had the focus");
    page
}

/// Waits until everything bound to the knob inside the equations is lit, and nothing else is.
fn expect_lit(page: &Page, knob: &str) {
    let script = "const bound = [...document.querySelectorAll('.equation [data-knob]')];
        const is_lit = e => getComputedStyle(e).boxShadow !== 'none';
        return bound.filter(e => e.dataset.knob === arguments[0]).length > 2
            && bound.every(e => is_lit(e) === (e.dataset.knob === arguments[0]));";
    page.wait(&format!("{knob} to be lit"), SOON, || (page.js(script, &[json!(knob)]) == json!(true)).then_some(()));
}

#[test]
fn the_numbers_of_the_formula_follow_the_sliders() {
    let page = Page::open("#v1&family=b&phi=2&alpha=1.2&beta=1.1&gamma=1.15");
    // 1.2 * 1.1^2 * 1.15^2 = 1.92027.
    page.expect_number("equation-constraint", 1.2 * 1.1 * 1.1 * 1.15 * 1.15);
    for (axis, base) in [("depth", 1.2_f64), ("width", 1.1), ("resolution", 1.15)] {
        page.expect_number(&format!("equation-{axis}"), base.powi(2));
    }
    page.expect_number("equation-growth", (1.2_f64 * 1.1 * 1.1 * 1.15 * 1.15).powi(2));
    page.set_slider("alpha", 1.5);
    page.expect_number("equation-depth", 2.25);
    // MathML has no `innerText`.
    assert_eq!(page.js("return at('equation-depth').textContent;", &[]), json!("2.25"));
}

#[test]
fn a_slider_with_the_focus_lights_its_symbol_everywhere() {
    let page = open_in_sight();
    page.open_room_of("equation-constraint");
    for knob in ["phi", "alpha", "beta", "gamma"] {
        page.js("at(arguments[0]).focus();", &[json!(format!("slider-{knob}"))]);
        expect_lit(&page, knob);
    }
}

#[test]
fn a_symbol_lights_its_slider_and_leads_to_it() {
    let page = open_in_sight();
    let is_lit = "return getComputedStyle(at(arguments[0]).closest('[data-knob]')).boxShadow !== 'none';";
    for knob in ["phi", "gamma", "depth"] {
        let slider = json!(format!("slider-{knob}"));
        let symbol = format!("symbol-{knob}");
        page.open_room_of(&symbol);
        page.js("at(arguments[0]).focus();", &[json!(symbol)]);
        page.wait("the slider to be lit", SOON, || {
            (page.js(is_lit, std::slice::from_ref(&slider)) == json!(true)).then_some(())
        });
        page.press(ENTER);
        let focus = "return document.activeElement.dataset.testid;";
        page.wait("the slider's focus", SOON, || (page.js(focus, &[]) == slider).then_some(()));
    }
}
