//! From the camera to the engine: one frame at a time, for as long as the camera is on.

use web_sys::{HtmlMediaElement, HtmlVideoElement};

use crate::browser::clock::{next_frame, now_millis};
use crate::browser::video_frame::TakenFrame;
use crate::run::camera::next_frame::NextFrame;
use crate::run::camera::stream::Generation;
use crate::run::camera::{OffReason, media};
use crate::run::engine::Engine;

/// Cameras give 30 frames a second: taken more often, the same one would be classified twice. A little less than
/// that, as frames are taken with those of the screen, which are not exact.
const APART_MILLIS: f64 = 1000.0 / 30.0 - 4.0;

/// Opens the wanted camera, then classifies what `video` shows of it until it is stopped.
pub async fn run(engine: Engine, video: HtmlVideoElement) {
    if let Some(generation) = engine.camera.open().await {
        engine.get_ready_for_frames();
        feed(engine, generation, &video).await;
    }
}

/// Gives the engine a frame whenever it has answered the last one: what the camera shows then, or, where the engine takes
/// longer than the camera, the newest frame that was taken meanwhile.
async fn feed(engine: Engine, generation: Generation, video: &HtmlVideoElement) {
    let mut last_millis = f64::NEG_INFINITY;
    while next_frame().await.is_some() && engine.camera.is_current(generation) {
        if engine.camera.has_ended() {
            let why = engine.camera.end().await;
            if engine.camera.is_current(generation) {
                engine.camera.stop(OffReason::Ended(why));
            }
            return;
        }
        let taken_millis = now_millis();
        let has_use = engine.takes_frames() || engine.answers_frame();
        if taken_millis - last_millis < APART_MILLIS || !has_use || !has_picture(video) {
            continue;
        }
        // A frame that cannot be taken now is not the last one.
        let Some(frame) = TakenFrame::capture(video).await else { continue };
        if engine.camera.is_current(generation) {
            let is_first = last_millis == f64::NEG_INFINITY;
            last_millis = taken_millis;
            let given = media::frames_so_far(video);
            engine.frame_taken(NextFrame { frame, taken_millis, given, generation, is_first });
        }
    }
}

/// Whether there is something to take: a camera that begins has no size yet.
fn has_picture(video: &HtmlVideoElement) -> bool {
    video.ready_state() >= HtmlMediaElement::HAVE_CURRENT_DATA && video.video_width() > 0 && video.video_height() > 0
}
