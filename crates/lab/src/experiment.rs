//! What an experiment compares: networks of one budget of multiply-adds, trained alike.

use serde::{Deserialize, Serialize};

use crate::network::LabNetwork;

/// Times the multiply-adds of the baseline that a network may cost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Budget {
    /// Twice: the differences lie within the spread of the seeds.
    Twice,
    /// Four times.
    #[default]
    Four,
    /// Eight times.
    Eight,
}

impl Budget {
    /// Every budget, rising.
    pub const ALL: [Self; 3] = [Self::Twice, Self::Four, Self::Eight];

    /// The factor.
    #[must_use]
    pub fn factor(self) -> u32 {
        match self {
            Self::Twice => 2,
            Self::Four => 4,
            Self::Eight => 8,
        }
    }

    /// The word in a link.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Twice => "x2",
            Self::Four => "x4",
            Self::Eight => "x8",
        }
    }

    /// The budget itself.
    #[must_use]
    pub fn multiply_adds(self) -> u64 {
        BASELINE.multiply_adds() * u64::from(self.factor())
    }
}

/// How long is trained, and on how many pictures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TrainingLength {
    /// One epoch of a tenth of the pictures, to see how it works. It says nothing of scaling.
    Tiny,
    /// 4 epochs.
    #[default]
    Fast,
    /// 8 epochs.
    Careful,
}

impl TrainingLength {
    /// All, from short to long.
    pub const ALL: [Self; 3] = [Self::Tiny, Self::Fast, Self::Careful];

    /// How often every training picture is seen.
    #[must_use]
    pub fn epochs(self) -> u32 {
        match self {
            Self::Tiny => 1,
            Self::Fast => 4,
            Self::Careful => 8,
        }
    }

    /// Training pictures, and as many test pictures.
    #[must_use]
    pub fn pictures(self) -> u32 {
        if self == Self::Tiny { 1000 } else { 10_000 }
    }

    /// The length that is so many epochs of so many pictures.
    #[must_use]
    pub fn of(epochs: u32, pictures: u32) -> Option<Self> {
        Self::ALL.into_iter().find(|length| (length.epochs(), length.pictures()) == (epochs, pictures))
    }

    /// The word in a link.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Tiny => "tiny",
            Self::Fast => "fast",
            Self::Careful => "careful",
        }
    }
}

/// What a network spent its budget on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Axis {
    /// Nothing: the network that is scaled.
    Baseline,
    /// Blocks alone.
    Depth,
    /// Channels alone.
    Width,
    /// Pixels alone.
    Resolution,
    /// All three.
    Compound,
    /// What the learner chose.
    Own,
}

impl Axis {
    /// The five networks of an experiment.
    pub const FIVE: [Self; 5] = [Self::Baseline, Self::Depth, Self::Width, Self::Resolution, Self::Compound];

    /// Those that spent it on one axis.
    pub const SINGLE: [Self; 3] = [Self::Depth, Self::Width, Self::Resolution];

    /// Every one.
    pub const ALL: [Self; 6] = [Self::Baseline, Self::Depth, Self::Width, Self::Resolution, Self::Compound, Self::Own];

    /// The word in links, files and test ids.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Baseline => "baseline",
            Self::Depth => "depth",
            Self::Width => "width",
            Self::Resolution => "resolution",
            Self::Compound => "compound",
            Self::Own => "own",
        }
    }

    /// The one of a word.
    #[must_use]
    pub fn of(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|axis| axis.slug() == slug)
    }

    /// Its network at a budget: those of the pilot, whose compound ratios came from a small search on seed 0.
    /// `None` for the learner's own.
    #[must_use]
    pub fn network(self, budget: Budget) -> Option<LabNetwork> {
        let (blocks, width, resolution) = match (self, budget) {
            (Self::Own, _) => return None,
            (Self::Baseline, _) => return Some(BASELINE),
            (Self::Depth, Budget::Twice) => (8, 1.0, 12),
            (Self::Depth, Budget::Four) => (16, 1.0, 12),
            (Self::Depth, Budget::Eight) => (33, 1.0, 12),
            (Self::Width, Budget::Twice) => (3, 1.6, 12),
            (Self::Width, Budget::Four) => (3, 2.36, 12),
            (Self::Width, Budget::Eight) => (3, 3.36, 12),
            (Self::Resolution, Budget::Twice) => (3, 1.0, 17),
            (Self::Resolution, Budget::Four) => (3, 1.0, 24),
            (Self::Resolution, Budget::Eight) => (3, 1.0, 34),
            (Self::Compound, Budget::Twice) => (3, 1.14, 15),
            (Self::Compound, Budget::Four) => (4, 1.32, 18),
            (Self::Compound, Budget::Eight) => (5, 1.38, 22),
        };
        Some(LabNetwork { blocks, width, resolution })
    }
}

