//! The camera's buttons, what it sees, and how fast it is answered.

use leptos::html::Video;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlVideoElement, MediaStream};

use crate::language::{say, say_with};
use crate::run::camera::camera_loop;
use crate::run::camera::{CameraState, Off, Refusal};
use crate::run::engine::Engine;
use leptos::prelude::*;
use texts::{Message, picture as text};

/// Starts and stops the camera, which goes off by itself when the page is hidden or left.
#[component]
pub fn CameraInput(
    /// The engine, which holds the camera.
    engine: Engine,
    /// Emptied, as it speaks of an earlier choice.
    notice: RwSignal<Option<Message>>,
) -> impl IntoView {
    let camera = engine.camera;
    let video = NodeRef::<Video>::new();
    // A video element is not of the reactive world: it is told of the stream.
    Effect::new(move |_| {
        if let Some(video) = video.get() {
            show(&video, camera.stream.read().as_ref());
        }
    });
    switch_off_out_of_sight(engine);

    let start = move |_| {
        let Some(video) = video.get_untracked() else { return };
        if !camera.is_in_use() {
            notice.set(None);
            leptos::task::spawn_local(camera_loop::run(engine, video));
        }
    };
    let is_off = move || matches!(camera.state.get(), CameraState::Off(_));
    let start_label =
        move || say(if camera.state.get() == CameraState::Opening { text::CAMERA_OPENING } else { text::CAMERA_START });
    let refusal = move || camera.state.get().refusal();
    let ended = move || camera.state.get().notice();
    view! {
        <div class="camera stack-tight" data-testid="camera" data-state=move || camera.state.get().slug()>
            <div class="camera-buttons">
                // Both stay where they are: the focus is not lost when one takes the other's place.
                <button
                    type="button"
                    class="button"
                    data-testid="camera-start"
                    aria-disabled=move || (!is_off()).to_string()
                    on:click=start
                >
                    {start_label}
                </button>
                <button
                    type="button"
                    class="button quiet"
                    data-testid="camera-stop"
                    aria-disabled=move || is_off().to_string()
                    on:click=move |_| camera.stop(Off::Stopped)
                >
                    {say(text::CAMERA_STOP)}
                </button>
            </div>
            <p role="alert" class="problem" data-testid="camera-error" data-kind=move || refusal().map(Refusal::slug)>
                {move || refusal().map(|refusal| say(refusal.sentence()))}
            </p>
            <p
                role="status"
                class="file-notice"
                data-testid="camera-notice"
                data-kind=move || ended().map(|(kind, _)| kind)
            >
                {move || ended().map(|(_, sentence)| say(sentence))}
            </p>
            <div class="stack-tight" hidden=move || !camera.is_on()>
                <video
                    class="camera-preview"
                    data-testid="camera-preview"
                    aria-label=say(text::CAMERA_PREVIEW)
                    autoplay=true
                    playsinline=true
                    node_ref=video
                ></video>
                <p
                    class="hint camera-rate"
                    data-testid="camera-fps"
                    data-value=move || camera.meter.read().frames_per_second().map(|rate| rate.to_string())
                    data-frame-millis=move || camera.meter.read().frame_millis().map(|millis| millis.to_string())
                >
                    {move || rate(camera.meter.read().frames_per_second())}
                </p>
            </div>
        </div>
    }
}

fn rate(frames_per_second: Option<f64>) -> String {
    match frames_per_second {
        Some(rate) => say_with(text::CAMERA_RATE, &[("rate", &format!("{rate:.1}"))]),
        None => say(text::CAMERA_FIRST).to_owned(),
    }
}

/// Plays a stream, or nothing.
fn show(video: &HtmlVideoElement, stream: Option<&MediaStream>) {
    video.set_muted(true);
    video.set_src_object(stream);
    if stream.is_some()
        && let Ok(playing) = video.play()
    {
        // A stop ends the wait for the first picture; that is no error.
        leptos::task::spawn_local(async move { drop(JsFuture::from(playing).await) });
    }
}

/// Nobody is watched by a page that they do not see.
fn switch_off_out_of_sight(engine: Engine) {
    let is_hidden = || web_sys::window().and_then(|window| window.document()).is_some_and(|document| document.hidden());
    let hidden = window_event_listener(leptos::ev::visibilitychange, move |_| {
        if is_hidden() {
            engine.camera.stop(Off::Hidden);
        }
    });
    let left = window_event_listener(leptos::ev::pagehide, move |_| engine.camera.stop(Off::Hidden));
    on_cleanup(move || {
        hidden.remove();
        left.remove();
    });
}
