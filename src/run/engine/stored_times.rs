//! The backends' times that the browser keeps from visit to visit.

use super::Engine;
use crate::browser::local_storage;
use leptos::prelude::*;
use wire::backends::{Adapter, BackendTimes, Measurement};
use wire::protocol::BUILD_ID;

/// The name under which the browser keeps the times.
const KEY: &str = "backend-times-1";

impl Engine {
    /// Keeps a measurement, and tells whether the browser does.
    pub(super) fn take_measurement(self, adapter: &Adapter, measurement: Measurement) -> bool {
        let mut times = self.read_untracked(|supervisor| supervisor.backend_times().clone());
        times.put(adapter, measurement);
        self.keep_backend_times(times)
    }

    /// What is known of the backends' times from now on. Returns whether the browser keeps it.
    pub(super) fn keep_backend_times(self, times: BackendTimes) -> bool {
        let text = times.write();
        self.supervisor.update(|supervisor| supervisor.set_backend_times(times));
        let Some(text) = text else {
            local_storage::set(KEY, None);
            return true;
        };
        local_storage::keep(KEY, &text)
    }

    /// Recalls what an earlier visit has measured.
    pub(super) fn recall_backend_times(self) {
        if let Some(text) = local_storage::get(KEY) {
            let times = BackendTimes::read(&text, BUILD_ID);
            self.supervisor.update(|supervisor| supervisor.set_backend_times(times));
        }
    }
}
