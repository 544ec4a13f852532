//! How much longer an experiment takes, by what its own batches say of the device.

use crate::experiment::Task;
use crate::queue::Queue;
use crate::run::{Run, State};
use crate::speed::{Speeds, wall_millis};

/// An experiment that takes longer than this many milliseconds is offered in a smaller form.
pub const TOO_SLOW_MILLIS: f64 = 600_000.0;

/// The share of a run after which its time is taken to say something.
const LEAST_SHARE: f64 = 0.01;

/// The speeds of a device with what the runs under way say of it.
#[must_use]
pub fn updated_speeds(speeds: &Speeds, runs: &[Run]) -> Speeds {
    let mut updated = *speeds;
    for run in runs.iter().filter(|run| run.state == State::Training && run.share() >= LEAST_SHARE) {
        updated.measured(&run.task, run.share(), run.millis);
    }
    updated
}

/// Milliseconds that a run still takes; 0 once it has ended.
#[must_use]
pub fn left_millis(run: &Run, speeds: &Speeds) -> f64 {
    match run.state {
        State::Waiting | State::Loading => speeds.millis(&run.task),
        State::Training if run.share() >= LEAST_SHARE && run.millis > 0.0 => {
            // Its own speed counts, and tests are paid at the same.
            let whole = run.millis / run.share();
            let cost_of = |multiply_adds: f64| whole * multiply_adds / run.task.training_multiply_adds();
            let last = run.task.last_test_multiply_adds();
            let between = run.task.test_multiply_adds() - last;
            (whole + cost_of(between)) * (1.0 - run.share()) + cost_of(last)
        }
        State::Training => speeds.millis(&run.task) * (1.0 - run.share()),
        State::Done | State::Diverged | State::Cancelled | State::Failed => 0.0,
    }
}

/// Milliseconds until every run of a queue has ended.
#[must_use]
pub fn all_left_millis(queue: &Queue, speeds: &Speeds) -> f64 {
    let speeds = updated_speeds(speeds, queue.runs());
    // Those under way have their workers already.
    let (begun, waiting): (Vec<_>, Vec<_>) = queue.runs().iter().partition(|run| run.state != State::Waiting);
    let left = |run: &Run| left_millis(run, &speeds);
    let all: Vec<f64> = begun.into_iter().chain(waiting).map(left).filter(|millis| *millis > 0.0).collect();
    wall_millis(&all, queue.most_workers())
}

/// Whether the batches so far say that the whole takes too long, from `elapsed` milliseconds since it began; then how long.
#[must_use]
pub fn too_slow(queue: &Queue, speeds: &Speeds, elapsed: f64) -> Option<f64> {
    let has_measured = queue.runs().iter().any(|run| run.state == State::Training && run.share() >= LEAST_SHARE);
    let whole = elapsed + all_left_millis(queue, speeds);
    (has_measured && whole > TOO_SLOW_MILLIS).then_some(whole)
}

/// Tasks in the order in which they are best started: the longest first, so that no worker is left with it at the end.
#[must_use]
pub fn longest_first(mut tasks: Vec<Task>, speeds: &Speeds) -> Vec<Task> {
    tasks.sort_by(|a, b| speeds.millis(b).total_cmp(&speeds.millis(a)));
    tasks
}

/// Milliseconds that tasks take on so many workers.
#[must_use]
pub fn estimate_millis(tasks: &[Task], speeds: &Speeds, workers: usize) -> f64 {
    let each: Vec<f64> = longest_first(tasks.to_vec(), speeds).iter().map(|task| speeds.millis(task)).collect();
    wall_millis(&each, workers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::{Axis, Budget, TrainingLength};
    use crate::protocol::FromTrainer;

    fn five() -> Vec<Task> {
        Task::five(Budget::Four, TrainingLength::Fast, 0)
    }

    fn progress(step: u32, millis: f64) -> FromTrainer {
        FromTrainer::Progress { run: 1, step, steps: 800, loss: 2.0, millis }
    }

    #[test]
    fn the_baseline_comes_last() {
        let order: Vec<Axis> = longest_first(five(), &Speeds::default()).iter().map(|task| task.axis).collect();
        assert_eq!((order[0], order[4]), (Axis::Width, Axis::Baseline));
    }

    /// 294.4 GMAC and their tests at 1.2 GMAC/s: 278 s on one worker; on five, the longest network alone.
    #[test]
    fn the_first_estimate_is_the_guess() {
        let speeds = Speeds::default();
        let one = estimate_millis(&five(), &speeds, 1);
        assert!((one / 1000.0 - 294.4 * (1.0 + 16.0 / 120.0) / 1.2).abs() < 0.1, "{one}");
        assert_eq!(estimate_millis(&five(), &speeds, 5), speeds.millis(&longest_first(five(), &speeds)[0]));
    }

    #[test]
    fn batches_say_how_long_it_takes() {
        let mut queue = Queue::new(1);
        queue.add(longest_first(five(), &Speeds::default()));
        queue.heard(0, FromTrainer::Ready);
        let speeds = Speeds::default();
        assert_eq!(too_slow(&queue, &speeds, 1e9), None, "nothing was measured");
        // A tenth of the first network in 3 s: nine tenths of its 30 s are left, of the tests between its epochs as well
        // (6 of 120 thousand), and the last test (10 of them).
        queue.heard(0, progress(80, 3000.0));
        let left = left_millis(&queue.runs()[0], &speeds);
        assert!((left - 30_000.0 * (0.9 * (1.0 + 6.0 / 120.0) + 10.0 / 120.0)).abs() < 1.0, "{left}");
        // The others are about as long, the baseline a quarter: about 130 s.
        let all = all_left_millis(&queue, &speeds);
        assert!((120_000.0..150_000.0).contains(&all), "{all}");
        assert_eq!(too_slow(&queue, &speeds, 3000.0), None);
        queue.heard(0, progress(800, 30_000.0));
        let left = left_millis(&queue.runs()[0], &speeds);
        assert!((left - 2500.0).abs() < 1.0, "the last test is still to come: {left}");
        queue.heard(0, progress(80, 30_000.0));
        assert!(too_slow(&queue, &speeds, 30_000.0).unwrap() > 1_200_000.0);
        queue.heard(0, FromTrainer::Diverged { run: 1, step: 81 });
        assert_eq!(left_millis(&queue.runs()[0], &speeds), 0.0);
    }
}
