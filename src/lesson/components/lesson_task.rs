//! What there is to do in a step, what of it was done, and the way to the control for it.

use web_sys::HtmlElement;

use crate::browser::elements::{find, is_usable};
use crate::browser::focus::take_to;
use crate::language::{now, say, say_count, say_with};
use crate::lesson::controller::Lesson;
use crate::lesson::{BUDGETS, Goal, Step, words};
use crate::scale::setting::Setting;
use leptos::prelude::*;
use model::scaling::Preset;
use texts::guide as text;

/// The task with its goals and its controls.
#[component]
pub fn LessonTask(
    /// The lesson.
    lesson: Lesson,
    /// The setting.
    setting: Setting,
    /// Which step.
    step: Step,
    /// The task in words.
    task: String,
) -> impl IntoView {
    let is_met = move |goal: usize| lesson.guide.read().kept(step, goal).is_some();
    let take_me_there = move |_| {
        let goals = step.goals();
        let open = goals.iter().enumerate().find(|(index, _)| !untrack(|| is_met(*index))).map(|(_, goal)| goal);
        let place = open.or(goals.first()).and_then(|goal| place(*goal)).filter(is_usable);
        if let Some(place) = &place {
            take_to(place);
        }
        setting.locked_input.refuse_unless(place.is_some());
    };
    let goals = step.goals().iter().enumerate().filter_map(|(index, goal)| {
        let name = words::goal(*goal, now())?;
        let met = move || say(if is_met(index) { text::MET } else { text::NOT_MET });
        Some(view! {
            <li data-testid="lesson-goal" class:met=move || is_met(index)>
                {name} " " <span>{met}</span>
            </li>
        })
    });
    let to_baseline = matches!(step, Step::Depth | Step::Width | Step::Resolution | Step::Budget).then(|| {
        let baseline = move || setting.family.get().baseline();
        let go = move |_| {
            let baseline = untrack(baseline);
            setting.locked_input.change(|input| input.choose_preset(baseline));
        };
        view! {
            <button type="button" class="button" data-testid="lesson-baseline" on:click=go>
                {move || say_with(text::TO_BASELINE, &[("name", &baseline().name())])}
            </button>
        }
    });
    view! {
        <div class="lesson-task stack-tight">
            <h3 id="lesson-task" tabindex="-1">{say(text::TO_DO)}</h3>
            <p data-testid="lesson-task">{task}</p>
            {(step == Step::Phi).then(|| view! { <Budgets lesson setting /> })}
            <ul class="lesson-goals">{goals.collect_view()}</ul>
            <div class="lesson-ways">
                {to_baseline}
                <button type="button" class="button" data-testid="lesson-there" on:click=take_me_there>
                    {say(text::TAKE_ME_THERE)}
                </button>
            </div>
        </div>
    }
}

/// The budgets for phi.
#[component]
fn Budgets(
    /// The lesson.
    lesson: Lesson,
    /// The setting.
    setting: Setting,
) -> impl IntoView {
    let chosen = Memo::new(move |_| lesson.guide.read().budget());
    let button = move |budget: u16| {
        view! {
            <button
                type="button"
                data-testid=format!("lesson-budget-{budget}")
                aria-pressed=move || (chosen.get() == budget).to_string()
                on:click=move |_| lesson.guide.update(|guide| guide.choose_budget(budget))
            >
                {budget} "×"
            </button>
        }
    };
    let count = move || {
        let macs = setting.of_baseline(|summary| summary.total.macs.0)?;
        Some(say_count(macs.saturating_mul(chosen.get().into())))
    };
    view! {
        <fieldset class="choice">
            <legend>{say(text::PHI_BUDGET)}</legend>
            <div class="segments">{BUDGETS.map(button).collect_view()}</div>
            <p class="hint">{move || say_with(text::AT_MOST, &[("count", &count().unwrap_or_default())])}</p>
        </fieldset>
    }
}

/// Where on the page a goal can be met.
fn place(goal: Goal) -> Option<HtmlElement> {
    let by_id = |id: &str| find(&format!("[data-testid=\"{id}\"]"));
    match goal {
        Goal::Picture => find("[data-testid^=\"sample-\"]"),
        Goal::Alone(knob) | Goal::Spent(Some(knob)) => by_id(&format!("slider-{}", knob.slug())),
        Goal::Spent(None) | Goal::Phi => by_id("slider-phi"),
        // Open, the candidates; closed, what opens them.
        Goal::Candidate => find("[data-testid=\"grid-candidate\"] button").or_else(|| by_id("why-grid-search")),
        // The other family has no such variant.
        Goal::Published(preset) => by_id(&format!("preset-{}", preset.slug())).or_else(|| by_id("family-b")),
        Goal::Timed(preset) => by_id(if is_compared(preset) { "compare-run" } else { "compare-add" }),
    }
}

/// Whether a network is in the list of the comparison.
fn is_compared(preset: Preset) -> bool {
    find(&format!("[data-testid=\"compare-chip\"][data-variant=\"{}\"]", preset.slug())).is_some()
}
