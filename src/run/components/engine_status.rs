//! What the engine is doing.

use std::fmt::Display;

use crate::language::{say, say_with};
use crate::run::engine::Engine;
use leptos::prelude::*;
use texts::format;
use texts::{Text, engine as text};
use weights::manifest::Manifest;
use wire::protocol::NetworkRequest;
use wire::supervisor::{EngineState, Supervisor};

/// The engine's state in words with its progress, and the button that starts it.
#[component]
pub fn EngineStatus(
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    let state = Memo::new(move |_| engine.read(Supervisor::state));
    // Between the camera's frames the engine is ready for a moment, and nothing should flicker.
    let is_live = Memo::new(move |_| {
        let answers = matches!(state.get(), EngineState::Ready | EngineState::Running(_));
        answers && engine.camera.is_on() && engine.read(|supervisor| supervisor.question().is_none())
    });
    let part = move || if is_live.get() { None } else { part(state.get()) };
    // A short run is over before anybody could stop it, and a frame's end is that of the camera, unless it does not come.
    let is_slow = Memo::new(move |_| engine.read(Supervisor::is_slow));
    let can_cancel = move || {
        let is_short = state.get() == EngineState::Running(None) || is_live.get();
        state.get().is_busy() && (is_slow.get() || !is_short)
    };
    // Screen readers hear a change of state and every quarter of a download, not every packet.
    let announced =
        Memo::new(move |_| if is_live.get() { say(text::LIVE).to_owned() } else { announcement(state.get()) });
    let told = move || if is_live.get() { live_words(state.get()) } else { words(state.get()) };
    view! {
        <div
            class="engine-status"
            class:live=move || is_live.get()
            data-testid="engine-status"
            data-state=move || state.get().slug()
        >
            <span class="engine-light" aria-hidden="true"></span>
            <span class="engine-words">{told}</span>
            <Show when=move || state.get() == EngineState::Cold>
                <button type="button" class="button" data-testid="engine-start" on:click=move |_| engine.start()>
                    {move || load(engine)}
                </button>
            </Show>
            <Show when=can_cancel>
                <button
                    type="button"
                    class="button quiet"
                    data-testid="engine-cancel"
                    on:click=move |_| engine.cancel()
                >
                    {say(text::CANCEL)}
                </button>
            </Show>
            <Show when=move || part().is_some()>
                <progress max="1" value=move || part().map(|part| part.to_string()) aria-label=say(text::PROGRESS)></progress>
            </Show>
            <span class="visually-hidden" role="status">{move || announced.get()}</span>
        </div>
    }
}

/// The words of the button that starts it, with what it downloads.
fn load(engine: Engine) -> String {
    match weights_bytes(&engine.network_on_page()) {
        Some(bytes) => say_with(text::LOAD_WEIGHTS, &[("size", &format::megabytes(bytes))]),
        None => say(text::LOAD).to_owned(),
    }
}

/// The bytes of the bundled weights that a network has or grows from.
fn weights_bytes(network: &NetworkRequest) -> Option<u64> {
    let NetworkRequest::Setting { scaling, .. } = network else { return None };
    Some(Manifest::bundled().weights_of(scaling)?.model().bytes)
}

/// The state for the eye.
fn words(state: EngineState) -> String {
    let plain = match state {
        EngineState::Cold => text::COLD,
        EngineState::Loading(None) => text::STARTING,
        EngineState::Loading(Some((done, total))) => return bytes(text::DOWNLOADING, done, total),
        EngineState::Reading(done, total) => return bytes(text::READING_PART, done, total),
        EngineState::Calibrating => text::MEASURING,
        EngineState::Building(done, total) => return part_of(text::BUILDING_PART, &done, &total),
        EngineState::WarmingUp(done, total) => return part_of(text::FIRST_RUN_PART, &done, &total),
        EngineState::Ready => text::READY,
        EngineState::Running(None) => text::LOOKING,
        EngineState::Running(Some((done, total))) => return part_of(text::LOOKING_PART, &done, &total),
        EngineState::Sweeping(done, total) => return part_of(text::SWEEPING_PART, &done, &total),
        EngineState::Failed => text::FAILED,
    };
    say(plain).to_owned()
}

/// The state for the eye while the camera's frames follow each other: where one takes long, how far it is.
fn live_words(state: EngineState) -> String {
    match state {
        EngineState::Running(Some((done, total))) => part_of(text::LIVE_PART, &done, &total),
        _ => say(text::LIVE).to_owned(),
    }
}

/// The state for the ear, in few steps.
fn announcement(state: EngineState) -> String {
    let plain = match state {
        EngineState::Cold => return String::new(),
        EngineState::Loading(Some(_)) => {
            let quarters = part(state).map_or(0.0, |part| (part * 4.0).floor());
            return say_with(text::DOWNLOADING_PART, &[("percent", &(quarters * 25.0))]);
        }
        EngineState::Reading(..) => text::READING,
        EngineState::Building(..) => text::BUILDING,
        EngineState::WarmingUp(..) => text::FIRST_RUN,
        EngineState::Running(Some(_)) => text::LOOKING,
        EngineState::Sweeping(..) => text::SWEEPING,
        other => return words(other),
    };
    say(plain).to_owned()
}

fn part_of(text: Text, done: &dyn Display, total: &dyn Display) -> String {
    say_with(text, &[("done", done), ("total", total)])
}

fn bytes(text: Text, done: u64, total: u64) -> String {
    part_of(text, &format::megabytes(done), &format::megabytes(total))
}

/// How much is done, 0 to 1, where that is known.
#[expect(clippy::cast_precision_loss, reason = "the length of a bar")]
fn part(state: EngineState) -> Option<f64> {
    state.part().filter(|(_, total)| *total > 0).map(|(done, total)| done as f64 / total as f64)
}
