//! What the engine is doing.

use leptos::prelude::*;

use crate::app::engine::Engine;
use crate::format;
use crate::supervisor::{EngineState, Supervisor};

/// What is said while the camera's frames follow each other.
const LIVE: &str = "Looking through the camera";

/// The engine's state in words with its progress, and the button that starts it.
#[component]
pub fn EngineStatus(
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    let state = Memo::new(move |_| engine.of(Supervisor::state));
    // Between the camera's frames the engine is ready for a moment, and nothing should flicker.
    let is_live = Memo::new(move |_| {
        let answers = matches!(state.get(), EngineState::Ready | EngineState::Running(_));
        answers && engine.camera.is_on() && engine.of(|supervisor| supervisor.question().is_none())
    });
    let part = move || if is_live.get() { None } else { part(state.get()) };
    // A short run is over before anybody could stop it, and a frame's end is that of the camera.
    let can_cancel = move || state.get().is_busy() && state.get() != EngineState::Running(None) && !is_live.get();
    // Screen readers hear a change of state and every quarter of a download, not every packet.
    let announced = Memo::new(move |_| if is_live.get() { LIVE.to_owned() } else { announcement(state.get()) });
    let told = move || if is_live.get() { live_words(state.get()) } else { words(state.get()) };
    view! {
        <div
            class="engine-status"
            class:live=is_live
            data-testid="engine-status"
            data-state=move || state.get().slug()
        >
            <span class="engine-light" aria-hidden="true"></span>
            <span class="engine-words">{told}</span>
            <Show when=move || state.get() == EngineState::Cold>
                <button type="button" class="button" data-testid="engine-start" on:click=move |_| engine.start()>
                    "Load the engine"
                </button>
            </Show>
            <Show when=can_cancel>
                <button
                    type="button"
                    class="button quiet"
                    data-testid="engine-cancel"
                    on:click=move |_| engine.cancel()
                >
                    "Cancel"
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
        EngineState::Reading(done, total) => {
            format!("Reading your file: {} of {}", format::megabytes(done), format::megabytes(total))
        }
        EngineState::Calibrating => "Measuring how fast this device is".to_owned(),
        EngineState::Building(done, total) => format!("Building the network: layer {done} of {total}"),
        EngineState::WarmingUp(done, total) => format!("First run: block {done} of {total}"),
        EngineState::Ready => "Ready".to_owned(),
        EngineState::Running(None) => "Looking at the picture".to_owned(),
        EngineState::Running(Some((done, total))) => format!("Looking at the picture: block {done} of {total}"),
        EngineState::Failed => "Stopped; the message says why.".to_owned(),
    }
}

/// The state for the eye while the camera's frames follow each other: where one takes long, how far it is.
fn live_words(state: EngineState) -> String {
    match state {
        EngineState::Running(Some((done, total))) => format!("{LIVE}: block {done} of {total}"),
        _ => LIVE.to_owned(),
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
        EngineState::Reading(..) => "Reading your file".to_owned(),
        EngineState::Building(..) => "Building the network".to_owned(),
        EngineState::WarmingUp(..) => "First run".to_owned(),
        EngineState::Running(Some(_)) => words(EngineState::Running(None)),
        other => words(other),
    }
}

/// How much is done, 0 to 1, where that is known.
#[expect(clippy::cast_precision_loss, reason = "the length of a bar")]
fn part(state: EngineState) -> Option<f64> {
    state.part().filter(|(_, total)| *total > 0).map(|(done, total)| done as f64 / total as f64)
}
