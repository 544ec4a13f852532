//! What sliders, drawing and factors mean, said where it stands once somebody asks.

use std::time::Duration;

use e2e::page::Page;
use e2e::webdriver::ENTER;
use serde_json::{Value, json};

/// How many captions there are, and how many of them can be seen.
fn captions(page: &Page) -> Value {
    page.js(
        "const all = [...document.querySelectorAll(
             '.bench :is(.knob > .hint, .knob-group > .hint, .factors .hint, .drawing figcaption)')];
         const seen = all.filter(e => e.getBoundingClientRect().height > 12 && getComputedStyle(e).clipPath === 'none');
         return [all.length, seen.length];",
        &[],
    )
}

#[test]
fn captions_are_there_when_they_are_asked_for() {
    for (width, height) in [(1280, 720), (390, 844)] {
        for language in ["en", "ko"] {
            let page = Page::open(&format!("#v1&preset=lite0&lang={language}"));
            page.resize(width, height);
            // Seven sliders, two groups of them, the drawing, the factors.
            assert_eq!(captions(&page), json!([11, 0]), "{language} at {width} px");
            assert_eq!(page.attribute("captions", "aria-pressed").as_deref(), Some("false"));
            page.tab_to("[data-testid=\"captions\"]");
            page.press(ENTER);
            page.wait("the captions", Duration::from_secs(5), || (captions(&page) == json!([11, 11])).then_some(()));
            assert_eq!(page.attribute("captions", "aria-pressed").as_deref(), Some("true"));
            assert_eq!(page.sticks_out(), None, "{language} at {width} px");
            // The same by a finger or a mouse.
            page.click("captions");
            page.wait("none of them", Duration::from_secs(5), || (captions(&page) == json!([11, 0])).then_some(()));
        }
    }
}
