//! Another worker in the place of the running one, with the same network on another backend, while nobody looks.

use super::parts::Watch;
use super::{KeptNetworks, Supervisor};
use crate::backends::{BackendTimes, Loaded, Size};
use crate::protocol::{BackendRequest, MemoryUse, RequestId};

impl Supervisor {
    /// What is known of the backends' times.
    #[must_use]
    pub fn backend_times(&self) -> &BackendTimes {
        &self.times
    }

    /// What is known of them from now on: the automatic choice follows it with the next worker.
    pub fn set_backend_times(&mut self, times: BackendTimes) {
        self.times = times;
    }

    /// Whether the wanted network is loaded, and nothing is under way or asked.
    #[must_use]
    pub fn is_calm(&self) -> bool {
        self.is_at_rest() && self.standby.is_none() && self.kept == KeptNetworks::Newest
    }

    /// Whether the automatic choice stands, and no worker before has failed.
    #[must_use]
    pub fn is_automatic(&self) -> bool {
        self.request == BackendRequest::HardwareWebGpu && self.fallback.is_none()
    }

    /// The loaded network's size, for what is known of times.
    #[must_use]
    pub fn loaded_size(&self) -> Option<Size> {
        Size::of_built(self.built.as_ref()?)
    }

    /// Takes another worker over, which has the wanted network on another backend and knows requests up to `last_id`. State,
    /// picture and answer stay. Returns whether it did: only at rest, with the automatic choice, and for that very network.
    pub fn adopt(&mut self, loaded: Loaded, last_id: RequestId) -> bool {
        if !self.is_calm() || !self.is_automatic() || loaded.built.network != self.network {
            return false;
        }
        let Loaded { started, built } = loaded;
        (self.started, self.built) = (Some(started), Some(built));
        self.last_id = self.last_id.max(last_id.0);
        (self.watch, self.memory, self.crashes) = (Watch::default(), MemoryUse::default(), 0);
        true
    }

    /// What the next worker is asked to open.
    pub(super) fn wanted_backend(&self) -> BackendRequest {
        match self.request {
            _ if self.fallback.is_some() => BackendRequest::Cpu,
            BackendRequest::HardwareWebGpu => self.times.automatic(Size::of(&self.network)),
            BackendRequest::AnyWebGpu | BackendRequest::Cpu => self.request,
        }
    }
}
