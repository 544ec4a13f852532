//! A batch as the page holds it: gives the engine one picture after the other for each network, and keeps the answers.

use std::rc::Rc;
use std::sync::Arc;

use super::sources::Chosen;
use super::state::Batch;
use super::{Answer, BatchProgress, BatchRow, Broken, ClassSpace, Results, SpaceKey, write};
use crate::browser::clock::now_millis;
use crate::browser::download;
use crate::compare::comparison::Comparison;
use crate::compare::row_data::{network_of, open_file};
use crate::compare::stop_of::stop_of;
use crate::language::now;
use crate::run::Stop;
use crate::run::engine::{Engine, SavedView, Unanswered};
use leptos::prelude::*;
use model::scaling::ScalingInput;
use texts::{Message, batch as text};
use wire::protocol::{Backend, Classified, ErrorKind};
use wire::supervisor::{EngineState, Supervisor};

/// The name of the file that is saved.
const FILE_NAME: &str = "efficientnet-batch.csv";

impl Batch {
    /// Runs the chosen pictures through the networks of the comparison's list.
    pub fn run(self, comparison: Comparison, engine: Engine, sliders: ScalingInput) {
        let entries = comparison.list.with_untracked(|list| list.entries().to_vec());
        let chosen = self.chosen.get_untracked().filter(|chosen| !chosen.names.is_empty());
        let Some(chosen) = chosen.filter(|_| !entries.is_empty() && !untrack(|| comparison.is_busy())) else { return };
        let number = self.next_turn();
        let pictures = chosen.names.clone();
        let rows = entries.into_iter().map(|entry| BatchRow::new(entry, sliders, pictures.len())).collect();
        self.progress.set(Some(BatchProgress::new(pictures.len())));
        self.results.set(Results { pictures, rows, broken: Vec::new() });
        self.saved.set(String::new());
        comparison.run_before.set(Some(engine.run_choice.get_untracked()));
        let saved = engine.begin_beside();
        leptos::task::spawn_local(async move {
            let why = self.go_through(engine, number, &saved, &chosen, sliders).await;
            if self.is_turn(number) {
                self.finish(comparison, engine, why);
            }
        });
    }

    /// Stops; the answers so far stay.
    pub fn cancel(self, comparison: Comparison, engine: Engine) {
        if untrack(|| self.is_running()) {
            self.finish(comparison, engine, Stop::Cancelled);
        }
    }

    /// Saves every answer as a file.
    pub fn save(self) {
        let table = self.results.with_untracked(write);
        let address = download::save(&table, "text/csv", FILE_NAME);
        self.saved.set(download::to_message(address.is_some(), FILE_NAME));
        self.address.set_value(address);
    }

    /// Has each network look at each picture, so that each is made once. Why no more are looked at.
    async fn go_through(
        self,
        engine: Engine,
        number: u64,
        saved: &Rc<SavedView>,
        chosen: &Chosen,
        sliders: ScalingInput,
    ) -> Stop {
        let begun_millis = now_millis();
        let mut spaces: Vec<Arc<ClassSpace>> = Vec::new();
        for at in 0..self.results.with_untracked(|results| results.rows.len()) {
            let found = self.results.with_untracked(|results| {
                let row = results.rows.get(at)?;
                Some((row.entry, row.name(now())))
            });
            let Some((entry, name)) = found else { continue };
            self.update_progress(|progress| progress.begin(name));
            let opened = open_file(engine, entry).await;
            if !self.is_turn(number) {
                return Stop::Cancelled;
            }
            if let Err(reason) = opened {
                self.end_row(at, reason);
                continue;
            }
            let network = network_of(engine, entry, sliders);
            self.state.update_value(|state| state.network = Some(network.clone()));
            for (picture, source) in chosen.sources.iter().enumerate() {
                self.update_progress(|progress| {
                    (progress.done, progress.elapsed_millis) = (picture, now_millis() - begun_millis);
                });
                if self.results.with_untracked(|results| results.is_broken(picture)) {
                    continue;
                }
                let blob = source.blob().await;
                if !self.is_turn(number) {
                    return Stop::Cancelled;
                }
                let blob = match blob {
                    Ok(blob) => blob,
                    Err(reason) => {
                        self.leave_out(picture, reason);
                        continue;
                    }
                };
                let end = engine.run_beside(saved, network.clone(), blob).await;
                if !self.is_turn(number) {
                    return Stop::Cancelled;
                }
                match end {
                    Ok(classified) => self.record(engine, at, picture, &classified, &mut spaces),
                    Err(Unanswered::Failed(error)) if error.kind == ErrorKind::Picture => {
                        self.leave_out(picture, error.message);
                    }
                    Err(Unanswered::Failed(error)) => {
                        self.end_row(at, error.message);
                        match stop_of(error.kind) {
                            Some(why) => return why,
                            None => break,
                        }
                    }
                    Err(Unanswered::Declined) => {
                        self.end_row(at, Message::new(text::DECLINED));
                        break;
                    }
                    // The engine's own button.
                    Err(Unanswered::GivenUp) => return Stop::Cancelled,
                    Err(Unanswered::Left(why)) => return why,
                }
            }
            self.update_progress(|progress| {
                (progress.done, progress.elapsed_millis) = (progress.total, now_millis() - begun_millis);
            });
        }
        Stop::Finished
    }

