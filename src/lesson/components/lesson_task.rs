//! What there is to do in a step, what of it was done, and the way to the control for it.

use super::lesson_there::{take_there, take_to_lab, take_to_sizes};
use crate::language::{now, say, say_count, say_with};
use crate::lesson::controller::Lesson;
use crate::lesson::{BUDGETS, Goal, words};
use crate::link::Step;
use crate::scale::setting::Setting;
use leptos::prelude::*;
use model::scaling::{Preset, ScalingBases};
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
    let is_met = move |goal: usize| lesson.state.read().kept(step, goal).is_some();
    let goals = step.goals().iter().enumerate().filter_map(|(index, goal)| {
        let name = words::goal(*goal, now())?;
        let met = move || say(if is_met(index) { text::MET } else { text::NOT_MET });
        Some(view! {
            <li data-testid="lesson-goal" class:met=move || is_met(index)>
                {name} " " <span>{met}</span>
            </li>
        })
    });
    let to_baseline = starts_at_baseline(step).then(|| {
        let baseline = move || baseline(step, setting);
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
    let to_paper = (step == Step::Phi).then(|| {
        let ScalingBases { alpha, beta, gamma } = ScalingBases::PAPER;
        view! {
            <button
                type="button"
                class="button"
                data-testid="lesson-paper"
                on:click=move |_| lesson.start_from_paper()
            >
                {say_with(text::TO_PAPER, &[("alpha", &alpha), ("beta", &beta), ("gamma", &gamma)])}
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
                {to_baseline} {to_paper}
                <button
                    type="button"
                    class="button"
                    data-testid="lesson-there"
                    on:click=move |_| take_there(lesson, step)
                >
                    {say(text::TAKE_ME_THERE)}
                </button>
            </div>
            {further(lesson, step)}
        </div>
    }
}

/// What a step leads to beside its task: that on resolution to the same picture at many input sizes, that on the budget to
/// the scaling lab.
fn further(lesson: Lesson, step: Step) -> Option<impl IntoView> {
    let (words, id, take): (_, _, fn(Lesson)) = match step {
        Step::Resolution => (text::RESOLUTION_TRY, "lesson-sizes", take_to_sizes),
        Step::Budget => (text::BUDGET_TRY, "lesson-lab", take_to_lab),
        _ => return None,
    };
    Some(view! {
        <p data-testid=id>{say(words)}</p>
        <button
            type="button"
            class="button quiet"
            data-testid=format!("{id}-there")
            on:click=move |_| take(lesson)
        >
            {say(text::TAKE_ME_THERE)}
        </button>
    })
}

/// Whether a step has a button that sets the sliders to a baseline.
fn starts_at_baseline(step: Step) -> bool {
    !matches!(step, Step::Search | Step::Phi | Step::Rounding | Step::Time)
}

/// The network that a step starts from: that of its goal, or the baseline of the page's family.
fn baseline(step: Step, setting: Setting) -> Preset {
    match step.goals().first() {
        Some(Goal::Trained(preset)) => *preset,
        _ => setting.family.get().baseline(),
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
    let chosen = Memo::new(move |_| lesson.state.read().budget());
    let button = move |budget: u16| {
        view! {
            <button
                type="button"
                data-testid=format!("lesson-budget-{budget}")
                aria-pressed=move || (chosen.get() == budget).to_string()
                on:click=move |_| lesson.state.update(|state| state.choose_budget(budget))
            >
                {budget} "×"
            </button>
        }
    };
    let count = move || {
        let macs = setting.read_baseline(|summary| summary.total.macs.0)?;
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
