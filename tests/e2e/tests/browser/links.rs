//! The link that keeps the page's state.

use std::time::Duration;

use e2e::page::Page;
use serde_json::json;

fn fragment(page: &Page) -> String {
    page.js("return location.hash;", &[]).as_str().unwrap_or_default().to_owned()
}

fn expect_fragment(page: &Page, expected: &str) {
    page.wait(&format!("the link {expected}"), Duration::from_secs(5), || (fragment(page) == expected).then_some(()));
}

#[test]
fn every_mode_is_written_to_the_link_and_read_back_in_a_fresh_tab() {
    let page = Page::open("");
    page.set_slider("phi", 2.5);
    page.set_slider("gamma", 1.2);
    expect_fragment(&page, "#v1&family=b&phi=2.5&alpha=1.2&beta=1.1&gamma=1.2&run=off&picture=coffee");
    let (macs, link) = (page.value_of("macs"), fragment(&page));
    page.go_in_fresh_tab(&link);
    page.expect("mode", "compound");
    page.expect("macs", &macs);
    assert!((page.slider("phi") - 2.5).abs() < 1e-12 && (page.slider("gamma") - 1.2).abs() < 1e-12);
    assert!(!page.has("link-notice"), "a link of the page's own is not complained of");

    page.set_slider("gamma", 1.15);
    page.set_slider("depth", 1.4);
    page.set_slider("width", 1.2);
    page.set_slider("resolution", 1.3);
    page.wait("the three axes in the link", Duration::from_secs(5), || {
        fragment(&page).contains("&depth=1.4&width=1.2&resolution=1.3&").then_some(())
    });
    let link = fragment(&page);
    page.go_in_fresh_tab(&link);
    page.expect("mode", "separate");
    page.expect("macs", "1800091280");
    assert!((page.slider("phi") - 2.5).abs() < 1e-12, "phi rests where it stood");

    page.click("family-lite");
    page.click("preset-lite2");
    page.wait("the variant in the link", Duration::from_secs(5), || {
        fragment(&page).starts_with("#v1&family=lite&preset=lite2&").then_some(())
    });
    let link = fragment(&page);
    page.go_in_fresh_tab(&link);
    page.expect("mode", "published");
    page.expect("params", "6092072");
}

#[test]
fn the_head_leads_to_the_comparison_and_the_lab_where_the_link_hides_neither() {
    let page = Page::open("#v1&hide=lab&run=off");
    assert!(!page.has("way-lab"));
    page.click("way-compare");
    page.wait("the comparison", Duration::from_secs(5), || {
        let script = "const box = at('view-compare').getBoundingClientRect();
            return document.activeElement === at('view-compare') && box.top >= 0 && box.bottom <= innerHeight;";
        (page.js(script, &[]) == true).then_some(())
    });
    assert_eq!(page.attribute("view-compare", "aria-expanded").as_deref(), Some("true"));
    page.wait("it in the link", Duration::from_secs(5), || fragment(&page).contains("view=compare").then_some(()));
}

