//! The guided lesson: all of it by keyboard alone, and how it is left, linked and taken up again.

use std::thread;
use std::time::Duration;

use e2e::page::Page;
use e2e::screenshot;
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
    let script = "return [...document.querySelectorAll('[data-testid=\"compare-row\"]')].map(row =>
        [row.dataset.variant, Number(row.dataset.macs), Number(row.dataset.medianMillis)]);";
    let rows: Vec<(String, f64, f64)> = serde_json::from_value(page.js(script, &[])).expect("rows");
    let pairs = rows.iter().flat_map(|less| rows.iter().map(move |more| (less, more)));
    let has_one = pairs.into_iter().any(|(less, more)| less.1 < more.1 && less.2 > 1.1 * more.2);
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
    assert!(page.text("lesson-start").contains("step 2 of 10"), "{}", page.text("lesson-start"));
    page.click("lesson-start");
    page.wait("the lesson", AT_ONCE, || page.has("lesson-answer").then_some(()));
    // From the start, all of it.
    page.go_in_fresh_tab("#v1&lesson=10");
    page.click("lesson-next");
    page.click("lesson-restart");
    page.wait("step 1", AT_ONCE, || (page.attribute("lesson", "data-step").as_deref() == Some("1")).then_some(()));
    page.click("lesson-close");
    assert!(page.text("lesson-start").contains("11-minute"), "{}", page.text("lesson-start"));
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
    for step in 1..=10 {
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

/// At the sizes of a projector and of a phone: the head of the panel stays, causes and effects of a step are in sight
/// together, and where the way on was nobody leaves a step out.
#[test]
fn each_step_keeps_cause_and_effect_in_sight() {
    // What is moved or pressed, and where it shows.
    let steps: [(u32, &[&str]); 9] = [
        (1, &["sample-coffee", "answer", "macs"]),
        (2, &["slider-depth", "macs"]),
        (3, &["slider-width", "macs"]),
        (4, &["slider-resolution", "macs"]),
        (5, &["slider-phi", "slider-width", "flops-factor-exact"]),
        (7, &["slider-phi", "flops-factor-exact"]),
        (8, &["preset-b1", "depth-coefficient"]),
        (10, &["slider-width", "answer", "flops-factor-exact"]),
        (10, &["slider-width", "predictions", "macs"]),
    ];
    let mut faults = Vec::new();
    for (width, height) in [(1280, 720), (390, 844)] {
        for (step, ids) in steps {
            let page = Page::open(&format!(
                "#v1&preset={}&backend=cpu&picture=coffee&lesson={step}",
                if step == 8 { "b1" } else { "lite0" }
            ));
            page.resize(width, height);
            if ids.iter().any(|id| matches!(*id, "answer" | "predictions")) {
                page.classify_sample("coffee");
            }
            // Beside the lesson nothing is scrolled; on a phone the lesson is a line at the top, and the page goes below it.
            let script = "
                const boxes = arguments[0].map(id => at(id).getBoundingClientRect());
                const line = document.querySelector('.lesson-line').getBoundingClientRect().height;
                const top = Math.min(...boxes.map(box => box.top));
                window.scrollTo({ top: line > 0 ? scrollY + top - line - 4 : 0, behavior: 'instant' });
                return new Promise(done => requestAnimationFrame(() => done(arguments[0].filter(id => {
                    const box = at(id).getBoundingClientRect();
                    return !(box.height > 0 && box.top >= line && box.bottom <= innerHeight + 1);
                }))));";
            let hidden: Vec<String> = serde_json::from_value(page.js(script, &[json!(ids)])).expect("ids");
            if !hidden.is_empty() {
                faults.push(format!("step {step} at {width} x {height}: {hidden:?} out of sight"));
            }
            screenshot::keep_screen(page.session(), &format!("lesson-{step}-{width}-{}.png", ids.len()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_head_stays_and_a_second_click_leaves_no_step_out() {
    let page = Page::open("#v1&preset=lite0&backend=cpu&lesson=2");
    page.resize(1280, 720);
    page.click("lesson-skip");
    page.set_slider("depth", 2.0);
    page.wait("the answer", AT_ONCE, || page.has("lesson-answer").then_some(()));
    // The body is scrolled down to the answer; title, count and ways are where they were.
    let stays = "const panel = document.querySelector('.lesson').getBoundingClientRect();
        const body = document.querySelector('.lesson-body');
        body.scrollTop = body.scrollHeight;
        return ['lesson-progress', 'lesson-next', 'lesson-back'].map(id => at(id).getBoundingClientRect())
            .concat([document.getElementById('lesson-title').getBoundingClientRect()])
            .concat([at('lesson-reading').getBoundingClientRect()])
            .every(box => box.top >= panel.top && box.bottom <= panel.bottom && box.bottom <= innerHeight);";
    assert_eq!(page.js(stays, &[]), json!(true));
    let place = || {
        page.js("const { left, top, right, bottom } = at('lesson-next').getBoundingClientRect(); return [left, top, right, bottom];", &[])
    };
    let done: Vec<f64> = serde_json::from_value(place()).expect("a place");
    page.click("lesson-next");
    page.wait("step 3", AT_ONCE, || (page.attribute("lesson", "data-step").as_deref() == Some("3")).then_some(()));
    let open: Vec<f64> = serde_json::from_value(place()).expect("a place");
    let is_apart = open[2] <= done[0] || done[2] <= open[0] || open[3] <= done[1] || done[3] <= open[1];
    assert!(is_apart, "{done:?} and {open:?}");
}

/// A link of the other family: no word of Lite0 as if it were on the sliders.
#[test]
fn the_first_step_speaks_of_the_family_of_the_page() {
    let page = Page::open("#v1&family=b&preset=b0&lesson=1");
    assert!(page.text("lesson-task").contains("the baseline B0"), "{}", page.text("lesson-task"));
    page.click("family-lite");
    page.wait("the words of Lite", AT_ONCE, || page.text("lesson-task").contains("through Lite0").then_some(()));
}
