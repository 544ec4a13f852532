//! A running worker.

use crate::run::worker_client::WorkerClient;

/// A running worker.
pub(super) struct Worker {
    /// Counts the workers, from 1.
    pub(super) number: u64,
    pub(super) client: WorkerClient,
}
