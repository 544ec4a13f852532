//! Whatever the sliders describe runs: asked first where it takes long, refused where it does not fit, cancelled at
//! any time, and never instead of the network that was loaded.

use std::time::Duration;

use e2e::browser::Profile;
use e2e::page::Page;
use e2e::reference::Expected;
use e2e::server::Fault;

/// Long enough for the largest of these networks on two shared cores.
const PATIENCE: Duration = Duration::from_mins(4);

/// Starts to watch the page's thread: the longest time between two frames.
const WATCH_FRAMES: &str = "
    window.longest = 0;
    let last = performance.now();
    const frame = now => {
        window.longest = Math.max(window.longest, now - last);
        last = now;
        requestAnimationFrame(frame);
    };
    requestAnimationFrame(now => { last = now; requestAnimationFrame(frame); });";

/// Runs the setting of the link on a sample picture, agreeing if asked, and says how long a run took.
fn run_setting(page: &Page, fragment: &str) -> f64 {
    page.go_in_fresh_tab(fragment);
    page.click("sample-coffee");
    page.wait("a result or a question", PATIENCE, || (page.runs() > 0 || page.has("build-question")).then_some(()));
    if page.has("build-question") {
        page.click("build-agree");
    }
    page.wait("a result", PATIENCE, || {
        assert_eq!(page.error(), None);
        (page.runs() > 0 && page.engine() == "ready").then_some(())
    });
    page.number_of("latency")
}

fn expect_time_only(page: &Page, millis: f64) {
    page.expect("weights", "untrained");
    assert!(page.predictions().is_empty(), "made-up weights name nothing");
    assert!(page.text("time-only").contains("time only"), "{:?}", page.text("time-only"));
    assert!(millis > 0.0);
}

/// Lite0 answered before the sliders moved on: that answer stands, and says so.
fn expect_last_answer_of_lite0(page: &Page, name: &str) {
    let comparison = Expected::of(name).compare(&page.predictions());
    assert!(comparison.faults.is_empty(), "{:?}", comparison.faults);
    assert!(page.text("answered-by").contains("Lite0"), "{:?}", page.text("answered-by"));
    assert_eq!(page.attribute("answer", "data-current").as_deref(), Some("false"));
    assert!(page.has("answer-old") && page.has("run-moved-setting"));
}

#[test]
fn published_compound_and_separate_settings_of_both_families_run_on_the_cpu() {
    let page = Page::prepare(Profile::SoftwareAdapter);
    for setting in [
        "family=b&preset=b0",
        "family=b&phi=0.5&alpha=1.2&beta=1.1&gamma=1.15",
        "family=b&depth=1.3&width=0.7&resolution=0.71",
        "family=lite&depth=0.5&width=0.3&resolution=0.3",
    ] {
        let millis = run_setting(&page, &format!("#v1&{setting}&backend=cpu"));
        println!("measured: {setting} on cpu: {millis:.0} ms");
        expect_time_only(&page, millis);
        page.expect("backend", "cpu");
    }
}

#[test]
fn a_setting_runs_on_webgpu() {
    let page = Page::prepare(Profile::SoftwareAdapter);
    let setting = "#v1&family=b&depth=0.6&width=0.5&resolution=0.5&backend=webgpu";
    let millis = run_setting(&page, setting);
    expect_time_only(&page, millis);
    page.expect("backend", "webgpu");
}

#[test]
fn a_published_setting_with_bundled_weights_uses_them() {
    let page = Page::open("#v1&family=lite&preset=lite1&backend=cpu");
    let shown = page.classify_sample("chelsea");
    page.expect("weights", "pretrained");
    let expected = Expected::all("lite1").into_iter().find(|expected| expected.file.starts_with("chelsea"));
    let comparison = expected.expect("the cat").compare(&shown);
    assert!(comparison.faults.is_empty(), "{:?}", comparison.faults);
}

#[test]
fn what_does_not_fit_is_refused_with_numbers_and_a_setting_that_fits() {
    let page = Page::open("#v1&family=b&phi=7&alpha=2&beta=2&gamma=2&backend=cpu");
    page.click("run-lite0");
    page.classify_sample("coffee");
    page.js("location.hash = '#v1&family=b&phi=7&alpha=2&beta=2&gamma=2&backend=cpu';", &[]);
    let error = page.wait_for_error();
    println!("  refused: {}", error.text);
    assert_eq!(error.kind, "too-large");
    assert!(error.text.contains("TB") || error.text.contains("PB"), "{error:?}");
    assert!(error.text.contains("nearest setting that fits is phi"), "{error:?}");
    // The last answer still stands, and is marked as that of another network.
    assert_eq!(page.engine(), "ready");
    expect_last_answer_of_lite0(&page, "coffee");

    page.click("error-suggestion");
    page.wait("the question", PATIENCE, || page.has("build-question").then_some(()));
    let words = page.text("build-question");
    println!("  asked: {words}");
    assert!(words.contains("GB"), "{words:?}");
    page.click("build-decline");
    assert!(!page.has("build-question"));
    expect_last_answer_of_lite0(&page, "coffee");
    // Nothing asks again by itself, and the way back is one click.
    page.click("run-lite0");
    page.wait_for_run_after(page.runs());
    assert_eq!(page.attribute("answer", "data-current").as_deref(), Some("true"));
}

