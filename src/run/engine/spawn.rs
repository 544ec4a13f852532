//! Workers are started, and the current one is watched.

use gloo_timers::callback::Interval;
use leptos::prelude::*;

use super::Engine;
use super::requests::weights_address;
use super::worker::Worker;
use super::workers::Workers;
use crate::browser::clock::now_millis;
use crate::run::worker_client::{Files, Pixels, WorkerClient, WorkerEvent};
use texts::Message;
use wire::protocol::NetworkRequest;
use wire::supervisor::{Command, TICK_MILLIS};

impl Engine {
    /// Starts a worker, which is the current one from now on.
    ///
    /// # Errors
    /// The browser's words when it refuses to start one.
    pub(super) fn spawn(self) -> Result<(), Message> {
        let worker = self.start_worker(&self.read_untracked(|supervisor| supervisor.network().clone()))?;
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
