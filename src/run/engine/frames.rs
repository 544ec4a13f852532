//! The camera's frames in the engine: sent once, one at a time, past the picture that may wait.

use super::{Engine, Shown};
use crate::browser::clock::now_millis;
use crate::browser::video_frame::TakenFrame;
use crate::run::worker_client::{Attachment, Pixels};
use leptos::prelude::*;
use wire::protocol::Classified;
use wire::supervisor::{EngineState, Supervisor};

/// A frame of the camera on its way to an answer.
pub(super) struct Frame {
    /// The frame, until it is sent.
    taken: Option<TakenFrame>,
    /// When it was taken, in milliseconds of the page's clock.
    taken_millis: f64,
}

impl Engine {
    /// Loads what the camera's frames need and is not loaded. A picture that is still being fetched comes too late.
    pub fn get_ready_for_frames(self) {
        self.generation.update_value(|generation| *generation += 1);
        match self.of_untracked(Supervisor::state) {
            EngineState::Cold | EngineState::Failed => self.start(),
            _ => self.follow_sliders(),
        }
    }

    /// Whether a frame of the camera would be classified at once.
    pub fn takes_frames(self) -> bool {
        self.of_untracked(Supervisor::takes_frames)
    }

    /// Classifies a frame of the camera, or lets it go where something else came first.
    pub fn classify_frame(self, frame: TakenFrame, taken_millis: f64) {
        if self.takes_frames() {
            self.frame.set_value(Some(Frame { taken: Some(frame), taken_millis }));
            self.command(Supervisor::frame_taken);
        }
    }

    /// The picture that waits, else the camera's frame, which can be sent once.
    pub(super) fn next_to_send(self) -> Option<Attachment> {
        let file = self.pending.with_untracked(|picture| picture.as_ref().map(|picture| picture.blob.clone()));
        if let Some(file) = file {
            self.frame.set_value(None);
            return Some(Attachment::File(file));
        }
        let taken = self.frame.try_update_value(|frame| frame.as_mut()?.taken.take()).flatten();
        if taken.is_none() {
            self.frame.set_value(None);
        }
        taken.map(Attachment::Frame)
    }

    /// Puts a result on the page. The frame that was sent last is what it answers, else the picture that waited.
    pub(super) fn show(self, classified: Classified, pixels: Pixels) {
        let run = self.shown.with_untracked(|shown| shown.as_ref().map_or(0, |shown| shown.run)) + 1;
        let frame = self.frame.try_update_value(Option::take).flatten();
        let picture = if frame.is_some() { None } else { self.pending.try_update(Option::take).flatten() };
        let at_millis = now_millis();
        self.learn_speed(&classified);
        let backend = self.of_untracked(Supervisor::backend);
        self.shown.set(Some(Shown { run, classified, pixels, picture, backend, at_millis }));
        if let Some(frame) = frame {
            leptos::task::spawn_local(async move {
                // By then, whatever follows from the result stands on the page.
                leptos::task::tick().await;
                self.camera.meter.try_update(|meter| meter.count(frame.taken_millis, now_millis()));
            });
        }
    }
}