    /// Keeps an answer.
    fn record(
        self,
        engine: Engine,
        at: usize,
        picture: usize,
        classified: &Classified,
        spaces: &mut Vec<Arc<ClassSpace>>,
    ) {
        let backend = untrack(|| engine.read(Supervisor::backend)).unwrap_or(Backend::Cpu);
        let space = self.space_of(engine, classified, spaces);
        let first = classified.predictions.first();
        let answer = Answer {
            top: classified.predictions.iter().map(|prediction| prediction.index).collect(),
            probability: first.map_or(0.0, |prediction| prediction.probability.into()),
            millis: classified.decode_millis + classified.preprocess_millis + classified.latency_millis,
            is_first_run: (classified.latency_millis - classified.first_run_millis).abs() < f64::EPSILON,
            backend,
        };
        // A file tells what it is made of once it is loaded.
        let found = untrack(|| engine.found_file()).map(|(.., found)| found.scaling);
        self.results.update(|results| {
            let Some(row) = results.rows.get_mut(at) else { return };
            if let Some(scaling) = found.filter(|_| row.entry.is_file()) {
                row.scaling = scaling;
            }
            (row.weights, row.space) = (Some(classified.weights), Some(space));
            if let Some(place) = row.answers.get_mut(picture) {
                *place = Some(answer);
            }
        });
    }

    /// The classes of an answer, and the labels of the pictures among them, which are looked for once.
    fn space_of(self, engine: Engine, classified: &Classified, spaces: &mut Vec<Arc<ClassSpace>>) -> Arc<ClassSpace> {
        let names = untrack(|| engine.class_names(classified).own().map(<[String]>::to_vec));
        let file = classified.network.file_number();
        let key = SpaceKey::of_network(file, classified.classes, names.is_some());
        if let Some(space) = spaces.iter().find(|space| space.key == key) {
            return Arc::clone(space);
        }
        let space = self.results.with_untracked(|results| {
            ClassSpace::of_network(file, classified.classes, names.as_deref(), &results.pictures)
        });
        let space = Arc::new(space);
        spaces.push(Arc::clone(&space));
        space
    }

    /// Ends it; the network before is in use again, unless the person chose another.
    fn finish(self, comparison: Comparison, engine: Engine, why: Stop) {
        self.next_turn();
        engine.forget_requested_run();
        let network = self.state.try_update_value(|state| state.network.take()).flatten();
        if why != Stop::Finished {
            self.results.update(|results| {
                let is_missing = |row: &&mut BatchRow| row.reason.is_none() && row.answers.iter().all(Option::is_none);
                for row in results.rows.iter_mut().filter(is_missing) {
                    row.reason = Some(Message::new(text::STOPPED_BEFORE));
                }
            });
        }
        if matches!(why, Stop::Cancelled | Stop::Camera) {
            engine.stop_run();
        }
        let is_over_by_itself = matches!(why, Stop::Finished | Stop::Failed(_));
        let chose_network =
            why == Stop::OtherNetwork && network.is_some_and(|network| engine.wanted_network() != network);
        let has_failed = untrack(|| engine.read(Supervisor::state)) == EngineState::Failed;
        self.update_progress(|progress| progress.end(why));
        comparison.run_before.set(None);
        if !has_failed && is_over_by_itself {
            // A network that was refused has its row.
            engine.dismiss_error();
        }
        // An engine that has failed would start again by itself.
        engine.end_beside(!chose_network && !has_failed);
    }

    /// A picture that cannot be read is named, and no network looks at it again.
    fn leave_out(self, picture: usize, reason: Message) {
        self.results.update(|results| results.broken.push(Broken { picture, reason }));
    }

    /// A network takes part no more.
    fn end_row(self, at: usize, reason: Message) {
        self.results.update(|results| {
            if let Some(row) = results.rows.get_mut(at) {
                row.reason = Some(reason);
            }
        });
    }

    fn update_progress(self, change: impl FnOnce(&mut BatchProgress)) {
        self.progress.update(|progress| {
            if let Some(progress) = progress {
                change(progress);
            }
        });
    }

    /// Whether a batch is the last one, and goes on.
    fn is_turn(self, number: u64) -> bool {
        self.state.try_with_value(|state| state.number) == Some(number)
    }

    fn next_turn(self) -> u64 {
        self.state.update_value(|state| state.number += 1);
        self.state.with_value(|state| state.number)
    }
}
