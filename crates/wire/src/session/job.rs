//! The handle of a job under way: how it tells its progress, and how it learns that it has to stop.

use std::cell::{Cell, RefCell};

use crate::protocol::{Progress, RequestId};
use crate::size_sweep::SizeAnswer;

/// Why a job was told to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// A newer request took its place.
    Superseded,
    /// The page wanted it stopped.
    Cancelled,
}

/// What a job tells while it is under way.
pub(super) enum JobEvent {
    Progress(Progress),
    AtSize(SizeAnswer),
}

/// A job under way, as the session keeps it.
pub(super) struct Running {
    /// Its request.
    pub(super) id: RequestId,
    /// Whether it is a build; otherwise it classifies.
    pub(super) is_build: bool,
    stop: Cell<Option<Stop>>,
    on_stop: RefCell<Option<Box<dyn Fn()>>>,
}

impl Running {
    pub(super) fn new(id: RequestId, is_build: bool) -> Self {
        Self { id, is_build, stop: Cell::new(None), on_stop: RefCell::new(None) }
    }

    /// Tells the job to stop; the first reason stands.
    pub(super) fn stop(&self, reason: Stop) {
        if self.stop.get().is_none() {
            self.stop.set(Some(reason));
            if let Some(act) = self.on_stop.borrow().as_ref() {
                act();
            }
        }
    }

    pub(super) fn reason(&self) -> Option<Stop> {
        self.stop.get()
    }
}

/// What a classifier may tell and ask while it works on a job.
#[derive(Clone, Copy)]
pub struct JobHandle<'a> {
    running: &'a Running,
    tell: &'a dyn Fn(JobEvent),
}

impl<'a> JobHandle<'a> {
    pub(super) fn new(running: &'a Running, tell: &'a dyn Fn(JobEvent)) -> Self {
        Self { running, tell }
    }

    /// Tells the page how far the job is.
    pub fn report(&self, progress: Progress) {
        (self.tell)(JobEvent::Progress(progress));
    }

    /// Gives the page what the network answers at an input size.
    pub fn answer_at_size(&self, answer: SizeAnswer) {
        (self.tell)(JobEvent::AtSize(answer));
    }

    /// Whether the job has to end, with [`crate::protocol::ErrorKind::Cancelled`]. Worth asking after each wait.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.running.reason().is_some()
    }

    /// Has `act` called when the job is told to stop, for waits that do not end by themselves. Replaces an earlier one.
    pub fn on_stop(&self, act: impl Fn() + 'static) {
        *self.running.on_stop.borrow_mut() = Some(Box::new(act));
    }
}
