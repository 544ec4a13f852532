//! The lab as the page holds it: what is chosen, what is trained, what came out. It lives as long as the page, so that a
//! training goes on while its room is closed.

use super::clients::Trainers;
use crate::browser::clock::now_millis;
use crate::browser::local_storage;
use crate::browser::visibility::is_hidden;
use lab::experiment::{Axis, Budget, Task, TrainingLength};
use lab::forecast::longest_first;
use lab::guess::Ranking;
use lab::link::LabLink;
use lab::own::Shape;
use lab::queue::Queue;
use lab::results::{Point, Results};
use lab::run::Run;
use lab::speed::Speeds;
use lab::stored_results;
use leptos::prelude::*;

/// Where the browser keeps the results.
const RESULTS: &str = "lab-results";

/// Where the browser keeps how fast the device is.
const SPEEDS: &str = "lab-speeds";

/// Networks that are trained at once, at most: those of an experiment.
const MOST_WORKERS: f64 = 5.0;

/// Seeds that the page takes lie below this: short to read, and rarely the same on two devices of a class.
const SEEDS: f64 = 100_000.0;

/// How far the learner's guess is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Guessed {
    /// It is being made.
    #[default]
    Open,
    /// It stands.
    Made,
    /// None was made.
    Skipped,
}

/// The learner's guess.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Guess {
    /// The order.
    pub ranking: Ranking,
    /// How far it is.
    pub state: Guessed,
}

/// What is to be said of the training beside its networks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Notes {
    /// Whether the tab was hidden meanwhile.
    pub was_hidden: bool,
    /// Whether another tab trained meanwhile.
    pub has_other_tab: bool,
    /// Whether the browser keeps no results.
    pub is_not_kept: bool,
    /// How many milliseconds the whole takes, where that is too long.
    pub too_slow_millis: Option<f64>,
    /// When it began, in milliseconds of the page's clock.
    pub begun_millis: f64,
}

/// What is under way, beside the reactive world: batches follow each other fast.
pub(super) struct TrainingState {
    pub(super) queue: Queue,
    /// A name of this tab among others.
    pub(super) tab: u32,
    /// Whether what the browser kept was read.
    is_recalled: bool,
}

/// Handles to the lab; copied freely.
#[derive(Clone, Copy)]
pub struct Lab {
    /// The budget.
    pub budget: RwSignal<Budget>,
    /// How long is trained.
    pub length: RwSignal<TrainingLength>,
    /// The learner's guess.
    pub guess: RwSignal<Guess>,
    /// The learner's own network.
    pub shape: RwSignal<Shape>,
    /// The networks that are trained, as they were when this was shown last.
    pub queue: RwSignal<Queue>,
    /// Results of this device.
    pub results: RwSignal<Results>,
    /// What the link said.
    pub shared: RwSignal<LabLink>,
    /// How fast this device is.
    pub speeds: RwSignal<Speeds>,
    /// What is to be said beside.
    pub notes: RwSignal<Notes>,
    /// Whether its room was opened once.
    pub is_opened: RwSignal<bool>,
    pub(super) training: StoredValue<TrainingState>,
    pub(super) trainers: StoredValue<Trainers, LocalStorage>,
}

impl Lab {
    /// The lab as a link opens it. Nothing is trained, and nothing fetched.
    pub fn new(link: LabLink) -> Self {
        let queue = Queue::new(workers());
        let lab = Self {
            budget: RwSignal::new(link.budget),
            length: RwSignal::new(link.length),
            guess: RwSignal::new(Guess::default()),
            shape: RwSignal::new(link.shape),
            queue: RwSignal::new(queue.clone()),
            results: RwSignal::new(Results::default()),
            shared: RwSignal::new(link),
            speeds: RwSignal::new(Speeds::default()),
            notes: RwSignal::new(Notes::default()),
            is_opened: RwSignal::new(false),
            training: StoredValue::new(TrainingState {
                queue,
                tab: random_below(f64::from(u32::MAX)),
                is_recalled: false,
            }),
            trainers: StoredValue::new_local(Trainers::default()),
        };
        let listener = window_event_listener(leptos::ev::visibilitychange, move |_| {
            if is_hidden() && lab.queue.with_untracked(Queue::is_running) {
                lab.notes.update(|notes| notes.was_hidden = true);
            }
        });
        on_cleanup(move || listener.remove());
        lab
    }

    /// Takes in what the browser kept of earlier visits, once.
    pub fn recall(self) {
        let is_first = self.training.try_update_value(|training| !std::mem::replace(&mut training.is_recalled, true));
        if is_first != Some(true) {
            return;
        }
        let mut results = Results::default();
        for point in local_storage::get(RESULTS).map(|text| stored_results::read(&text)).unwrap_or_default() {
            results.add(point);
        }
        self.results.set(results);
        let speeds = local_storage::get(SPEEDS).and_then(|text| serde_json::from_str(&text).ok());
        self.speeds.set(speeds.unwrap_or_default());
    }

    /// Takes what another link says. What is trained goes on.
    pub fn open(self, link: LabLink) {
        self.budget.set(link.budget);
        self.length.set(link.length);
        self.shape.set(link.shape);
        self.shared.set(link);
    }

