//! The camera's frames in the engine: sent once, one at a time, past the picture that may wait.

use super::in_flight::{Frame, InFlight};
use super::{Engine, Shown};
use crate::browser::clock::now_millis;
use crate::run::camera::next_frame::NextFrame;
use crate::run::worker_client::{Attachment, Pixels};
use leptos::prelude::*;
use wire::predictions::Prediction;
use wire::protocol::{Classified, Smoothing};
use wire::supervisor::{EngineState, Supervisor};

impl Engine {
    /// Loads what the camera's frames need and is not loaded. A picture that is still being fetched comes too late.
    pub fn get_ready_for_frames(self) {
        self.generation.update_value(|generation| *generation += 1);
        match self.read_untracked(Supervisor::state) {
            EngineState::Cold | EngineState::Failed => self.start(),
            _ => self.follow_sliders(),
        }
    }

    /// Whether a frame of the camera would be classified at once.
    pub fn takes_frames(self) -> bool {
        self.read_untracked(Supervisor::takes_frames)
    }

    /// Whether a frame of the camera is under way to its answer.
    pub fn answers_frame(self) -> bool {
        self.in_flight.with_value(|in_flight| in_flight.frame.is_some())
    }

    /// Classifies a frame of the camera, or keeps it as the next one while another is answered.
    pub fn frame_taken(self, next: NextFrame) {
        if self.takes_frames() {
            self.classify_frame(next);
        } else {
            self.in_flight.update_value(|in_flight| in_flight.next_frame = in_flight.frame.is_some().then_some(next));
        }
    }

    fn classify_frame(self, NextFrame { frame, taken_millis, given, is_first, .. }: NextFrame) {
        // It is seen with the frame's answer.
        self.camera.meter.maybe_update(|meter| {
            meter.take(given);
            false
        });
        let smoothing = if is_first { Smoothing::Begin } else { Smoothing::GoOn };
        let frame = Frame { taken: Some(frame), taken_millis, smoothing };
        self.in_flight.update_value(|in_flight| (in_flight.frame, in_flight.next_frame) = (Some(frame), None));
        self.command(Supervisor::frame_taken);
    }

    /// Goes on with the frame that was taken while the last one was answered.
    fn classify_next_frame(self) {
        let next = self.in_flight.try_update_value(|in_flight| in_flight.next_frame.take()).flatten();
        if let Some(next) = next.filter(|next| self.camera.is_current(next.generation) && self.takes_frames()) {
            self.classify_frame(next);
        }
    }

    /// The most probable classes of a result, tracked: those of a camera's frames are smoothed where the person wants that.
    pub fn best(self, shown: &Shown) -> &[Prediction] {
        shown.classified.best(self.camera.options().smooths.get())
    }

    /// The picture that waits, else the camera's frame, which can be sent once; before both, the picture of a batch.
    pub(super) fn next_to_send(self) -> Option<Attachment> {
        if let Some(picture) = self.next_beside() {
            return Some(Attachment::File(picture));
        }
        let file = self.pending.with_untracked(|picture| picture.as_ref().map(|picture| picture.blob.clone()));
        if let Some(file) = file {
            self.in_flight.update_value(InFlight::forget_frame);
            return Some(Attachment::File(file));
        }
        let taken = self.in_flight.try_update_value(|in_flight| in_flight.frame.as_mut()?.taken.take()).flatten();
        if taken.is_none() {
            self.in_flight.update_value(InFlight::forget_frame);
        }
        taken.map(Attachment::Frame)
    }

    /// Puts a result on the page, where it belongs there. The frame that was sent last is what it answers, else the picture that waited.
    pub(super) fn show(self, classified: Classified, pixels: Pixels) {
        let Some((classified, pixels)) = self.answer_beside(classified, pixels) else { return };
        let run = self.shown.with_untracked(|shown| shown.as_ref().map_or(0, |shown| shown.run)) + 1;
        let frame = self.in_flight.try_update_value(|in_flight| in_flight.frame.take()).flatten();
        let picture = if frame.is_some() { None } else { self.pending.try_update(Option::take).flatten() };
        let at_millis = now_millis();
        self.learn_speed(&classified);
        let backend = self.read_untracked(Supervisor::backend);
        self.shown.set(Some(Shown { run, classified, pixels, picture, backend, at_millis }));
        self.answer_requested_run();
        if let Some(frame) = frame {
            leptos::task::spawn_local(async move {
                // By then, whatever follows from the result stands on the page.
                leptos::task::tick().await;
                self.camera.meter.try_update(|meter| meter.count(frame.taken_millis, now_millis()));
                self.classify_next_frame();
            });
        }
    }
}
