//! What the worker says, and what follows from it.

use super::parts::Until;
use super::{Command, EngineState, RunEnd, Supervisor};
use crate::protocol::{BUILD_ID, ErrorKind, FromWorker, WorkerError};
use texts::engine;

impl Supervisor {
    /// The wanted network was taken for loaded, and a build that was to be stopped has taken its place: it is made again,
    /// and answers the picture that is on its way to the other one.
    fn replace_overtaken(&mut self) -> Vec<Command> {
        if self.build.is_some() || self.question.is_some() || self.is_loaded() {
            return Vec::new();
        }
        self.take_picture_back();
        vec![self.send_build(true)]
    }

    /// A message came from the worker.
    pub fn message(&mut self, message: FromWorker) -> Vec<Command> {
        if !self.worker_runs() {
            return Vec::new();
        }
        self.watch.heard();
        match message {
            FromWorker::Ready { build_id } if build_id == BUILD_ID => self.greet(),
            FromWorker::Ready { .. } => self.fail(WorkerError::new(ErrorKind::Version, engine::PAGE_UPDATED)),
            FromWorker::Started(started) => {
                self.watch.went_on();
                self.started = Some(started);
                Vec::new()
            }
            FromWorker::Progress { id, progress } => {
                if self.build == Some(id) || self.is_classifying(id) && !self.is_frame_beside(id) {
                    self.watch.went_on();
                    self.state = progress.into();
                }
                Vec::new()
            }
            FromWorker::AtSize { id, answer } => {
                if !self.is_classifying(id) {
                    return Vec::new();
                }
                self.watch.went_on();
                vec![Command::ShowAtSize(answer)]
            }
            FromWorker::Asked { id, estimate } => {
                if self.build == Some(id) {
                    self.build = None;
                    self.question = Some(estimate);
                    self.state = self.rest();
                }
                Vec::new()
            }
            FromWorker::Built { id, built } => {
                // An older build that ended before it was stopped is the loaded network all the same.
                self.built = Some(built);
                if self.build != Some(id) {
                    return self.replace_overtaken();
                }
                self.build = None;
                self.before_file = None;
                self.state = EngineState::Ready;
                // A frame that is on its way through the network before answers for nothing any more.
                self.take_picture_back();
                let mut commands = Vec::from_iter(self.release_standby(Until::Built));
                if self.picture_waits {
                    commands.extend(self.send_picture());
                }
                commands
            }
            FromWorker::Classified { id, classified } => {
                if !self.is_classifying(id) {
                    return Vec::new();
                }
                if !self.is_frame_beside(id) {
                    self.state = EngineState::Ready;
                }
                if self.classify.take().is_some_and(|classification| !classification.is_frame) {
                    self.requested = None;
                }
                self.crashes = 0;
                vec![Command::Show(Box::new(classified))]
            }
            FromWorker::Superseded { id } | FromWorker::Cancelled { id } if self.is_frame_beside(id) => {
                self.classify = None;
                Vec::new()
            }
            // A list of labels, a report and a network's file are the page's own.
            FromWorker::Superseded { .. }
            | FromWorker::Labels { .. }
            | FromWorker::Report { .. }
            | FromWorker::NetworkFile { .. } => Vec::new(),
            FromWorker::Cancelled { id } => {
                if self.build == Some(id) || self.is_classifying(id) {
                    self.settle(RunEnd::GivenUp)
                } else {
                    Vec::new()
                }
            }
            FromWorker::Memory(memory) => {
                self.memory = memory;
                self.give_memory_back()
            }
            FromWorker::Failed { id, error } => self.failed(id, error),
        }
    }
}
