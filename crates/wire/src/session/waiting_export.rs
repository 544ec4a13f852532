//! The networks that are to be written to a file.

use std::rc::Rc;

use super::job::Running;
use crate::protocol::{NetworkFormat, NetworkRequest, RequestId};

/// An export that waits.
pub(super) struct WaitingExport<Attachment> {
    pub(super) id: RequestId,
    pub(super) network: NetworkRequest,
    pub(super) format: NetworkFormat,
    pub(super) file: Option<Attachment>,
}

/// The export that waits, and the one under way.
pub(super) struct Exports<Attachment> {
    pub(super) waiting: Option<WaitingExport<Attachment>>,
    pub(super) writing: Option<Rc<Running>>,
}

impl<Attachment> Exports<Attachment> {
    pub(super) fn none() -> Self {
        Self { waiting: None, writing: None }
    }

    /// The one that waits, once the builder has time for it.
    pub(super) fn next(&mut self) -> Option<WaitingExport<Attachment>> {
        self.waiting.take()
    }
}
