//! What a link for a class brings: what the learner will see, and what of the lesson cannot be done with it.

use super::class_link::{lock_name, part_name};
use crate::language::{now, say, say_with, speak};
use crate::lesson::words::title;
use crate::lesson::{Forbidden, Step, forbidden};
use crate::run::components::network_in_use::name;
use crate::share::link::{Lock, PageState, Part};
use leptos::prelude::*;
use texts::teach;
use wire::protocol::NetworkRequest;

/// Sentences on the page that the link opens; warnings for the steps from the one that it opens on.
#[component]
pub fn ClassPreview(
    /// The page that the link opens.
    state: Memo<PageState>,
) -> impl IntoView {
    let line = |line: String| view! { <li>{line}</li> };
    let warnings = Memo::new(move |_| warnings(&state.read()));
    view! {
        <div class="class-sees stack-tight" data-testid="class-sees">
            <b>{say(teach::WILL_SEE)}</b>
            <ul>{move || sees(&state.read()).into_iter().map(line).collect_view()}</ul>
        </div>
        <div role="status">
            <Show when=move || !warnings.read().is_empty()>
                <div class="notice" data-testid="class-forbids">
                    <div>
                        <p>{say(teach::FORBIDS)}</p>
                        <ul>{move || warnings.get().into_iter().map(line).collect_view()}</ul>
                    </div>
                </div>
            </Show>
        </div>
    }
}

/// What the learner will see.
fn sees(state: &PageState) -> Vec<String> {
    let network = speak(&name(&NetworkRequest::setting(state.scaling)));
    let lesson = match state.lesson {
        Some(step) => say_with(
            teach::SEES_STEP,
            &[("step", &step.number()), ("steps", &Step::ALL.len()), ("title", &title(step, now()))],
        ),
        None => say(teach::SEES_NO_STEP).to_owned(),
    };
    let locked = Lock::ALL.into_iter().filter(|lock| state.restrictions.locks(*lock)).map(lock_name);
    let hidden = Part::ALL.into_iter().filter(|part| state.restrictions.hides(*part)).map(part_name);
    vec![
        say_with(teach::SEES_NETWORK, &[("name", &network)]),
        lesson,
        say_with(teach::SEES_HELD, &[("locked", &listed(locked)), ("hidden", &listed(hidden))]),
        say_with(teach::SEES_LANGUAGE, &[("language", &state.language.name())]),
    ]
}

/// What of the lesson cannot be done, from the step on that the link opens.
fn warnings(state: &PageState) -> Vec<String> {
    let Some(first) = state.lesson else { return Vec::new() };
    let mut found = Vec::new();
    for step in Step::ALL.into_iter().filter(|step| step.number() >= first.number()) {
        let Forbidden { locks, parts } = forbidden(step, &state.scaling, state.restrictions);
        let locked = locks.into_iter().map(|lock| say_with(teach::IS_LOCKED, &[("name", &lock_name(lock))]));
        let hidden = parts.into_iter().map(|part| say_with(teach::IS_HIDDEN, &[("name", &part_name(part))]));
        let what = locked.chain(hidden).collect::<Vec<_>>().join(", ");
        if !what.is_empty() {
            found.push(say_with(
                teach::FORBIDS_STEP,
                &[("step", &step.number()), ("title", &title(step, now())), ("what", &what)],
            ));
        }
    }
    found
}

/// Names in a row, or that there is none.
pub fn listed(names: impl Iterator<Item = &'static str>) -> String {
    let names: Vec<_> = names.collect();
    if names.is_empty() { say(teach::NOTHING).to_owned() } else { names.join(", ") }
}
