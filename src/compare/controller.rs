//! The comparison as the page holds it: gives the engine one turn after the other, and keeps what comes of them.

use super::comparison::{ComparedPicture, Comparison, Task};
use super::row_data::{self, network_of};
use super::stop_of::stop_of;
use crate::browser::clock::now_millis;
use crate::browser::visibility::{is_hidden, until_visible};
use crate::compare::{CompareRow, Progress, Schedule, Turn};
use crate::link::CompareEntry;
use crate::run::Stop;
use crate::run::engine::{Engine, Picture, Shown, Unanswered};
use crate::run::samples::SAMPLES;
use benchmark::report::Outcome;
use leptos::prelude::*;
use model::scaling::ScalingInput;
use texts::{Message, compare};
use wire::protocol::Backend;
use wire::supervisor::{EngineState, Supervisor};

/// What happened to a comparison that may have changed its times, as words of the file.
const HIDDEN: &str = "hidden";
const DEVICE_LOST: &str = "device-lost";

impl Comparison {
    /// Runs the picture that is there, or the first sample, through the networks of the list.
    pub fn run(self, engine: Engine, sliders: ScalingInput) {
        let entries = self.list.with_untracked(|list| list.entries().to_vec());
        if entries.is_empty() || untrack(|| self.is_busy()) {
            return;
        }
        let number = self.next_turn();
        let picture = engine.picture_to_compare();
        self.picture.set(None);
        self.reports.forget();
        let schedule = Schedule::new(entries.len(), self.budget.get_untracked());
        self.rows.set(entries.iter().map(|entry| row_data::row(*entry, sliders)).collect());
        // Their counts stand there before their times.
        self.evaluate(engine);
        self.run_before.set(Some(engine.run_choice.get_untracked()));
        self.progress.set(Some(Progress::new(entries.clone(), schedule)));
        leptos::task::spawn_local(async move {
            self.open_files(engine, number, entries).await;
            let why = self.measure(engine, number, picture, sliders).await;
            if self.is_turn(number) {
                self.finish(engine, why);
            }
        });
    }

    /// Opens the weights files of the list. A network whose file is not there has a row that says so.
    async fn open_files(self, engine: Engine, number: u64, entries: Vec<CompareEntry>) {
        for (at, entry) in entries.into_iter().enumerate().filter(|(_, entry)| entry.is_file()) {
            let opened = row_data::open_file(engine, entry).await;
            if !self.is_turn(number) {
                return;
            }
            if let Err(reason) = opened {
                self.leave_out(at, Outcome::Refused, reason);
                self.evaluate(engine);
            }
        }
    }

    /// Stops; what was measured stays.
    pub fn cancel(self, engine: Engine) {
        if untrack(|| self.is_running()) {
            self.finish(engine, Stop::Cancelled);
        }
    }

