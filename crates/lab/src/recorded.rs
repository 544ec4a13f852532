//! Runs that were recorded before: many seeds of each network, trained natively by the engine of this page, in one file with
//! the command that made it.

use serde::Deserialize;

use crate::experiment::Axis;
use crate::results::Spread;

/// The data set that the lab trains on.
pub const CIFAR_10: &str = "cifar10";

/// The counter-example: its pictures lose little when they are small.
pub const FASHION_MNIST: &str = "fashion-mnist";

/// A recorded run.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct RecordedRun {
    /// What the network spent its budget on.
    pub axis: Axis,
    /// Times the multiply-adds of the baseline; 1 for the baseline itself.
    pub budget: u32,
    /// `MBConv` blocks.
    pub blocks: u32,
    /// Factor of all channels.
    pub width: f64,
    /// Side of the picture in pixels.
    pub resolution: u32,
    /// How often every training picture was seen.
    pub epochs: u32,
    /// The seed.
    pub seed: u64,
    /// Test pictures that it got right.
    pub correct: u32,
    /// Test pictures.
    #[serde(rename = "of")]
    pub total: u32,
    /// The data set.
    pub dataset: String,
}

/// The file.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Recorded {
    /// What trained them.
    pub engine: String,
    /// The command that repeats them.
    pub command: String,
    /// The runs.
    pub runs: Vec<RecordedRun>,
}

impl Recorded {
    /// Reads the file; `None` where it is none.
    #[must_use]
    pub fn read(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }

    /// Mean and spread of the accuracy of an axis at a budget, after so many epochs. At a budget of 1 every axis is the
    /// baseline, and the baseline is the same at every budget.
    #[must_use]
    pub fn spread(&self, dataset: &str, axis: Axis, budget: u32, epochs: u32) -> Option<Spread> {
        let (axis, budget) =
            if budget == 1 || axis == Axis::Baseline { (Axis::Baseline, None) } else { (axis, Some(budget)) };
        let is_of_it = |run: &&RecordedRun| {
            run.dataset == dataset
                && run.axis == axis
                && budget.is_none_or(|budget| run.budget == budget)
                && run.epochs == epochs
                && run.total > 0
        };
        let accuracy = |run: &RecordedRun| f64::from(run.correct) / f64::from(run.total);
        Spread::of(&self.runs.iter().filter(is_of_it).map(accuracy).collect::<Vec<_>>())
    }

    /// Epochs of which both an axis at a larger budget and the baseline were recorded; the most.
    #[must_use]
    pub fn most_epochs(&self, dataset: &str) -> Option<u32> {
        let epochs = self.runs.iter().filter(|run| run.dataset == dataset).map(|run| run.epochs);
        epochs.filter(|epochs| self.spread(dataset, Axis::Baseline, 1, *epochs).is_some()).max()
    }

    /// Accuracy over budget along an axis, from the baseline on: budget, mean and spread of each that was recorded.
    #[must_use]
    pub fn saturation(&self, dataset: &str, axis: Axis, epochs: u32) -> Vec<(u32, Spread)> {
        let at = |budget| Some((budget, self.spread(dataset, axis, budget, epochs)?));
        [1, 2, 4, 8].into_iter().filter_map(at).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(axis: &str, budget: u32, epochs: u32, seed: u64, correct: u32, dataset: &str) -> String {
        format!(
            "{{\"axis\":\"{axis}\",\"budget\":{budget},\"blocks\":4,\"width\":1.32,\"resolution\":18,\"epochs\":{epochs},\
             \"seed\":{seed},\"correct\":{correct},\"of\":10000,\"dataset\":\"{dataset}\"}}"
        )
    }

    fn recorded(runs: &[String]) -> Recorded {
        Recorded::read(&format!("{{\"engine\":\"e\",\"command\":\"c\",\"runs\":[{}]}}", runs.join(","))).unwrap()
    }

    #[test]
    fn bands_are_of_one_axis_budget_and_length() {
        let file = recorded(&[
            run("compound", 4, 4, 0, 5000, CIFAR_10),
            run("compound", 4, 4, 1, 5200, CIFAR_10),
            run("compound", 4, 8, 0, 5800, CIFAR_10),
            run("compound", 4, 4, 0, 8600, FASHION_MNIST),
            run("compound", 8, 4, 0, 5500, CIFAR_10),
        ]);
        let band = file.spread(CIFAR_10, Axis::Compound, 4, 4).unwrap();
        assert!((band.mean - 0.51).abs() < 1e-12 && band.count == 2);
        assert_eq!(file.spread(CIFAR_10, Axis::Depth, 4, 4), None);
        assert_eq!(file.spread(FASHION_MNIST, Axis::Compound, 4, 4).map(|band| band.mean), Some(0.86));
    }

    #[test]
    fn saturation_begins_at_the_baseline() {
        let file = recorded(&[
            run("baseline", 1, 8, 0, 4950, CIFAR_10),
            run("depth", 4, 8, 0, 5320, CIFAR_10),
            run("depth", 8, 8, 0, 5330, CIFAR_10),
            run("depth", 8, 16, 0, 6000, CIFAR_10),
        ]);
        let found: Vec<_> =
            file.saturation(CIFAR_10, Axis::Depth, 8).into_iter().map(|(budget, band)| (budget, band.mean)).collect();
        assert_eq!(found, [(1, 0.495), (4, 0.532), (8, 0.533)]);
        assert_eq!(file.most_epochs(CIFAR_10), Some(8), "16 epochs have no baseline");
        assert_eq!(file.most_epochs(FASHION_MNIST), None);
        assert_eq!(file.spread(CIFAR_10, Axis::Baseline, 4, 8).map(|band| band.mean), Some(0.495));
    }

    #[test]
    fn what_is_no_such_file_is_nothing() {
        assert_eq!(Recorded::read("{}"), None);
        assert_eq!(Recorded::read("<!DOCTYPE html>"), None);
    }
}
