//! The comparison as the page holds it: gives the engine one order after the other, and keeps what comes of them.

use web_sys::Blob;

use crate::compare::{
    Answer, CompareEntry, CompareList, CompareRow, Measurement, Outcome, Progress, Stop, published_accuracy,
};
use crate::run::engine::{Engine, Picture, RunRequest, RunStatus, Shown};
use crate::run::samples::{SAMPLES, Sample};
use crate::share::link::RunChoice;
use leptos::prelude::*;
use model::arch::{ArchSpec, Summary};
use model::scaling::{Mode, Preset, ScalingInput};
use texts::{Message, compare};
use wire::protocol::{Backend, ErrorKind, NetworkRequest, WeightsKind, WorkerError};
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
#[derive(Clone)]
struct Task {
    run_request: RunRequest,
    /// Where the sliders stood at the start.
    sliders: ScalingInput,
    /// The network that was in use at the start.
    before: NetworkRequest,
    /// Whether the person is being asked about the current network.
    is_asked: bool,
    /// Where the current network ran so far.
    backend: Option<Backend>,
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
    task: RwSignal<Option<Task>, LocalStorage>,
    /// Counts the comparisons, so that a slow download does not start one that was cancelled.
    turn: StoredValue<u64>,
}

impl Comparison {
    /// A comparison that has not started, and that listens to the engine.
    pub fn new(list: CompareList, engine: Engine) -> Self {
        let comparison = Self {
            list: RwSignal::new(list),
            progress: RwSignal::new(None),
            rows: RwSignal::new(Vec::new()),
            picture: RwSignal::new(None),
            run_before: RwSignal::new(None),
            task: RwSignal::new_local(None),
            turn: StoredValue::new(0),
        };
        Effect::new(move |_| comparison.step(engine));
        comparison
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
        match (picture, SAMPLES.first()) {
            (Some(picture), _) => self.begin(engine, picture, false, sliders),
            (None, Some(sample)) => {
                wasm_bindgen_futures::spawn_local(async move {
                    let found = sample.fetch().await;
                    if self.turn.try_get_value() == Some(turn) {
                        self.begin_with_sample(engine, sample, found, sliders);
                    }
                });
            }
            (None, None) => self.finish(engine, Stop::Failed(Message::new(compare::NO_PICTURE))),
        }
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

    fn begin_with_sample(
        self,
        engine: Engine,
        sample: &'static Sample,
        found: Result<Blob, Message>,
        sliders: ScalingInput,
    ) {
        // A picture that the person chose meanwhile is the better one.
        match (untrack(|| engine.chosen()), found) {
            (Some(picture), _) => self.begin(engine, picture, false, sliders),
            (None, Ok(blob)) => self.begin(engine, Engine::picture_of(sample, blob), true, sliders),
            (None, Err(reason)) => {
                let reason = Message::new(compare::NO_SAMPLE).with_message("reason", reason);
                self.finish(engine, Stop::Failed(reason));
            }
        }
    }

    fn begin(self, engine: Engine, picture: Picture, is_stand_in: bool, sliders: ScalingInput) {
        let Some(entry) = self.current() else { return };
        self.picture.set(Some(ComparedPicture { name: picture.name.clone(), is_stand_in }));
        let before = engine.wanted_network();
        let run_request = engine.run_request(network_of(engine, entry, sliders), picture);
        self.carry_out(engine, Task { run_request, sliders, before, is_asked: false, backend: None });
    }

    fn carry_out(self, engine: Engine, task: Task) {
        let run_request = task.run_request.clone();
        self.task.set(Some(task));
        engine.start_run(&run_request);
    }

    /// Looks what became of the order, and goes on.
    fn step(self, engine: Engine) {
        let Some(task) = self.task.get() else { return };
        match engine.run_status(&task.run_request) {
            RunStatus::UnderWay if task.is_asked => self.task.set(Some(Task { is_asked: false, ..task })),
            RunStatus::Asked if !task.is_asked => self.task.set(Some(Task { is_asked: true, ..task })),
            RunStatus::UnderWay | RunStatus::Asked => {}
            RunStatus::Answered(shown) => self.answered(engine, task, &shown),
            RunStatus::Failed(error) => self.failed(engine, task, error),
            RunStatus::GivenUp if task.is_asked => {
                self.record_outcome(engine, &task, Outcome::Declined);
                self.next(engine, task);
            }
            // The engine's own button.
            RunStatus::GivenUp => self.finish(engine, Stop::Cancelled),
            RunStatus::Left(why) => self.finish(engine, why),
        }
    }

    fn answered(self, engine: Engine, mut task: Task, shown: &Shown) {
        let backend = untrack(|| engine.of(Supervisor::backend)).unwrap_or(Backend::Cpu);
        let is_elsewhere = task.backend.is_some_and(|before| before != backend);
        task.backend = Some(backend);
        let entry = self.current();
        let timed = self.progress.try_update(|progress| {
            let progress = progress.as_mut()?;
            if is_elsewhere {
                // The engine fell back to the CPU: times of both do not mix.
                progress.begin_anew();
            }
            progress.run_done(shown.classified.latency_millis)
        });
        if let Some((entry, run_millis)) = entry.zip(timed.flatten()) {
            let classified = &shown.classified;
            let is_trained = classified.weights != WeightsKind::Untrained;
            let names = untrack(|| engine.class_names(classified));
            let best = classified.predictions.first().filter(|_| is_trained);
            let measurement = Measurement {
                weights: classified.weights,
                backend,
                first_run_millis: classified.first_run_millis,
                run_millis,
                answer: best.map(|best| Answer {
                    index: best.index,
                    label: names.name(best.index),
                    probability: f64::from(best.probability),
                }),
            };
            self.rows.update(|rows| rows.push(row(engine, entry, task.sliders, Outcome::Measured(measurement))));
        }
        self.go_on(engine, task);
    }

    fn failed(self, engine: Engine, task: Task, error: WorkerError) {
        self.record_outcome(engine, &task, Outcome::Refused(error.message));
        match error.kind {
            ErrorKind::TooLarge | ErrorKind::WeightsUnreachable | ErrorKind::WeightsDamaged => self.next(engine, task),
            ErrorKind::Picture => self.finish(engine, Stop::Failed(Message::new(compare::PICTURE_REFUSED))),
            _ => self.finish(engine, Stop::Failed(Message::new(compare::NO_ENGINE))),
        }
    }

    /// The next network, as this one cannot be measured.
    fn next(self, engine: Engine, task: Task) {
        self.progress.update(|progress| {
            if let Some(progress) = progress {
                progress.next_network();
            }
        });
        self.go_on(engine, task);
    }

    /// The next run, on whichever network it is.
    fn go_on(self, engine: Engine, task: Task) {
        let Some(entry) = self.current() else {
            self.finish(engine, Stop::Finished);
            return;
        };
        let network = network_of(engine, entry, task.sliders);
        let backend = task.backend.filter(|_| network == task.run_request.network);
        let run_request = engine.run_request(network, task.run_request.picture.clone());
        self.carry_out(engine, Task { run_request, is_asked: false, backend, ..task });
    }

    /// Ends it, and uses the network again that was in use before, unless the person chose another.
    fn finish(self, engine: Engine, why: Stop) {
        self.next_turn();
        let task = self.task.try_update(Option::take).flatten();
        let is_over_by_itself = matches!(why, Stop::Finished | Stop::Failed(_));
        let is_broken = matches!(why, Stop::Failed(_));
        if let Some(task) = task.as_ref().filter(|_| !is_broken && why != Stop::Finished) {
            let done = self.progress.with_untracked(|progress| progress.as_ref().map_or(0, Progress::runs_done));
            self.record_outcome(engine, task, Outcome::Cancelled(done));
        }
        if task.is_some() && matches!(why, Stop::Cancelled | Stop::Camera) {
            engine.stop_run();
        }
        let is_left = |task: &Task| why == Stop::OtherNetwork && engine.wanted_network() != task.run_request.network;
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
            engine.put_back(task.before);
        }
    }

    /// A row for the current network.
    fn record_outcome(self, engine: Engine, task: &Task, outcome: Outcome) {
        if let Some(entry) = self.current() {
            self.rows.update(|rows| rows.push(row(engine, entry, task.sliders, outcome)));
        }
    }

    fn current(self) -> Option<CompareEntry> {
        self.progress.with_untracked(|progress| progress.as_ref().and_then(Progress::current))
    }

    fn next_turn(self) -> u64 {
        self.turn.update_value(|turn| *turn += 1);
        self.turn.get_value()
    }
}

/// The published variants with bundled weights are asked for by their weights' name.
fn network_of(engine: Engine, entry: CompareEntry, sliders: ScalingInput) -> NetworkRequest {
    let scaling = entry.scaling(sliders);
    match entry {
        CompareEntry::Preset(Preset::Lite0 | Preset::Lite1 | Preset::Lite2) => {
            NetworkRequest::Bundled { model: entry.slug().to_owned() }
        }
        CompareEntry::Preset(_) | CompareEntry::Setting => NetworkRequest::Setting { scaling },
        // A comparison has own weights only where there is a file, and a file stays.
        CompareEntry::Custom => engine.file_request().unwrap_or(NetworkRequest::Setting { scaling }),
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