    /// Runs the picture, or else the first sample, through one network after the other. Why no more is measured.
    async fn measure(self, engine: Engine, number: u64, picture: Option<Picture>, sliders: ScalingInput) -> Stop {
        if let Err(why) = self.check(number) {
            return why;
        }
        let (picture, is_stand_in) = match picture {
            Some(picture) => (picture, false),
            None => match self.stand_in(engine, number).await {
                Ok(found) => found,
                Err(why) => return why,
            },
        };
        self.picture.set(Some(ComparedPicture { name: picture.name.clone(), is_stand_in, size: (0, 0) }));
        let before = engine.wanted_network();
        engine.keep_networks(true);
        let begun_millis = now_millis();
        let mut backend = None;
        let mut evaluated_rounds = 0;
        loop {
            if is_hidden() {
                self.set_hidden(true);
                until_visible().await;
                if let Err(why) = self.check(number) {
                    return why;
                }
                self.set_hidden(false);
            }
            let Some(turn) = self.next_in_schedule(now_millis() - begun_millis) else { return Stop::Finished };
            let Some(entry) = self.rows.with_untracked(|rows| rows.get(turn.network).map(|row| row.entry)) else {
                return Stop::Finished;
            };
            let network = network_of(engine, entry, sliders);
            let task = Task { network: network.clone(), before: before.clone() };
            self.state.update_value(|state| state.task = Some(task));
            let times_hidden = self.times_hidden();
            let end = engine.run_on(network, picture.clone(), turn.runs().saturating_sub(1)).await;
            let elapsed_millis = now_millis() - begun_millis;
            if let Err(why) = self.check(number) {
                return why;
            }
            match end {
                Ok(_) if self.times_hidden() != times_hidden => self.note(turn.network, HIDDEN),
                Ok(shown) => {
                    let here = untrack(|| engine.read(Supervisor::backend)).unwrap_or(Backend::Cpu);
                    if backend.replace(here).is_some_and(|before| before != here) {
                        // The engine fell back to the CPU: times of both do not mix, and this turn had no warm-up there.
                        self.begin_anew();
                        evaluated_rounds = 0;
                    } else {
                        self.record(engine, turn, &shown, elapsed_millis);
                    }
                }
                Err(Unanswered::Failed(error)) => {
                    let why = stop_of(error.kind);
                    self.leave_out(turn.network, Outcome::Refused, error.message);
                    if let Some(why) = why {
                        return why;
                    }
                }
                Err(Unanswered::Declined) => {
                    self.leave_out(turn.network, Outcome::Declined, Message::new(compare::DECLINED));
                }
                // The engine's own button.
                Err(Unanswered::GivenUp) => return Stop::Cancelled,
                Err(Unanswered::Left(why)) => return why,
            }
            let round = self.progress.with_untracked(|progress| progress.as_ref()?.schedule.round());
            if let Some(done) = round.map(|round| round - 1).filter(|done| *done > evaluated_rounds) {
                evaluated_rounds = done;
                self.evaluate(engine);
            }
        }
    }

    /// The first sample, or the picture that the person chose while it was fetched, which is the better one; and whether
    /// it is the sample.
    async fn stand_in(self, engine: Engine, number: u64) -> Result<(Picture, bool), Stop> {
        let sample = SAMPLES.first().ok_or_else(|| Stop::Failed(Message::new(compare::NO_PICTURE)))?;
        let found = sample.fetch().await;
        self.check(number)?;
        match (untrack(|| engine.chosen()), found) {
            (Some(picture), _) => Ok((picture, false)),
            (None, Ok(blob)) => Ok((Engine::picture_of(sample, blob), true)),
            (None, Err(reason)) => Err(Stop::Failed(Message::new(compare::NO_SAMPLE).with_message("reason", reason))),
        }
    }

    fn set_hidden(self, is_hidden: bool) {
        self.update_progress(|progress| progress.is_hidden = is_hidden);
    }

    fn update_progress(self, change: impl FnOnce(&mut Progress)) {
        self.progress.update(|progress| {
            if let Some(progress) = progress {
                change(progress);
            }
        });
    }

    fn next_in_schedule(self, elapsed_millis: f64) -> Option<Turn> {
        let mut next = None;
        self.update_progress(|progress| {
            progress.elapsed_millis = elapsed_millis;
            next = progress.schedule.next_turn(elapsed_millis);
            progress.current = next.map(|turn| turn.network);
        });
        next
    }

    /// Keeps what a turn brought.
    fn record(self, engine: Engine, turn: Turn, shown: &Shown, elapsed_millis: f64) {
        let runs = row_data::samples(shown);
        self.update_progress(|progress| progress.schedule.turn_done(turn, &runs, elapsed_millis));
        let picture = &shown.classified;
        self.picture.update(|compared| {
            if let Some(compared) = compared {
                compared.size = (picture.picture_width, picture.picture_height);
            }
        });
        let samples = self.progress.with_untracked(|progress| {
            let schedule = progress.as_ref().map(|progress| &progress.schedule);
            let of_network =
                |schedule: &Schedule| (schedule.samples(turn.network).to_vec(), schedule.sustained(turn.network));
            schedule.map(of_network).unwrap_or_default()
        });
        self.update_row(turn.network, |row| row_data::record(engine, row, shown, samples));
    }

