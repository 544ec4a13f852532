//! The guided lesson: all of it by keyboard alone, and how it is left, linked and taken up again.

use std::thread;
use std::time::Duration;

use e2e::page::Page;
use e2e::webdriver::{ARROW_DOWN, ARROW_RIGHT, ENTER, TAB};
use efficientnet_explorer::lesson::{Goal, Snapshot};
use model::scaling::{Family, Knob, ScalingInput};
use serde_json::json;

/// How long what the page does at once may take.
const AT_ONCE: Duration = Duration::from_secs(5);
/// A first run, or several networks measured, on two shared cores.
const RUNS: Duration = Duration::from_mins(4);
/// A frame and more: the lesson looks at the page after it was painted.
const SEEN: Duration = Duration::from_millis(150);

/// A learner without a mouse.
struct Learner {
    page: Page,
}

impl Learner {
    fn press(&self, id: &str) {
        self.page.tab_to(&format!("[data-testid=\"{id}\"]"));
        self.page.press(ENTER);
    }

    /// Presses a button of the lesson, from somewhere on the page below it.
    fn go_back_and_press(&self, id: &str) {
        self.page.tab_back_to(&format!("[data-testid=\"{id}\"]"));
        self.page.press(ENTER);
    }

    fn wait_for_focus(&self, selector: &str) {
        self.page.wait(&format!("the focus on {selector}"), AT_ONCE, || self.page.is_focused(selector).then_some(()));
    }

    /// Makes a guess at the question, and gives it: the first choice by the space bar, the others by arrow keys.
    fn guess(&self, choice: usize) {
        self.page.tab_to("[data-testid=\"lesson-predict-1\"]");
        self.page.press(' ');
        (0..choice).for_each(|_| self.page.press(ARROW_DOWN));
        self.wait_for_focus(&format!("[data-testid=\"lesson-predict-{}\"]:checked", choice + 1));
        self.press("lesson-guess");
        assert!(self.page.has("lesson-guessed"));
        self.wait_for_focus("#lesson-task, #lesson-answer");
    }

    /// Has the lesson take the focus to what the task needs.
    fn go_there(&self, selector: &str) {
        self.press("lesson-there");
        self.wait_for_focus(selector);
    }

    /// Sets a knob in its number box, which is the next thing after its slider.
    fn set(&self, knob: &str, value: &str) {
        self.page.press(TAB);
        self.wait_for_focus(&format!("[data-testid=\"number-{knob}\"]"));
        // The tabulator has marked what stood there, so that it goes.
        value.chars().chain([ENTER]).for_each(|key| self.page.press(key));
    }

    fn wait_for_goal(&self, goal: usize) {
        self.page.wait(&format!("goal {goal}"), AT_ONCE, || self.is_met(goal).then_some(()));
    }

    /// Waits until the live reading says which way to go.
    fn wait_for_direction(&self, direction: &str) {
        self.page.wait(&format!("the reading: {direction}"), AT_ONCE, || {
            (self.page.attribute("lesson-reading", "data-direction").as_deref() == Some(direction)).then_some(())
        });
    }

    /// The reading is the count that the page shows.
    fn expect_reading_of_page(&self) {
        let shown = self.page.number_of("flops-factor-exact");
        let reading =
            || self.page.attribute("lesson-reading", "data-value").and_then(|value| value.parse::<f64>().ok());
        let is_shown = || reading().is_some_and(|reading| (reading - shown).abs() < 1e-9);
        self.page.wait(&format!("the reading {shown}"), AT_ONCE, || is_shown().then_some(()));
        let words = self.page.text("lesson-reading");
        assert!(words.contains(&format!("{shown:.2}")), "{words} beside {shown}");
    }

    fn is_met(&self, goal: usize) -> bool {
        let script = "return document.querySelectorAll('[data-testid=\"lesson-goal\"]')[arguments[0]].matches('.met');";
        self.page.js(script, &[json!(goal)]) == json!(true)
    }

    fn is_done(&self) -> bool {
        self.page.attribute("lesson-check", "data-done").as_deref() == Some("true")
    }

    /// Waits until the step is done and its answer is there, and goes on.
    fn finish(&self, step: u32, limit: Duration) {
        self.page.wait(&format!("step {step} to be done"), limit, || self.is_done().then_some(()));
        self.page.wait("the answer", AT_ONCE, || self.page.has("lesson-answer").then_some(()));
        self.go_back_and_press("lesson-next");
        self.wait_for_focus("#lesson-title");
    }

