//! What follows when a request, or the worker itself, fails.

use super::{Command, EngineState, Supervisor};
use crate::protocol::{Backend, ErrorKind, RequestId, WorkerError};
use crate::text::{Said, engine};

impl Supervisor {
    pub(super) fn failed(&mut self, id: Option<RequestId>, error: WorkerError) -> Vec<Command> {
        let is_current = id.is_none() || id == self.build || id == self.classify;
        if !is_current {
            return Vec::new();
        }
        match error.kind {
            ErrorKind::Backend | ErrorKind::Panic => self.give_up_worker(error.kind, error.said),
            ErrorKind::Picture | ErrorKind::WeightsFile | ErrorKind::TooLarge | ErrorKind::Cancelled => {
                self.settle();
                self.error = Some(error);
                Vec::new()
            }
            ErrorKind::WeightsUnreachable | ErrorKind::WeightsDamaged => {
                self.build = None;
                self.state = if self.built.is_some() { EngineState::Ready } else { EngineState::Failed };
                self.error = Some(error);
                Vec::new()
            }
            ErrorKind::Version | ErrorKind::Protocol => self.fail(error),
        }
    }

    /// Ends a worker that broke. The first time a new one starts on the CPU; the second time the person is told.
    pub(super) fn give_up_worker(&mut self, kind: ErrorKind, detail: Said) -> Vec<Command> {
        self.crashes += 1;
        if self.crashes > 1 {
            // The picture may be what breaks it: it is not sent again unless the person asks.
            self.picture_waits = false;
            let said = Said::of(engine::STOPPED_TWICE).with_said("detail", detail);
            return self.fail(WorkerError::new(kind, said));
        }
        let was_cpu = self.fallback.is_some() || self.backend() == Some(Backend::Cpu);
        let text = if was_cpu { engine::STARTED_AGAIN } else { engine::WEBGPU_GIVEN_UP };
        self.fallback = Some(Said::of(text).with_said("detail", detail));
        self.replace_worker()
    }

    /// Starts over with a new worker. A picture that was being classified is classified again.
    pub(super) fn replace_worker(&mut self) -> Vec<Command> {
        self.picture_waits |= self.classify.take().is_some();
        self.forget_worker();
        let mut commands = vec![Command::Terminate];
        commands.extend(self.spawn());
        commands
    }

    pub(super) fn fail(&mut self, error: WorkerError) -> Vec<Command> {
        self.classify = None;
        self.forget_worker();
        self.state = EngineState::Failed;
        self.error = Some(error);
        // The next attempt of the person counts as a first one.
        self.crashes = 0;
        vec![Command::Terminate]
    }

    pub(super) fn forget_worker(&mut self) {
        self.worker_runs = false;
        self.is_greeted = false;
        self.started = None;
        self.built = None;
        self.build = None;
        self.question = None;
    }
}
