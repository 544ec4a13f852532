//! Events for the supervisor, and its orders carried out.

use super::Engine;
use super::in_flight::InFlight;
use super::requests::{choice_of, run_of};
use super::startup::Startup;
use super::workers::Workers;
use crate::browser::clock::now_millis;
use crate::link::RunChoice;
use crate::run::worker_client::{Attachment, Pixels, WorkerEvent};
use std::rc::Rc;

use leptos::prelude::*;
use texts::Message;
use wire::protocol::{ErrorKind, FromWorker, ToWorker};
use wire::supervisor::{Command, EngineState, Supervisor};

impl Engine {
    pub(super) fn command(self, event: impl FnOnce(&mut Supervisor) -> Vec<Command>) {
        self.carry_out(event, Pixels::default());
    }

    /// Tells the supervisor of an event, then does what it commands; what fails in doing so is the next event.
    pub(super) fn carry_out(self, event: impl FnOnce(&mut Supervisor) -> Vec<Command>, mut pixels: Pixels) {
        let mut commands = self.supervisor.try_update(event).unwrap_or_default();
        while !commands.is_empty() {
            let mut broken = None;
            for command in commands {
                if let Err(detail) = self.carry_out_one(command, &mut pixels) {
                    broken = Some(detail);
                    break;
                }
            }
            let crash = |detail: Message| self.supervisor.try_update(|supervisor| supervisor.worker_crashed(detail));
            commands = broken.and_then(crash).unwrap_or_default();
        }
        let end = self.supervisor.try_maybe_update(|supervisor| (false, supervisor.take_run_end()));
        if let Some(end) = end.flatten() {
            self.end_requested_run(|_| Err(end.into()));
        }
    }

    fn carry_out_one(self, command: Command, pixels: &mut Pixels) -> Result<(), Message> {
        match command {
            Command::Spawn => {
                self.startup.set(Startup::begin(now_millis()));
                self.spawn()?;
            }
            Command::Terminate => {
                self.workers.update_value(Workers::terminate);
                self.lose_export();
            }
            Command::SetAside => {
                self.workers.update_value(Workers::set_aside);
                self.lose_export();
            }
            Command::EndStandby => self.workers.update_value(Workers::end_standby),
            Command::Restore => {
                self.workers.update_value(Workers::restore);
                self.lose_export();
            }
            Command::SendPing => self.workers.with_value(Workers::ping),
            Command::Send(message) => self.send(&message, self.file_beside(&message).as_ref())?,
            Command::SendPicture(id) => match self.next_to_send() {
                Some(picture) => {
                    let (stage, repeats, profiles) = (self.stage_to_look_into(), self.repeats(), self.profiles());
                    let activation_maps = self.asks_for_activation_maps();
                    let sizes = self.sweeps_sizes();
                    let smoothing = self.in_flight.with_value(InFlight::smoothing);
                    let message =
                        ToWorker::Classify { id, stage, activation_maps, repeats, profiles, smoothing, sizes };
                    self.send(&message, Some(&picture))?;
                }
                None => self.supervisor.update(Supervisor::picture_gone),
            },
            Command::Show(classified) => self.show(*classified, std::mem::take(pixels)),
            Command::ShowAtSize(answer) => self.take_size(answer),
        }
        Ok(())
    }

    pub(super) fn send(self, message: &ToWorker, picture: Option<&Attachment>) -> Result<(), Message> {
        let sent = self.workers.try_with_value(|workers| workers.send(message, picture));
        sent.unwrap_or(Ok(())).map_err(|error| error.message)
    }

    pub(super) fn on_worker_event(self, event: WorkerEvent) {
        match event {
            WorkerEvent::Message(message, pixels) => match *message {
                FromWorker::Labels { id, labels } => return self.take_labels(id, labels),
                FromWorker::Report { id, view } => return self.report_reply.set(Some((id, Rc::from(view)))),
                FromWorker::NetworkFile { id, reply } => return self.take_export(id, reply, pixels.file.as_ref()),
                message => {
                    self.follow_startup(&message);
                    self.send_waiting_report(&message);
                    if matches!(message, FromWorker::Started(_)) {
                        self.send_waiting_export();
                    }
                    self.carry_out(|supervisor| supervisor.message(message), pixels);
                }
            },
            // Nothing follows from it that could be seen.
            WorkerEvent::Alive => {
                return self.supervisor.maybe_update(|supervisor| {
                    supervisor.alive();
                    false
                });
            }
            WorkerEvent::Crashed(detail) => self.command(|supervisor| supervisor.worker_crashed(detail)),
        }
        self.settle();
    }

    /// Puts a message of the engine's start down with its time. Other messages change nothing, and wake nobody up.
    fn follow_startup(self, message: &FromWorker) {
        if self.startup.with_untracked(Startup::is_under_way) {
            let awaits_answer = self.pending.with_untracked(Option::is_some);
            self.startup.update(|startup| startup.record(message, now_millis(), awaits_answer));
        }
    }

    /// Brings the page's choices in line with what the supervisor came to.
    pub(super) fn settle(self) {
        // A picture that was refused or given up gives the place back to the one whose result still stands.
        let (expects, at_rest, refused) = self.read_untracked(|supervisor| {
            let refused = supervisor.error().is_some_and(|error| error.kind == ErrorKind::Picture);
            (supervisor.expects_answer(), supervisor.state() == EngineState::Ready, refused)
        });
        let has_result = self.shown.with_untracked(Option::is_some);
        let is_given_up = !self.runs_beside() && (refused || !expects && at_rest && has_result);
        if is_given_up && self.pending.with_untracked(Option::is_some) {
            self.pending.set(None);
        }
        self.follow_file();
        let backend = choice_of(self.read_untracked(Supervisor::request));
        if backend != self.backend_choice.get_untracked() {
            self.backend_choice.set(backend);
        }
        let runs_file = |run: RunChoice| run == RunChoice::Custom;
        let chosen = self.read_untracked(|supervisor| run_of(supervisor.network()));
        if runs_file(chosen) != runs_file(self.run_choice.get_untracked()) {
            self.run_choice.set(chosen);
        }
    }
}