    /// What a link says of the lab: the experiment and the sliders, with the results that came with a link of the same
    /// experiment. Tracked.
    pub fn link(self) -> LabLink {
        let (budget, length, shape) = (self.budget.get(), self.length.get(), self.shape.get());
        let shared = self.shared.read();
        let is_same = (shared.budget, shared.length) == (budget, length);
        let results = if is_same { shared.results.clone() } else { Vec::new() };
        LabLink { budget, length, shape, results }
    }

    /// Results of this device and of the link. Tracked.
    pub fn all_results(self) -> Results {
        let mut all = Results::default();
        self.shared.read().points().for_each(|point| all.add(point));
        self.results.read().points().iter().for_each(|point| all.add(*point));
        all
    }

    /// Whether something is trained. Tracked.
    pub fn is_running(self) -> bool {
        self.queue.read().is_running()
    }

    /// The newest run of an axis in the chosen experiment. Tracked.
    pub fn run_of(self, axis: Axis) -> Option<Run> {
        let (budget, length) = (self.budget.get(), self.length.get());
        let queue = self.queue.read();
        let is_of_it = |run: &&Run| run.task.axis == axis && run.task.budget == budget && run.task.length == length;
        queue.runs().iter().rev().find(is_of_it).cloned()
    }

    /// Trains the five networks with a seed that was not used yet. A guess that was not made is skipped.
    pub fn start(self) {
        self.guess.maybe_update(|guess| {
            let is_open = guess.state == Guessed::Open;
            if is_open {
                guess.state = Guessed::Skipped;
            }
            is_open
        });
        let (budget, length) = (self.budget.get_untracked(), self.length.get_untracked());
        let seed = self.fresh_seed();
        self.train(Task::five(budget, length, seed));
    }

    /// Trains the learner's own network, where it keeps to the budget: with the seed of the last five, else a new one.
    pub fn train_own(self) {
        let (budget, length) = (self.budget.get_untracked(), self.length.get_untracked());
        let shape = self.shape.get_untracked();
        if !shape.fits(budget) {
            return;
        }
        let last = self.results.with_untracked(|results| {
            results.along(Axis::Compound, budget, length).last().map(|point| point.task.seed)
        });
        let task = shape.task(budget, length, last.unwrap_or_else(|| self.fresh_seed()));
        let is_known = self.results.with_untracked(|results| results.points().iter().any(|known| known.task == task));
        // What was trained before would come out the same.
        let seed = if is_known { self.fresh_seed() } else { task.seed };
        self.train(vec![Task { seed, ..task }]);
    }

    fn train(self, tasks: Vec<Task>) {
        if self.queue.with_untracked(Queue::is_running) {
            return;
        }
        let tasks = self.speeds.with_untracked(|speeds| longest_first(tasks, speeds));
        self.notes.set(Notes { begun_millis: now_millis(), was_hidden: is_hidden(), ..Notes::default() });
        self.command(|queue| queue.add(tasks));
    }

    /// Trains one once more that has ended without a result.
    pub fn run_again(self, id: u32) {
        self.command(|queue| queue.run_again(id));
    }

    /// Rests between two batches, or goes on.
    pub fn pause_or_resume(self) {
        self.command(|queue| if queue.is_paused() { queue.resume() } else { queue.pause() });
    }

    /// Ends what is trained. Results that are there stay.
    pub fn cancel(self) {
        self.command(Queue::cancel);
    }

    /// Forgets every result of this device.
    pub fn forget(self) {
        self.results.set(Results::default());
        local_storage::set(RESULTS, None);
    }

    /// Shows how far the networks are.
    pub(super) fn publish(self) {
        if let Some(queue) = self.training.try_with_value(|training| training.queue.clone()) {
            self.queue.set(queue);
        }
    }

    /// Takes in and keeps what came of a run.
    pub(super) fn keep_result(self, id: u32) {
        let run = self.queue.with_untracked(|queue| queue.runs().iter().find(|run| run.id == id).cloned());
        let Some((run, point)) = run.and_then(|run| run.point().map(|point| (run, point))) else { return };
        self.results.update(|results| results.add(point));
        let is_hidden = self.notes.with_untracked(|notes| notes.was_hidden);
        if !is_hidden {
            self.speeds.update(|speeds| speeds.measured(&run.task, 1.0, run.millis));
            let text = self.speeds.with_untracked(|speeds| serde_json::to_string(speeds).ok());
            local_storage::set(SPEEDS, text.as_deref());
        }
        let text = self.results.with_untracked(|results| stored_results::write(results.points()));
        if !local_storage::keep(RESULTS, &text) {
            self.notes.update(|notes| notes.is_not_kept = true);
        }
    }

    /// A seed that this device has no result of.
    fn fresh_seed(self) -> u64 {
        let is_used = |seed: u64| {
            self.results.with_untracked(|results| results.points().iter().any(|point: &Point| point.task.seed == seed))
        };
        loop {
            let seed = u64::from(random_below(SEEDS));
            if !is_used(seed) {
                return seed;
            }
        }
    }
}

/// Networks that this device trains at once: a core is left to the page.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 5")]
fn workers() -> usize {
    let cores = web_sys::window().map_or(1.0, |window| window.navigator().hardware_concurrency());
    // Not every browser says how many there are.
    if cores.is_finite() { (cores - 1.0).clamp(1.0, MOST_WORKERS) as usize } else { 1 }
}

/// A random whole number from 0 on.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below what was asked for, which is a u32")]
fn random_below(end: f64) -> u32 {
    (js_sys::Math::random() * end) as u32
}
