//! The number box beside each slider.

use e2e::page::Page;
use e2e::webdriver::TAB;
use serde_json::json;

const KNOBS: [(&str, f64); 7] = [
    ("phi", 2.5),
    ("alpha", 1.31),
    ("beta", 1.07),
    ("gamma", 1.4),
    ("depth", 3.33),
    ("width", 0.31),
    ("resolution", 2.01),
];

/// Types into a box as a person does, and leaves it.
fn enter(page: &Page, knob: &str, text: &str) {
    let id = format!("number-{knob}");
    page.js("at(arguments[0]).focus(); at(arguments[0]).select();", &[json!(id)]);
    text.chars().for_each(|key| page.press(key));
    page.press(TAB);
}

fn boxed(page: &Page, knob: &str) -> String {
    page.js("return at(arguments[0]).value;", &[json!(format!("number-{knob}"))])
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn a_number_moves_its_slider_and_a_slider_its_number() {
    let page = Page::open("");
    for (knob, value) in KNOBS {
        enter(&page, knob, &value.to_string());
        assert!((page.slider(knob) - value).abs() < 1e-12, "slider-{knob} stands at {}", page.slider(knob));
        page.set_slider(knob, 1.5);
        assert!((boxed(&page, knob).parse::<f64>().unwrap_or(f64::NAN) - 1.5).abs() < 1e-12, "{knob}");
    }
    page.go_in_fresh_tab("");
    enter(&page, "phi", "1");
    page.expect("macs", "992629472");
}

/// At phi 7 with bases of 2 the boxes of the axes said 8, 5 and 3, the ends of their sliders, beside cards that said 128.
#[test]
fn a_box_says_the_coefficient_where_phi_takes_it_beyond_the_slider() {
    let page = Page::open("#v1&family=b&phi=7&alpha=2&beta=2&gamma=2&run=off");
    for (knob, end) in [("depth", 8.0), ("width", 5.0), ("resolution", 3.0)] {
        assert_eq!((boxed(&page, knob).as_str(), page.slider(knob)), ("128.00", end));
    }
    enter(&page, "depth", "4");
    assert_eq!(["depth", "width", "resolution"].map(|knob| boxed(&page, knob)), ["4.00", "5.00", "3.00"]);
}

#[test]
fn nonsense_in_a_box_is_explained_and_changes_nothing() {
    let page = Page::open("");
    for text in ["abc", "99", "-1", "NaN", "1e400", "7.06", "1,2,3"] {
        enter(&page, "phi", text);
        let error = page.wait_for_error();
        assert!(error.text.contains("phi"), "{text:?}: {error:?}");
        assert_eq!(page.attribute("number-phi", "aria-invalid").as_deref(), Some("true"), "{text:?}");
        page.expect("mode", "published");
        page.expect("macs", "385814752");
    }
    enter(&page, "phi", "1.0");
    page.expect("macs", "992629472");
    assert_eq!(page.error(), None, "a good number ends the complaint");
    // A decimal comma is a decimal point to most of Europe.
    enter(&page, "phi", "2,5");
    page.expect("macs", "2332257912");
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}
