//! The page in English and in Korean.

use std::time::Duration;

use e2e::page::Page;
use e2e::picture_files;
use e2e::server::Fault;
use e2e::webdriver::ENTER;
use serde_json::json;

fn fragment(page: &Page) -> String {
    page.js("return location.hash;", &[]).as_str().unwrap_or_default().to_owned()
}

/// Waits until the whole page speaks a language, and its link says so.
fn expect_language(page: &Page, slug: &str, copy_link: &str) {
    page.wait(&format!("the page in {slug}"), Duration::from_secs(5), || {
        (page.text("copy-link") == copy_link).then_some(())
    });
    assert_eq!(page.js("return document.documentElement.lang;", &[]), json!(slug));
    for other in ["en", "ko"] {
        let pressed = page.attribute(&format!("lang-{other}"), "aria-pressed");
        assert_eq!(pressed.as_deref(), Some(if other == slug { "true" } else { "false" }), "lang-{other}");
        // Each is read in its own language, whatever that of the page.
        assert_eq!(page.attribute(&format!("lang-{other}"), "lang").as_deref(), Some(other));
    }
    page.wait("the language in the link", Duration::from_secs(5), || {
        (fragment(page).contains("&lang=ko") == (slug == "ko")).then_some(())
    });
}

fn expect_korean(page: &Page) {
    expect_language(page, "ko", "링크 복사");
    let title = page.js("return document.title;", &[]);
    assert!(title.as_str().is_some_and(|title| title.contains("복합 스케일링")), "{title}");
    // Prose, headings, controls and drawings name a typeface with Hangul for every system.
    let without = "return ['body', 'h1', '#scale h3', '.knob-number', '.doors button', '.chart-text'].filter(selector => {
        const family = getComputedStyle(document.querySelector(selector)).fontFamily;
        return !['Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', 'Noto Sans CJK KR'].every(name => family.includes(name));
    });";
    assert_eq!(page.js(without, &[]), json!([]));
}

#[test]
fn the_page_changes_its_language_and_keeps_its_setting() {
    let page = Page::open("");
    expect_language(&page, "en", "Copy link");
    page.set_slider("phi", 2.5);
    let macs = page.value_of("macs");
    page.click("lang-ko");
    expect_korean(&page);
    page.wait("the focus", Duration::from_secs(5), || {
        (page.js("return document.activeElement.dataset.testid;", &[]) == json!("lang-ko")).then_some(())
    });
    page.expect("mode", "compound");
    page.expect("macs", &macs);
    assert!((page.slider("phi") - 2.5).abs() < 1e-12);
    assert!(page.text("mode").contains("복합 스케일링"), "{}", page.text("mode"));
    // 2,332,257,912 in ten thousands squared.
    assert!(page.text("macs").contains("23.3억"), "{}", page.text("macs"));
    let spoken = page.attribute("slider-phi", "aria-valuetext").unwrap_or_default();
    assert!(spoken.contains("phi 2.5") && spoken.contains("깊이") && spoken.contains('배'), "{spoken}");
    // A heading that stayed English would be one of these.
    let script = "return [...document.querySelectorAll(
            '#scale :is(h2, h3, legend, caption, summary, dt, .hint), .doors button, .room :is(h2, h3, legend, caption, summary)')]
        .filter(e => e.getClientRects().length > 0 && e.innerText.trim() && !/[가-힣]/.test(e.innerText))
        .map(e => e.innerText);";
    for room in page.rooms() {
        page.open_room(&room);
        assert_eq!(page.js(script, &[]), json!([]), "not Korean, room {room}");
    }
    // What follows the sliders still does.
    page.set_slider("phi", 1.0);
    page.expect("macs", "992629472");

    // The address follows once the sliders rest.
    page.wait("the link", Duration::from_secs(5), || fragment(&page).contains("&phi=1&").then_some(()));
    page.go_in_fresh_tab(&fragment(&page));
    expect_korean(&page);
    page.expect("macs", "992629472");
    // By keyboard, and the focus stays on what was pressed.
    page.js("at('lang-en').focus();", &[]);
    page.press(ENTER);
    expect_language(&page, "en", "Copy link");
    assert_eq!(page.js("return document.activeElement.dataset.testid;", &[]), json!("lang-en"), "the focus");
    page.expect("macs", "992629472");
    assert!(page.text("mode").contains("Compound scaling"), "{}", page.text("mode"));
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

