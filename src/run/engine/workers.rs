//! The workers that run: the one that is heard, and one that stands by while its successor starts.

use gloo_timers::callback::Interval;

use super::trials::Trials;
use super::worker::Worker;
use crate::run::worker_client::Attachment;
use wire::protocol::{ToWorker, WorkerError};

/// Running workers; dropping one ends it.
#[derive(Default)]
pub(super) struct Workers {
    pub(super) current: Option<Worker>,
    pub(super) standby: Option<Worker>,
    /// Workers started so far: each has a number, so that only the current one is heard.
    pub(super) started: u64,
    /// The watch over the current one, for as long as there is one.
    pub(super) watch: Option<Interval>,
    /// What is under way beside the engine, to find the faster backend.
    pub(super) trials: Trials,
}

impl Workers {
    pub(super) fn is_current(&self, number: u64) -> bool {
        self.current.as_ref().is_some_and(|worker| worker.number == number)
    }

    /// Ends the current worker.
    pub(super) fn terminate(&mut self) {
        (self.current, self.watch) = (None, None);
    }

    /// Keeps the current worker unheard, in place of one that may be kept already.
    pub(super) fn set_aside(&mut self) {
        self.standby = self.current.take();
    }

    /// Ends the worker that stands by.
    pub(super) fn end_standby(&mut self) {
        self.standby = None;
    }

    /// Ends the current worker for the one that stands by.
    pub(super) fn restore(&mut self) {
        self.current = self.standby.take();
    }

    /// Ends the current worker for another one, which is heard from now on.
    pub(super) fn replace(&mut self, worker: Worker) {
        self.current = Some(worker);
    }

    /// Asks the current worker for a sign of life.
    pub(super) fn ping(&self) {
        if let Some(worker) = &self.current {
            worker.client.ping();
        }
    }

    /// Sends a message to the current worker.
    ///
    /// # Errors
    /// Those of [`crate::run::worker_client::WorkerClient::send`].
    pub(super) fn send(&self, message: &ToWorker, attachment: Option<&Attachment>) -> Result<(), WorkerError> {
        self.current.as_ref().map_or(Ok(()), |worker| worker.client.send(message, attachment))
    }
}
