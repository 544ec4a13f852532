//! One network that is trained: how far it is, and what came of it.

use texts::Message;

use crate::experiment::Task;
use crate::results::Point;

/// Values of the loss that are kept of a run, at most: more of them are noise in a chart.
const MOST_LOSSES: usize = 59;

/// How far a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// For a worker.
    Waiting,
    /// Its worker starts or fetches the pictures.
    Loading,
    /// Batch by batch.
    Training,
    /// It has ended with a network.
    Done,
    /// It has ended: the loss is no number any more.
    Diverged,
    /// It has ended, as the person wanted.
    Cancelled,
    /// It has ended, and could not go on.
    Failed,
}

impl State {
    /// Whether it has ended.
    #[must_use]
    pub fn is_end(self) -> bool {
        matches!(self, Self::Done | Self::Diverged | Self::Cancelled | Self::Failed)
    }

    /// The word in a test id.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Loading => "loading",
            Self::Training => "training",
            Self::Done => "done",
            Self::Diverged => "diverged",
            Self::Cancelled => "cancelled",
            Self::Failed => "failed",
        }
    }
}

/// The accuracy after an epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tested {
    /// Epochs that have ended.
    pub epoch: u32,
    /// Test pictures that it gets right.
    pub correct: u32,
    /// Test pictures that it saw.
    pub total: u32,
}

impl Tested {
    /// 0 to 1.
    #[must_use]
    pub fn accuracy(self) -> f64 {
        f64::from(self.correct) / f64::from(self.total.max(1))
    }
}

/// A network that is trained.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Names it; rising.
    pub id: u32,
    /// What is trained, and how.
    pub task: Task,
    /// How far it is.
    pub state: State,
    /// Batches so far, and of the whole run; 0 before the first ones.
    pub steps: (u32, u32),
    /// Milliseconds of training so far.
    pub millis: f64,
    /// Batch and mean loss before it, along the run.
    pub losses: Vec<(u32, f32)>,
    /// Losses that the last of these is a mean of, and that each is to be.
    merged: (u32, u32),
    /// Accuracy after each epoch that has ended.
    pub tested: Vec<Tested>,
    /// The class of each test picture, a digit each, once it is done.
    pub predictions: String,
    /// Why it failed.
    pub failure: Option<Message>,
}

impl Run {
    /// One that waits.
    #[must_use]
    pub fn new(id: u32, task: Task) -> Self {
        Self {
            id,
            task,
            state: State::Waiting,
            steps: (0, 0),
            millis: 0.0,
            losses: Vec::new(),
            merged: (0, 1),
            tested: Vec::new(),
            predictions: String::new(),
            failure: None,
        }
    }

    /// The share of its batches that has passed, 0 to 1.
    #[must_use]
    pub fn share(&self) -> f64 {
        let (step, steps) = self.steps;
        if self.state == State::Done { 1.0 } else { f64::from(step) / f64::from(steps.max(1)) }
    }

    /// Epochs so far, with the part of the one under way.
    #[must_use]
    pub fn epochs(&self) -> f64 {
        self.share() * f64::from(self.task.length.epochs())
    }

    /// The newest accuracy, 0 to 1.
    #[must_use]
    pub fn accuracy(&self) -> Option<f64> {
        self.tested.last().map(|tested| tested.accuracy())
    }

    /// What came of it, where it ended with a network.
    #[must_use]
    pub fn point(&self) -> Option<Point> {
        let last = self.tested.last().filter(|_| self.state == State::Done)?;
        Some(Point { task: self.task, correct: last.correct, total: last.total, millis: Some(self.millis) })
    }

    /// Takes in a mean loss. Where there are many, as many neighbours become one everywhere.
    #[expect(clippy::cast_precision_loss, reason = "a run has some thousand batches")]
    pub(crate) fn add_loss(&mut self, step: u32, loss: f32) {
        let (open, each) = self.merged;
        if let Some(last) = self.losses.last_mut().filter(|_| open < each) {
            *last = (step, last.1 + (loss - last.1) / (open + 1) as f32);
            self.merged.0 = open + 1;
        } else {
            self.losses.push((step, loss));
            self.merged.0 = 1;
        }
        if self.losses.len() > MOST_LOSSES {
            let pairs = self.losses.chunks_exact(2).filter_map(|pair| match *pair {
                [(_, a), (step, b)] => Some((step, f32::midpoint(a, b))),
                _ => None,
            });
            self.losses = pairs.collect();
            // The last pair has a whole one, and one that has just begun.
            self.merged = (each + 1, 2 * each);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::{Budget, TrainingLength};

    #[test]
    fn losses_stay_few_and_keep_both_ends() {
        let mut run = Run::new(1, Task::five(Budget::Four, TrainingLength::Fast, 0)[0]);
        for step in 1..=5000 {
            run.add_loss(step, 5000.0 - step as f32);
        }
        assert!(run.losses.len() <= MOST_LOSSES, "{}", run.losses.len());
        assert!(run.losses.is_sorted_by(|a, b| a.0 < b.0 && a.1 > b.1));
        let (step, loss) = *run.losses.last().unwrap();
        assert!(step == 5000 && loss < 130.0, "{loss}");
        let apart: Vec<u32> = run.losses.windows(2).map(|pair| pair[1].0 - pair[0].0).collect();
        let (most, rest) = apart.split_last().unwrap();
        assert!(rest.iter().all(|steps| *steps == rest[0]) && *most <= rest[0], "{apart:?}");
    }

    #[test]
    fn only_a_run_that_is_done_is_a_point() {
        let mut run = Run::new(1, Task::five(Budget::Four, TrainingLength::Fast, 7)[0]);
        run.tested.push(Tested { epoch: 1, correct: 500, total: 2000 });
        assert_eq!((run.accuracy(), run.point()), (Some(0.25), None));
        run.tested.push(Tested { epoch: 4, correct: 4500, total: 10_000 });
        (run.state, run.millis) = (State::Done, 9000.0);
        let point = run.point().unwrap();
        assert_eq!((point.correct, point.total, point.millis, point.task.seed), (4500, 10_000, Some(9000.0), 7));
    }
}
