//! The way from a task to what it needs: the very control, in its open room, in an open question, in the right family.

use web_sys::{Event, HtmlSelectElement};

use crate::browser::elements::{find, is_usable};
use crate::browser::focus::{find_soon, take_to};
use crate::lesson::controller::Lesson;
use crate::lesson::{Goal, Obstacle};
use crate::link::Step;
use leptos::prelude::*;
use model::scaling::{Mode, Preset};
use wasm_bindgen::JsCast as _;

/// Opens what the step's first open goal needs, and takes the focus there. What a teacher's link holds back is said.
pub fn take_there(lesson: Lesson, step: Step) {
    let goals = step.goals();
    let is_open = |index: usize| lesson.state.with_untracked(|state| state.kept(step, index).is_none());
    let open = goals.iter().enumerate().find(|(index, _)| is_open(*index)).map(|(_, goal)| *goal);
    let Some(goal) = open.or(goals.first().copied()) else { return };
    if !prepare(lesson, goal) {
        return;
    }
    take_to_place(lesson, place(lesson, goal));
}

/// Takes the focus to the button that tries other input sizes; while there is no answer, to the pictures that give one.
pub fn take_to_sizes(lesson: Lesson) {
    take_to_place(lesson, "[data-testid=\"detective-start\"], [data-testid^=\"sample-\"]".to_owned());
}

/// Opens the scaling lab, and takes the focus to the button that starts it.
pub fn take_to_lab(lesson: Lesson) {
    if let Some(tab) = find("[data-testid=\"view-lab\"]") {
        tab.click();
    }
    take_to_place(
        lesson,
        "[data-testid=\"lab-start\"], [data-testid=\"lab-repeat\"], [data-testid=\"lab-cancel\"]".to_owned(),
    );
}

/// Takes the focus to the first element of a selector that is there. What a teacher's link holds back is said.
fn take_to_place(lesson: Lesson, selector: String) {
    leptos::task::spawn_local(async move {
        let found = find_soon(&selector).await.filter(is_usable);
        if let Some(found) = &found {
            take_to(found);
        }
        lesson.setting.locked_input.refuse_unless(found.is_some());
    });
}

/// Opens and chooses what the control of a goal needs to be there. Whether it may be: a lock says so itself.
fn prepare(lesson: Lesson, goal: Goal) -> bool {
    let variant = match goal {
        Goal::Published(preset) | Goal::Trained(preset) => Some(preset),
        Goal::Grown(preset) if must_start_again(lesson) => Some(preset),
        _ => None,
    };
    if let Some(preset) = variant {
        // The other family has no such button.
        let is_other = lesson.setting.family.get_untracked() != preset.family();
        return !is_other || lesson.setting.locked_input.change(|input| input.choose_family(preset.family()));
    }
    match goal {
        Goal::Candidate => {
            let closed = find("details:not([open]) > [data-testid=\"why-grid-search\"]");
            if let Some(question) = closed {
                question.click();
            }
        }
        Goal::Timed(preset) => choose_to_compare(preset),
        _ => {}
    }
    true
}

/// Whether a larger network has to begin with its parent again.
fn must_start_again(lesson: Lesson) -> bool {
    let obstacle = lesson.progress.with_untracked(|progress| progress.and_then(|progress| progress.obstacle));
    matches!(obstacle, Some(Obstacle::OtherParent(_) | Obstacle::OtherAnswer(_)))
}

/// Has the list of the comparison offer a network.
fn choose_to_compare(preset: Preset) {
    let found = find("[data-testid=\"compare-select\"]").and_then(|found| found.dyn_into::<HtmlSelectElement>().ok());
    if let Some(select) = found {
        select.set_value(preset.slug());
        if let Ok(event) = Event::new("change") {
            // Nobody keeps a change from happening.
            let _ = select.dispatch_event(&event);
        }
    }
}

/// Where on the page a goal can be met, as a selector.
fn place(lesson: Lesson, goal: Goal) -> String {
    let by_id = |id: &str| format!("[data-testid=\"{id}\"]");
    let variant = |preset: Preset| by_id(&format!("preset-{}", preset.slug()));
    let input = lesson.setting.input().get_untracked();
    let is_at = |preset: Preset| input.mode() == Mode::Published && input.preset() == preset;
    let sample = "[data-testid^=\"sample-\"]".to_owned();
    match goal {
        Goal::Picture if is_at(input.family().baseline()) => sample,
        Goal::Picture => variant(input.family().baseline()),
        Goal::Alone(knob) | Goal::Spent(Some(knob)) => by_id(&format!("slider-{}", knob.slug())),
        Goal::Spent(None) | Goal::Phi => by_id("slider-phi"),
        Goal::Candidate => "[data-testid=\"grid-candidate\"] button".to_owned(),
        Goal::Trained(preset) if is_at(preset) => sample,
        Goal::Published(preset) | Goal::Trained(preset) => variant(preset),
        Goal::Timed(preset) if !is_compared(preset) => by_id("compare-add"),
        // While it runs there is the button that stops it.
        Goal::Timed(_) => format!("{}:not(:disabled), {}", by_id("compare-run"), by_id("compare-cancel")),
        Goal::Grown(preset) if must_start_again(lesson) => variant(preset),
        Goal::Grown(_) => {
            let obstacle = lesson.progress.with_untracked(|progress| progress.and_then(|progress| progress.obstacle));
            by_id(if matches!(obstacle, Some(Obstacle::OtherPixels(..))) { "growth-parent" } else { "slider-width" })
        }
    }
}

/// Whether a network is in the list of the comparison.
fn is_compared(preset: Preset) -> bool {
    find(&format!("[data-testid=\"compare-chip\"][data-variant=\"{}\"]", preset.slug())).is_some()
}