/// The network that is scaled.
pub const BASELINE: LabNetwork = LabNetwork { blocks: 3, width: 1.0, resolution: 12 };

/// Test pictures of the accuracy after each epoch but the last, at most.
pub const EPOCH_TESTS: u32 = 2000;

/// A network, and how it is trained.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Task {
    /// What it spent its budget on.
    pub axis: Axis,
    /// The budget that it belongs to.
    pub budget: Budget,
    /// Its shape.
    pub network: LabNetwork,
    /// How it is trained.
    pub length: TrainingLength,
    /// Of the first weights, the order of the pictures and their flips.
    pub seed: u64,
}

impl Task {
    /// The five networks of an experiment.
    #[must_use]
    pub fn five(budget: Budget, length: TrainingLength, seed: u64) -> Vec<Self> {
        let task = |axis: Axis| Some(Self { axis, budget, network: axis.network(budget)?, length, seed });
        Axis::FIVE.into_iter().filter_map(task).collect()
    }

    /// Multiply-adds of its training: a pass back costs twice a pass forth. Tests are not among them.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53 for every network that the page makes")]
    pub fn training_multiply_adds(&self) -> f64 {
        let samples = f64::from(self.length.epochs()) * f64::from(self.length.pictures());
        3.0 * self.network.multiply_adds() as f64 * samples
    }

    /// Multiply-adds of its tests: after each epoch but the last on some pictures, at the end on all.
    #[must_use]
    pub fn test_multiply_adds(&self) -> f64 {
        let between = (self.length.epochs() - 1) * self.length.pictures().min(EPOCH_TESTS);
        self.last_test_multiply_adds() * f64::from(between + self.length.pictures()) / f64::from(self.length.pictures())
    }

    /// Multiply-adds of the test at the end.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53 for every network that the page makes")]
    pub fn last_test_multiply_adds(&self) -> f64 {
        self.network.multiply_adds() as f64 * f64::from(self.length.pictures())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_network_is_near_its_budget() {
        for budget in Budget::ALL {
            for axis in Axis::FIVE.into_iter().skip(1) {
                let counted = axis.network(budget).unwrap().multiply_adds() as f64 / budget.multiply_adds() as f64;
                // Compound at x2: 1.118, of whole blocks, even channels and whole pixels.
                assert!((0.95..=1.12).contains(&counted), "{axis:?} {budget:?}: {counted}");
            }
            assert_eq!(Axis::Baseline.network(budget), Some(BASELINE));
            assert_eq!(Axis::Own.network(budget), None);
        }
    }

    /// The README of the pilot: 294 GMAC to train the five networks at x4 for 4 epochs.
    #[test]
    fn the_cost_of_the_fast_experiment_is_that_of_the_pilot() {
        let five = Task::five(Budget::Four, TrainingLength::Fast, 0);
        let training: f64 = five.iter().map(Task::training_multiply_adds).sum();
        assert_eq!((training / 1e9).round(), 294.0);
        // 3 times 2,000 and once 10,000 pictures, each seen once: 16 of 120 thousand.
        let test: f64 = five.iter().map(Task::test_multiply_adds).sum();
        assert!((test / training - 16.0 / 120.0).abs() < 1e-12);
        let tiny = Task::five(Budget::Four, TrainingLength::Tiny, 0);
        let test: f64 = tiny.iter().map(Task::test_multiply_adds).sum();
        assert!((test - 1000.0 * tiny.iter().map(|task| task.network.multiply_adds() as f64).sum::<f64>()).abs() < 1.0);
    }

    #[test]
    fn every_word_is_read_back() {
        for axis in Axis::ALL {
            assert_eq!(Axis::of(axis.slug()), Some(axis));
            assert_eq!(serde_json::to_string(&axis).unwrap(), format!("\"{}\"", axis.slug()));
        }
        assert_eq!(Axis::of("Depth"), None);
        for length in TrainingLength::ALL {
            assert_eq!(TrainingLength::of(length.epochs(), length.pictures()), Some(length));
        }
    }
}
