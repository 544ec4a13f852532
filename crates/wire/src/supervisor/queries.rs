//! What the page asks of the supervisor.

use super::{EngineState, Supervisor};
use crate::protocol::{Backend, BackendRequest, Built, Estimate, NetworkRequest, WorkerError};
use texts::Message;

impl Supervisor {
    /// What the engine is doing.
    #[must_use]
    pub fn state(&self) -> EngineState {
        self.state
    }

    /// The backend in use, once one is open.
    #[must_use]
    pub fn backend(&self) -> Option<Backend> {
        self.started.as_ref().map(|started| started.backend)
    }

    /// The adapter's name, for WebGPU.
    #[must_use]
    pub fn adapter(&self) -> Option<&Message> {
        self.started.as_ref()?.adapter.as_ref()
    }

    /// Why this backend, where that needs explaining.
    #[must_use]
    pub fn reason(&self) -> Option<&Message> {
        self.fallback.as_ref().or_else(|| self.started.as_ref()?.reason.as_ref())
    }

    /// The loaded network.
    #[must_use]
    pub fn built(&self) -> Option<&Built> {
        self.built.as_ref()
    }

    /// The network that the person wants; the loaded one may still be another.
    #[must_use]
    pub fn network(&self) -> &NetworkRequest {
        &self.network
    }

    /// What the wanted network would take, while the person is asked whether to build it.
    #[must_use]
    pub fn question(&self) -> Option<Estimate> {
        self.question
    }

    /// Whether a picture waits for its answer.
    #[must_use]
    pub fn expects_answer(&self) -> bool {
        self.picture_waits || self.classify.is_some()
    }

    /// The failure that the person has to know of.
    #[must_use]
    pub fn error(&self) -> Option<&WorkerError> {
        self.error.as_ref()
    }

    /// Whether trying again means to switch to a backend whose engine could not be had.
    #[must_use]
    pub fn is_switch_open(&self) -> bool {
        self.unreached.is_some()
    }

    /// The backend that the person chose; back to the one before where the engine for it could not be had.
    #[must_use]
    pub fn request(&self) -> BackendRequest {
        self.request
    }

    /// Whether the loaded network is the wanted one.
    #[must_use]
    pub fn is_loaded(&self) -> bool {
        self.built.as_ref().is_some_and(|built| built.network == self.network)
    }
}
