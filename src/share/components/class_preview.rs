//! What a link for a class brings: what the learner will see, and what of the lesson cannot be done with it.

use crate::language::{now, say, say_with, speak};
use crate::lesson::words::title;
use crate::lesson::{Forbidden, forbidden};
use crate::link::{Lock, PageState, Part, Step};
use crate::run::components::network_in_use::name;
use crate::share::held_back::{listed, lock_name, part_name};
use leptos::prelude::*;
use texts::teach;
use wire::protocol::NetworkRequest;

/// Sentences on the page that the link opens; warnings for the steps from the one that it opens on.
#[component]
pub fn ClassPreview(
    /// The page that the link opens.
    state: Memo<PageState>,
) -> impl IntoView {
    let forbids = move || {
        let found = warnings(&state.read());
        (!found.is_empty()).then(|| {
            view! {
                <div class="notice" data-testid="class-forbids">
                    <div>
                        <p>{say(teach::FORBIDS)}</p>
                        {list(found)}
                    </div>
                </div>
            }
        })
    };
    view! {
        <div class="class-sees stack-tight" data-testid="class-sees">
            <b>{say(teach::WILL_SEE)}</b>
            {move || list(sees(&state.read()))}
        </div>
        <div role="status">{forbids}</div>
    }
}

fn list(lines: Vec<String>) -> AnyView {
    let lines: Vec<_> = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect();
    view! { <ul>{lines}</ul> }.into_any()
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
        let mut what = Vec::new();
        for lock in locks {
            what.push(say_with(teach::IS_LOCKED, &[("name", &lock_name(lock))]));
        }
        for part in parts {
            what.push(say_with(teach::IS_HIDDEN, &[("name", &part_name(part))]));
        }
        if !what.is_empty() {
            found.push(say_with(
                teach::FORBIDS_STEP,
                &[("step", &step.number()), ("title", &title(step, now())), ("what", &what.join(", "))],
            ));
        }
    }
    found
}
