//! What the page holds of a batch.

use std::rc::Rc;

use super::sources::Chosen;
use super::{BatchProgress, Results};
use crate::browser::object_url::ObjectUrl;
use leptos::prelude::*;
use wire::protocol::NetworkRequest;

/// Handles to the batch; copied freely.
#[derive(Clone, Copy)]
pub struct Batch {
    /// The pictures of the next one.
    pub(crate) chosen: RwSignal<Option<Rc<Chosen>>, LocalStorage>,
    /// How far it is; `None` before the first one.
    pub progress: RwSignal<Option<BatchProgress>>,
    /// What came of it so far.
    pub results: RwSignal<Results>,
    /// What became of the newest file.
    pub saved: RwSignal<String>,
    pub(super) state: StoredValue<BatchState>,
    /// The browser reads a file after the click: its address is kept until the next one.
    pub(super) address: StoredValue<Option<ObjectUrl>, LocalStorage>,
}

/// What is under way.
#[derive(Default)]
pub(super) struct BatchState {
    /// Counts the batches, so that one that was ended does not go on.
    pub(super) number: u64,
    /// The network whose turn it is.
    pub(super) network: Option<NetworkRequest>,
}

impl Batch {
    /// Nothing is chosen yet.
    pub fn new() -> Self {
        Self {
            chosen: RwSignal::new_local(None),
            progress: RwSignal::new(None),
            results: RwSignal::new(Results::default()),
            saved: RwSignal::new(String::new()),
            state: StoredValue::new(BatchState::default()),
            address: StoredValue::new_local(None),
        }
    }

    /// Whether a picture is still to be looked at, tracked.
    pub fn is_running(self) -> bool {
        self.progress.read().as_ref().is_some_and(BatchProgress::is_running)
    }
}
