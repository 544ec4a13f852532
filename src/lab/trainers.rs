//! The workers that train: started, told and ended as the queue says.

use gloo_timers::callback::Interval;
use leptos::prelude::*;

use super::controller::Lab;
use super::other_tabs;
use crate::browser::clock::now_millis;
use crate::run::worker_client::{Files, WorkerClient, WorkerEvent};
use lab::forecast::too_slow;
use lab::protocol::FromTrainer;
use lab::queue::{Command, Queue};
use texts::{Message, lab as text, worker};

/// How often the page shows how far the networks are, and looks after their workers, in milliseconds.
const TICK_MILLIS: u32 = 500;

impl Lab {
    /// Tells the queue something, carries out what it commands, and shows how far it is.
    pub(super) fn command(self, tell: impl FnOnce(&mut Queue) -> Vec<Command>) {
        let commands = self.training.try_update_value(|training| tell(&mut training.queue)).unwrap_or_default();
        self.carry_out(commands);
        self.watch();
        self.publish();
    }

    fn carry_out(self, commands: Vec<Command>) {
        let mut commands = std::collections::VecDeque::from(commands);
        while let Some(command) = commands.pop_front() {
            let failed = match command {
                Command::Start(at) => self.start_worker(at).err().map(|why| (at, why)),
                Command::Send(at, message) => {
                    let sent = self.trainers.with_value(|all| all.client(at).map(|client| client.send(&message, None)));
                    sent.and_then(Result::err).map(|error| (at, error.message))
                }
                Command::Ping(at) => {
                    self.trainers.with_value(|all| all.client(at).map(WorkerClient::ping));
                    None
                }
                Command::End(at) => {
                    self.trainers.update_value(|all| all.put(at, None));
                    None
                }
            };
            if let Some((at, why)) = failed {
                // One run fewer each time, so that this ends.
                let more = self.training.try_update_value(|training| training.queue.crashed(at, why));
                commands.extend(more.unwrap_or_default());
            }
        }
    }

    fn start_worker(self, at: usize) -> Result<(), Message> {
        let client =
            WorkerClient::spawn(Files::Trainer, move |event: WorkerEvent<FromTrainer>| self.on_event(at, event))?;
        self.trainers.update_value(|all| all.put(at, Some(client)));
        Ok(())
    }

    fn on_event(self, at: usize, event: WorkerEvent<FromTrainer>) {
        match event {
            WorkerEvent::Alive => self.training.update_value(|training| training.queue.alive(at)),
            WorkerEvent::Message(message, _) => match *message {
                // These come often, and are shown with the next tick.
                message @ (FromTrainer::Progress { .. } | FromTrainer::Loading { .. }) => {
                    let commands = self.training.try_update_value(|training| training.queue.heard(at, message));
                    self.carry_out(commands.unwrap_or_default());
                }
                message => {
                    let done = if let FromTrainer::Done { run, .. } = message { Some(run) } else { None };
                    self.command(|queue| queue.heard(at, message));
                    if let Some(run) = done {
                        self.keep_result(run);
                    }
                }
            },
            WorkerEvent::Crashed(why) => self.command(|queue| queue.crashed(at, in_own_words(why))),
        }
    }

    /// Looks after the workers for as long as there is something to train.
    fn watch(self) {
        let is_running = self.training.with_value(|training| training.queue.is_running());
        let has_watch = self.trainers.with_value(|all| all.watch.is_some());
        if is_running && !has_watch {
            let mut last = now_millis();
            let watch = Interval::new(TICK_MILLIS, move || {
                let now = now_millis();
                self.tick(now - std::mem::replace(&mut last, now));
            });
            self.trainers.update_value(|all| all.watch = Some(watch));
        } else if !is_running && has_watch {
            let tab = self.training.with_value(|training| training.tab);
            other_tabs::unsay(tab);
            let watch = self.trainers.try_update_value(|all| all.watch.take());
            // It may be what is running now: it goes when it has returned.
            leptos::task::spawn_local(async move { drop(watch) });
        }
    }

    fn tick(self, millis: f64) {
        let tab = self.training.with_value(|training| training.tab);
        if other_tabs::is_another(tab) {
            self.notes.maybe_update(|notes| !std::mem::replace(&mut notes.has_other_tab, true));
        }
        other_tabs::say(tab);
        self.command(|queue| queue.tick(millis));
        self.look_whether_too_slow();
    }

    /// Once the first batches were measured: whether the whole takes too long. What was said stays for as long as it goes on.
    fn look_whether_too_slow(self) {
        let notes = self.notes.get_untracked();
        let speeds = self.speeds.get_untracked();
        let elapsed = now_millis() - notes.begun_millis;
        let whole = self.training.with_value(|training| too_slow(&training.queue, &speeds, elapsed));
        if notes.too_slow_millis.is_none() && whole.is_some() {
            self.notes.update(|notes| notes.too_slow_millis = whole);
        }
    }
}

/// The first script of all workers says that the engine could not be downloaded; here it is the trainer.
fn in_own_words(why: Message) -> Message {
    match why {
        Message::Text { text, mut values } if text == worker::ENGINE_UNREACHABLE => {
            let detail = values.pop().map_or_else(|| Message::verbatim(""), |(_, detail)| detail);
            Message::new(text::UNREACHABLE).with_message("detail", detail)
        }
        why => why,
    }
}
