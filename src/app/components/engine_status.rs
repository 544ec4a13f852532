//! What the engine is doing.

use leptos::prelude::*;

use crate::app::engine::Engine;
use crate::format;
use crate::supervisor::{EngineState, Supervisor};

/// The engine's state in words with its progress, and the button that starts it.
#[component]
pub fn EngineStatus(
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    let state = Memo::new(move |_| engine.of(Supervisor::state));
    let part = move || part(state.get());
    // Screen readers hear a change of state and every quarter of a download, not every packet.
    let announced = Memo::new(move |_| announcement(state.get()));
    view! {
        <div class="engine-status" data-testid="engine-status" data-state=move || state.get().slug()>
            <span class="engine-light" aria-hidden="true"></span>
            <span class="engine-words">{move || words(state.get())}</span>
            <Show when=move || state.get() == EngineState::Cold>
                <button type="button" class="button" data-testid="engine-start" on:click=move |_| engine.start()>
                    "Load the engine"
                </button>
            </Show>
            <Show when=move || part().is_some()>
                <progress max="1" value=move || part().map(|part| part.to_string()) aria-label="Progress"></progress>
            </Show>
            <span class="visually-hidden" role="status">{announced}</span>
        </div>
    }
}

/// The state for the eye.
fn words(state: EngineState) -> String {
    match state {
        EngineState::Cold => "Not loaded yet. It loads with your first picture.".to_owned(),
        EngineState::Loading(None) => "Starting the engine".to_owned(),
        EngineState::Loading(Some((received, total))) => {
            format!("Downloading weights: {} of {}", format::megabytes(received), format::megabytes(total))
        }
        EngineState::Building(Some((done, total))) => format!("Building the network: layer {done} of {total}"),
        EngineState::Building(None) => "First run, with a self-check".to_owned(),
        EngineState::Ready => "Ready".to_owned(),
        EngineState::Running => "Looking at the picture".to_owned(),
        EngineState::Failed => "Stopped; the message says why.".to_owned(),
    }
}

/// The state for the ear, in few steps.
fn announcement(state: EngineState) -> String {
    match state {
        EngineState::Cold => String::new(),
        EngineState::Loading(Some(_)) => {
            let quarters = part(state).map_or(0.0, |part| (part * 4.0).floor());
            format!("Downloading weights, {} percent", quarters * 25.0)
        }
        EngineState::Building(Some(_)) => "Building the network".to_owned(),
        other => words(other),
    }
}

/// How much is done, 0 to 1, where that is known.
#[expect(clippy::cast_precision_loss, reason = "the length of a bar")]
fn part(state: EngineState) -> Option<f64> {
    match state {
        EngineState::Loading(Some((done, total))) | EngineState::Building(Some((done, total))) if total > 0 => {
            Some(done as f64 / total as f64)
        }
        _ => None,
    }
}