    fn expect_step(&self, step: u32) {
        assert_eq!(self.page.attribute("lesson", "data-step"), Some(step.to_string()));
        assert!(!self.is_done(), "step {step} is done before anything was");
        assert!(!self.page.has("lesson-answer"), "step {step} gives its answer away");
    }
}

/// A phi that spends the budget of the fifth step with the paper's bases.
fn phi_of_the_budget(family: Family) -> String {
    let at = |tenths: u16| {
        let mut setting = ScalingInput::published(family.baseline());
        setting.set_steps(Knob::Phi, tenths);
        Snapshot { setting, ..Snapshot::default() }
    };
    let tenths = (1..=70).find(|tenths| Goal::Spent(None).seen_in(&at(*tenths), 8).is_some()).expect("a phi");
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// The last step: Lite0 answers, a wider network grows from it and answers alike, at a higher cost.
fn grow(learner: &Learner) {
    let page = &learner.page;
    learner.press("lesson-baseline");
    page.wait("the answer of Lite0", RUNS, || learner.is_met(0).then_some(()));
    page.expect("macs", "385187552");
    let before = page.predictions();
    learner.go_there("[data-testid=\"slider-width\"]");
    learner.set("width", "1.2");
    learner.wait_for_direction("less");
    page.tab_back_to("[data-testid=\"slider-width\"]");
    learner.set("width", "1.4");
    learner.wait_for_direction("within");
    page.wait("the same answer", RUNS, || learner.is_met(1).then_some(()));
    assert_eq!(page.attribute("answer", "data-kind").as_deref(), Some("grown"));
    for (grown, parent) in page.predictions().iter().zip(&before) {
        assert_eq!(grown.index, parent.index, "growth changes no answer");
    }
    assert!(page.number_of("macs") > 1.5 * 385_187_552.0, "the cost does");
    // The question comes after the task.
    page.tab_back_to("[data-testid^=\"lesson-predict-\"]");
    for _ in 0..3 {
        // From whichever the browser takes for the first: the arrows go round.
        page.press(ARROW_DOWN);
        if page.is_focused("[data-testid=\"lesson-predict-2\"]:checked") {
            break;
        }
    }
    learner.press("lesson-guess");
    learner.wait_for_focus("#lesson-answer");
    page.wait("the choices, explained", AT_ONCE, || page.has("lesson-explained").then_some(()));
    let explained = page.js("return document.querySelectorAll('[data-testid=\"lesson-explained\"] dd').length;", &[]);
    assert_eq!(explained, json!(3));
}

/// The sentence about the table agrees with the table.
fn expect_counter_example(page: &Page) {
    page.wait("the answer", AT_ONCE, || page.has("lesson-counter").then_some(()));
    page.wait("the end of the comparison", RUNS, || (!page.has("compare-cancel")).then_some(()));
    // What follows from all runs arrives a moment later.
    thread::sleep(Duration::from_secs(1));
    let script = "return [...document.querySelectorAll('[data-testid=\"compare-row\"]')].map(row =>
        [row.dataset.variant, Number(row.dataset.macs), Number(row.dataset.intervalLow), Number(row.dataset.intervalHigh)]);";
    let rows: Vec<(String, f64, f64, f64)> = serde_json::from_value(page.js(script, &[])).expect("rows");
    let pairs = rows.iter().flat_map(|less| rows.iter().map(move |more| (less, more)));
    let has_one = pairs.into_iter().any(|(less, more)| less.1 < more.1 && less.2 > more.3);
    let words = page.text("lesson-counter");
    let names_both = words.contains("B0") && words.contains("Lite0");
    assert!(!words.is_empty() && names_both == has_one, "{words} for {rows:?}");
}

