//! How fast the camera's frames are answered, and how they and their answers are shown.

use crate::language::{say, say_with};
use crate::run::engine::Engine;
use leptos::prelude::*;
use texts::format;
use texts::picture as text;
use wire::smoothing::WEIGHT;

/// Frames a second, latency, dropped frames, and the switches of the mirror and the smoothing.
#[component]
pub fn CameraFigures(
    /// The engine, which holds the camera.
    engine: Engine,
) -> impl IntoView {
    let camera = engine.camera;
    let options = camera.options();
    let frame_millis = move || camera.meter.read().frame_millis();
    let dropped = move || camera.meter.read().dropped();
    let latency =
        move || frame_millis().map(|millis| say_with(text::CAMERA_LATENCY, &[("time", &format::duration(millis))]));
    let about = say_with(text::CAMERA_SMOOTH_ABOUT, &[("weight", &percent(WEIGHT)), ("rest", &percent(1.0 - WEIGHT))]);
    view! {
        <p
            class="hint camera-rate"
            data-testid="camera-fps"
            data-value=move || camera.meter.read().frames_per_second().map(|rate| rate.to_string())
            data-frame-millis=move || frame_millis().map(|millis| millis.to_string())
        >
            {move || rate(camera.meter.read().frames_per_second())}
        </p>
        <p
            class="hint camera-rate"
            data-testid="camera-latency"
            data-value=move || frame_millis().map(|millis| millis.to_string())
        >
            {latency}
        </p>
        <p
            class="hint camera-rate"
            data-testid="camera-dropped"
            data-value=move || dropped().map(|(dropped, _)| dropped.to_string())
            data-given=move || dropped().map(|(_, given)| given.to_string())
        >
            {move || {
                dropped().map(|(dropped, given)| {
                    say_with(text::CAMERA_DROPPED, &[("dropped", &dropped), ("given", &given)])
                })
            }}
        </p>
        <label class="check">
            <input
                type="checkbox"
                role="switch"
                data-testid="camera-mirror"
                aria-describedby="camera-mirror-about"
                prop:checked=move || options.mirrors.get()
                on:change=move |event| options.mirrors.set(event_target_checked(&event))
            />
            {say(text::CAMERA_MIRROR)}
        </label>
        <p class="hint" id="camera-mirror-about">{say(text::CAMERA_MIRROR_ABOUT)}</p>
        <label class="check">
            <input
                type="checkbox"
                role="switch"
                data-testid="camera-smooth"
                aria-describedby="camera-smooth-about"
                prop:checked=move || options.smooths.get()
                on:change=move |event| options.smooths.set(event_target_checked(&event))
            />
            {say(text::CAMERA_SMOOTH)}
        </label>
        <p class="hint" id="camera-smooth-about" data-testid="camera-smooth-about" data-weight=WEIGHT.to_string()>
            {about}
        </p>
    }
}

/// A weight in whole percent.
fn percent(weight: f64) -> String {
    format!("{:.0} %", 100.0 * weight)
}

fn rate(frames_per_second: Option<f64>) -> String {
    match frames_per_second {
        Some(rate) => say_with(text::CAMERA_RATE, &[("rate", &format!("{rate:.1}"))]),
        None => say(text::CAMERA_FIRST).to_owned(),
    }
}
