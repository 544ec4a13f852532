//! What a person does first, in Firefox and in WebKit: a network answers, the sliders grow it, two are compared, the lesson
//! begins, the page speaks both languages, a camera that the browser does not give is explained, and the page opens without a
//! network once it was visited.

#![allow(clippy::expect_used, clippy::panic, missing_docs, reason = "a test may panic")]

use std::time::Duration;

use e2e::browser::Profile;
use e2e::dist;
use e2e::page::Page;
use e2e::reference::Expected;
use serde_json::{Value, json};

/// A first run, or several networks measured, on two shared cores.
const PATIENCE: Duration = Duration::from_mins(3);
/// How long what the page does at once may take.
const AT_ONCE: Duration = Duration::from_secs(10);

/// The class of an espresso.
const ESPRESSO: u64 = 967;

/// The page as it opens, by its very address, with the engine on the CPU, which all browsers have.
fn open(profile: Profile, fragment: &str) -> Page {
    let page = Page::prepare(profile);
    page.go(fragment);
    page
}

fn answers_as_the_reference(profile: Profile) {
    let page = open(profile, "#v1&preset=lite0&backend=cpu");
    let found = page.classify_sample("chelsea");
    let expected = Expected::all("lite0").into_iter().find(|expected| expected.file.starts_with("chelsea"));
    let expected = expected.expect("the cat");
    assert_eq!(found.len(), 5);
    for (found, expected) in found.iter().zip(&expected.top) {
        assert_eq!(found.index, expected.index);
        assert!((found.probability - expected.probability).abs() < 2e-3, "{found:?} beside {expected:?}");
    }
    println!("measured: Lite0 in {profile:?} on the CPU: {} ms", page.value_of("latency"));
}

fn starts_by_itself_and_grows_with_phi(profile: Profile) {
    let page = Page::prepare(profile);
    page.go_as_people("#v1&preset=lite0&picture=coffee");
    page.wait_for_run_after(0);
    let (macs, before) = (page.number_of("macs"), page.runs());
    page.set_slider("phi", 1.0);
    page.expect("mode", "compound");
    assert!(page.number_of("macs") > 1.5 * macs, "phi 1 is about twice the work");
    let grown = page.wait_for_run_after(before);
    assert_eq!(grown.first().map(|best| best.index), Some(ESPRESSO), "a grown network answers as its parent");
}

fn compares_two(profile: Profile) {
    let page = open(profile, "#v1&preset=lite0&backend=cpu&compare=lite0,setting");
    page.classify_sample("coffee");
    page.set_slider("width", 1.1);
    page.click("compare-run");
    page.wait("the comparison", PATIENCE, || page.text("compare-progress").contains("done").then_some(()));
    let script =
        "return [...document.querySelectorAll('[data-testid=\"compare-row\"]')].map(row => row.dataset.variant);";
    assert_eq!(page.js(script, &[]), json!(["lite0", "setting"]));
    let medians = page.js(
        "return [...document.querySelectorAll('[data-testid=\"compare-row\"]')].map(row => Number(row.dataset.medianMillis));",
        &[],
    );
    let medians: Vec<f64> = medians.as_array().expect("rows").iter().filter_map(Value::as_f64).collect();
    assert!(medians.len() == 2 && medians.iter().all(|millis| *millis > 0.0), "{medians:?}");
}

fn a_refused_camera_is_explained(profile: Profile) {
    let page = open(profile, "#v1&preset=lite0&backend=cpu");
    page.click("camera-start");
    let kind = page.wait("a reason", AT_ONCE, || page.attribute("camera-errors", "data-kind"));
    // Firefox has a camera of test pictures that is not allowed; WebKitGTK would ask a person, unless there is none.
    assert_eq!(kind, if profile == Profile::Firefox { "denied" } else { "none" });
    let text = page.text("camera-errors");
    println!("  {profile:?}: {text}");
    assert!(text.ends_with('.') && !text.contains(". "), "not one sentence: {text:?}");
    assert_eq!(page.attribute("camera", "data-state").as_deref(), Some("off"));
    assert_eq!(page.classify_sample("coffee").first().map(|best| best.index), Some(ESPRESSO));
}

