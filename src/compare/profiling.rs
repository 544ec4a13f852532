//! A network of the comparison profiled: it is made current, runs for its profile, and makes way again.

use std::rc::Rc;

use super::comparison::Comparison;
use super::profile_state::{NetworkProfile, Profiling};
use super::row_data::network_of;
use crate::language::now;
use crate::run::Stop;
use crate::run::engine::{Engine, Picture, Unanswered};
use crate::run::samples::SAMPLES;
use benchmark::report::Outcome;
use leptos::prelude::*;
use profile::Profile;
use texts::{Message, format, profile as text};
use wire::protocol::{Backend, NetworkRequest};
use wire::supervisor::{EngineState, Supervisor};

impl Profiling {
    /// The rows that can be profiled, with their names, tracked: what was measured can be made again.
    pub fn rows(comparison: Comparison) -> Vec<(usize, String)> {
        let rows = comparison.rows.read();
        let measured = rows.iter().enumerate().filter(|(_, row)| row.network.outcome == Outcome::Measured);
        measured.map(|(at, row)| (at, row.name(now()))).collect()
    }

    /// Profiles the network of the row that is chosen, on the picture that is there or else the first sample.
    pub fn run(self, engine: Engine, comparison: Comparison) {
        let rows = untrack(|| Self::rows(comparison));
        let chosen = self.chosen.get_untracked();
        let Some((at, name)) = rows.iter().find(|(at, _)| *at == chosen).or(rows.first()).cloned() else { return };
        if untrack(|| comparison.is_busy()) {
            return;
        }
        // A setting is the one that was measured, wherever the sliders are now.
        let network = comparison
            .rows
            .with_untracked(|rows| rows.get(at).map(|row| network_of(engine, row.entry, row.network.scaling)));
        let Some(network) = network else { return };
        self.running.set(true);
        self.is_cancelled.set_value(false);
        self.say(text::RUNNING, &[("name", &name)]);
        let before = engine.wanted_network();
        comparison.run_before.set(Some(engine.run_choice.get_untracked()));
        leptos::task::spawn_local(async move {
            let end = self.measure(engine, network.clone()).await;
            self.finish(engine, comparison, (network, before), name, end);
        });
    }

    /// Stops; the last profile stays.
    pub fn cancel(self, engine: Engine) {
        if untrack(|| self.is_running()) {
            self.is_cancelled.set_value(true);
            engine.stop_run();
            engine.forget_requested_run();
        }
    }

    async fn measure(self, engine: Engine, network: NetworkRequest) -> Result<Profile, NoProfile> {
        let picture = match engine.picture_to_compare() {
            Some(picture) => picture,
            None => stand_in().await.ok_or_else(|| NoProfile::Because(text::NO_PICTURE.into()))?,
        };
        if self.is_cancelled.try_get_value() != Some(false) {
            return Err(NoProfile::Unanswered(Unanswered::Left(Stop::Cancelled)));
        }
        // The network in use is at hand when it comes back.
        engine.keep_networks(true);
        let end = engine.profile_on(network, picture).await;
        engine.keep_networks(false);
        let shown = end.map_err(NoProfile::Unanswered)?;
        let profile = shown.classified.profile.map(|found| *found);
        profile.ok_or_else(|| NoProfile::Because(text::NO_TIMES.into()))
    }

    /// Keeps what came of it, and uses the network again that was in use before, unless the person chose another.
    fn finish(
        self,
        engine: Engine,
        comparison: Comparison,
        (network, before): (NetworkRequest, NetworkRequest),
        name: String,
        end: Result<Profile, NoProfile>,
    ) {
        let chose_network = matches!(end, Err(NoProfile::Unanswered(Unanswered::Left(Stop::OtherNetwork))))
            && engine.wanted_network() != network;
        match end {
            Ok(profile) => {
                let backend = untrack(|| engine.read(Supervisor::backend)).unwrap_or(Backend::Cpu);
                let millis = format::duration(profile.plain_millis);
                self.say(text::DONE, &[("name", &name), ("backend", &backend.name()), ("millis", &millis)]);
                self.found.set(Some(Rc::new(NetworkProfile { name, backend, profile })));
            }
            Err(NoProfile::Unanswered(Unanswered::Left(Stop::Cancelled) | Unanswered::GivenUp)) => {
                self.say(text::CANCELLED, &[]);
            }
            Err(NoProfile::Unanswered(Unanswered::Left(_))) => self.say(text::LEFT, &[]),
            Err(NoProfile::Unanswered(Unanswered::Declined)) => self.fail(text::DECLINED.into()),
            Err(NoProfile::Unanswered(Unanswered::Failed(error))) => self.fail(error.message),
            Err(NoProfile::Because(reason)) => self.fail(reason),
        }
        comparison.run_before.set(None);
        let has_failed = untrack(|| engine.read(Supervisor::state)) == EngineState::Failed;
        // An engine that has failed would start again by itself.
        if !chose_network && !has_failed {
            engine.put_back(&before);
        }
        self.running.set(false);
    }

    fn fail(self, reason: Message) {
        self.status.set(Some(Message::new(text::FAILED).with_message("reason", reason)));
    }

    fn say(self, words: texts::Text, values: &[(&str, &dyn std::fmt::Display)]) {
        let message = values.iter().fold(Message::new(words), |said, (place, value)| said.with(place, *value));
        self.status.set(Some(message));
    }
}

/// Why there is no profile.
enum NoProfile {
    /// The run has no result.
    Unanswered(Unanswered),
    /// A sentence says why.
    Because(Message),
}

/// The first sample, in place of a picture that nobody chose.
async fn stand_in() -> Option<Picture> {
    let sample = SAMPLES.first()?;
    let blob = sample.fetch().await.ok()?;
    Some(Engine::picture_of(sample, blob))
}
