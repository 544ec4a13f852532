//! Pauses in long work: the worker reads its messages, tells how far it is, and learns that it has to stop.

use crate::network::{Stopped, Yielder};
use wire::protocol::Progress;
use wire::session::JobHandle;
use worker_scope::clock::now_millis;
use worker_scope::pause::pause;

/// Milliseconds of work between two pauses. Short against the half second in which a cancel has to work, long against
/// the cost of a pause.
const BETWEEN_PAUSES_MILLIS: f64 = 50.0;

/// The yielder of one job. A job that is not long neither pauses nor reports.
pub(super) struct WorkerYielder<'a, Phase> {
    job: JobHandle<'a>,
    is_long: bool,
    /// Makes a report of parts done and parts in all.
    phase: Phase,
    paused_millis: f64,
}

impl<'a, Phase: Fn(u64, u64) -> Progress> WorkerYielder<'a, Phase> {
    pub(super) fn new(job: JobHandle<'a>, is_long: bool, phase: Phase) -> Self {
        Self { job, is_long, phase, paused_millis: now_millis() }
    }
}

impl<Phase: Fn(u64, u64) -> Progress> Yielder for WorkerYielder<'_, Phase> {
    async fn step(&mut self, done: u64, total: u64) -> Result<(), Stopped> {
        if self.is_long && (done == total || now_millis() - self.paused_millis >= BETWEEN_PAUSES_MILLIS) {
            self.job.report((self.phase)(done, total));
            pause().await;
            self.paused_millis = now_millis();
        }
        if self.job.is_stopped() { Err(Stopped) } else { Ok(()) }
    }

    fn waits_for_device(&self) -> bool {
        self.is_long
    }
}
