//! The guess before the training: the five networks, put in order.

use web_sys::DragEvent;

use crate::browser::focus::{find_soon, focus_soon};
use crate::lab::controller::{Guess, Guessed, Lab};
use crate::lab::words;
use crate::language::{now, say, say_with};
use lab::charts::ink;
use lab::experiment::Axis;
use leptos::prelude::*;
use texts::lab as text;

/// Rows that are dragged, or moved by their arrows; and two ways on.
#[component]
pub fn LabGuess(
    /// The lab.
    lab: Lab,
) -> impl IntoView {
    let state = Memo::new(move |_| lab.guess.read().state);
    let is_running = Memo::new(move |_| lab.is_running());
    let end = move |state: Guessed| {
        lab.guess.update(|guess| guess.state = state);
        // The buttons are gone.
        focus_soon("lab-guessed");
    };
    let content = move || {
        match state.get() {
        Guessed::Open => view! {
            <p>{say(text::GUESS_WORDS)}</p>
            <Rows lab />
            <div class="compare-actions">
                <button type="button" class="button" data-testid="lab-guess" on:click=move |_| end(Guessed::Made)>
                    {say(text::GUESS_MADE)}
                </button>
                <button type="button" class="button quiet" data-testid="lab-skip" on:click=move |_| end(Guessed::Skipped)>
                    {say(text::GUESS_SKIP)}
                </button>
            </div>
        }
        .into_any(),
        made => view! {
            <p id="lab-guessed" tabindex="-1" data-testid="lab-guessed">{guess_words(&lab.guess.get_untracked(), made)}</p>
            <button
                type="button"
                class="button quiet"
                data-testid="lab-guess-change"
                disabled=move || is_running.get()
                on:click=move |_| lab.guess.update(|guess| guess.state = Guessed::Open)
            >
                {say(text::GUESS_CHANGE)}
            </button>
        }
        .into_any(),
    }
    };
    view! {
        <fieldset class="lab-guess lab-prose stack">
            <legend>{say(text::GUESS)}</legend>
            {content}
        </fieldset>
    }
}

fn guess_words(guess: &Guess, state: Guessed) -> String {
    if state == Guessed::Made {
        say_with(text::GUESSED, &[("order", &words::ranking(&guess.ranking, now()))])
    } else {
        say(text::NOT_GUESSED).to_owned()
    }
}

/// The networks in the order of the guess.
#[component]
fn Rows(
    /// The lab.
    lab: Lab,
) -> impl IntoView {
    let places = Memo::new(move |_| lab.guess.read().ranking.places());
    let dragged = RwSignal::new(None::<Axis>);
    let said = RwSignal::new(String::new());
    let place_of = move |axis: Axis| places.get().iter().position(|known| *known == axis).unwrap_or_default();
    let tell = move |axis: Axis| {
        let place = untrack(|| place_of(axis)) + 1;
        said.set(say_with(text::PLACED, &[("name", &say(words::name(axis))), ("place", &place)]));
    };
    let shift = move |axis: Axis, by: isize| {
        lab.guess.update(|guess| guess.ranking.shift(axis, by));
        tell(axis);
        // A row that is moved loses the focus of its buttons.
        leptos::task::spawn_local(async move {
            if let Some(button) = find_soon(&format!("[data-testid=\"{}\"]", arrow_id(axis, by))).await {
                // Without focus the row was moved all the same.
                let _ = button.focus();
            }
        });
    };
    let drop_on = move |event: DragEvent, axis: Axis| {
        event.prevent_default();
        if let Some(moved) = dragged.get_untracked() {
            let place = untrack(|| place_of(axis));
            lab.guess.update(|guess| guess.ranking.put(moved, place));
            dragged.set(None);
            tell(moved);
        }
    };
    let start = move |event: &DragEvent, axis: Axis| {
        dragged.set(Some(axis));
        if let Some(transfer) = event.data_transfer() {
            // Some browsers drag nothing that carries nothing.
            let _ = transfer.set_data("text/plain", axis.slug());
        }
    };
    let arrow = move |axis: Axis, by: isize| {
        let (label, sign) = if by < 0 { (text::UP, "↑") } else { (text::DOWN, "↓") };
        let end = if by < 0 { 0 } else { 4 };
        view! {
            <button
                type="button"
                class="button quiet"
                data-testid=arrow_id(axis, by)
                aria-label=say_with(label, &[("name", &say(words::name(axis)))])
                aria-disabled=move || (place_of(axis) == end).to_string()
                on:click=move |_| shift(axis, by)
            >
                {sign}
            </button>
        }
    };
    let row = move |axis: Axis| {
        view! {
            <li
                class=format!("lab-rank {}", ink(axis))
                draggable="true"
                data-testid="lab-rank"
                data-axis=axis.slug()
                data-dragged=move || (dragged.get() == Some(axis)).then_some("")
                on:dragstart=move |event| start(&event, axis)
                on:dragend=move |_| dragged.set(None)
                on:dragover=move |event: DragEvent| event.prevent_default()
                on:drop=move |event| drop_on(event, axis)
            >
                <span class="lab-rank-name">{say(words::name(axis))}</span>
                {arrow(axis, -1)}
                {arrow(axis, 1)}
            </li>
        }
    };
    view! {
        <ol class="lab-ranks">
            <For each=move || places.get() key=|axis| *axis children=row />
        </ol>
        <span class="visually-hidden" role="status">{move || said.get()}</span>
    }
}

/// The test id of the arrow that moves a network up or down.
fn arrow_id(axis: Axis, by: isize) -> String {
    format!("lab-{}-{}", if by < 0 { "up" } else { "down" }, axis.slug())
}
