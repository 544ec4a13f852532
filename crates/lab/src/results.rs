//! What came of the runs: points of each axis by seed, their mean and spread, and what may be said of a difference.

use crate::experiment::{Axis, Budget, Task, TrainingLength};

/// A run that ended with a network.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// What was trained, and how.
    pub task: Task,
    /// Test pictures that it gets right.
    pub correct: u32,
    /// Test pictures that it saw.
    pub total: u32,
    /// Milliseconds of training; `None` where another device reported it without.
    pub millis: Option<f64>,
}

impl Point {
    /// Its accuracy, 0 to 1.
    #[must_use]
    pub fn accuracy(&self) -> f64 {
        f64::from(self.correct) / f64::from(self.total.max(1))
    }
}

/// Several values in two numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// Their mean.
    pub mean: f64,
    /// Their standard deviation (of a sample: n - 1); `None` for one value.
    pub deviation: Option<f64>,
    /// How many they are.
    pub count: usize,
}

impl Spread {
    /// Of some values; `None` without any.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a handful of seeds")]
    pub fn of(values: &[f64]) -> Option<Self> {
        let count = values.len();
        if count == 0 {
            return None;
        }
        let mean = values.iter().sum::<f64>() / count as f64;
        let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
        let deviation = (count > 1).then(|| (squares / (count - 1) as f64).sqrt());
        Some(Self { mean, deviation, count })
    }

    /// Half of the 95 % interval of the mean (Student's t); `None` for one value.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a handful of seeds")]
    pub fn half_interval(&self) -> Option<f64> {
        self.deviation.map(|deviation| student(self.count - 1) * deviation / (self.count as f64).sqrt())
    }
}

/// The value of Student's t that 95 % of both sides lie within, for 1 and more degrees of freedom.
fn student(freedom: usize) -> f64 {
    const TABLE: [f64; 10] = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];
    // Between those of 10 and of infinitely many the formula is right to 0.3 %.
    #[expect(clippy::cast_precision_loss, reason = "a handful of seeds")]
    let beyond = 1.96 + 2.56 / freedom.max(1) as f64;
    freedom.checked_sub(1).and_then(|at| TABLE.get(at)).copied().unwrap_or(beyond)
}

/// What the seeds say of compound scaling against the best single axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// One seed: nothing is known of the spread.
    OneSeed {
        /// Its difference, in parts of all test pictures.
        difference: f64,
    },
    /// The 95 % interval of the mean difference holds 0: no claim.
    WithinSpread(Spread),
    /// All three are ahead by more than the spread explains.
    Ahead(Spread),
    /// The best single axis is ahead by more than the spread explains.
    Behind(Spread),
}

/// Results of this page, in the order in which they came.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    points: Vec<Point>,
}

impl Results {
    /// Takes in a run. One of the same network, training and seed takes the place of the earlier one.
    pub fn add(&mut self, point: Point) {
        let task = point.task;
        // The baseline is the same at every budget.
        let is_same = |known: &Task| Task { budget: task.budget, ..*known } == task;
        let is_it = |known: &Task| *known == task || task.axis == Axis::Baseline && is_same(known);
        match self.points.iter_mut().find(|known| is_it(&known.task)) {
            Some(known) => *known = point,
            None => self.points.push(point),
        }
    }

    /// Every point.
    #[must_use]
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// The points of an experiment along an axis. The baseline is the same at every budget.
    pub fn along(&self, axis: Axis, budget: Budget, length: TrainingLength) -> impl Iterator<Item = &Point> {
        self.points.iter().filter(move |Point { task, .. }| {
            let is_of_budget = task.budget == budget || axis == Axis::Baseline;
            task.axis == axis && is_of_budget && task.length == length
        })
    }

    /// Mean and spread of an axis over the seeds.
    #[must_use]
    pub fn spread(&self, axis: Axis, budget: Budget, length: TrainingLength) -> Option<Spread> {
        Spread::of(&self.along(axis, budget, length).map(Point::accuracy).collect::<Vec<_>>())
    }

    /// The accuracy of an axis with a seed.
    fn accuracy(&self, axis: Axis, budget: Budget, length: TrainingLength, seed: u64) -> Option<f64> {
        self.along(axis, budget, length).find(|point| point.task.seed == seed).map(Point::accuracy)
    }

    /// Compound less the best single axis, for every seed that all four have ended with; the best one of each seed.
    #[must_use]
    pub fn differences(&self, budget: Budget, length: TrainingLength) -> Vec<f64> {
        let difference = |point: &Point| {
            let single = Axis::SINGLE.map(|axis| self.accuracy(axis, budget, length, point.task.seed));
            let best = single.into_iter().try_fold(f64::NEG_INFINITY, |best, found| Some(best.max(found?)))?;
            Some(point.accuracy() - best)
        };
        self.along(Axis::Compound, budget, length).filter_map(difference).collect()
    }