#[test]
fn nonsense_in_a_link_falls_back_to_defaults_and_each_is_named() {
    let page = Page::open("#v1&family=c&preset=b99&phi=NaN&alpha=9&run=gpt&backend=quantum&picture=../../etc&else=1");
    page.expect("mode", "published");
    page.expect("macs", "385814752");
    assert!((page.slider("alpha") - 1.2).abs() < 1e-12 && page.slider("phi").abs() < 1e-12);
    let notice = page.text("link-notice");
    for word in ["family", "preset", "phi", "alpha", "run", "backend", "picture", "b99", "NaN", "quantum"] {
        assert!(notice.contains(word), "{word} is not named in {notice:?}");
    }
    assert!(!notice.contains("else"), "keys of later versions are ignored: {notice:?}");
    // Nothing of a link is taken as anything but text.
    page.go_in_fresh_tab("#v1&preset=%3Cimg%20src=x%20onerror=alert(1)%3E&family=<b>bold</b>");
    assert!(page.has("link-notice"));
    assert_eq!(page.js("return at('link-notice').querySelectorAll('img, b').length;", &[]), json!(0));
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

/// Three sample pictures of before, of which the networks were not sure, gave way to others: links to them still run about.
#[test]
fn a_link_to_a_picture_that_is_gone_shows_the_first_one_and_says_so() {
    for gone in ["astronaut", "rocket", "flower"] {
        let page = Page::open(&format!("#v1&run=lite0&backend=cpu&picture={gone}"));
        let notice = page.text("link-notice");
        assert!(notice.contains(gone) && notice.contains("the picture that the page shows"), "{notice:?}");
        page.wait(&format!("the coffee in place of the {gone}"), Duration::from_secs(10), || {
            (page.attribute("sample-coffee", "aria-pressed").as_deref() == Some("true")).then_some(())
        });
        assert!(!page.has(&format!("sample-{gone}")));
    }
}

#[test]
fn a_link_of_another_version_opens_the_defaults_and_says_so() {
    let page = Page::open("#v9&phi=3");
    page.expect("macs", "385187552");
    assert!(page.text("link-notice").contains("v9"), "{:?}", page.text("link-notice"));
}

#[test]
fn a_fragment_changed_by_hand_is_followed() {
    let page = Page::open("");
    page.js("location.hash = '#v1&family=b&preset=b7';", &[]);
    page.expect("macs", "37745884192");
    page.js("location.hash = '#v1&family=b&phi=1&alpha=1.2&beta=1.1&gamma=1.15';", &[]);
    page.expect("mode", "compound");
    page.expect("macs", "992629472");
    page.js("location.hash = '#v1&phi=88';", &[]);
    page.wait("the notice", Duration::from_secs(5), || page.has("link-notice").then_some(()));
    page.js("location.hash = '#v1&family=lite&preset=lite0';", &[]);
    page.expect("macs", "385187552");
    assert!(!page.has("link-notice"), "a good link ends the notice");
}

/// A link entered while the page was about to write its own state over the address was lost: the page read the address
/// when the browser told of the change, and found what it had written itself.
#[test]
fn a_link_entered_as_the_page_writes_its_own_is_followed() {
    let page = Page::open("#v1&family=lite&preset=lite0");
    let script = "const before = location.href;
        location.hash = '#v1&family=b&preset=b7';
        history.replaceState(null, '', before);";
    page.js(script, &[]);
    page.expect("macs", "37745884192");
    expect_fragment(&page, "#v1&family=b&preset=b7&run=setting&picture=coffee");
}

/// Back left the page, whatever rooms had been opened.
#[test]
fn back_and_forward_go_from_room_to_room_and_lose_nothing() {
    let page = Page::open("#v1&family=b&preset=b0");
    let is_open = |room: &str| {
        let id = format!("view-{room}");
        page.wait(&id, Duration::from_secs(5), || {
            (page.attribute(&id, "aria-expanded").as_deref() == Some("true")).then_some(())
        });
    };
    page.click("view-formula");
    page.wait("the room in the link", Duration::from_secs(5), || {
        fragment(&page).contains("view=formula").then_some(())
    });
    page.set_slider("phi", 2.0);
    page.wait("phi in the link", Duration::from_secs(5), || fragment(&page).contains("phi=2").then_some(()));
    page.click("view-layers");
    page.wait("the room in the link", Duration::from_secs(5), || fragment(&page).contains("layers").then_some(()));
    page.set_slider("phi", 3.0);
    let macs = page.value_of("macs");
    for (step, room) in [(-1, "formula"), (-1, "stages"), (1, "formula"), (1, "layers"), (-2, "stages")] {
        page.js("history.go(arguments[0]);", &[step.into()]);
        is_open(room);
        assert_eq!(page.value_of("macs"), macs, "the sliders stay");
        // The address says what is there, in whichever entry.
        page.wait("the link", Duration::from_secs(5), || fragment(&page).contains("phi=3").then_some(()));
    }
    // A link that is entered is another visit: back leads to the setting before it.
    page.js("location.hash = '#v1&family=b&preset=b7';", &[]);
    page.expect("macs", "37745884192");
    page.js("history.back();", &[]);
    page.expect("macs", &macs);
    assert!(!page.has("link-notice"));
}

#[test]
fn a_link_can_choose_backend_and_picture() {
    let page = Page::open_as_people("#v1&run=lite0&picture=coffee&backend=cpu");
    let shown = page.wait_for_run_after(0);
    assert_eq!(shown[0].index, 967, "espresso: {:?}", shown[0]);
    page.wait_for_rooms();
    page.expect("backend", "cpu");
    assert_eq!(page.attribute("backend-cpu", "aria-pressed").as_deref(), Some("true"));
    assert_eq!(page.attribute("sample-coffee", "aria-pressed").as_deref(), Some("true"));
    page.classify_sample("chelsea");
    expect_fragment(&page, "#v1&family=lite&preset=lite0&run=setting&picture=chelsea&backend=cpu");
}

/// A link out of a mail or a learning platform, with `&amp;` for `&` and `%2C` for commas, opened the first page and named
/// "alpha%2Cbeta" as no lock: the page undid no escape.
#[test]
fn a_link_that_was_escaped_on_its_way_opens_what_was_meant() {
    let page = Page::open("#v1&amp;family=b&amp;preset=b3&amp;lock=alpha%2Cbeta&amp;hide=compare%2Clayers");
    page.expect("params", "12233232");
    assert!(!page.has("link-notice"), "{:?}", page.text("link-notice"));
    let is_locked = |id: &str| page.js("return at(arguments[0]).matches(':disabled');", &[json!(id)]) == json!(true);
    assert!(is_locked("slider-alpha") && is_locked("slider-beta") && !is_locked("slider-gamma"));
    assert!(!page.has("compare-run") && !page.has("layers-open"));
}
