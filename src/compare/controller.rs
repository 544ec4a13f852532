//! The comparison as the page holds it: gives the engine one order after the other, and keeps what comes of them.

use crate::compare::{
    Answer, CompareEntry, CompareList, CompareRow, Measurement, Outcome, Progress, Stop, published_accuracy,
};
use crate::run::engine::{Engine, Picture, Shown, Unanswered};
use crate::run::samples::SAMPLES;
use crate::share::link::RunChoice;
use leptos::prelude::*;
use model::arch::{ArchSpec, Summary};
use model::scaling::{Mode, ScalingInput};
use texts::{Message, compare};
use wire::protocol::{Backend, ErrorKind, GrownAt, NetworkRequest, WeightsKind};
use wire::supervisor::{EngineState, Supervisor};

/// The picture of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparedPicture {
    /// Its name.
    pub name: Message,
    /// Whether the page took it because none was chosen.
    pub is_stand_in: bool,
}

/// What is under way.
struct Task {
    /// The network whose turn it is.
    network: NetworkRequest,
    /// Where the sliders stood at the start.
    sliders: ScalingInput,
    /// The network that was in use at the start.
    before: NetworkRequest,
}

/// Handles to the comparison; copied freely.
#[derive(Clone, Copy)]
pub struct Comparison {
    /// The networks to compare.
    pub list: RwSignal<CompareList>,
    /// How far it is; `None` before the first one.
    pub progress: RwSignal<Option<Progress>>,
    /// What came of each network so far.
    pub rows: RwSignal<Vec<CompareRow>>,
    /// The picture that they ran on.
    pub picture: RwSignal<Option<ComparedPicture>>,
    /// The choice of network before the comparison, which the link keeps meanwhile.
    pub run_before: RwSignal<Option<RunChoice>>,
    task: StoredValue<Option<Task>>,
    /// Counts the comparisons, so that one that was ended does not go on.
    turn: StoredValue<u64>,
}

impl Comparison {
    /// A comparison that has not started.
    pub fn new(list: CompareList) -> Self {
        Self {
            list: RwSignal::new(list),
            progress: RwSignal::new(None),
            rows: RwSignal::new(Vec::new()),
            picture: RwSignal::new(None),
            run_before: RwSignal::new(None),
            task: StoredValue::new(None),
            turn: StoredValue::new(0),
        }
    }

    /// Whether something is still to be measured, tracked.
    pub fn is_running(self) -> bool {
        self.progress.read().as_ref().is_some_and(Progress::is_running)
    }

    /// Runs the picture that is there, or the first sample, through the networks of the list.
    pub fn run(self, engine: Engine, sliders: ScalingInput) {
        let queue = self.list.with_untracked(|list| list.entries().to_vec());
        if queue.is_empty() || untrack(|| self.is_running()) {
            return;
        }
        let turn = self.next_turn();
        let picture = engine.picture_to_compare();
        self.rows.set(Vec::new());
        self.picture.set(None);
        let queue: Vec<_> = queue.into_iter().filter(|entry| self.can_run(engine, *entry, sliders)).collect();
        self.run_before.set(Some(engine.run_choice.get_untracked()));
        let is_empty = queue.is_empty();
        self.progress.set(Some(Progress::new(queue)));
        if is_empty {
            self.run_before.set(None);
            return;
        }
        leptos::task::spawn_local(async move {
            let why = self.measure(engine, turn, picture, sliders).await;
            if self.is_turn(turn) {
                self.finish(engine, why);
            }
        });
    }

    /// Stops; what was measured stays.
    pub fn cancel(self, engine: Engine) {
        if untrack(|| self.is_running()) {
            self.finish(engine, Stop::Cancelled);
        }
    }

    /// Whether a network can have its turn. Own weights without a file have a row that says so instead.
    fn can_run(self, engine: Engine, entry: CompareEntry, sliders: ScalingInput) -> bool {
        let can_run = entry != CompareEntry::Custom || untrack(|| engine.has_file());
        if !can_run {
            let outcome = Outcome::Refused(Message::new(compare::NO_FILE));
            self.rows.update(|rows| rows.push(row(engine, entry, sliders, outcome)));
        }
        can_run
    }

