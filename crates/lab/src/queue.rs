//! Runs over workers: which one starts where, and what follows from what the workers say. One network a worker at a time; a
//! run that fails leaves the others alone.
//!
//! A state machine: it is told what happened, and gives back what is to be done. A worker is started when there is a run for
//! it, and ended when nothing waits any more, so that its memory is given back. Until the pictures were fetched once, one
//! worker alone is started: the others then find them in the browser's storage, and megabytes are not fetched five times.

use texts::{Message, lab as text};

use crate::experiment::Task;
use crate::protocol::{FromTrainer, ToTrainer};
use crate::run::{Run, State, Tested};

/// Milliseconds without a sign of life after which a worker counts as stuck.
const SILENT_MILLIS: f64 = 30_000.0;

/// Milliseconds that a worker has to end its run after it was cancelled.
const CANCEL_MILLIS: f64 = 8000.0;

/// A step of the watch counts at most so many milliseconds: a page that slept did not hear its workers meanwhile.
const MOST_MILLIS: f64 = 2000.0;

/// What is to be done with a worker, by its index.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Command {
    /// Start it.
    Start(usize),
    /// Send it a message.
    Send(usize, ToTrainer),
    /// Ask it for a sign of life.
    Ping(usize),
    /// End it.
    End(usize),
}

/// A worker as the queue knows it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Worker {
    /// The run that it has, by id.
    run: Option<u32>,
    /// Whether it said that it is up.
    is_up: bool,
    /// Milliseconds since its last sign of life.
    silent: f64,
    /// Milliseconds since it was told to cancel.
    cancelling: Option<f64>,
}

/// The runs, and the workers that there are.
#[derive(Clone, Debug, PartialEq)]
pub struct Queue {
    runs: Vec<Run>,
    workers: Vec<Option<Worker>>,
    is_paused: bool,
    /// Bytes of the pictures that are here, and of all of them, as a worker said last.
    loaded: (u64, u64),
    /// Whether a worker had all pictures.
    has_pictures: bool,
    /// Whether a worker could not keep them.
    loses_pictures: bool,
    next_id: u32,
}

impl Queue {
    /// Nothing runs; `workers` may, at once.
    #[must_use]
    pub fn new(workers: usize) -> Self {
        Self {
            runs: Vec::new(),
            workers: vec![None; workers.max(1)],
            is_paused: false,
            loaded: (0, 0),
            has_pictures: false,
            loses_pictures: false,
            next_id: 1,
        }
    }

    /// Every run, in the order in which they were added.
    #[must_use]
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Workers that may run at once.
    #[must_use]
    pub fn most_workers(&self) -> usize {
        self.workers.len()
    }

