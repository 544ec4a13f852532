//! The camera's buttons, and what it sees.

use leptos::html::Video;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlVideoElement, MediaStream};

use super::camera_choice::CameraChoice;
use super::camera_figures::CameraFigures;
use crate::language::say;
use crate::run::camera::{CameraState, OffReason, Refusal};
use crate::run::camera::{camera_loop, snapshot};
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

    let run = move || {
        let Some(video) = video.get_untracked() else { return };
        notice.set(None);
        leptos::task::spawn_local(camera_loop::run(engine, video));
    };
    let start = move |_| {
        if !camera.is_in_use() {
            run();
        }
    };
    let freeze = move |_| {
        let Some(video) = video.get_untracked().filter(|_| camera.is_in_use()) else { return };
        leptos::task::spawn_local(async move {
            match snapshot::take(&video).await {
                // A picture that was chosen meanwhile has taken the camera's place.
                Ok(blob) if camera.is_in_use() => engine.classify_file(Message::new(text::CAMERA_FRAME), blob),
                Ok(_) => {}
                Err(sentence) => notice.set(Some(Message::new(sentence))),
            }
        });
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
                    on:click=move |_| camera.stop(OffReason::Stopped)
                >
                    {say(text::CAMERA_STOP)}
                </button>
                <button
                    type="button"
                    class="button quiet"
                    data-testid="camera-freeze"
                    hidden=move || !camera.is_on()
                    on:click=freeze
                >
                    {say(text::CAMERA_FREEZE)}
                </button>
            </div>
            <CameraChoice engine start=run />
            <p role="alert" class="problem" data-testid="camera-errors" data-kind=move || refusal().map(Refusal::slug)>
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
                    class:mirrored=move || camera.options().mirrors.get()
                    data-testid="camera-preview"
                    aria-label=say(text::CAMERA_PREVIEW)
                    autoplay=true
                    playsinline=true
                    node_ref=video
                ></video>
                <CameraFigures engine />
            </div>
        </div>
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
            engine.camera.stop(OffReason::Hidden);
        }
    });
    let left = window_event_listener(leptos::ev::pagehide, move |_| engine.camera.stop(OffReason::Hidden));
    on_cleanup(move || {
        hidden.remove();
        left.remove();
    });
}