    /// Runs the picture, or else the first sample, through one network after the other. Why no more is measured.
    async fn measure(self, engine: Engine, turn: u64, picture: Option<Picture>, sliders: ScalingInput) -> Stop {
        let (picture, is_stand_in) = match picture {
            Some(picture) => (picture, false),
            None => match self.stand_in(engine, turn).await {
                Ok(found) => found,
                Err(why) => return why,
            },
        };
        self.picture.set(Some(ComparedPicture { name: picture.name.clone(), is_stand_in }));
        let before = engine.wanted_network();
        while let Some(entry) = self.current() {
            let network = network_of(engine, entry, sliders);
            self.task.set_value(Some(Task { network: network.clone(), sliders, before: before.clone() }));
            let (outcome, why) = match self.measure_network(engine, turn, &network, &picture).await {
                Ok(measurement) => (Outcome::Measured(measurement), None),
                Err(Unanswered::Failed(error)) => (Outcome::Refused(error.message), stop_of(error.kind)),
                Err(Unanswered::Declined) => (Outcome::Declined, None),
                // The engine's own button.
                Err(Unanswered::GivenUp) => return Stop::Cancelled,
                Err(Unanswered::Left(why)) => return why,
            };
            let is_measured = matches!(outcome, Outcome::Measured(_));
            self.rows.update(|rows| rows.push(row(engine, entry, sliders, outcome)));
            if let Some(why) = why {
                return why;
            }
            if !is_measured {
                self.progress.update(|progress| progress.iter_mut().for_each(Progress::next_network));
            }
        }
        Stop::Finished
    }

    /// The first sample, or the picture that the person chose while it was fetched, which is the better one; and whether
    /// it is the sample.
    async fn stand_in(self, engine: Engine, turn: u64) -> Result<(Picture, bool), Stop> {
        let sample = SAMPLES.first().ok_or_else(|| Stop::Failed(Message::new(compare::NO_PICTURE)))?;
        let found = sample.fetch().await;
        self.check(turn)?;
        match (untrack(|| engine.chosen()), found) {
            (Some(picture), _) => Ok((picture, false)),
            (None, Ok(blob)) => Ok((Engine::picture_of(sample, blob), true)),
            (None, Err(reason)) => Err(Stop::Failed(Message::new(compare::NO_SAMPLE).with_message("reason", reason))),
        }
    }

    /// Warms a network up and times it.
    async fn measure_network(
        self,
        engine: Engine,
        turn: u64,
        network: &NetworkRequest,
        picture: &Picture,
    ) -> Result<Measurement, Unanswered> {
        let mut backend = None;
        loop {
            let end = engine.run_on(network.clone(), picture.clone()).await;
            self.check(turn).map_err(Unanswered::Left)?;
            let shown = end?;
            let here = untrack(|| engine.of(Supervisor::backend)).unwrap_or(Backend::Cpu);
            let is_elsewhere = backend.replace(here).is_some_and(|before| before != here);
            let timed = self.progress.try_update(|progress| {
                let progress = progress.as_mut()?;
                if is_elsewhere {
                    // The engine fell back to the CPU: times of both do not mix.
                    progress.begin_anew();
                }
                progress.run_done(shown.classified.latency_millis)
            });
            if let Some(run_millis) = timed.flatten() {
                return Ok(measurement(engine, &shown, here, run_millis));
            }
        }
    }

    /// Ends it, and uses the network again that was in use before, unless the person chose another.
    fn finish(self, engine: Engine, why: Stop) {
        self.next_turn();
        engine.forget_order();
        let task = self.task.try_update_value(Option::take).flatten();
        let is_over_by_itself = matches!(why, Stop::Finished | Stop::Failed(_));
        let cancelled = task.as_ref().filter(|_| !is_over_by_itself).zip(self.current());
        if let Some((task, entry)) = cancelled {
            let done = self.progress.with_untracked(|progress| progress.as_ref().map_or(0, Progress::runs_done));
            self.rows.update(|rows| rows.push(row(engine, entry, task.sliders, Outcome::Cancelled(done))));
        }
        if task.is_some() && matches!(why, Stop::Cancelled | Stop::Camera) {
            engine.stop_run();
        }
        let is_left = |task: &Task| why == Stop::OtherNetwork && engine.wanted_network() != task.network;
        let chose_network = task.as_ref().is_some_and(is_left);
        let has_failed = untrack(|| engine.of(Supervisor::state)) == EngineState::Failed;
        self.progress.update(|progress| {
            if let Some(progress) = progress {
                progress.end(why);
            }
        });
        self.run_before.set(None);
        if !has_failed && is_over_by_itself {
            // A network that was refused has its row.
            engine.dismiss_error();
        }
        // An engine that has failed would start again by itself.
        if let Some(task) = task.filter(|_| !chose_network && !has_failed) {
            engine.put_back(&task.before);
        }
    }

