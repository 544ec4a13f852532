//! The page before, and without, its engine.

use std::time::Duration;

use e2e::browser::Profile;
use e2e::dist;
use e2e::page::Page;
use e2e::server::Fault;

#[test]
fn the_engine_is_fetched_only_when_it_is_first_needed() {
    let page = Page::open("");
    page.set_slider("phi", 1.0);
    page.expect("macs", "992629472");
    assert_eq!(page.engine(), "cold");
    let early: Vec<_> =
        page.server.seen().into_iter().filter(|s| s.path.contains("worker") || s.path.contains("weights/")).collect();
    assert!(early.is_empty(), "fetched before anyone asked: {early:?}");
    assert!(page.predictions().is_empty());
}

#[test]
fn the_page_is_complete_and_usable_before_the_worker_has_arrived() {
    let page = Page::prepare(Profile::SoftwareAdapter);
    page.server.fault("worker_bg.wasm", Fault::Hold);
    page.go("#v1&family=b&preset=b0&backend=cpu");
    page.click("sample-chelsea");
    page.wait_for_engine("loading");
    page.wait("the worker to be asked for", Duration::from_secs(20), || {
        (page.server.count("worker_bg.wasm") > 0).then_some(())
    });
    page.click("preset-b7");
    page.expect("macs", "37745884192");
    page.set_slider("phi", 2.5);
    page.expect("macs", "2332257912");
    page.expect("params", "14337078");
    page.set_slider("width", 2.0);
    page.expect("mode", "separate");
    assert_eq!(page.engine(), "loading");
    assert_eq!(page.error(), None);
    page.server.clear();
    // What runs is what the sliders say by then, which has no trained weights: its time, and no answer.
    let shown = page.wait_for_run_after(0);
    assert!(shown.is_empty() && page.has("time-only"), "{shown:?}");
    assert_eq!(page.attribute("answer", "data-current").as_deref(), Some("true"));
    page.expect("mode", "separate");
    page.click("run-lite0");
    let shown = page.wait_for_run_after(1);
    assert_eq!(shown.len(), 5, "{shown:?}");
    assert_eq!(page.attribute("answer", "data-kind").as_deref(), Some("trained"));
}

#[test]
fn weights_arrive_with_their_progress_in_megabytes() {
    let page = Page::prepare(Profile::SoftwareAdapter);
    page.server.fault("weights/efficientnet-", Fault::HoldAfter(4_000_000));
    page.go("#v1&preset=lite0&backend=cpu");
    page.click("sample-chelsea");
    // At most 4.0 MB have arrived, of 9,580,368 bytes.
    let megabytes = page.wait("progress", Duration::from_mins(1), || {
        let text = page.text("engine-status");
        let (before, _) = text.split_once(" MB of 9.6 MB")?;
        before.rsplit(' ').next()?.parse::<f64>().ok().filter(|megabytes| *megabytes > 0.0)
    });
    assert!(megabytes <= 4.0, "{megabytes} MB cannot have arrived");
    assert_eq!(page.engine(), "loading");
    page.server.clear();
    page.wait_for_run_after(0);
}

#[test]
fn a_page_that_cannot_start_says_why_in_words() {
    let page = Page::prepare(Profile::SoftwareAdapter);
    page.server.fault("app", Fault::Status(404));
    page.load("");
    let text = page.wait("an explanation", Duration::from_secs(20), || {
        let text = page.js("return document.body.innerText;", &[]).as_str().unwrap_or_default().to_owned();
        text.to_lowercase().contains("could not start").then_some(text)
    });
    assert!(text.contains("Reload"), "{text:?}");

    let script = serde_json::json!({ "source": "delete globalThis.WebAssembly;" });
    page.session().development("Page.addScriptToEvaluateOnNewDocument", &script).expect("a script");
    page.server.clear();
    page.load("?without-wasm");
    page.wait("a word on WebAssembly", Duration::from_secs(20), || {
        let text = page.js("return document.body.innerText;", &[]);
        text.as_str().is_some_and(|text| text.contains("WebAssembly")).then_some(())
    });
}

