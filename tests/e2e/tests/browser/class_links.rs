//! Links for a class: what they lock and hide, the form that makes them, and how the page undoes one.

use std::time::Duration;

use e2e::page::Page;
use serde_json::json;

const SOON: Duration = Duration::from_secs(5);

fn is_disabled(page: &Page, id: &str) -> bool {
    page.js("return at(arguments[0]).matches(':disabled');", &[json!(id)]) == json!(true)
}

fn tick(page: &Page, id: &str) {
    page.js("at(arguments[0]).click();", &[json!(id)]);
}

fn address(page: &Page) -> String {
    page.js("return at('class-address').value;", &[]).as_str().unwrap_or_default().to_owned()
}

/// The page says that the link holds something back; then the button is pressed.
fn expect_refusal(page: &Page, button: &str) {
    page.wait("the refusal", SOON, || page.has("class-refused").then_some(()));
    let words = page.text("class-refused");
    assert!(words.contains("locks or hides"), "{words}");
    page.click(button);
    page.wait("the sentence to go", SOON, || (!page.has("class-refused")).then_some(()));
}

#[test]
fn locked_controls_do_not_move_and_hidden_parts_are_not_there() {
    let page = Page::open("#v1&family=b&phi=1&alpha=1.2&beta=1.1&gamma=1.15&lock=alpha,preset&hide=compare,layers,run");
    for id in ["slider-alpha", "number-alpha", "preset-b3"] {
        assert!(is_disabled(&page, id), "{id} is locked");
    }
    assert!(!is_disabled(&page, "slider-phi") && !is_disabled(&page, "family-lite"));
    for id in ["compare-run", "layers-open", "image-input"] {
        assert_eq!(
            page.js("return !document.querySelector(`[data-testid=\"${arguments[0]}\"]`);", &[json!(id)]),
            json!(true)
        );
    }
    assert!(page.has("stage-row") && page.has("why-squared"), "the rest of the page is there");
    let notice = page.text("class-notice");
    assert!(notice.contains("alpha") && notice.contains("the comparison"), "{notice}");
    assert!(!page.has("link-notice"));

    // A candidate would move alpha.
    page.click("why-grid-search");
    page.wait("the candidates", SOON, || page.has("grid-candidate").then_some(()));
    page.js("document.querySelector('[data-testid=\"grid-candidate\"]').click();", &[]);
    expect_refusal(&page, "class-refused-close");
    assert!(page.text("grid-said").is_empty() && (page.slider("alpha") - 1.2).abs() < 1e-12);

    page.click("class-unlock");
    page.wait("the comparison", SOON, || page.has("compare-run").then_some(()));
    assert!(!is_disabled(&page, "slider-alpha") && !is_disabled(&page, "preset-b3") && !page.has("class-notice"));
    page.wait("a link without locks", SOON, || {
        let fragment = page.js("return location.hash;", &[]);
        fragment.as_str().is_some_and(|link| !link.contains("lock") && !link.contains("hide")).then_some(())
    });
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

#[test]
fn whatever_a_lock_forbids_is_answered_with_a_sentence() {
    let setting = "family=b&phi=1&alpha=1.3&beta=1.1&gamma=1.15";
    let page = Page::open(&format!("#v1&{setting}&lesson=2&lock=preset,alpha,depth&hide=compare"));
    for id in ["fit-alpha", "symbol-alpha", "lesson-baseline", "lesson-there"] {
        page.js("at(arguments[0]).click();", &[json!(id)]);
        expect_refusal(&page, "class-refused-close");
    }
    assert!((page.slider("alpha") - 1.3).abs() < 1e-12 && page.value_of("mode") == "compound");
    // What is allowed puts the sentence away.
    page.js("at('symbol-depth').click();", &[]);
    page.wait("the refusal", SOON, || page.has("class-refused").then_some(()));
    page.set_slider("phi", 2.0);
    page.wait("the sentence to go", SOON, || (!page.has("class-refused")).then_some(()));
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

#[test]
fn unknown_locks_parts_languages_and_steps_are_named_and_the_rest_holds() {
    let page = Page::open("#v1&lock=alpha,doors&hide=compare,benchmark,walls&lang=la&lesson=12");
    let notice = page.text("link-notice");
    for word in ["doors", "walls", "“la”", "“12”"] {
        assert!(notice.contains(word), "{word} in {notice}");
    }
    assert!(!notice.contains("benchmark"), "{notice}");
    assert!(is_disabled(&page, "slider-alpha") && !page.has("compare-run"));
    assert_eq!(page.attribute("lesson", "data-step").as_deref(), Some("1"));
}

#[test]
fn the_form_makes_a_link_that_opens_what_it_says() {
    let page = Page::open("#v1&family=b&preset=b2");
    assert!(!page.has("class-address"), "nothing of the form is there before somebody asks");
    page.click("class-open");
    page.wait("the form", SOON, || page.has("class-address").then_some(()));
    assert!(address(&page).ends_with("#v1&family=b&preset=b2&run=off&picture=coffee"), "{}", address(&page));
    let code = || page.js("return at('class-code').querySelector('path').getAttribute('d');", &[]);
    let before = code();
    for id in ["class-lock-phi", "class-lock-family", "class-hide-compare"] {
        tick(&page, id);
    }
    page.js("const step = at('class-step'); step.value = '3'; step.dispatchEvent(new Event('change'));", &[]);
    let expected = "#v1&family=b&preset=b2&run=off&picture=coffee&lesson=3&lock=family,phi&hide=compare";
    page.wait("the link", SOON, || address(&page).ends_with(expected).then_some(()));
    assert!(code() != before, "the code follows the link");
    // Step 7 is phi's, step 9 the comparison's; family is what step 10 needs, whose network is of the other one.
    let warned = page.text("class-forbids");
    for (what, is_said) in [("Step 5", true), ("Step 7", true), ("Step 9", true), ("Step 3,", false), ("Step 4", false)]
    {
        assert_eq!(warned.contains(what), is_said, "{what} in {warned}");
    }
    assert!(warned.contains("phi locked") && warned.contains("the comparison hidden"), "{warned}");
    let sees = page.text("class-sees");
    assert!(sees.contains("EfficientNet-B2") && sees.contains("step 3 of 10: Width alone"), "{sees}");
    for id in ["class-lock-phi", "class-lock-family", "class-hide-compare"] {
        tick(&page, id);
    }
    page.wait("no warning", SOON, || (!page.has("class-forbids")).then_some(()));
    for id in ["class-lock-phi", "class-lock-family", "class-hide-compare"] {
        tick(&page, id);
    }
    let speak =
        "const list = at('class-language'); list.value = arguments[0]; list.dispatchEvent(new Event('change'));";
    page.js(speak, &[json!("ko")]);
    page.wait("the language in the link", SOON, || address(&page).contains("&lang=ko").then_some(()));
    assert!(page.text("class-sees").contains("한국어"), "{}", page.text("class-sees"));
    page.js(speak, &[json!("en")]);
    page.wait("the link", SOON, || address(&page).ends_with(expected).then_some(()));
    assert!(!is_disabled(&page, "slider-phi"), "the page of the teacher stays open");

    let link = address(&page);
    page.press(e2e::webdriver::ESCAPE);
    page.wait("the form to close", SOON, || (!page.has("class-address")).then_some(()));
    page.go_in_fresh_tab(&link[link.find('#').expect("a fragment")..]);
    page.expect("params", "9109994");
    assert!(is_disabled(&page, "slider-phi") && is_disabled(&page, "family-b") && !page.has("compare-run"));
    assert_eq!(page.attribute("lesson", "data-step").as_deref(), Some("3"));
}

/// With the part for pictures hidden, a dropped picture took the place of the whole page, as the part that kept files off
/// the window was gone with it, and a pasted one did nothing without a word.
#[test]
fn a_hidden_run_part_takes_no_picture_and_says_so() {
    let page = Page::open("#v1&preset=lite0&backend=cpu&hide=run");
    let picture = e2e::picture_files::rgb();
    let drop_on_page = "const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([new Uint8Array(arguments[0])], 'cat.png', { type: 'image/png' }));
        const over = new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer });
        const drop = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer });
        return [over, drop].map(event => !document.body.dispatchEvent(event));";
    let kept_out = page.js(drop_on_page, &[json!(picture)]);
    assert_eq!(kept_out, json!([true, true]), "the browser would show the file in place of the page");
    page.wait("the sentence", SOON, || page.has("class-refused").then_some(()));
    let words = page.text("class-refused");
    assert!(words.contains("hides running pictures") && words.contains("not used"), "{words}");
    page.click("class-refused-close");
    page.wait("the sentence to go", SOON, || (!page.has("class-refused")).then_some(()));

    assert!(page.paste(Some(("image.png", "image/png", &picture))));
    page.wait("the sentence", SOON, || page.has("class-refused").then_some(()));
    assert!(!page.paste(None), "text is not the page's");
    assert_eq!(page.server.count("worker"), 0, "something ran out of sight");

    // Shown again, the part takes them.
    page.click("class-unlock");
    page.wait("the part for pictures", SOON, || page.has("drop-zone").then_some(()));
    assert!(!page.has("class-refused"));
    page.drop_files(&[("cat.png", "image/png", &picture)]);
    page.wait_for_run_after(0);
    assert!(!page.has("class-refused"));
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}
