//! One picture at many input sizes: the curve grows while it is measured, says what it comes to, and stops at once.

use std::time::{Duration, Instant};

use super::engine_failures::with_actor;
use e2e::page::Page;
use serde_json::json;

/// How long all sizes may take on a slow machine, beyond the goal that a line tells.
const PATIENCE: Duration = Duration::from_mins(2);

/// The goals, in milliseconds: all sizes with Lite0 on the CPU, and the end of a cancelled one.
const SWEEP_MILLIS: f64 = 4000.0;
/// See [`SWEEP_MILLIS`].
const CANCEL_MILLIS: f64 = 200.0;

/// What fails on a shared machine.
const GUARD: f64 = 1.5;

/// The sizes of a network of 224 px: evenly spaced as factors, 211 in the place of 224.
const SIZES: [u32; 16] = [64, 74, 86, 100, 116, 135, 157, 182, 224, 245, 285, 330, 383, 445, 517, 600];

/// A point of the curve.
#[derive(Clone, Debug, PartialEq)]
struct Point {
    resolution: u32,
    index: u64,
    label: String,
    probability: f64,
    own_probability: f64,
    millis: f64,
}

fn points(page: &Page) -> Vec<Point> {
    let script = "return [...document.querySelectorAll('[data-testid=\"detective-point\"]')].map(({ dataset }) => [
        dataset.resolution, dataset.index, dataset.label, dataset.probability, dataset.ownProbability, dataset.millis]);";
    let rows: Vec<[String; 6]> = serde_json::from_value(page.js(script, &[])).expect("points with all attributes");
    let number = |text: &str| -> f64 { text.parse().unwrap_or_else(|_| panic!("{text:?} is no number")) };
    rows.into_iter()
        .map(|[resolution, index, label, probability, own_probability, millis]| Point {
            resolution: resolution.parse().expect("pixels"),
            index: index.parse().expect("a class"),
            label,
            probability: number(&probability),
            own_probability: number(&own_probability),
            millis: number(&millis),
        })
        .collect()
}

fn state(page: &Page) -> String {
    page.attribute("size-sweep", "data-state").unwrap_or_default()
}

fn wait_for(page: &Page, wanted: &str) {
    page.wait(&format!("the sweep to be {wanted}"), PATIENCE, || {
        assert_eq!(page.error(), None);
        (state(page) == wanted).then_some(())
    });
}

fn can_start(page: &Page) -> bool {
    page.attribute("detective-start", "aria-disabled").as_deref() == Some("false")
}

fn start(page: &Page) {
    page.wait("the engine to be free", PATIENCE, || can_start(page).then_some(()));
    page.click("detective-start");
}

