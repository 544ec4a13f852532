//! What the supervisor says: the engine's state, and what the page has to do.

use crate::protocol::{Classified, Phase, Progress, RequestId, ToWorker};
use crate::size_sweep::SizeAnswer;

/// What the engine is doing, as the contract's `data-state`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EngineState {
    /// No network yet, and nothing under way.
    #[default]
    Cold,
    /// The worker or the weights arrive: bytes so far and in all, once known.
    Loading(Option<(u64, u64)>),
    /// A person's weights file is read: bytes so far and in all.
    Reading(u64, u64),
    /// The device's speed is measured.
    Calibrating,
    /// Layers are made: so many of so many.
    Building(u64, u64),
    /// The self-check and the first run: so many blocks of so many.
    WarmingUp(u64, u64),
    /// A network waits for pictures.
    Ready,
    /// A picture is being classified; for a long run, so many blocks of so many.
    Running(Option<(u64, u64)>),
    /// A picture is being classified at other input sizes: so many of so many.
    Sweeping(u64, u64),
    /// There is no network, and the error says why.
    Failed,
}

impl EngineState {
    /// The word in the page's contract.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Cold => "cold",
            Self::Loading(_) | Self::Reading(..) => "loading",
            Self::Calibrating | Self::Building(..) | Self::WarmingUp(..) => "building",
            Self::Ready => "ready",
            Self::Running(_) | Self::Sweeping(..) => "running",
            Self::Failed => "failed",
        }
    }

    /// Whether something is under way that the person may stop.
    #[must_use]
    pub fn is_busy(self) -> bool {
        !matches!(self, Self::Cold | Self::Ready | Self::Failed)
    }

    /// How much is done and of how much, where that is known.
    #[must_use]
    pub fn part(self) -> Option<(u64, u64)> {
        match self {
            Self::Loading(part) | Self::Running(part) => part,
            Self::Reading(done, total)
            | Self::Building(done, total)
            | Self::WarmingUp(done, total)
            | Self::Sweeping(done, total) => Some((done, total)),
            Self::Cold | Self::Calibrating | Self::Ready | Self::Failed => None,
        }
    }
}

impl From<Progress> for EngineState {
    fn from(progress: Progress) -> Self {
        let Progress { phase, done, total } = progress;
        match phase {
            Phase::Fetching => Self::Loading(Some((done, total))),
            Phase::Reading => Self::Reading(done, total),
            Phase::Calibrating => Self::Calibrating,
            Phase::Building => Self::Building(done, total),
            Phase::WarmingUp => Self::WarmingUp(done, total),
            Phase::Running => Self::Running(Some((done, total))),
            Phase::Sweeping => Self::Sweeping(done, total),
        }
    }
}

/// What the page has to do, in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Start a worker.
    Spawn,
    /// End the worker.
    Terminate,
    /// Keep the worker, unheard, beside the one that is started next.
    SetAside,
    /// End the worker that was set aside.
    EndStandby,
    /// End the worker, and hear the one that was set aside again.
    Restore,
    /// Ask the worker for a sign of life; the page reports it by [`super::Supervisor::alive`].
    SendPing,
    /// Send a message.
    Send(ToWorker),
    /// Send [`ToWorker::Classify`] with this id, and the newest picture beside it.
    SendPicture(RequestId),
    /// Show a new result.
    Show(Box<Classified>),
    /// Show what the network answers at another input size.
    ShowAtSize(SizeAnswer),
}

impl Command {
    /// Has the worker stop a request.
    pub(super) fn cancel(id: RequestId) -> Self {
        Self::Send(ToWorker::Cancel { id })
    }
}