    fn current(self) -> Option<CompareEntry> {
        self.progress.with_untracked(|progress| progress.as_ref().and_then(Progress::current))
    }

    /// Whether a comparison is the last one, and goes on.
    fn is_turn(self, turn: u64) -> bool {
        self.turn.try_get_value() == Some(turn)
    }

    /// Nothing follows from what a comparison waited for that was ended meanwhile.
    fn check(self, turn: u64) -> Result<(), Stop> {
        if self.is_turn(turn) { Ok(()) } else { Err(Stop::Cancelled) }
    }

    fn next_turn(self) -> u64 {
        self.turn.update_value(|turn| *turn += 1);
        self.turn.get_value()
    }
}

/// Why nothing more is measured after an error; `None` where the next network may well run.
fn stop_of(error: ErrorKind) -> Option<Stop> {
    let reason = match error {
        ErrorKind::TooLarge | ErrorKind::WeightsUnreachable | ErrorKind::WeightsDamaged => return None,
        ErrorKind::Picture => compare::PICTURE_REFUSED,
        _ => compare::NO_ENGINE,
    };
    Some(Stop::Failed(Message::new(reason)))
}

/// What is kept of a network that ran, the last answer with it.
fn measurement(engine: Engine, shown: &Shown, backend: Backend, run_millis: Vec<f64>) -> Measurement {
    let classified = &shown.classified;
    let is_trained = classified.weights != WeightsKind::Untrained;
    let names = untrack(|| engine.class_names(classified));
    let best = classified.predictions.first().filter(|_| is_trained);
    Measurement {
        weights: classified.weights,
        backend,
        first_run_millis: classified.first_run_millis,
        run_millis,
        answer: best.map(|best| Answer {
            index: best.index,
            label: names.name(best.index),
            probability: f64::from(best.probability),
        }),
    }
}

fn network_of(engine: Engine, entry: CompareEntry, sliders: ScalingInput) -> NetworkRequest {
    let scaling = entry.scaling(sliders);
    match entry {
        CompareEntry::Preset(_) => NetworkRequest::setting(scaling),
        CompareEntry::Setting => untrack(|| engine.network_of_setting(scaling, GrownAt::Own)),
        // A comparison has own weights only where there is a file, and a file stays.
        CompareEntry::Custom => engine.file_request().unwrap_or(NetworkRequest::setting(scaling)),
    }
}

/// What a network is made of, and the side of its input in pixels.
struct Subject {
    scaling: ScalingInput,
    input_px: u64,
    spec: Option<ArchSpec>,
}

impl Subject {
    fn of(engine: Engine, entry: CompareEntry, sliders: ScalingInput) -> Self {
        if entry != CompareEntry::Custom {
            let scaling = entry.scaling(sliders);
            return Self { scaling, input_px: scaling.resolution_px(), spec: ArchSpec::from_input(&scaling).ok() };
        }
        match untrack(|| engine.found_file()) {
            Some((_, _, found)) => {
                let input_px = found.answers.preprocessing.resolution_px.into();
                let spec = ArchSpec::new(found.scaling.family(), found.scaling.coefficients(), input_px);
                let spec = spec.ok().map(|spec| spec.with_classes(found.classes));
                Self { scaling: found.scaling, input_px, spec }
            }
            None => Self { scaling: sliders, input_px: sliders.resolution_px(), spec: None },
        }
    }
}

fn row(engine: Engine, entry: CompareEntry, sliders: ScalingInput, outcome: Outcome) -> CompareRow {
    let Subject { scaling, input_px, spec } = Subject::of(engine, entry, sliders);
    let cost = spec.map(|spec| Summary::from_spec(&spec).total);
    let is_published = entry != CompareEntry::Custom && scaling.mode() == Mode::Published;
    CompareRow {
        entry,
        scaling,
        input_px,
        macs: cost.map(|cost| cost.macs.0),
        params: cost.map(|cost| cost.params.0),
        published: is_published.then(|| published_accuracy(scaling.preset())),
        outcome,
    }
}
