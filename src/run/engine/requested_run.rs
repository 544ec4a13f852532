//! A request to run a picture on a network, and how it ends.

use std::cell::Cell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use web_sys::Blob;

use super::picture::{Picture, Shown};
use crate::run::Stop;
use wire::protocol::{NetworkRequest, WorkerError};
use wire::size_sweep::SizeAnswer;
use wire::supervisor::RunEnd;

/// What stands on the page while other pictures run.
pub struct SavedView {
    /// The network that was in use.
    pub(super) before: NetworkRequest,
    /// The picture that waits on the page for an engine that has not started.
    pub(super) waiting: Option<Blob>,
}

impl SavedView {
    /// Whether a picture is the one that waited from the beginning.
    pub(super) fn is_waiting(&self, picture: &Picture) -> bool {
        self.waiting.as_ref() == Some(&picture.blob)
    }
}

/// A picture to run on a network, and what came of it.
pub(super) struct RequestedRun {
    pub(super) network: NetworkRequest,
    pub(super) picture: Picture,
    /// What stands on the page meanwhile, where the picture and its answer do not.
    pub(super) saved: Option<Rc<SavedView>>,
    /// What is wanted beside the answer.
    pub(super) options: RunOptions,
    pub(super) end: Cell<Option<Result<Shown, Unanswered>>>,
    pub(super) waker: Cell<Option<Waker>>,
}

/// What a requested run wants beside its answer.
#[derive(Default)]
pub(super) struct RunOptions {
    /// Where the run is timed: how often it is repeated.
    pub(super) repeats: Option<u16>,
    /// Whether it is profiled.
    pub(super) profiles: bool,
    /// Whether class activation maps are wanted.
    pub(super) activation_maps: bool,
    /// Who is told what the network answers at other input sizes, where that is wanted.
    pub(super) on_size: Option<Box<dyn Fn(SizeAnswer)>>,
}

/// Why a requested run has no result.
pub enum Unanswered {
    /// It failed.
    Failed(WorkerError),
    /// The person did not want to wait for its network.
    Declined,
    /// Nothing is under way any more.
    GivenUp,
    /// The person turned to something else.
    Left(Stop),
}

impl From<RunEnd> for Unanswered {
    fn from(end: RunEnd) -> Self {
        match end {
            RunEnd::Failed(error) => Self::Failed(error),
            RunEnd::Declined => Self::Declined,
            RunEnd::GivenUp => Self::GivenUp,
            RunEnd::OtherNetwork => Self::Left(Stop::OtherNetwork),
            RunEnd::OtherBackend => Self::Left(Stop::OtherBackend),
        }
    }
}

impl RequestedRun {
    /// Tells what the network answers at an input size.
    pub(super) fn tell_size(&self, answer: SizeAnswer) {
        if let Some(on_size) = &self.options.on_size {
            on_size(answer);
        }
    }

    pub(super) fn end(&self, end: Result<Shown, Unanswered>) {
        self.end.set(Some(end));
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }

    /// Waits until it has ended.
    pub(super) async fn wait(&self) -> Result<Shown, Unanswered> {
        poll_fn(|context| {
            let end = self.end.take();
            if end.is_none() {
                self.waker.set(Some(context.waker().clone()));
            }
            end.map_or(Poll::Pending, Poll::Ready)
        })
        .await
    }

    /// Whether a picture that waits on the page is no choice of the person's since the run was requested.
    pub(super) fn expects(&self, waiting: &Picture) -> bool {
        match &self.saved {
            Some(saved) => saved.is_waiting(waiting),
            None => waiting.blob == self.picture.blob,
        }
    }
}
