//! A run that somebody waits for. Whoever requested it is told once how it ended: by [`super::Command::Show`] that there is an
//! answer, by [`Supervisor::take_run_end`] that there is none.

use super::Supervisor;
use crate::protocol::{NetworkRequest, WorkerError};

/// How a requested run ended without an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum RunEnd {
    /// It failed.
    Failed(WorkerError),
    /// The person did not want to wait for its network.
    Declined,
    /// It was stopped, or what it needs is gone.
    GivenUp,
    /// Another network is wanted.
    OtherNetwork,
    /// Another backend is wanted, or the one before is in use again.
    OtherBackend,
}

impl Supervisor {
    /// Somebody waits from now on for a picture's answer from a network, in the place of whoever did before. To be called before
    /// network and picture are chosen.
    pub fn run_requested(&mut self, network: NetworkRequest) {
        (self.requested, self.run_end) = (Some(network), None);
    }

    /// How the requested run ended since this was asked last, where it has no answer.
    pub fn take_run_end(&mut self) -> Option<RunEnd> {
        self.run_end.take()
    }

    /// The requested run under way, if there is one, has ended.
    pub(super) fn end_requested_run(&mut self, end: RunEnd) {
        if self.requested.take().is_some() {
            self.run_end = Some(end);
        }
    }
}