fn the_lesson_begins(profile: Profile) {
    let page = open(profile, "#v1&preset=lite0&backend=cpu");
    page.click("lesson-start");
    page.wait("the first step", AT_ONCE, || {
        (page.attribute("lesson", "data-step").as_deref() == Some("1")).then_some(())
    });
    page.click("lesson-predict-1");
    page.click("lesson-guess");
    page.wait("the guess to be kept", AT_ONCE, || page.has("lesson-guessed").then_some(()));
}

fn speaks_both_languages(profile: Profile) {
    let page = open(profile, "#v1&preset=lite0&backend=cpu");
    assert_eq!(page.text("copy-link"), "Copy link");
    page.click("lang-ko");
    page.wait("Korean", AT_ONCE, || (page.text("copy-link") == "링크 복사").then_some(()));
    assert_eq!(page.js("return document.documentElement.lang;", &[]), json!("ko"));
    page.click("lang-en");
    page.wait("English", AT_ONCE, || (page.text("copy-link") == "Copy link").then_some(()));
}

fn opens_without_a_network(profile: Profile) {
    let mut page = Page::prepare(profile);
    page.go_as_people("#v1&preset=lite0&backend=cpu");
    page.wait_for_run_after(0);
    page.wait_for_rooms();
    page.open_room("device");
    let status = "return document.querySelector('[data-testid=\"offline-status\"]')?.dataset.value;";
    page.wait("the page to be kept", PATIENCE, || (page.js(status, &[]) == "ready").then_some(()));
    page.server.stop();
    // Another address, so that the page is loaded and not only moved to another fragment.
    page.session().go("about:blank").expect("an empty page");
    page.go_as_people("#v1&preset=lite0&backend=cpu");
    page.wait_for_run_after(0);
    assert_eq!(page.predictions().first().map(|best| best.index), Some(ESPRESSO));
}

/// With `privacy.resistFingerprinting` an AVIF picture, which is decoded by way of a canvas, got classes that had nothing to
/// do with it, others each time. `browser/falsified_canvas.rs` tells more, with a canvas that is falsified by a script.
fn a_falsified_canvas_is_refused() {
    let page = open(Profile::FirefoxResistingFingerprinting, "#v1&preset=lite0&backend=cpu");
    let standing = page.classify_sample("chelsea");
    let runs = page.runs();
    page.choose_file("image-input", &dist::fixture("coffee.avif"));
    let error = page.wait_for_error();
    println!("  {}", error.text);
    assert!(error.kind == "picture" && error.text.contains("fingerprinting"), "{error:?}");
    page.wait_for_engine("ready");
    assert_eq!((page.runs(), page.predictions()), (runs, standing), "the last result is gone");
    page.click("error-dismiss");
    assert_eq!(page.classify_sample("coffee").first().map(|best| best.index), Some(ESPRESSO));
}

/// One test a browser and subject, named by both, so that `cargo xtask test` can leave a browser out that is not there.
macro_rules! in_both {
    ($($subject:ident),+ $(,)?) => {
        mod firefox {
            use super::Profile;
            $(#[test] fn $subject() { super::$subject(Profile::Firefox); })+
            #[test] fn a_falsified_canvas_is_refused() { super::a_falsified_canvas_is_refused(); }
        }
        mod webkit {
            use super::Profile;
            $(#[test] fn $subject() { super::$subject(Profile::WebKit); })+
        }
    };
}

in_both![
    answers_as_the_reference,
    starts_by_itself_and_grows_with_phi,
    compares_two,
    a_refused_camera_is_explained,
    the_lesson_begins,
    speaks_both_languages,
    opens_without_a_network,
];
