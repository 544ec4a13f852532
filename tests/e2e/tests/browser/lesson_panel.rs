//! The lesson's panel: where it opens, how it is skipped, and what stays in sight beside it.

use std::time::Duration;

use e2e::page::Page;
use e2e::screenshot;
use serde_json::json;

/// How long what the page does at once may take.
const AT_ONCE: Duration = Duration::from_secs(5);

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
    // A second press where the first one was forgets nothing.
    page.click("lesson-restart");
    page.click("lesson-restart");
    assert!(!page.has("lesson-restart-question") && page.has("lesson-restart"));
    page.click("lesson-restart");
    page.click("lesson-restart-sure");
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

/// The steps whose control is in a room: taken there, a learner sees what is pressed and what comes of it together.
#[test]
fn a_step_in_a_room_keeps_cause_and_effect_in_sight() {
    // What is pressed, and where it shows.
    let steps: [(u32, &str, &[&str]); 2] = [
        (6, "[data-testid=\"grid-candidate\"] button", &["[data-testid=\"flops-factor-exact\"]"]),
        (
            9,
            "[data-testid=\"compare-run\"]",
            &[
                "[data-testid=\"compare-row\"][data-variant=\"lite0\"] td.number",
                "[data-testid=\"compare-row\"][data-variant=\"b0\"] td.number",
            ],
        ),
    ];
    // Whether a point in the middle of each is the element itself, not covered and within the screen.
    let hidden = "return arguments[0].filter(selector => {
        const element = document.querySelector(selector), box = element?.getBoundingClientRect();
        if (!box || box.height === 0 || box.top < 0 || box.bottom > innerHeight + 1) return true;
        const x = Math.min((box.left + box.right) / 2, innerWidth - 1);
        const found = document.elementFromPoint(x, (box.top + box.bottom) / 2);
        return !element.contains(found);
    });";
    let mut faults = Vec::new();
    for (width, height) in [(1280, 720), (390, 844)] {
        for (step, cause, effects) in steps {
            let page = Page::open(&format!("#v1&preset=lite0&backend=cpu&compare=lite0,b0&lesson={step}"));
            page.resize(width, height);
            page.click("lesson-there");
            page.wait("the way there", AT_ONCE, || page.is_focused(cause).then_some(()));
            let before = page.value_of("flops-factor-exact");
            page.js("document.querySelector(arguments[0]).click();", &[json!(cause)]);
            if step == 9 {
                page.wait("the end of the comparison", Duration::from_mins(3), || {
                    (page.has("compare-run") && page.text("compare-progress").contains("done")).then_some(())
                });
            } else {
                page.wait("its cost", AT_ONCE, || (page.value_of("flops-factor-exact") != before).then_some(()));
            }
            let all = [&[cause], effects].concat();
            let found: Vec<String> = serde_json::from_value(page.js(hidden, &[json!(all)])).expect("selectors");
            if !found.is_empty() {
                faults.push(format!("step {step} at {width} x {height}: {found:?} out of sight"));
            }
            faults.extend(page.sticks_out().map(|found| format!("step {step} at {width}: {found}")));
            screenshot::keep_screen(page.session(), &format!("lesson-{step}-{width}-room.png"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The step on time showed the table of stages until its task was asked for, and the comparison that it speaks of was closed.
#[test]
fn a_step_in_a_room_opens_it_unless_the_link_names_another() {
    let room = |page: &Page, id: &str| {
        page.wait(id, AT_ONCE, || (page.attribute(id, "aria-expanded").as_deref() == Some("true")).then_some(()));
    };
    let page = Page::open("#v1&preset=lite0&backend=cpu&lesson=8");
    room(&page, "view-stages");
    page.click("lesson-next");
    room(&page, "view-compare");
    assert!(page.has("compare-run"));
    // A room that the person opens meanwhile stays.
    page.click("view-formula");
    page.set_slider("phi", 1.0);
    room(&page, "view-formula");
    page.go_in_fresh_tab("#v1&preset=lite0&backend=cpu&lesson=6");
    room(&page, "view-why");
    page.go_in_fresh_tab("#v1&preset=lite0&backend=cpu&lesson=6&view=layers");
    room(&page, "view-layers");
    page.js("location.hash = '#v1&preset=lite0&backend=cpu&lesson=9&view=layers';", &[]);
    page.wait("step 9", AT_ONCE, || (page.attribute("lesson", "data-step").as_deref() == Some("9")).then_some(()));
    room(&page, "view-layers");
    page.go_in_fresh_tab("#v1&preset=lite0&backend=cpu&lesson=9&hide=compare");
    room(&page, "view-stages");
}

/// On a phone the next step began where the one before it had been scrolled to: with its task, below its idea and its guess.
#[test]
fn each_step_begins_at_its_start() {
    let page = Page::open("#v1&preset=lite0&backend=cpu&lesson=2");
    page.resize(390, 844);
    for step in 3..6 {
        page.js("at('lesson-there').scrollIntoView({ block: 'center', behavior: 'instant' });", &[]);
        let top = "return document.querySelector('.lesson').getBoundingClientRect().top;";
        assert!(page.js(top, &[]).as_f64().is_some_and(|top| top < 0.0), "the step is longer than the screen");
        page.js("at('lesson-next').click();", &[]);
        let here = step.to_string();
        page.wait("its start", AT_ONCE, || {
            let is_there = page.attribute("lesson", "data-step").as_deref() == Some(&*here);
            (is_there && page.js(top, &[]).as_f64().is_some_and(|top| top >= -1.0)).then_some(())
        });
    }
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
