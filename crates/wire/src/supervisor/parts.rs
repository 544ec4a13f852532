//! What the supervisor knows of its worker, of the one that stands by, and of the time.

use crate::protocol::{BackendRequest, Built, RequestId, Started};
use texts::Message;

/// Milliseconds between two ticks, and the most that one counts for.
pub const TICK_MILLIS: f64 = 1_000.0;

/// A picture that is being classified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Classification {
    /// Its request.
    pub(super) id: RequestId,
    /// Whether it is a frame of a camera, which can be sent once.
    pub(super) is_frame: bool,
}

/// Which of the networks that it made a worker keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeptNetworks {
    /// The newest alone.
    Newest,
    /// All that memory holds: they take turns.
    All,
}

/// How far the running worker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WorkerPhase {
    /// None runs.
    None,
    /// It is on its way.
    Starting,
    /// It has said hello, and was answered.
    Greeted,
}

/// How long a worker stands by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Until {
    /// Until its successor listens: the successor's weights are at hand.
    Greeted,
    /// Until its successor has a network.
    Built,
}

/// What was known of the worker that stands by.
#[derive(Clone, Debug)]
pub(super) struct Standby {
    pub(super) until: Until,
    pub(super) request: BackendRequest,
    pub(super) fallback: Option<Message>,
    pub(super) started: Option<Started>,
    pub(super) built: Option<Built>,
}

/// The clocks of the watch, in milliseconds.
#[expect(clippy::struct_field_names, reason = "a unit")]
#[derive(Clone, Debug, Default)]
pub(super) struct Watch {
    pub(super) silent_millis: f64,
    pub(super) stalled_millis: f64,
    pub(super) cancelled_millis: Option<f64>,
}

impl Watch {
    /// The worker said something.
    pub(super) fn heard(&mut self) {
        self.silent_millis = 0.0;
    }

    /// The job went on, or another one began.
    pub(super) fn went_on(&mut self) {
        self.stalled_millis = 0.0;
    }

    /// The person wants the job stopped.
    pub(super) fn cancelled(&mut self) {
        self.cancelled_millis.get_or_insert(0.0);
    }

    /// Time went by.
    pub(super) fn advance(&mut self, millis: f64) {
        // Also where the clock went backwards, or gave no number.
        let millis = if millis.is_nan() { 0.0 } else { millis.clamp(0.0, TICK_MILLIS) };
        self.silent_millis += millis;
        self.stalled_millis += millis;
        if let Some(cancelled_millis) = &mut self.cancelled_millis {
            *cancelled_millis += millis;
        }
    }
}
