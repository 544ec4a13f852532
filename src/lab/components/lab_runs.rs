//! The buttons of the training, and what is to be said of it beside its networks.

use crate::lab::controller::{Guessed, Lab};
use crate::lab::words;
use crate::language::{now, say, say_with};
use lab::experiment::{Axis, TrainingLength};
use lab::forecast::all_left_millis;
use lab::queue::Queue;
use lab::run::{Run, State};
use leptos::prelude::*;
use texts::{format, lab as text, lab_result};

/// Start, pause, cancel, repeat; how long it still takes; and what went otherwise than wanted.
#[component]
pub fn LabRuns(
    /// The lab.
    lab: Lab,
) -> impl IntoView {
    let is_running = Memo::new(move |_| lab.is_running());
    let is_paused = Memo::new(move |_| lab.queue.with(Queue::is_paused));
    let was_trained = Memo::new(move |_| Axis::FIVE.into_iter().any(|axis| lab.run_of(axis).is_some()));
    let is_guessed = Memo::new(move |_| lab.guess.read().state != Guessed::Open);
    let start = move || {
        let (id, name) = if was_trained.get() { ("lab-repeat", text::REPEAT) } else { ("lab-start", text::START) };
        view! {
            <button
                type="button"
                class="button"
                data-testid=id
                aria-describedby="lab-start-after"
                on:click=move |_| lab.start()
            >
                {say(name)}
            </button>
        }
    };
    let running = move || {
        view! {
            <button type="button" class="button" data-testid="lab-pause" on:click=move |_| lab.pause_or_resume()>
                {move || say(if is_paused.get() { text::RESUME } else { text::PAUSE })}
            </button>
            <button type="button" class="button quiet" data-testid="lab-cancel" on:click=move |_| lab.cancel()>
                {say(text::CANCEL)}
            </button>
        }
    };
    let left = move || {
        if !is_running.get() || is_paused.get() {
            return None;
        }
        let millis = lab.queue.with(|queue| lab.speeds.with(|speeds| all_left_millis(queue, speeds)));
        Some(say_with(text::LEFT, &[("time", &words::about(millis, now()))]))
    };
    let said = Memo::new(move |_| announcement(lab));
    view! {
        <div class="compare-actions">
            {move || if is_running.get() { running().into_any() } else { start().into_any() }}
            <p class="lab-note" data-testid="lab-left">{left}</p>
        </div>
        <p class="hint lab-note" id="lab-start-after">
            {move || (!is_guessed.get() && !is_running.get()).then(|| say(text::START_AFTER))}
        </p>
        <span class="visually-hidden" role="status" data-testid="lab-said">{move || said.get()}</span>
        <Notices lab />
    }
}

/// What is said of the training for the ear: that it began, each result, that it ended.
fn announcement(lab: Lab) -> String {
    let queue = lab.queue.read();
    let runs = queue.runs();
    if runs.is_empty() {
        return String::new();
    }
    let sentence = |run: &Run| {
        let name = say(words::name(run.task.axis));
        match run.state {
            State::Done => {
                let percent = format::percent(run.accuracy()?);
                Some(say_with(text::SAID_DONE, &[("name", &name), ("percent", &percent)]))
            }
            State::Diverged | State::Failed => Some(format!("{name}: {}", words::state(run, false, (0, 0), now()))),
            State::Waiting | State::Loading | State::Training | State::Cancelled => None,
        }
    };
    let ends = runs.iter().filter_map(sentence);
    let first = say(if queue.is_running() { text::SAID_STARTED } else { text::SAID_ALL }).to_owned();
    ends.chain([first]).collect::<Vec<_>>().join(" ")
}

/// A hidden tab, another tab, full storage, a slow device.
#[component]
fn Notices(
    /// The lab.
    lab: Lab,
) -> impl IntoView {
    let slow = Memo::new(move |_| lab.notes.read().too_slow_millis.filter(|_| lab.is_running()));
    let smaller = move || {
        let millis = slow.get()?;
        let length = match lab.length.get() {
            TrainingLength::Careful => TrainingLength::Fast,
            TrainingLength::Fast => TrainingLength::Tiny,
            // There is none.
            TrainingLength::Tiny => return None,
        };
        let words = say_with(text::TOO_SLOW, &[("time", &words::about(millis, now()))]);
        let stop = move |_| {
            lab.cancel();
            lab.length.set(length);
        };
        let button = say_with(text::SMALLER, &[("pace", &say(words::length(length)))]);
        Some(view! {
            <div class="notice lab-prose stack-tight" role="status" data-testid="lab-slow">
                <p>{words}</p>
                <button type="button" class="button" data-testid="lab-smaller" on:click=stop>{button}</button>
            </div>
        })
    };
    let note = |is_there: bool, id: &'static str, words: texts::Text| {
        is_there.then(|| view! { <p class="hint lab-prose" role="status" data-testid=id>{say(words)}</p> })
    };
    let notes = Memo::new(move |_| lab.notes.get());
    let loses_pictures = Memo::new(move |_| lab.queue.read().loses_pictures());
    view! {
        {smaller}
        {move || note(notes.get().was_hidden, "lab-hidden", text::HIDDEN)}
        {move || note(notes.get().has_other_tab, "lab-other-tab", text::OTHER_TAB)}
        {move || note(loses_pictures.get(), "lab-pictures-not-kept", lab_result::PICTURES_NOT_KEPT)}
        {move || note(notes.get().is_not_kept, "lab-not-kept", lab_result::NOT_KEPT)}
    }
}
