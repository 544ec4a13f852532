//! The page without a mouse, and in words.

use std::collections::BTreeSet;

use e2e::page::Page;
use e2e::webdriver::{ARROW_LEFT, ARROW_RIGHT, ENTER, TAB};
use serde_json::json;

#[test]
fn an_arrow_key_moves_a_slider_by_one_step() {
    let page = Page::open("");
    for (knob, start, next) in [
        ("phi", 0.0, 0.1),
        ("alpha", 1.2, 1.21),
        ("beta", 1.1, 1.11),
        ("gamma", 1.15, 1.16),
        ("depth", 1.0, 1.01),
        ("width", 1.0, 1.01),
        ("resolution", 1.0, 1.01),
    ] {
        page.go_in_fresh_tab("");
        assert!((page.slider(knob) - start).abs() < 1e-12, "{knob}");
        page.js("at(arguments[0]).focus();", &[json!(format!("slider-{knob}"))]);
        page.press(ARROW_RIGHT);
        assert!((page.slider(knob) - next).abs() < 1e-12, "{knob} stands at {} after a step", page.slider(knob));
        page.press(ARROW_RIGHT);
        page.press(ARROW_LEFT);
        assert!((page.slider(knob) - next).abs() < 1e-12, "{knob} stands at {} after three", page.slider(knob));
    }
    // The last one decides: 224 * 1.01 = 226.24.
    page.expect("mode", "separate");
    page.expect("input-resolution", "226");
    // In the compound mode, phi's own arrow is heard as well.
    page.js("at('slider-phi').focus();", &[]);
    page.press(ARROW_RIGHT);
    page.expect("mode", "compound");
    // round(224 * 1.15^0.1) = round(227.15)
    page.expect("input-resolution", "227");
}

#[test]
fn the_tabulator_reaches_everything_and_shows_where_it_is() {
    let page = Page::open("");
    let rooms = page.rooms();
    assert!(rooms.len() >= 8, "{rooms:?}");
    for room in rooms {
        page.open_room(&room);
        expect_reached_and_shown(&page, &room);
    }
}

/// Tabs once through the page as it is, with a room open.
fn expect_reached_and_shown(page: &Page, room: &str) {
    let script = "
        const all = [...document.querySelectorAll('button, input, select, textarea, a[href], summary, [role=\"button\"]')]
            .filter(e => e.getClientRects().length > 0 && !e.disabled && e.tabIndex >= 0);
        all.forEach((e, at) => e.dataset.e2e = at);
        document.activeElement?.blur();
        return all.map(e => [String(e.dataset.e2e), e.dataset.testid ?? e.outerHTML.slice(0, 80)]);";
    let all: Vec<(String, String)> = serde_json::from_value(page.js(script, &[])).expect("elements");
    assert!(all.len() > 30, "only {} controls were found", all.len());
    let mut missed: BTreeSet<_> = all.iter().map(|(at, _)| at.clone()).collect();
    let mut unseen = Vec::new();
    // The focus is seen on the element itself, or on the label or part of the page that stands for it.
    let look = "
        const e = document.activeElement, style = s => getComputedStyle(s);
        const shows = s => s && (style(s).outlineStyle !== 'none' && parseFloat(style(s).outlineWidth) > 0
            || style(s).boxShadow !== 'none');
        const label = e.id && document.querySelector(`label[for=\"${e.id}\"]`);
        return [e.dataset.e2e ?? '', !!(shows(e) || shows(label) || shows(e.parentElement)), e.dataset.testid ?? e.tagName];";
    for _ in 0..all.len() + 5 {
        page.press(TAB);
        let (at, shows, name): (String, bool, String) =
            serde_json::from_value(page.js(look, &[])).expect("the element with the focus");
        if missed.remove(&at) && !shows {
            unseen.push(name);
        }
    }
    let missed: Vec<_> = all.iter().filter(|(at, _)| missed.contains(at)).map(|(_, name)| name).collect();
    assert!(missed.is_empty(), "room {room}: never reached: {missed:?}");
    assert!(unseen.is_empty(), "room {room}: the focus is not to be seen on {unseen:?}");
}

#[test]
fn a_button_answers_to_the_enter_key() {
    let page = Page::open("");
    page.js("at('preset-b1').focus();", &[]);
    page.press(ENTER);
    page.expect("macs", "686802832");
}

#[test]
fn everything_has_a_name_for_those_who_do_not_see_it() {
    let page = Page::open("#v1&preset=lite0&backend=cpu");
    page.classify_sample("coffee");
    let script = "
        const named = e => (e.getAttribute('aria-label') ?? '') + (e.textContent ?? '')
            + [...(e.labels ?? [])].map(l => l.innerText).join('')
            + [...e.querySelectorAll('img')].map(i => i.alt).join('')
            + (e.getAttribute('aria-labelledby') ?? '').split(' ').map(id => document.getElementById(id)?.innerText ?? '').join('');
        const without = [...document.querySelectorAll('button, input, a[href], canvas, progress')]
            .filter(e => named(e).trim() === '');
        const images = [...document.querySelectorAll('img')].filter(i => !i.hasAttribute('alt') || i.alt.trim() === '');
        const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
        const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
        const dangling = [...document.querySelectorAll('[aria-describedby], [aria-labelledby]')]
            .flatMap(e => [e.getAttribute('aria-describedby'), e.getAttribute('aria-labelledby')])
            .flatMap(ids => (ids ?? '').split(' ')).filter(id => id && !document.getElementById(id));
        return [...without, ...images].map(e => e.outerHTML.slice(0, 120)).concat(twice.map(id => 'id twice: ' + id))
            .concat(dangling.map(id => 'no element with id ' + id))
            .concat(document.documentElement.lang ? [] : ['no language'])
            .concat([...document.querySelectorAll('h1')].filter(e => e.getClientRects().length > 0).length === 1 ? [] : ['not one h1']);";
    assert_eq!(page.js(script, &[]), json!([]));
    // The result is heard, not only seen.
    let heard = page.js(
        "return [...document.querySelectorAll('[role=\"status\"], [aria-live]')].map(e => e.textContent).join(' ');",
        &[],
    );
    assert!(heard.as_str().is_some_and(|heard| heard.contains("espresso")), "{heard}");
}
