//! The workers that run: the one that is heard, and one that stands by while its successor starts.

use gloo_timers::callback::Interval;
use leptos::prelude::*;

use super::Engine;
use super::backend_trial::Trials;
use super::choices::weights_address;
use crate::browser::clock::now_millis;
use crate::run::worker_client::{Attachment, Files, Pixels, WorkerClient, WorkerEvent};
use texts::Message;
use wire::protocol::{NetworkRequest, ToWorker, WorkerError};
use wire::supervisor::{Command, TICK_MILLIS};

/// Running workers; dropping one ends it.
#[derive(Default)]
pub(super) struct Workers {
    current: Option<Worker>,
    standby: Option<Worker>,
    /// Workers started so far: each has a number, so that only the current one is heard.
    started: u64,
    /// The watch over the current one, for as long as there is one.
    watch: Option<Interval>,
    /// What is under way beside the engine, to find the faster backend.
    pub(super) trials: Trials,
}

/// A running worker.
pub(super) struct Worker {
    /// Counts the workers, from 1.
    pub(super) number: u64,
    pub(super) client: WorkerClient,
}

impl Workers {
    fn is_current(&self, number: u64) -> bool {
        self.current.as_ref().is_some_and(|worker| worker.number == number)
    }

    /// Ends the current worker.
    pub(super) fn terminate(&mut self) {
        (self.current, self.watch) = (None, None);
    }

    /// Keeps the current worker unheard, in place of one that may be kept already.
    pub(super) fn set_aside(&mut self) {
        self.standby = self.current.take();
    }

    /// Ends the worker that stands by.
    pub(super) fn end_standby(&mut self) {
        self.standby = None;
    }

    /// Ends the current worker for the one that stands by.
    pub(super) fn restore(&mut self) {
        self.current = self.standby.take();
    }

    /// Ends the current worker for another one, which is heard from now on.
    pub(super) fn replace(&mut self, worker: Worker) {
        self.current = Some(worker);
    }

    /// Asks the current worker for a sign of life.
    pub(super) fn ping(&self) {
        if let Some(worker) = &self.current {
            worker.client.ping();
        }
    }

    /// Sends a message to the current worker.
    ///
    /// # Errors
    /// Those of [`WorkerClient::send`].
    pub(super) fn send(&self, message: &ToWorker, attachment: Option<&Attachment>) -> Result<(), WorkerError> {
        self.current.as_ref().map_or(Ok(()), |worker| worker.client.send(message, attachment))
    }
}

impl Engine {
    /// Starts a worker, which is the current one from now on.
    ///
    /// # Errors
    /// The browser's words when it refuses to start one.
    pub(super) fn spawn(self) -> Result<(), Message> {
        let worker = self.start_worker(&self.of_untracked(|supervisor| supervisor.network().clone()))?;
        let mut last = now_millis();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a second")]
        let watch = Interval::new(TICK_MILLIS as u32, move || {
            let now = now_millis();
            self.tick(now - std::mem::replace(&mut last, now));
        });
        self.workers.update_value(|workers| {
            workers.current = Some(worker);
            workers.watch = Some(watch);
        });
        Ok(())
    }

    /// Starts a worker for a network. It is heard as the current one while it is that, else as that of a trial.
    ///
    /// # Errors
    /// The browser's words when it refuses to start one.
    pub(super) fn start_worker(self, network: &NetworkRequest) -> Result<Worker, Message> {
        let number = self.workers.try_update_value(|workers| {
            workers.started += 1;
            workers.started
        });
        let number = number.unwrap_or_default();
        let is_current = move || self.workers.try_with_value(|workers| workers.is_current(number)) == Some(true);
        let weights = weights_address(network);
        let client = WorkerClient::spawn(Files::Engine(weights.as_deref()), move |event: WorkerEvent| {
            if is_current() {
                self.on_worker_event(event);
            } else {
                self.on_trial_event(number, event);
            }
        })?;
        Ok(Worker { number, client })
    }

    /// Lets the watch go on. Mostly nothing follows from it, and then nobody is woken up.
    fn tick(self, millis: f64) {
        let mut commands = Vec::new();
        self.supervisor.maybe_update(|supervisor| {
            let before = (supervisor.state(), supervisor.is_slow());
            commands = supervisor.tick(millis);
            (supervisor.state(), supervisor.is_slow()) != before || supervisor.error().is_some()
        });
        if commands.iter().any(|command| *command != Command::SendPing) {
            self.carry_out(|_| commands, Pixels::default());
            self.settle();
        } else if !commands.is_empty() {
            self.workers.with_value(Workers::ping);
        }
    }
}