    /// What may be said of an experiment; `None` before the four networks have ended once.
    #[must_use]
    pub fn verdict(&self, budget: Budget, length: TrainingLength) -> Option<Verdict> {
        let differences = self.differences(budget, length);
        let spread = Spread::of(&differences)?;
        let Some(half) = spread.half_interval() else {
            return Some(Verdict::OneSeed { difference: spread.mean });
        };
        Some(match spread.mean {
            mean if mean > half => Verdict::Ahead(spread),
            mean if mean < -half => Verdict::Behind(spread),
            _ => Verdict::WithinSpread(spread),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pilot's accuracies at x4, 8 epochs, seeds 0 to 4 (depth: three of them), of 10,000 pictures.
    const PILOT: [(Axis, &[u32]); 5] = [
        (Axis::Baseline, &[4931, 4805, 4980, 4942, 5110]),
        (Axis::Depth, &[5335, 5350, 5275]),
        (Axis::Width, &[5517, 5306, 5378, 5412, 5383]),
        (Axis::Resolution, &[5507, 5384, 5353, 5224, 5381]),
        (Axis::Compound, &[5865, 5670, 5850, 5848, 5719]),
    ];

    fn point(axis: Axis, seed: u64, correct: u32) -> Point {
        let network = axis.network(Budget::Four).unwrap();
        let task = Task { axis, budget: Budget::Four, network, length: TrainingLength::Careful, seed };
        Point { task, correct, total: 10_000, millis: None }
    }

    fn pilot() -> Results {
        let mut results = Results::default();
        for (axis, all) in PILOT {
            for (seed, correct) in all.iter().enumerate() {
                results.add(point(axis, seed as u64, *correct));
            }
        }
        results
    }

    #[test]
    fn means_and_deviations_are_those_of_the_pilot() {
        let results = pilot();
        let rounded = |axis| {
            let Spread { mean, deviation, count } =
                results.spread(axis, Budget::Four, TrainingLength::Careful).unwrap();
            ((1000.0 * mean).round(), (1000.0 * deviation.unwrap()).round(), count)
        };
        assert_eq!(rounded(Axis::Baseline), (495.0, 11.0, 5));
        assert_eq!(rounded(Axis::Depth), (532.0, 4.0, 3));
        assert_eq!(rounded(Axis::Compound), (579.0, 9.0, 5));
    }

    #[test]
    fn differences_are_those_of_the_pilot() {
        // Depth has no seeds 3 and 4.
        let found: Vec<f64> = pilot()
            .differences(Budget::Four, TrainingLength::Careful)
            .iter()
            .map(|found| (1000.0 * found).round())
            .collect();
        assert_eq!(found, [35.0, 29.0, 47.0]);
    }

    /// By hand: mean 0.0369, deviation 0.0094, half of the interval 4.303 * 0.0094 / sqrt(3) = 0.023.
    #[test]
    fn three_seeds_of_the_pilot_are_ahead_by_more_than_the_spread() {
        let Some(Verdict::Ahead(spread)) = pilot().verdict(Budget::Four, TrainingLength::Careful) else { panic!() };
        assert!((spread.mean - 0.0369).abs() < 2e-4 && spread.count == 3, "{spread:?}");
        assert!((spread.half_interval().unwrap() - 0.0233).abs() < 5e-4, "{spread:?}");
        assert_eq!(pilot().verdict(Budget::Four, TrainingLength::Fast), None);
    }

    /// The pilot at x2: compound 51.96 and 52.55, the best single axis 51.86 and 51.23.
    #[test]
    fn two_seeds_at_twice_the_cost_are_no_claim() {
        let mut results = Results::default();
        for (axis, pair) in [
            (Axis::Depth, [5143, 5123]),
            (Axis::Width, [5125, 5121]),
            (Axis::Resolution, [5186, 5083]),
            (Axis::Compound, [5196, 5255]),
        ] {
            results.add(point(axis, 0, pair[0]));
            if axis == Axis::Compound {
                let first = results.verdict(Budget::Four, TrainingLength::Careful);
                assert!(matches!(first, Some(Verdict::OneSeed { difference }) if (difference - 0.001).abs() < 1e-9));
            }
            results.add(point(axis, 1, pair[1]));
        }
        let verdict = results.verdict(Budget::Four, TrainingLength::Careful);
        assert!(matches!(verdict, Some(Verdict::WithinSpread(spread)) if spread.count == 2), "{verdict:?}");
    }

    #[test]
    fn single_axes_ahead_are_said_as_well() {
        let mut results = Results::default();
        for seed in 0..3 {
            for (axis, correct) in
                [(Axis::Depth, 5000), (Axis::Width, 6000), (Axis::Resolution, 5000), (Axis::Compound, 5500)]
            {
                results.add(point(axis, seed, correct + seed as u32));
            }
        }
        assert!(matches!(results.verdict(Budget::Four, TrainingLength::Careful), Some(Verdict::Behind(_))));
    }

    #[test]
    fn a_run_again_takes_the_place_of_the_first() {
        let mut results = pilot();
        let before = results.points().len();
        results.add(point(Axis::Compound, 0, 1));
        assert_eq!(results.points().len(), before);
        assert_eq!(results.accuracy(Axis::Compound, Budget::Four, TrainingLength::Careful, 0), Some(0.0001));
    }

    #[test]
    fn the_baseline_is_one_point_whatever_the_budget() {
        let mut results = pilot();
        let Point { task, .. } = point(Axis::Baseline, 0, 0);
        results.add(Point { task: Task { budget: Budget::Eight, ..task }, correct: 4931, total: 10_000, millis: None });
        for budget in Budget::ALL {
            assert_eq!(results.along(Axis::Baseline, budget, TrainingLength::Careful).count(), 5);
        }
    }

    #[test]
    fn student_falls_towards_the_normal_distribution() {
        let values: Vec<f64> = (1..60).map(student).collect();
        assert!(values.is_sorted_by(|a, b| a > b), "{values:?}");
        // 2.042 for 30 degrees of freedom.
        assert!((student(30) - 2.042).abs() < 0.006);
    }
}
