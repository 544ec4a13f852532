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
        let script = "return document.querySelectorAll('[data-testid=\"lesson-goal\"]')[arguments[0]].matches('.met');";
        let is_met = || self.page.js(script, &[json!(goal)]) == json!(true);
        self.page.wait(&format!("goal {goal}"), AT_ONCE, || is_met().then_some(()));
    }

    fn wait_for_family_b(&self) {
        let is_there = || self.page.has("preset-b1");
        self.page.wait("the variants of family B", AT_ONCE, || is_there().then_some(()));
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
        learner.set(knob, "2");
        learner.finish(step, AT_ONCE);
    }

    learner.expect_step(5);
    learner.guess(3);
    // What the fourth step left on the sliders is the third of the four ways.
    learner.wait_for_goal(2);
    let phi = phi_of_the_budget(family);
    // Lite does not scale its stem, its head, and the depth of two stages: there the same budget buys more.
    let (depth, width) = if family == Family::Lite { ("4.5", "2.1") } else { ("4", "2") };
    for (goal, knob, value) in [(0, "depth", depth), (1, "width", width), (3, "phi", &*phi)] {
        if goal == 0 {
            learner.press("lesson-baseline");
        } else {
            learner.go_back_and_press("lesson-baseline");
        }
        learner.go_there(&format!("[data-testid=\"slider-{knob}\"]"));
        learner.set(knob, value);
        learner.wait_for_goal(goal);
    }
    learner.finish(5, AT_ONCE);

    learner.expect_step(6);
    learner.guess(1);
    learner.go_there("[data-testid=\"why-grid-search\"]");
    learner.page.press(ENTER);
    learner.page.tab_to("[data-testid=\"grid-candidate\"]:not([data-alpha=\"1.2\"]) button");
    learner.page.press(ENTER);
    learner.finish(6, AT_ONCE);

    learner.expect_step(7);
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
    if family == Family::Lite {
        learner.go_there("[data-testid=\"family-b\"]");
        learner.page.press(ENTER);
        learner.wait_for_family_b();
        learner.go_back_and_press("lesson-there");
        learner.wait_for_focus("[data-testid=\"preset-b1\"]");
    } else {
        learner.go_there("[data-testid=\"preset-b1\"]");
    }
    learner.page.press(ENTER);
    learner.wait_for_goal(0);
    learner.press("preset-b2");
    learner.finish(8, AT_ONCE);

    learner.expect_step(9);
    learner.guess(2);
    learner.go_there("[data-testid=\"compare-run\"]");
    learner.page.press(ENTER);
    learner.finish(9, RUNS);

    let page = &learner.page;
    assert!(page.has("lesson-page"), "the learner's own page");
    let script = "return [...document.querySelectorAll('[data-testid=\"lesson-row\"]')].map(e => e.querySelectorAll('dd').length);";
    let rows: Vec<u64> = serde_json::from_value(page.js(script, &[])).expect("rows");
    // A guess, the right answer, and what was done, in every step.
    assert!(rows.len() == 9 && rows.iter().all(|facts| *facts >= 3), "{rows:?}");
    learner.press("lesson-teacher");
    learner.wait_for_focus("#lesson-title");
    assert!(page.has("lesson-sheet"), "the teacher's sheet");
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

#[test]
fn the_lesson_goes_on_where_it_was_left_after_a_reload() {
    let page = Page::open("#v1&lesson=2");
    page.click("lesson-predict-1");
    page.click("lesson-guess");
    page.set_slider("depth", 2.0);
    page.wait("the answer", AT_ONCE, || page.has("lesson-answer").then_some(()));
    let answer = page.text("lesson-answer");
    page.click("lesson-next");
    page.wait("step 3", AT_ONCE, || (page.attribute("lesson", "data-step").as_deref() == Some("3")).then_some(()));
    page.wait("the step in the link", AT_ONCE, || {
        (page.js("return location.hash.includes('&lesson=3');", &[]) == json!(true)).then_some(())
    });
    page.session().development("Page.reload", &json!({})).expect("a reload");
    page.wait("the lesson", Duration::from_secs(30), || page.has("lesson").then_some(()));
    assert_eq!(page.attribute("lesson", "data-step").as_deref(), Some("3"));
    page.click("lesson-back");
    page.wait("the answer of step 2", AT_ONCE, || page.has("lesson-answer").then_some(()));
    assert_eq!(page.text("lesson-answer"), answer, "what was done is kept");
    assert!(page.has("lesson-guessed") && !page.has("lesson-predict-1"), "the guess is kept");
    // Without a link it waits to be opened, and says where it is.
    page.go_in_fresh_tab("");
    assert!(!page.has("lesson"));
    assert!(page.text("lesson-start").contains("step 2 of 9"), "{}", page.text("lesson-start"));
    page.click("lesson-start");
    page.wait("the lesson", AT_ONCE, || page.has("lesson-answer").then_some(()));
    // From the start, all of it.
    page.go_in_fresh_tab("#v1&lesson=9");
    page.click("lesson-next");
    page.click("lesson-restart");
    page.wait("step 1", AT_ONCE, || (page.attribute("lesson", "data-step").as_deref() == Some("1")).then_some(()));
    page.click("lesson-close");
    assert!(page.text("lesson-start").contains("10-minute"), "{}", page.text("lesson-start"));
}

#[test]
fn a_link_opens_one_step_and_a_bad_step_the_first() {
    let page = Page::open("#v1&lesson=3");
    assert_eq!(page.attribute("lesson", "data-step").as_deref(), Some("3"));
    assert!(!page.has("link-notice"), "nothing was wrong with the link");
    for bad in ["99", "0", "-1", "three", "3.5"] {
        page.go_in_fresh_tab(&format!("#v1&lesson={bad}"));
        assert_eq!(page.attribute("lesson", "data-step").as_deref(), Some("1"), "{bad}");
        let notice = page.text("link-notice");
        assert!(notice.contains("lesson") && notice.contains(bad), "{bad}: {notice}");
    }
    page.go_in_fresh_tab("#v1&lesson=99&lang=ko");
    assert!(page.text("link-notice").contains("99"));
    assert_eq!(page.refusals_and_failures(), Vec::<String>::new());
}

#[test]
fn every_step_can_be_skipped_and_the_page_says_so() {
    let page = Page::open("#v1&lesson=1");
    for step in 1..=9 {
        let here = step.to_string();
        page.wait(&format!("step {step}"), AT_ONCE, || {
            (page.attribute("lesson", "data-step").as_deref() == Some(&*here)).then_some(())
        });
        page.click("lesson-skip");
        assert!(page.has("lesson-guessed"), "step {step}");
        assert!(!page.has("lesson-answer"), "step {step}: only what was done is answered");
        page.click("lesson-next");
    }
    page.wait("the learner's page", AT_ONCE, || page.has("lesson-page").then_some(()));
    let script = "return document.querySelectorAll('[data-testid=\"lesson-row\"] dl > *').length;";
    assert_eq!(page.js(script, &[]), json!(0), "nothing was done, and the page claims nothing");
    // A change of language keeps the sheet open.
    page.click("lang-ko");
    page.wait("the page in Korean", AT_ONCE, || (page.text("lesson-print").contains("인쇄")).then_some(()));
}
