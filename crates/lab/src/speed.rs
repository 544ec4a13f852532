//! How long an experiment takes on this device, from what was measured of it so far.

use serde::{Deserialize, Serialize};

use crate::experiment::{Axis, Task};

/// Multiply-adds a second where nothing was measured yet: what one core of a laptop is to reach at least.
pub const FIRST_GUESS: f64 = 1.2e9;

/// Of what is remembered of a network's speed, how much counts beside a new measurement.
const MEMORY: f64 = 0.5;

/// Fewer milliseconds of training than this measure nothing.
const LEAST_MILLIS: f64 = 200.0;

/// Multiply-adds that were computed, and the time they took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Measured {
    multiply_adds: f64,
    millis: f64,
}

impl Measured {
    /// Multiply-adds a second, where something was measured.
    fn speed(self) -> Option<f64> {
        (self.millis > 0.0 && self.multiply_adds > 0.0).then(|| self.multiply_adds / self.millis * 1000.0)
    }
}

/// Speeds of this device. Networks differ: many small layers take longer than few wide ones of the same cost, so each axis
/// is measured by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Speeds {
    by_axis: [Measured; Axis::ALL.len()],
}

impl Speeds {
    /// Takes in a run, or the part of it that has passed: the share of its training, and the milliseconds that it took.
    pub fn measured(&mut self, task: &Task, share: f64, millis: f64) {
        let multiply_adds = task.training_multiply_adds() * share;
        if !(millis >= LEAST_MILLIS && multiply_adds > 0.0 && multiply_adds.is_finite()) {
            return;
        }
        if let Some(known) = self.by_axis.get_mut(task.axis as usize) {
            known.multiply_adds = known.multiply_adds * MEMORY + multiply_adds;
            known.millis = known.millis * MEMORY + millis;
        }
    }

    /// Multiply-adds a second of a network: as measured of its axis, else of all, else a guess.
    #[must_use]
    pub fn of(&self, axis: Axis) -> f64 {
        let own = self.by_axis.get(axis as usize).copied().and_then(Measured::speed);
        own.or_else(|| self.of_all()).unwrap_or(FIRST_GUESS)
    }

    /// Whether something was measured on this device.
    #[must_use]
    pub fn is_measured(&self) -> bool {
        self.of_all().is_some()
    }

    /// Milliseconds that a run takes, its tests among them.
    #[must_use]
    pub fn millis(&self, task: &Task) -> f64 {
        (task.training_multiply_adds() + task.test_multiply_adds()) / self.of(task.axis) * 1000.0
    }

    fn of_all(&self) -> Option<f64> {
        let sum = |a: Measured, b: &Measured| Measured {
            multiply_adds: a.multiply_adds + b.multiply_adds,
            millis: a.millis + b.millis,
        };
        self.by_axis.iter().fold(Measured::default(), sum).speed()
    }
}

/// Milliseconds until all runs have ended that take so long each, in this order, each on the first worker that is free.
#[must_use]
pub fn wall_millis(runs: &[f64], workers: usize) -> f64 {
    let mut busy_until = vec![0.0_f64; workers.max(1)];
    for millis in runs {
        if let Some(next) = busy_until.iter_mut().min_by(|a, b| a.total_cmp(b)) {
            *next += millis;
        }
    }
    busy_until.into_iter().fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::{Budget, TrainingLength};

    fn task(axis: Axis) -> Task {
        Task {
            axis,
            budget: Budget::Four,
            network: axis.network(Budget::Four).unwrap(),
            length: TrainingLength::Fast,
            seed: 0,
        }
    }

    #[test]
    fn what_was_measured_takes_the_place_of_the_guess() {
        let mut speeds = Speeds::default();
        assert_eq!((speeds.of(Axis::Depth), speeds.is_measured()), (FIRST_GUESS, false));
        let width = task(Axis::Width);
        // Half of the run in 10 s.
        speeds.measured(&width, 0.5, 10_000.0);
        let expected = 3.0 * 580_092.0 * 20_000.0 / 10.0;
        assert!((speeds.of(Axis::Width) - expected).abs() < 1.0);
        assert_eq!(speeds.of(Axis::Depth), speeds.of(Axis::Width), "others are taken to be as fast");
        speeds.measured(&task(Axis::Depth), 0.5, 20_000.0);
        assert!(speeds.of(Axis::Depth) < speeds.of(Axis::Baseline));
        assert!(speeds.of(Axis::Baseline) < speeds.of(Axis::Width));
        let whole = speeds.millis(&width);
        assert!((whole - 20_000.0 * (1.0 + 16.0 / 120.0)).abs() < 1.0, "{whole}");
    }

    #[test]
    fn what_is_too_short_or_no_time_measures_nothing() {
        let mut speeds = Speeds::default();
        for (share, millis) in [(0.5, 0.0), (0.5, 100.0), (0.0, 1000.0), (0.5, f64::NAN), (f64::INFINITY, 1000.0)] {
            speeds.measured(&task(Axis::Width), share, millis);
        }
        assert_eq!(speeds, Speeds::default());
    }

    #[test]
    fn newer_measurements_count_more() {
        let mut speeds = Speeds::default();
        let width = task(Axis::Width);
        speeds.measured(&width, 1.0, 10_000.0);
        let before = speeds.of(Axis::Width);
        speeds.measured(&width, 1.0, 40_000.0);
        // (0.5 + 1) runs in (5 + 40) s.
        assert!((speeds.of(Axis::Width) / before - 1.5 * 10.0 / 45.0).abs() < 1e-9);
    }

    #[test]
    fn runs_share_the_workers() {
        assert_eq!(wall_millis(&[4.0, 4.0, 4.0, 4.0, 1.0], 1), 17.0);
        assert_eq!(wall_millis(&[4.0, 4.0, 4.0, 4.0, 1.0], 2), 9.0);
        assert_eq!(wall_millis(&[4.0, 4.0, 4.0, 4.0, 1.0], 5), 4.0);
        assert_eq!([wall_millis(&[], 3), wall_millis(&[2.0], 0)], [0.0, 2.0]);
    }
}
