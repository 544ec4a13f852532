//! What is known of trials of the backends, and the one that is under way.

use super::worker::Worker;
use leptos::prelude::*;
use texts::Message;
use wire::backends::{Adapter, Size, Trial};
use wire::protocol::Backend;

/// Whose wish a trial is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// The person's: it goes on until the engine is needed or the page is hidden.
    Persons,
    /// The page's own, at rest: it ends as soon as the person does anything.
    Pages,
}

/// How far a trial is, for the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrialProgress {
    /// Whose wish it is.
    pub wish: Wish,
    /// The backend that it is at.
    pub backend: Backend,
    /// Whether that is timed; else the network is made ready on it.
    pub is_timed: bool,
    /// Steps that are done, and all.
    pub steps: (u8, u8),
}

/// A trial under way; dropping it ends its worker.
pub(super) struct Running {
    pub(super) trial: Trial,
    pub(super) worker: Worker,
    pub(super) wish: Wish,
    pub(super) adapter: Adapter,
    pub(super) size: Size,
}

/// What is known and under way; copied freely.
#[derive(Clone, Copy)]
pub(super) struct Trials {
    pub(super) running: StoredValue<Option<Running>, LocalStorage>,
    /// Counts the trials, so that the time of one does not end another.
    pub(super) begun: StoredValue<u64>,
    pub(super) progress: RwSignal<Option<TrialProgress>>,
    pub(super) note: RwSignal<Option<Message>>,
    /// Sizes that the page does not try by itself again: it came to nothing.
    pub(super) given_up: StoredValue<Vec<Size>>,
}

impl Default for Trials {
    fn default() -> Self {
        Self {
            running: StoredValue::new_local(None),
            begun: StoredValue::new(0),
            progress: RwSignal::new(None),
            note: RwSignal::new(None),
            given_up: StoredValue::new(Vec::new()),
        }
    }
}

impl Trials {
    /// Whose wish the trial under way is.
    pub(super) fn wish(self) -> Option<Wish> {
        self.running.try_with_value(|running| running.as_ref().map(|running| running.wish)).flatten()
    }

    pub(super) fn set_running(self, running: Option<Running>) {
        let progress = running.as_ref().map(|Running { trial, wish, .. }| TrialProgress {
            wish: *wish,
            backend: trial.backend(),
            is_timed: trial.is_timed(),
            steps: trial.progress(),
        });
        self.running.set_value(running);
        if self.progress.get_untracked() != progress {
            self.progress.set(progress);
        }
    }
}