/// A page whose engine does not arrive while a sample picture waits for it, and whose weights are asked for already.
fn with_weights_ahead() -> Page {
    let page = Page::prepare(Profile::SoftwareAdapter);
    page.server.fault("worker_bg.wasm", Fault::Hold);
    page.go("#v1&preset=lite0&backend=cpu");
    page.click("sample-chelsea");
    page.wait("the weights to be asked for", Duration::from_secs(20), || {
        (page.server.count("weights/efficientnet-lite0") > 0).then_some(())
    });
    page
}

#[test]
fn weights_arrive_while_the_engine_does_and_the_start_is_shown_in_parts() {
    let page = with_weights_ahead();
    page.server.clear();
    page.wait_for_run_after(0);
    assert_eq!(page.server.count("weights/efficientnet-lite0"), 1, "asked for twice");

    let total_millis = page.number_of("startup");
    let parts = page.js("return at('startup').querySelectorAll('dd').length;", &[]);
    assert_eq!(parts, 6, "engine, backend, weights, layers, check, answer");
    assert!(total_millis >= page.number_of("latency"), "{total_millis} ms");
    page.click("run-again");
    page.wait_for_run_after(1);
    assert_eq!(page.number_of("startup").to_bits(), total_millis.to_bits(), "later runs are no start");
}

#[test]
fn weights_that_came_ahead_for_another_network_are_let_go() {
    let page = with_weights_ahead();
    page.click("run-lite1");
    page.server.clear();
    page.wait_for_run_after(0);
    assert!(page.text("answered-by").contains("Lite1"), "{}", page.text("answered-by"));
    assert_eq!(page.error(), None);
}

/// A style sheet that did not arrive was said to keep the page from starting, though it started a moment later, and "The
/// page is loading" stood below it from then on: any file that failed counted, and only the style sheet hid those words.
#[test]
fn without_its_style_sheet_the_page_starts_and_says_nothing_of_not_starting() {
    let page = Page::prepare(Profile::SoftwareAdapter);
    page.server.fault(".css", Fault::Status(404));
    page.server.fault("favicon", Fault::Status(404));
    let watch = "window.startErrors = 0;
        new MutationObserver(() => { startErrors += document.querySelectorAll('[data-testid=\"start-error\"]').length; })
            .observe(document, { subtree: true, childList: true, attributes: true });";
    let script = serde_json::json!({ "source": watch });
    page.session().development("Page.addScriptToEvaluateOnNewDocument", &script).expect("a script");
    page.go("");
    assert!(page.server.seen().iter().any(|seen| seen.path.contains(".css") && seen.status == 404));
    assert_eq!(page.js("return startErrors;", &[]), serde_json::json!(0), "it was said that the page could not start");
    page.set_slider("phi", 1.0);
    page.expect("macs", "992629472");
    assert_eq!(page.js("return document.getElementById('loading').checkVisibility();", &[]), serde_json::json!(false));
}

/// Opened from a disk, the page said "could not start", to reload it, and to clear cached files, none of which helps:
/// browsers load modules and WebAssembly from a server only.
#[test]
fn opened_from_a_file_the_page_says_that_it_needs_a_server() {
    let page = Page::prepare(Profile::SoftwareAdapter);
    let file = dist::folder().join("index.html").canonicalize().expect("the page");
    let said = |fragment: &str| {
        page.session().go(&format!("file://{}{fragment}", file.display())).expect("the page loads");
        page.wait("the sentence", Duration::from_secs(20), || page.has("start-error").then(|| page.text("start-error")))
    };
    let english = said("#v1&family=b");
    assert!(english.contains("opened from a file") && english.contains("web server"), "{english}");
    assert!(!english.contains("could not start"), "{english}");
    // Another fragment alone would not load the page again.
    page.load("");
    let korean = said("#v1&lang=ko");
    assert!(korean.contains("웹 서버"), "{korean}");
}
