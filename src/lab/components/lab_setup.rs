//! The choice of an experiment: budget, length, how long that takes, and what it fetches.

use crate::lab::controller::Lab;
use crate::lab::words;
use crate::language::{now, say, say_with};
use lab::experiment::{Budget, Task, TrainingLength};
use lab::forecast::estimate_millis;
use lab::manifest::Manifest;
use lab::queue::Queue;
use leptos::prelude::*;
use texts::{format, lab as text, lab_data};

/// Both choices, and what follows from them.
#[component]
pub fn LabSetup(
    /// The lab.
    lab: Lab,
) -> impl IntoView {
    let is_running = Memo::new(move |_| lab.is_running());
    let budget = |one: Budget| (one.slug(), words::budget(one, now()));
    let length = |one: TrainingLength| (one.slug(), say(words::length(one)).to_owned());
    let choose_budget = move |word: String| {
        if let Some(chosen) = Budget::ALL.into_iter().find(|budget| budget.slug() == word) {
            lab.budget.set(chosen);
        }
    };
    let choose_length = move |word: String| {
        if let Some(chosen) = TrainingLength::ALL.into_iter().find(|length| length.slug() == word) {
            lab.length.set(chosen);
        }
    };
    let estimate = move || {
        let (budget, length) = (lab.budget.get(), lab.length.get());
        let speeds = lab.speeds.get();
        let workers = lab.queue.with(Queue::most_workers);
        let millis = estimate_millis(&Task::five(budget, length, 0), &speeds, workers);
        let text = if speeds.is_measured() { text::ESTIMATE_MEASURED } else { text::ESTIMATE_GUESSED };
        say_with(text, &[("time", &words::about(millis, now())), ("workers", &workers)])
    };
    let note = move || match (lab.length.get(), lab.budget.get()) {
        (TrainingLength::Tiny, _) => Some(say(text::TINY_NOTE)),
        (_, Budget::Twice) => Some(say(text::BUDGET_TWICE)),
        _ => None,
    };
    let bytes = picture_bytes();
    let download = move || say_with(text::DOWNLOAD, &[("size", &format::megabytes(bytes))]);
    view! {
        <div class="lab-choices">
            <label for="lab-budget">{say(text::BUDGET)}</label>
            <select
                id="lab-budget"
                class="compare-select"
                data-testid="lab-budget"
                disabled=move || is_running.get()
                prop:value=move || lab.budget.get().slug()
                on:change=move |event| choose_budget(event_target_value(&event))
            >
                {Budget::ALL.map(|one| option(budget(one), move || lab.budget.get() == one)).collect_view()}
            </select>
            <label for="lab-pace">{say(text::PACE)}</label>
            <select
                id="lab-pace"
                class="compare-select"
                data-testid="lab-pace"
                disabled=move || is_running.get()
                prop:value=move || lab.length.get().slug()
                on:change=move |event| choose_length(event_target_value(&event))
            >
                {TrainingLength::ALL.map(|one| option(length(one), move || lab.length.get() == one)).collect_view()}
            </select>
        </div>
        <div class="stack-tight">
            <p data-testid="lab-estimate">{estimate}</p>
            <p class="lab-note" data-testid="lab-note">{note}</p>
            <p class="hint" data-testid="lab-download" data-bytes=bytes.to_string()>{download}</p>
            <p class="hint">{say(lab_data::SOURCE)}</p>
        </div>
    }
}

fn option((slug, name): (&'static str, String), is_chosen: impl Fn() -> bool + Send + 'static) -> impl IntoView {
    view! { <option value=slug selected=is_chosen>{name}</option> }
}

/// Bytes of the pictures, by their list.
fn picture_bytes() -> u64 {
    Manifest::bundled().map_or(0, |list| list.bytes())
}
