//! Which camera is used.

use crate::language::{say, say_with};
use crate::run::camera::{CameraDevice, WantedCamera};
use crate::run::engine::Engine;
use leptos::prelude::*;
use texts::picture as text;

/// The cameras to choose from, and the other side of a phone; each where there is something to choose.
#[component]
pub fn CameraChoice(
    /// The engine, which holds the camera.
    engine: Engine,
    /// Starts the camera that is wanted.
    start: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let camera = engine.camera;
    let options = camera.options();
    let want = move |wanted: WantedCamera| {
        camera.want(wanted);
        start();
    };
    let option = move |(number, CameraDevice { id, label }): (usize, CameraDevice)| {
        let name = if label.is_empty() { say_with(text::CAMERA_NUMBER, &[("number", &number)]) } else { label };
        let is_chosen = {
            let id = id.clone();
            move || options.device.read().as_ref() == Some(&id)
        };
        view! { <option value=id prop:selected=is_chosen>{name}</option> }
    };
    view! {
        <Show when=move || options.has_choice()>
            <div class="camera-choice">
                <label for="camera-select">{say(text::CAMERA_WHICH)}</label>
                <select
                    id="camera-select"
                    data-testid="camera-select"
                    on:change=move |event| want(WantedCamera::Device(event_target_value(&event)))
                >
                    {move || (1..).zip(options.devices.get()).map(option).collect_view()}
                </select>
            </div>
        </Show>
        <Show when=move || options.can_flip()>
            <button
                type="button"
                class="button quiet"
                data-testid="camera-flip"
                data-facing=move || options.facing.get().slug()
                on:click=move |_| want(WantedCamera::Facing(options.facing.get_untracked().flipped()))
            >
                {say(text::CAMERA_FLIP)}
            </button>
        </Show>
    }
}