#[test]
fn what_takes_seconds_asks_and_is_cancelled_at_once_and_b7_finishes_with_the_page_free() {
    let page = Page::open("#v1&preset=lite0&backend=cpu");
    page.classify_sample("coffee");
    // B7 is made and run by a fast machine within the three seconds that are not asked about; this has eight times its blocks.
    page.js("location.hash = '#v1&family=b&phi=7&alpha=1.6&beta=1&gamma=1.15&backend=cpu';", &[]);
    page.wait("the question", PATIENCE, || page.has("build-question").then_some(()));
    println!("  asked: {}", page.text("build-question"));
    page.js(WATCH_FRAMES, &[]);

    // Cancelled while it builds, and again in its first run.
    for (words, wait_millis) in [("layer", 300), ("First run", 1200)] {
        if !page.has("build-question") {
            page.click("run-moved-setting");
            page.wait("the question", PATIENCE, || page.has("build-question").then_some(()));
        }
        page.click("build-agree");
        page.wait(words, PATIENCE, || page.text("engine-status").contains(words).then_some(()));
        std::thread::sleep(Duration::from_millis(wait_millis));
        assert_eq!(page.engine(), "building");
        let millis = page.js(
            "const start = performance.now();
             at('engine-cancel').click();
             return new Promise(done => {
                 const look = () => at('engine-status').dataset.state === 'ready' ? done(performance.now() - start)
                     : setTimeout(look, 5);
                 look();
             });",
            &[],
        );
        let millis = millis.as_f64().expect("milliseconds");
        println!(
            "measured: phi 7 with alpha 1.6 and beta 1 on cpu, cancel during {words:?}: {millis:.0} ms (bound 500 ms)"
        );
        assert!(millis <= 500.0, "{millis}");
        expect_last_answer_of_lite0(&page, "coffee");
    }

    let before = page.runs();
    page.click("preset-b7");
    page.wait("B7's result", PATIENCE, || {
        assert_eq!(page.error(), None);
        if page.has("build-question") {
            page.click("build-agree");
        }
        (page.runs() > before && page.engine() == "ready").then_some(())
    });
    let millis = page.number_of("latency");
    expect_time_only(&page, millis);
    let longest = page.js("return window.longest;", &[]).as_f64().expect("milliseconds");
    println!(
        "measured: B7 at 600 px on cpu: first run {:.1} s, run {:.1} s; longest time between two frames meanwhile \
         {longest:.0} ms",
        page.number_of("first-run") / 1000.0,
        millis / 1000.0,
    );
    // A frame is 17 ms; what the shared machine takes away is not the page's.
    assert!(longest < 250.0, "the page stood still for {longest} ms");
}

#[test]
fn a_download_is_cancelled_and_the_loaded_network_stays() {
    let page = Page::prepare(Profile::SoftwareAdapter);
    page.go("#v1&preset=lite0&backend=cpu");
    page.classify_sample("coffee");
    page.server.fault("weights/efficientnet-lite2", Fault::HoldAfter(1_000_000));
    page.click("run-lite2");
    page.wait("the download", Duration::from_secs(30), || page.text("engine-status").contains("MB of").then_some(()));
    page.click("engine-cancel");
    page.wait("the end of it", Duration::from_secs(2), || (page.engine() == "ready").then_some(()));
    assert_eq!(page.error(), None);
    expect_last_answer_of_lite0(&page, "coffee");
    // And wanted again, it comes.
    page.server.clear();
    let before = page.runs();
    page.click("run-moved-setting");
    page.wait_for_run_after(before);
    assert!(page.text("answered-by").contains("Lite2"), "{:?}", page.text("answered-by"));
}

#[test]
fn weights_that_do_not_come_leave_the_loaded_network() {
    let page = Page::prepare(Profile::SoftwareAdapter);
    page.go("#v1&preset=lite0&backend=cpu");
    page.classify_sample("coffee");
    page.server.fault("weights/efficientnet-lite1", Fault::Status(404));
    page.click("run-lite1");
    assert_eq!(page.wait_for_error().kind, "weights-unreachable");
    assert_eq!(page.engine(), "ready");
    let comparison = Expected::of("coffee").compare(&page.predictions());
    assert!(comparison.faults.is_empty(), "the last result stays: {:?}", comparison.faults);
    page.server.clear();
    let before = page.runs();
    page.click("retry");
    page.wait_for_run_after(before);
    assert!(page.text("answered-by").contains("Lite1"), "{:?}", page.text("answered-by"));
}
