//! From the camera to the engine: one frame at a time, for as long as the camera is on.

use web_sys::{HtmlMediaElement, HtmlVideoElement};

use crate::browser::clock::{next_frame, now_millis};
use crate::browser::video_frame::TakenFrame;
use crate::run::camera::Off;
use crate::run::camera::stream::Generation;
use crate::run::engine::Engine;

/// Cameras give 30 frames a second: taken more often, the same one would be classified twice. A little less than
/// that, as frames are taken with those of the screen, which are not exact.
const APART_MILLIS: f64 = 1000.0 / 30.0 - 4.0;

/// Opens the camera, then classifies what `video` shows of it until it is stopped.
pub async fn run(engine: Engine, video: HtmlVideoElement) {
    if let Some(generation) = engine.camera.open().await {
        engine.get_ready_for_frames();
        feed(engine, generation, &video).await;
    }
}

/// Takes the next frame whenever the engine has answered the last one.
async fn feed(engine: Engine, generation: Generation, video: &HtmlVideoElement) {
    let mut last_millis = f64::NEG_INFINITY;
    while next_frame().await.is_some() && engine.camera.is_current(generation) {
        if engine.camera.has_ended() {
            engine.camera.stop(Off::Ended);
            return;
        }
        let taken_millis = now_millis();
        if taken_millis - last_millis < APART_MILLIS || !engine.takes_frames() || !has_picture(video) {
            continue;
        }
        // A frame that cannot be taken now is not the last one.
        let Some(frame) = TakenFrame::capture(video).await else { continue };
        if engine.camera.is_current(generation) {
            last_millis = taken_millis;
            engine.classify_frame(frame, taken_millis);
        }
    }
}

fn has_picture(video: &HtmlVideoElement) -> bool {
    video.ready_state() >= HtmlMediaElement::HAVE_CURRENT_DATA && video.video_width() > 0
}