    /// Whether a run has not ended.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.runs.iter().any(|run| !run.state.is_end())
    }

    /// Whether it was told to pause.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        self.is_paused
    }

    /// Bytes of the pictures that are here, and of all of them; 0 of 0 before a worker said so.
    #[must_use]
    pub fn loaded(&self) -> (u64, u64) {
        self.loaded
    }

    /// Whether the browser does not keep the pictures, so that they are fetched again.
    #[must_use]
    pub fn loses_pictures(&self) -> bool {
        self.loses_pictures
    }

    /// Adds runs, in the order in which they are to start. Runs that have ended make way.
    pub fn add(&mut self, tasks: impl IntoIterator<Item = Task>) -> Vec<Command> {
        if !self.is_running() {
            self.runs.clear();
            (self.is_paused, self.loses_pictures) = (false, false);
        }
        for task in tasks {
            self.runs.push(Run::new(self.next_id, task));
            self.next_id = self.next_id.wrapping_add(1);
        }
        self.serve()
    }

    /// Runs one once more that has ended; it keeps its place among the others.
    pub fn run_again(&mut self, id: u32) -> Vec<Command> {
        let next = self.next_id;
        let Some(run) = self.runs.iter_mut().find(|run| run.id == id && run.state.is_end()) else { return Vec::new() };
        *run = Run::new(next, run.task);
        self.next_id = next.wrapping_add(1);
        self.serve()
    }

    /// All rest between two batches, and none starts.
    pub fn pause(&mut self) -> Vec<Command> {
        if self.is_paused || !self.is_running() {
            return Vec::new();
        }
        self.is_paused = true;
        self.tell_busy(ToTrainer::Pause)
    }

    /// All go on.
    pub fn resume(&mut self) -> Vec<Command> {
        if !self.is_paused {
            return Vec::new();
        }
        self.is_paused = false;
        let mut commands = self.tell_busy(ToTrainer::Resume);
        commands.extend(self.serve());
        commands
    }

    /// Ends every run. One that is trained ends at its next batch. A worker that trains nothing yet is ended at once: it would
    /// not hear of it before the pictures are there.
    pub fn cancel(&mut self) -> Vec<Command> {
        self.is_paused = false;
        for run in self.runs.iter_mut().filter(|run| run.state == State::Waiting) {
            run.state = State::Cancelled;
        }
        let mut commands = Vec::new();
        for at in 0..self.workers.len() {
            let Some(Some(worker)) = self.workers.get_mut(at) else { continue };
            if self.runs.iter().any(|run| Some(run.id) == worker.run && run.state == State::Training) {
                if worker.cancelling.is_none() {
                    worker.cancelling = Some(0.0);
                    commands.push(Command::Send(at, ToTrainer::Cancel));
                }
            } else {
                commands.extend(self.lose(at, State::Cancelled, None));
            }
        }
        commands.extend(self.serve());
        commands
    }

    /// A worker said something.
    pub fn heard(&mut self, at: usize, message: FromTrainer) -> Vec<Command> {
        let Some(Some(worker)) = self.workers.get_mut(at) else { return Vec::new() };
        worker.silent = 0.0;
        let (mine, is_paused) = (worker.run, self.is_paused);
        match message {
            FromTrainer::Ready => {
                worker.is_up = true;
                return self.send_run(at, is_paused);
            }
            FromTrainer::Loading { done, total } => {
                self.loaded = (done.min(total), total);
                if done >= total {
                    return self.have_pictures();
                }
            }
            FromTrainer::NotKept => self.loses_pictures = true,
            FromTrainer::Progress { run, step, steps, loss, millis } => {
                if let Some(run) = self.run_of(mine, run) {
                    run.state = State::Training;
                    run.steps = (step.min(steps), steps);
                    run.millis = millis;
                    run.add_loss(step, loss);
                    return self.have_pictures();
                }
            }
            FromTrainer::Epoch { run, epoch, correct, total } => {
                if let Some(run) = self.run_of(mine, run) {
                    run.tested.push(Tested { epoch, correct: correct.min(total), total });
                }
            }
            FromTrainer::Done { run, correct, total, millis, predictions } => {
                if let Some(run) = self.run_of(mine, run) {
                    run.tested.push(Tested { epoch: run.task.length.epochs(), correct: correct.min(total), total });
                    (run.millis, run.predictions) = (millis, predictions);
                    return self.end_run(at, State::Done, None);
                }
            }
            FromTrainer::Diverged { run, step } => {
                if let Some(run) = self.run_of(mine, run) {
                    run.steps.0 = step;
                    return self.end_run(at, State::Diverged, None);
                }
            }
            FromTrainer::Cancelled { run } => {
                if self.run_of(mine, run).is_some() {
                    return self.end_run(at, State::Cancelled, None);
                }
            }
            FromTrainer::Failed { run, message } => {
                return match run {
                    Some(run) if self.run_of(mine, run).is_some() => self.end_run(at, State::Failed, Some(message)),
                    Some(_) => Vec::new(),
                    None => self.crashed(at, message),
                };
            }
        }
        Vec::new()
    }

    /// A worker answered a [`Command::Ping`].
    pub fn alive(&mut self, at: usize) {
        if let Some(Some(worker)) = self.workers.get_mut(at) {
            worker.silent = 0.0;
        }
    }

    /// A worker broke, or could not be started: its run has failed, the next one gets a new worker.
    pub fn crashed(&mut self, at: usize, why: Message) -> Vec<Command> {
        let mut commands = self.lose(at, State::Failed, Some(why));
        commands.extend(self.serve());
        commands
    }

    /// So much time went by.
    pub fn tick(&mut self, millis: f64) -> Vec<Command> {
        let millis = millis.clamp(0.0, MOST_MILLIS);
        let mut commands = Vec::new();
        for at in 0..self.workers.len() {
            let Some(Some(worker)) = self.workers.get_mut(at) else { continue };
            worker.silent += millis;
            worker.cancelling = worker.cancelling.map(|since| since + millis);
            if worker.cancelling.is_some_and(|since| since >= CANCEL_MILLIS) {
                commands.extend(self.lose(at, State::Cancelled, None));
            } else if worker.silent >= SILENT_MILLIS {
                commands.extend(self.lose(at, State::Failed, Some(Message::new(text::SILENT))));
            } else {
                commands.push(Command::Ping(at));
            }
        }
        if commands.iter().any(|command| matches!(command, Command::End(_))) {
            commands.extend(self.serve());
        }
        commands
    }

    fn run_of(&mut self, mine: Option<u32>, id: u32) -> Option<&mut Run> {
        // What is said of another run is late.
        self.runs.iter_mut().find(|run| Some(run.id) == mine && run.id == id && !run.state.is_end())
    }

    fn tell_busy(&self, message: ToTrainer) -> Vec<Command> {
        let is_busy = |worker: &Option<Worker>| worker.is_some_and(|worker| worker.is_up && worker.run.is_some());
        let busy = self.workers.iter().enumerate().filter(|(_, worker)| is_busy(worker));
        busy.map(|(at, _)| Command::Send(at, message)).collect()
    }

    /// Has a worker that is up train its run.
    fn send_run(&self, at: usize, is_paused: bool) -> Vec<Command> {
        let id = self.workers.get(at).copied().flatten().and_then(|worker| worker.run);
        let Some(run) = self.runs.iter().find(|run| Some(run.id) == id) else { return Vec::new() };
        let Task { network, length, seed, .. } = run.task;
        let train =
            ToTrainer::Train { run: run.id, network, epochs: length.epochs(), seed, pictures: length.pictures() };
        let pause = is_paused.then_some(Command::Send(at, ToTrainer::Pause));
        [Command::Send(at, train)].into_iter().chain(pause).collect()
    }

    /// The run of a worker has ended, and the worker is free.
    fn end_run(&mut self, at: usize, state: State, failure: Option<Message>) -> Vec<Command> {
        if let Some(Some(worker)) = self.workers.get_mut(at) {
            let id = worker.run.take();
            worker.cancelling = None;
            if let Some(run) = self.runs.iter_mut().find(|run| Some(run.id) == id) {
                (run.state, run.failure) = (state, failure);
            }
        }
        self.serve()
    }

    /// Ends a worker, and its run with it.
    fn lose(&mut self, at: usize, state: State, failure: Option<Message>) -> Vec<Command> {
        let Some(worker) = self.workers.get_mut(at).and_then(Option::take) else { return Vec::new() };
        if let Some(run) = self.runs.iter_mut().find(|run| Some(run.id) == worker.run) {
            (run.state, run.failure) = (state, failure);
        }
        vec![Command::End(at)]
    }

    /// The pictures are there: the first time, the other workers may start.
    fn have_pictures(&mut self) -> Vec<Command> {
        if std::mem::replace(&mut self.has_pictures, true) { Vec::new() } else { self.serve() }
    }

    /// Whether a run has a worker that has trained nothing yet.
    fn is_loading(&self) -> bool {
        self.runs.iter().any(|run| run.state == State::Loading)
    }

    /// Gives what waits to workers that are free, and ends those that nothing waits for.
    fn serve(&mut self) -> Vec<Command> {
        let mut commands = Vec::new();
        for at in 0..self.workers.len() {
            if self.workers.get(at).copied().flatten().is_some_and(|worker| worker.run.is_some()) {
                continue;
            }
            let is_held = self.is_paused || !self.has_pictures && self.is_loading();
            let Some(place) = self.workers.get_mut(at) else { continue };
            let next = self.runs.iter_mut().find(|run| run.state == State::Waiting);
            let Some(run) = next.filter(|_| !is_held) else { continue };
            run.state = State::Loading;
            let up = place.is_some_and(|worker| worker.is_up);
            *place = Some(Worker { run: Some(run.id), is_up: up, silent: 0.0, cancelling: None });
            commands.extend(if up { self.send_run(at, false) } else { vec![Command::Start(at)] });
        }
        let waits = self.runs.iter().any(|run| run.state == State::Waiting);
        for (at, place) in self.workers.iter_mut().enumerate().filter(|_| !waits) {
            if place.take_if(|worker| worker.run.is_none()).is_some() {
                commands.push(Command::End(at));
            }
        }
        commands
    }
}

#[cfg(test)]
mod tests;