#[test]
fn every_size_is_answered_by_the_same_weights_and_the_answer_on_the_page_stays() {
    let page = Page::open("#v1&family=lite&preset=lite0&backend=cpu");
    let answer = page.classify_sample("chelsea");
    let (runs, weights) = (page.runs(), page.server.count("lite0"));
    assert!(weights > 0, "the weights were loaded");
    assert_eq!((state(&page).as_str(), points(&page)), ("idle", Vec::new()), "nobody asked");

    let mut took_millis = f64::INFINITY;
    for _ in 0..2 {
        let begun = Instant::now();
        start(&page);
        wait_for(&page, "done");
        took_millis = took_millis.min(begun.elapsed().as_secs_f64() * 1000.0);
    }
    println!("measured: 16 input sizes from 64 to 600 px, Lite0 on cpu: {took_millis:.0} ms (bound {SWEEP_MILLIS})");
    assert!(took_millis <= SWEEP_MILLIS * GUARD, "{took_millis} ms");

    let found = points(&page);
    assert_eq!(found.iter().map(|point| point.resolution).collect::<Vec<_>>(), SIZES);
    // At its own size the network says what it said before, of the same pixels.
    let own = &found[8];
    assert_eq!(own.index, answer[0].index);
    assert!((own.probability - answer[0].probability).abs() < 1e-6, "{own:?} instead of {:?}", answer[0]);
    for point in &found {
        assert!(!point.label.is_empty() && point.millis > 0.0, "{point:?}");
        assert!(point.probability >= point.own_probability - 1e-7, "{point:?}");
        assert_eq!(point.index == own.index, (point.probability - point.own_probability).abs() < 1e-7, "{point:?}");
    }
    // 600 px are seven times the pixels of 224, and 64 px a twelfth.
    let times = [found[0].millis, own.millis, found[15].millis];
    assert!(times[0] < times[1] / 2.0 && times[2] > 3.0 * times[1], "{times:?}");

    // Two sentences of this very curve.
    let first = page.text("size-sweep-answer");
    let is_same = |point: &&Point| point.index == own.index;
    if found.iter().filter(is_same).count() == found.len() {
        assert!(first.starts_with("No: at every size from 64 to 600 px"), "{first}");
    } else {
        let low = found[..8].iter().rev().take_while(is_same).last().unwrap_or(own).resolution;
        assert!(first.contains(&low.to_string()) && first.contains("224 px"), "{first}");
    }
    let best = found.iter().max_by(|a, b| a.own_probability.total_cmp(&b.own_probability)).expect("points");
    let second = page.text("size-sweep-best");
    let is_own_best = best.own_probability <= own.own_probability;
    assert_eq!(second.contains("at the network's own"), is_own_best, "{second}");
    assert!(is_own_best || second.contains(&format!("most probable at {} px", best.resolution)), "{second}");

    assert_eq!((page.runs(), page.predictions()), (runs, answer), "the answer on the page stays");
    assert_eq!(page.server.count("lite0"), weights, "nothing is downloaded again");
    let before = page.runs();
    page.click("run-again");
    assert_eq!(page.wait_for_run_after(before), page.predictions());
    assert_eq!(page.attribute("answer", "data-resolution").as_deref(), Some("224"), "the network is as it was");
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

#[test]
fn a_sweep_stops_at_once_and_another_picture_takes_over() {
    let page = Page::open("#v1&family=lite&preset=lite2&backend=cpu");
    page.classify_sample("coffee");
    start(&page);
    page.wait("some sizes", PATIENCE, || (points(&page).len() >= 8).then_some(()));
    // Timed on the page: the way through the driver is none of it.
    let script = "
        const begun = performance.now();
        at('size-sweep-cancel').click();
        return new Promise(done => {
            const look = () => at('size-sweep').dataset.state === 'stopped'
                ? done(performance.now() - begun) : setTimeout(look, 2);
            look();
        });";
    let cancel_millis = page.js(script, &[]).as_f64().expect("a time");
    println!("measured: a sweep of input sizes cancelled, Lite2 on cpu: {cancel_millis:.0} ms (bound {CANCEL_MILLIS})");
    assert!(cancel_millis <= CANCEL_MILLIS * GUARD, "{cancel_millis} ms");
    let found = points(&page);
    assert!(found.len() < 16, "it was over before it was stopped");
    assert!(page.text("size-sweep-state").contains("Stopped"), "{}", page.text("size-sweep-state"));
    assert!(!page.has("size-sweep-answer"), "a part of a curve says nothing");
    page.wait_for_engine("ready");

    start(&page);
    page.wait("some sizes", PATIENCE, || (points(&page).len() >= 2).then_some(()));
    let before = page.runs();
    page.click("sample-chelsea");
    let answer = page.wait_for_run_after(before);
    assert_eq!(state(&page), "idle", "what was tried is of the other picture");
    assert_eq!(page.predictions(), answer);

    // A slider that moves meanwhile is followed.
    start(&page);
    page.wait("some sizes", PATIENCE, || (points(&page).len() >= 2).then_some(()));
    let before = page.runs();
    page.click("preset-lite0");
    page.wait_for_run_after(before);
    page.wait("Lite0", PATIENCE, || page.text("answered-by").contains("Lite0").then_some(()));
    assert_eq!(page.error(), None);
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

#[test]
fn what_a_curve_says_is_what_its_points_say() {
    let page = with_actor("");
    page.click("sample-coffee");
    page.wait_for_run_after(0);
    let runs = page.runs();
    start(&page);
    wait_for(&page, "done");
    let found = points(&page);
    assert_eq!(found.iter().map(|point| point.resolution).collect::<Vec<_>>(), SIZES);
    assert_eq!((found[2].index, found[2].label.as_str()), (968, "cup"));
    assert_eq!((found[3].index, found[3].label.as_str()), (967, "espresso"));
    assert!((found[15].probability - 0.6).abs() < 1e-6 && (found[0].probability - 0.936).abs() < 1e-6, "{found:?}");
    assert_eq!(
        page.text("size-sweep-answer"),
        "Not exactly: from 100 to 600 px the network answers espresso, as at its own 224 px, but at 86 px cup."
    );
    assert_eq!(
        page.text("size-sweep-best"),
        "Of all sizes espresso is most probable at 600 px, 60.0 % instead of 22.4 % at 224 px, and a run takes 60.0 ms there \
         instead of 22.4 ms."
    );
    let classes = "return [...document.querySelectorAll('[data-testid=\"detective-point\"]')]
        .map(point => point.classList.contains('hollow'));";
    assert_eq!(page.js(classes, &[]), json!(SIZES.map(|px| px < 100)), "hollow where another class is more probable");
    page.click("size-table-open");
    assert!(page.text("size-row").contains("cup"), "{}", page.text("size-row"));
    assert_eq!(page.runs(), runs);

    // In Korean, of the same numbers.
    page.click("lang-ko");
    page.wait("the other language", PATIENCE, || page.text("detective-start").contains("입력 크기").then_some(()));
}

#[test]
fn a_worker_that_is_stopped_at_a_size_leaves_what_was_found() {
    let page = with_actor("stops-at-the-third-size");
    page.click("sample-coffee");
    page.wait_for_run_after(0);
    start(&page);
    page.wait("two sizes", PATIENCE, || (points(&page).len() == 2).then_some(()));
    assert_eq!((state(&page).as_str(), can_start(&page)), ("running", false));
    assert!(page.text("engine-status").contains("Trying input sizes"), "{}", page.text("engine-status"));
    page.click("size-sweep-cancel");
    wait_for(&page, "stopped");
    assert_eq!(points(&page).len(), 2);
    page.wait("to be free again", PATIENCE, || can_start(&page).then_some(()));
}

#[test]
fn made_up_weights_are_not_asked() {
    let page = Page::open("#v1&family=lite&preset=lite0&backend=cpu");
    page.classify_sample("coffee");
    assert!(page.has("detective-start"));
    page.set_slider("width", 0.5);
    page.wait("made-up weights", PATIENCE, || page.has("time-only").then_some(()));
    assert!(!page.has("detective-start"), "what they say means nothing at any size");
}

#[test]
fn the_lesson_leads_from_resolution_to_the_sizes() {
    let page = Page::open("#v1&family=lite&preset=lite0&backend=cpu&lesson=4");
    page.classify_sample("coffee");
    page.wait("the way there", PATIENCE, || page.has("lesson-sizes-there").then_some(()));
    page.click("lesson-sizes-there");
    page.wait("the focus", PATIENCE, || page.is_focused("[data-testid=\"detective-start\"]").then_some(()));
}
