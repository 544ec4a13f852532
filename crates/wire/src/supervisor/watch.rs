//! The watch over a worker that is at work: one that gives no sign of life, or whose job does not go on, is replaced.
//!
//! The page calls [`Supervisor::tick`] about once a second and sends a heartbeat, which the worker answers whenever its
//! thread is free. Two clocks run meanwhile: since the last sign of life, and since the job last went on. A device that
//! sleeps and a tab whose timers the browser slows let both stand still: a tick counts for [`super::TICK_MILLIS`] at most.

use super::parts::Watch;
use super::{Command, EngineState, RunEnd, Supervisor};
use crate::protocol::{ErrorKind, WorkerError};
use texts::{Message, Text, engine, worker};

/// Without a sign of life for this long, and five times what was estimated, the worker is lost: a shader that is
/// compiled and a large picture that is decoded block its thread for a few seconds.
const SILENT_MILLIS: f64 = 20_000.0;

/// Without progress for this long, and ten times what was estimated, the job is lost: a GPU that never answers.
const STALLED_MILLIS: f64 = 60_000.0;

/// The worker's files tell nothing of their progress, and a slow connection takes its time for them.
const DOWNLOAD_MILLIS: f64 = 300_000.0;

/// A worker that has not stopped this long after the person wanted it to is ended.
const CANCEL_MILLIS: f64 = 3_000.0;

/// A run without progress is over before anybody could stop it, unless it takes longer than this.
const SLOW_MILLIS: f64 = 1_500.0;

impl Supervisor {
    /// The worker answered a heartbeat.
    pub fn alive(&mut self) {
        self.watch.heard();
    }

    /// Whether what is under way takes long enough to be worth stopping.
    #[must_use]
    pub fn is_slow(&self) -> bool {
        self.state.is_busy() && self.watch.stalled_millis >= SLOW_MILLIS
    }

    /// Milliseconds went by since the last tick.
    pub fn tick(&mut self, millis: f64) -> Vec<Command> {
        if !self.worker_runs() || !self.state.is_busy() {
            self.watch = Watch::default();
            return Vec::new();
        }
        self.watch.advance(millis);
        let Watch { silent_millis, stalled_millis, cancelled_millis } = self.watch;
        if cancelled_millis.is_some_and(|millis| millis > CANCEL_MILLIS) {
            return self.end_worker();
        }
        let estimate = self.estimated_millis();
        if silent_millis > SILENT_MILLIS + 5.0 * estimate {
            return self.lost(engine::SILENT, silent_millis);
        }
        let is_download = !self.is_greeted();
        let limit = if is_download { DOWNLOAD_MILLIS } else { STALLED_MILLIS + 10.0 * estimate };
        if stalled_millis <= limit {
            return vec![Command::SendPing];
        }
        let stalled = || Message::new(worker::NOTHING_ARRIVES).with("seconds", &seconds(stalled_millis));
        if is_download {
            let message = Message::new(worker::ENGINE_UNREACHABLE).with_message("detail", stalled());
            return self.fail(WorkerError::new(ErrorKind::EngineUnreachable, message));
        }
        if let (EngineState::Loading(Some(_)), Some(id)) = (self.state, self.build) {
            let message = Message::new(engine::WEIGHTS_STALLED).with_message("detail", stalled());
            let mut commands = vec![Command::cancel(id)];
            commands.extend(self.failed(Some(id), WorkerError::new(ErrorKind::WeightsUnreachable, message)));
            return commands;
        }
        self.lost(engine::STALLED, stalled_millis)
    }

    /// What the job under way was expected to take; 0 where nobody had to be asked about it.
    fn estimated_millis(&self) -> f64 {
        let agreed = self.agreed.as_ref().filter(|(network, _)| *network == self.network);
        agreed
            .map_or(0.0, |(_, estimate)| if self.build.is_some() { estimate.build_millis } else { estimate.run_millis })
    }

    fn lost(&mut self, text: Text, millis: f64) -> Vec<Command> {
        let detail = Message::new(text).with("seconds", &seconds(millis));
        self.give_up_worker(ErrorKind::Silent, detail)
    }

    /// Ends a worker that does not stop by itself, for the one that stands by, if there is one. Without one the next
    /// picture starts another.
    pub(super) fn end_worker(&mut self) -> Vec<Command> {
        if self.standby.is_some() {
            self.built = None;
            return self.settle(RunEnd::GivenUp);
        }
        let commands = self.settle(RunEnd::GivenUp);
        debug_assert!(commands.is_empty(), "nothing stands by");
        self.forget_worker();
        self.state = EngineState::Cold;
        vec![Command::Terminate]
    }
}

/// Whole seconds, for people.
fn seconds(millis: f64) -> f64 {
    (millis / 1000.0).round()
}
