//! What follows when a request, or the worker itself, fails.

use super::parts::WorkerPhase;
use super::{Command, EngineState, RunEnd, Supervisor};
use crate::protocol::{Backend, ErrorKind, MemoryUse, RequestId, WorkerError};
use texts::{Message, engine};

impl Supervisor {
    pub(super) fn failed(&mut self, id: Option<RequestId>, error: WorkerError) -> Vec<Command> {
        let is_current = id.is_none_or(|id| self.build == Some(id) || self.is_classifying(id));
        if !is_current {
            return Vec::new();
        }
        match error.kind {
            ErrorKind::Backend | ErrorKind::Panic | ErrorKind::Silent => self.give_up_worker(error.kind, error.message),
            _ if id.is_some_and(|id| self.is_frame_beside(id)) => {
                self.classify = None;
                self.error = Some(error);
                Vec::new()
            }
            ErrorKind::Picture | ErrorKind::WeightsFile | ErrorKind::TooLarge | ErrorKind::Cancelled => {
                let commands = self.settle(RunEnd::Failed(error.clone()));
                self.error = Some(error);
                commands
            }
            ErrorKind::WeightsUnreachable | ErrorKind::WeightsDamaged if self.standby.is_none() => {
                self.build = None;
                self.state = if self.built.is_some() { EngineState::Ready } else { EngineState::Failed };
                self.end_requested_run(RunEnd::Failed(error.clone()));
                self.error = Some(error);
                Vec::new()
            }
            ErrorKind::WeightsUnreachable
            | ErrorKind::WeightsDamaged
            | ErrorKind::EngineUnreachable
            | ErrorKind::Version
            | ErrorKind::Protocol => self.fail(error),
        }
    }

    /// Ends a worker that broke. The first time a new one starts, on the CPU where a backend had been asked for; the
    /// second time the person is told.
    pub(super) fn give_up_worker(&mut self, kind: ErrorKind, detail: Message) -> Vec<Command> {
        self.crashes += 1;
        if self.crashes > 1 {
            // The picture may be what breaks it: it is not sent again unless the person asks.
            self.picture_waits = false;
            let message = Message::new(engine::STOPPED_TWICE).with_message("detail", detail);
            return self.fail(WorkerError::new(kind, message));
        }
        // Before the worker listened no backend had a part in it.
        if self.is_greeted() {
            let was_cpu = self.fallback.is_some() || self.backend() == Some(Backend::Cpu);
            let text = if was_cpu { engine::STARTED_AGAIN } else { engine::WEBGPU_GIVEN_UP };
            self.fallback = Some(Message::new(text).with_message("detail", detail));
        }
        self.replace_worker()
    }

    /// Starts over with a new worker. A picture that was being classified is classified again.
    pub(super) fn replace_worker(&mut self) -> Vec<Command> {
        self.take_picture_back();
        self.forget_worker();
        let mut commands = vec![Command::Terminate];
        commands.extend(self.spawn());
        commands
    }

    /// Ends the worker and tells the person. The one that stands by goes on in its place, with the backend before.
    pub(super) fn fail(&mut self, error: WorkerError) -> Vec<Command> {
        let wanted = self.request;
        // A worker that was to give memory back was nobody's wish.
        let is_wish = !self.is_rebuild || self.standby.is_none();
        let end = if is_wish { RunEnd::Failed(error.clone()) } else { RunEnd::GivenUp };
        let command = if let Some(restore) = self.restore_standby() {
            // Its answer stands on the page: the picture has nothing to wait for.
            self.settle(end);
            self.unreached = (wanted != self.request).then_some(wanted);
            restore
        } else {
            self.end_requested_run(end);
            self.classify = None;
            self.forget_worker();
            self.state = EngineState::Failed;
            Command::Terminate
        };
        self.is_rebuild = false;
        self.error = Some(error).filter(|_| is_wish);
        // The next attempt of the person counts as a first one.
        self.crashes = 0;
        vec![command]
    }

    pub(super) fn forget_worker(&mut self) {
        self.worker = WorkerPhase::None;
        self.started = None;
        self.built = None;
        self.build = None;
        self.question = None;
        self.memory = MemoryUse::default();
    }
}
