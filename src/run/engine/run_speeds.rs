//! How fast the last runs were.

use wire::protocol::Backend;

/// The last runs on a backend.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct RunSpeeds {
    pub(super) backend: Option<Backend>,
    /// Milliseconds for each unit of work, the newest last.
    pub(super) millis_per_work: Vec<f64>,
}