#[test]
fn a_picture_its_answer_and_an_error_outlive_a_change_of_language() {
    let page = Page::open("#v1&preset=lite1&backend=cpu&compare=lite0,lite1");
    let shown = page.classify_sample("coffee");
    let runs = page.runs();
    page.click("lang-ko");
    expect_korean(&page);
    assert_eq!(page.runs(), runs, "nothing runs again");
    let after = page.predictions();
    let numbers = |rows: &[e2e::page::Prediction]| rows.iter().map(|row| (row.index, row.logit)).collect::<Vec<_>>();
    assert_eq!(numbers(&after), numbers(&shown));
    for (id, pressed) in [("sample-coffee", "true"), ("run-lite1", "true"), ("backend-cpu", "true")] {
        assert_eq!(page.attribute(id, "aria-pressed").as_deref(), Some(pressed), "{id}");
    }
    assert_eq!(page.engine(), "ready");
    let link = fragment(&page);
    for part in ["&preset=lite1", "&picture=coffee", "&compare=lite0,lite1", "&backend=cpu"] {
        assert!(link.contains(part), "{part} is not in {link}");
    }
    // The engine answers in the new language too.
    page.classify_sample("chelsea");
    page.choose_file("image-input", &picture_files::on_disk("notes.txt", b"no picture"));
    let error = page.wait_for_error();
    page.click("lang-en");
    expect_language(&page, "en", "Copy link");
    assert_eq!(page.error().map(|kept| kept.kind), Some(error.kind));
}

#[test]
fn a_language_that_does_not_exist_falls_back_and_is_named() {
    let page = Page::open("#v1&preset=b1&lang=tlh");
    expect_language(&page, "en", "Copy link");
    let notice = page.text("link-notice");
    assert!(notice.contains("lang was “tlh” and became en"), "{notice}");
    page.expect("macs", "686802832");
    // A fragment by hand is followed, and what it replaces is said in its language.
    page.js("location.hash = '#v1&preset=b1&lang=ko&phi=99';", &[]);
    expect_korean(&page);
    assert!(page.text("link-notice").contains("99") && page.text("link-notice").contains("기본값"));
}

/// The Korean texts are a file of their own. Where it does not come, nothing is lost, and choosing again is enough.
#[test]
fn words_that_do_not_come_leave_the_page_as_it_is() {
    let page = Page::open("#v1&preset=b1");
    page.server.fault("korean.txt", Fault::Status(503));
    page.click("lang-ko");
    page.wait("what is wrong", Duration::from_secs(5), || page.has("language-unreachable").then_some(()));
    expect_language(&page, "en", "Copy link");
    let words = page.text("language-unreachable");
    assert!(words.contains("한국어") && words.contains("again"), "{words}");
    page.expect("macs", "686802832");
    page.server.clear();
    page.click("lang-ko");
    expect_korean(&page);
    assert!(!page.has("language-unreachable"));
    page.expect("macs", "686802832");
}

#[test]
fn a_korean_link_without_its_words_opens_in_english_and_says_so() {
    let page = Page::prepare(e2e::browser::Profile::SoftwareAdapter);
    page.server.fault("korean.txt", Fault::Status(404));
    page.go("#v1&preset=b1&lang=ko");
    expect_language(&page, "en", "Copy link");
    assert!(page.has("language-unreachable"));
    page.expect("macs", "686802832");
}