fn walk(language: &str, family: Family) {
    let baseline = family.baseline().slug();
    let page = Page::open(&format!("#v1&preset={baseline}&lang={language}&backend=cpu&compare=b0,lite0"));
    page.resize(1280, 900);
    let learner = Learner { page };
    learner.press("lesson-start");
    learner.wait_for_focus("#lesson-title");

    learner.expect_step(1);
    learner.guess(1);
    learner.go_there("[data-testid^=\"sample-\"]");
    learner.page.press(ENTER);
    learner.finish(1, RUNS);

    // Depth, width, resolution. The second guess is wrong, and said to be.
    for (step, knob, choice) in [(2, "depth", 0), (3, "width", 0), (4, "resolution", 0)] {
        learner.expect_step(step);
        learner.guess(choice);
        learner.press("lesson-baseline");
        learner.go_there(&format!("[data-testid=\"slider-{knob}\"]"));
        learner.set(knob, "1.5");
        // The page is looked at a frame after the slider.
        let says = || learner.page.text("lesson-reading").contains("1.50");
        learner.page.wait("the reading of 1.5", AT_ONCE, || says().then_some(()));
        learner.wait_for_direction("less");
        learner.page.tab_back_to(&format!("[data-testid=\"slider-{knob}\"]"));
        learner.set(knob, "2");
        learner.finish(step, AT_ONCE);
    }

    learner.expect_step(5);
    learner.guess(3);
    // What the fourth step left on the sliders is the third of the four ways, and nothing that was done in this one.
    thread::sleep(SEEN);
    assert!(!learner.is_met(2), "the slider of the step before counts");
    learner.expect_reading_of_page();
    let phi = phi_of_the_budget(family);
    // Lite does not scale its stem, its head, and the depth of two stages: there the same budget buys more.
    let (depth, width) = if family == Family::Lite { ("4.5", "2.1") } else { ("4", "2") };
    for (goal, knob, value) in [(0, "depth", depth), (1, "width", width), (2, "resolution", "2"), (3, "phi", &*phi)] {
        if goal == 0 {
            learner.press("lesson-baseline");
        } else {
            learner.go_back_and_press("lesson-baseline");
        }
        learner.go_there(&format!("[data-testid=\"slider-{knob}\"]"));
        learner.set(knob, value);
        learner.wait_for_goal(goal);
        learner.wait_for_direction("within");
        learner.expect_reading_of_page();
    }
    learner.finish(5, AT_ONCE);

    learner.expect_step(6);
    learner.guess(1);
    // It lands on a candidate, in an open room and an open question.
    learner.go_there("[data-testid=\"grid-candidate\"] button");
    if learner.page.is_focused("[data-alpha=\"1.2\"] button") {
        learner.page.tab_to("[data-testid=\"grid-candidate\"]:not([data-alpha=\"1.2\"]) button");
    }
    learner.page.press(ENTER);
    learner.finish(6, AT_ONCE);

    learner.expect_step(7);
    // Whatever candidate the step before left: this one starts from the paper's bases.
    for (knob, value) in [("alpha", 1.2), ("beta", 1.1), ("gamma", 1.15), ("phi", 0.0)] {
        assert!((learner.page.slider(knob) - value).abs() < 1e-9, "{knob} is {}", learner.page.slider(knob));
    }
    learner.guess(0);
    learner.press("lesson-budget-4");
    learner.go_there("[data-testid=\"slider-phi\"]");
    // Where the highest phi lies, the learner finds out.
    for _ in 0..70 {
        if learner.is_done() {
            break;
        }
        learner.page.press(ARROW_RIGHT);
        thread::sleep(SEEN);
    }
    learner.finish(7, AT_ONCE);

    learner.expect_step(8);
    learner.guess(1);
    // The family comes with it.
    learner.go_there("[data-testid=\"preset-b1\"]");
    learner.page.press(ENTER);
    learner.wait_for_goal(0);
    learner.press("preset-b2");
    learner.finish(8, AT_ONCE);

    learner.expect_step(9);
    learner.guess(2);
    learner.go_there("[data-testid=\"compare-run\"]");
    learner.page.press(ENTER);
    learner.page.wait("step 9 to be done", RUNS, || learner.is_done().then_some(()));
    expect_counter_example(&learner.page);
    learner.finish(9, AT_ONCE);

    learner.expect_step(10);
    grow(&learner);
    learner.finish(10, AT_ONCE);

    let page = &learner.page;
    assert!(page.has("lesson-page"), "the learner's own page");
    let script = "return [...document.querySelectorAll('[data-testid=\"lesson-row\"]')].map(e => e.querySelectorAll('dd').length);";
    let rows: Vec<u64> = serde_json::from_value(page.js(script, &[])).expect("rows");
    // A guess, the right answer, and what was done, in every step.
    assert!(rows.len() == 10 && rows.iter().all(|facts| *facts >= 3), "{rows:?}");
    assert!(!page.has("lesson-teacher"), "the teacher's sheet is not for learners");
    learner.press("lesson-close");
    learner.wait_for_focus("#lesson-start");
    assert!(!page.has("lesson"));
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

#[test]
fn the_whole_lesson_is_done_by_keyboard_alone_in_english() {
    walk("en", Family::EfficientNet);
}

/// The page opens on Lite0, which runs with trained weights, and whose network follows every slider of the lesson.
#[test]
fn the_whole_lesson_is_done_from_the_first_open_on() {
    walk("en", Family::Lite);
}

#[test]
fn the_whole_lesson_is_done_by_keyboard_alone_in_korean() {
    walk("ko", Family::EfficientNet);
}