    fn update_row(self, at: usize, change: impl FnOnce(&mut CompareRow)) {
        self.rows.update(|rows| {
            if let Some(row) = rows.get_mut(at) {
                change(row);
            }
        });
    }

    /// A network takes part no more.
    fn leave_out(self, at: usize, outcome: Outcome, reason: Message) {
        self.update_progress(|progress| progress.schedule.leave_out(at));
        self.update_row(at, |row| row.end(outcome, reason));
    }

    /// What was measured so far was measured on another backend.
    fn begin_anew(self) {
        self.update_progress(|progress| progress.schedule.begin_anew());
        self.reports.forget();
        let networks = self.rows.with_untracked(Vec::len);
        for at in 0..networks {
            self.update_row(at, |row| {
                row.network.samples.clear();
                row.network.sustained = None;
            });
            self.note(at, DEVICE_LOST);
        }
    }

    /// Something happened to a network's turn that its times have to be read with.
    fn note(self, at: usize, word: &'static str) {
        self.update_row(at, |row| {
            if !row.network.notes.iter().any(|note| note == word) {
                row.network.notes.push(word.to_owned());
            }
        });
    }

    /// Has the worker say what follows from what was measured so far.
    fn evaluate(self, engine: Engine) {
        self.reports.analyse(engine, self);
    }

    /// Ends it, and uses the network again that was in use before, unless the person chose another.
    fn finish(self, engine: Engine, why: Stop) {
        self.next_turn();
        engine.forget_requested_run();
        engine.keep_networks(false);
        let task = self.state.try_update_value(|state| state.task.take()).flatten();
        let is_over_by_itself = matches!(why, Stop::Finished | Stop::Failed(_));
        for at in 0..self.rows.with_untracked(Vec::len) {
            let is_missing = self.rows.with_untracked(|rows| {
                rows.get(at).is_some_and(|row| row.reason.is_none() && row.network.samples.is_empty())
            });
            if is_missing {
                self.update_row(at, |row| row.end(Outcome::Cancelled, Message::new(compare::STOPPED_BEFORE)));
            }
        }
        if task.is_some() && matches!(why, Stop::Cancelled | Stop::Camera) {
            engine.stop_run();
        }
        let is_left = |task: &Task| why == Stop::OtherNetwork && engine.wanted_network() != task.network;
        let chose_network = task.as_ref().is_some_and(is_left);
        let has_failed = untrack(|| engine.read(Supervisor::state)) == EngineState::Failed;
        self.update_progress(|progress| progress.end(why));
        self.run_before.set(None);
        if !has_failed && is_over_by_itself {
            // A network that was refused has its row.
            engine.dismiss_error();
        }
        // An engine that has failed would start again by itself.
        if let Some(task) = task.filter(|_| !chose_network && !has_failed) {
            engine.put_back(&task.before);
        }
        if self.rows.with_untracked(|rows| rows.iter().any(|row| !row.network.samples.is_empty())) && !has_failed {
            self.evaluate(engine);
        }
    }

    fn times_hidden(self) -> u64 {
        self.state.with_value(|state| state.times_hidden)
    }

    /// Whether a comparison is the last one, and goes on.
    fn is_turn(self, number: u64) -> bool {
        self.state.try_with_value(|state| state.number) == Some(number)
    }

    /// Nothing follows from what a comparison waited for that was ended meanwhile.
    fn check(self, number: u64) -> Result<(), Stop> {
        if self.is_turn(number) { Ok(()) } else { Err(Stop::Cancelled) }
    }

    fn next_turn(self) -> u64 {
        self.state.update_value(|state| state.number += 1);
        self.state.with_value(|state| state.number)
    }
}
