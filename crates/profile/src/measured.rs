//! [`Profile`]: the times of a run by operator and by stage, with the work of each.

use model::arch::{ArchSpec, Place};
use serde::{Deserialize, Serialize};

use crate::ceiling::Ceiling;
use crate::kind::Kind;
use crate::work::Work;

/// The times of one run that was watched, in milliseconds.
#[derive(Clone, Debug, PartialEq)]
pub enum Run {
    /// Each layer was timed, in the order of [`ArchSpec::layers`].
    Layers {
        /// The layers.
        layer_millis: Vec<f64>,
        /// The whole run.
        total_millis: f64,
    },
    /// Only stages were, as on a GPU, where layers cannot be told apart.
    Stages {
        /// The stages, stem and head among them.
        stage_millis: Vec<f64>,
        /// The whole run.
        total_millis: f64,
    },
}

impl Run {
    fn total_millis(&self) -> f64 {
        match self {
            Self::Layers { total_millis, .. } | Self::Stages { total_millis, .. } => *total_millis,
        }
    }
}

/// A kind of operator, all its layers together.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct OperatorTime {
    /// The kind.
    pub kind: Kind,
    /// What it computes and moves.
    pub work: Work,
    /// Milliseconds of a run.
    pub millis: f64,
}

/// A stage.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct StageTime {
    /// Its number, 1 (stem) to 9 (head).
    pub number: u8,
    /// What it computes and moves.
    pub work: Work,
    /// Milliseconds of a run.
    pub millis: f64,
}

/// Where the time of a run goes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// Runs that were watched.
    pub runs: u32,
    /// Milliseconds of a run that was watched: the mean of the middle half of them, as is every time here.
    pub run_millis: f64,
    /// Milliseconds of a run that was not watched, between those that were.
    pub plain_millis: f64,
    /// Milliseconds between two values of the clock, as far as they could be told apart.
    pub clock_step_millis: f64,
    /// The kinds of operators that the network has; empty where they cannot be told apart.
    pub operators: Vec<OperatorTime>,
    /// The stages.
    pub stages: Vec<StageTime>,
    /// What the device reaches at best; `None` where the network does not run on the CPU.
    pub ceiling: Option<Ceiling>,
}

impl Profile {
    /// The profile of a network from runs that were watched and runs that were not (`plain_millis`), of which the middle half
    /// counts: those between the fastest and the slowest quarter. Means of whole runs add up, which medians of their parts
    /// would not.
    #[must_use]
    pub fn new(
        spec: &ArchSpec,
        runs: &[Run],
        plain_millis: &[f64],
        clock_step_millis: f64,
        ceiling: Option<Ceiling>,
    ) -> Self {
        let counted = middle_half(runs, Run::total_millis);
        let layers = spec.layers();
        let works = Work::of_layers(&layers);
        let layer_millis = mean_of(&counted, |run| match run {
            Run::Layers { layer_millis, .. } => layer_millis,
            Run::Stages { .. } => &[],
        });
        let stage_millis = mean_of(&counted, |run| match run {
            Run::Stages { stage_millis, .. } => stage_millis,
            Run::Layers { .. } => &[],
        });
        let has_layers = layer_millis.len() == layers.len();
        let mut operators: Vec<OperatorTime> =
            Kind::ALL.iter().map(|kind| OperatorTime { kind: *kind, work: Work::default(), millis: 0.0 }).collect();
        let mut stages: Vec<StageTime> = (1..)
            .zip(0..spec.stages.len() + 2)
            .map(|(number, at)| StageTime {
                number,
                work: Work::default(),
                millis: stage_millis.get(at).copied().unwrap_or_default(),
            })
            .collect();
        for (at, (layer, work)) in layers.iter().zip(&works).enumerate() {
            let millis = layer_millis.get(at).copied().unwrap_or_default();
            if let Some(operator) = operators.iter_mut().find(|found| found.kind == Kind::of(layer.operator)) {
                operator.work += *work;
                operator.millis += millis;
            }
            let stage = match layer.place {
                Place::Stem => 0,
                Place::Block { stage, .. } => stage + 1,
                Place::Head => spec.stages.len() + 1,
            };
            if let Some(stage) = stages.get_mut(stage) {
                stage.work += *work;
                stage.millis += millis;
            }
        }
        operators.retain(|operator| has_layers && operator.work.layers > 0);
        let plain = middle_half(plain_millis, |millis| *millis);
        Self {
            runs: u32::try_from(runs.len()).unwrap_or(u32::MAX),
            run_millis: mean(counted.iter().map(|run| run.total_millis())),
            plain_millis: mean(plain.into_iter().copied()),
            clock_step_millis,
            operators,
            stages,
            ceiling,
        }
    }

    /// What the whole network computes and moves.
    #[must_use]
    pub fn work(&self) -> Work {
        self.stages.iter().fold(Work::default(), |sum, stage| sum + stage.work)
    }

    /// Milliseconds of all stages together.
    #[must_use]
    pub fn stages_millis(&self) -> f64 {
        self.stages.iter().map(|stage| stage.millis).sum()
    }

    /// Milliseconds of a run that belong to no layer: buffers, pauses between blocks, and the clock itself.
    #[must_use]
    pub fn rest_millis(&self) -> f64 {
        (self.run_millis - self.stages_millis()).max(0.0)
    }

    /// The part of a run's time, 0 to 1.
    #[must_use]
    pub fn share(&self, millis: f64) -> f64 {
        if self.run_millis > 0.0 { millis / self.run_millis } else { 0.0 }
    }

    /// How much longer a run that was watched took than one that was not, as a part of that: 0.02 are 2 %.
    #[must_use]
    pub fn overhead(&self) -> f64 {
        if self.plain_millis > 0.0 { self.run_millis / self.plain_millis - 1.0 } else { 0.0 }
    }
}

/// All but the quarter with the least and the quarter with the greatest times.
fn middle_half<T>(runs: &[T], time: impl Fn(&T) -> f64) -> Vec<&T> {
    let mut sorted: Vec<&T> = runs.iter().collect();
    sorted.sort_by(|one, two| time(one).total_cmp(&time(two)));
    let left_out = sorted.len() / 4;
    sorted.get(left_out..sorted.len() - left_out).unwrap_or_default().to_vec()
}

/// The mean of each time; empty where the runs have none.
fn mean_of(runs: &[&Run], times: impl Fn(&Run) -> &[f64]) -> Vec<f64> {
    let count = runs.iter().map(|run| times(run).len()).min().unwrap_or_default();
    (0..count).map(|at| mean(runs.iter().filter_map(|run| times(run).get(at).copied()))).collect()
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    if count > 0.0 { sum / count } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::arch::Summary;
    use model::scaling::{Preset, ScalingInput};

    fn spec(preset: Preset) -> ArchSpec {
        ArchSpec::from_input(&ScalingInput::published(preset)).unwrap()
    }

    fn layers(spec: &ArchSpec, millis: f64) -> Run {
        let count = spec.layers().len();
        Run::Layers { layer_millis: vec![millis; count], total_millis: millis * (count as f64 + 1.0) }
    }

    #[test]
    fn counts_by_kind_and_by_stage_are_those_of_the_network() {
        for preset in Preset::ALL {
            let spec = spec(preset);
            let found = Profile::new(&spec, &[layers(&spec, 0.5)], &[10.0], 0.1, None);
            let summary = Summary::from_spec(&spec);
            let by_kind = found.operators.iter().fold(Work::default(), |sum, one| sum + one.work);
            assert_eq!(
                (by_kind.macs, by_kind.layers),
                (summary.total.macs.0, spec.layers().len() as u64),
                "{preset:?}"
            );
            assert_eq!(found.work(), by_kind);
            let has_squeeze = found.operators.iter().any(|one| one.kind == Kind::SqueezeExcite);
            assert_eq!(has_squeeze, spec.stages[0].block.has_squeeze_excite, "{preset:?}");
            for (stage, row) in found.stages.iter().zip(&summary.stages) {
                assert_eq!((usize::from(stage.number), stage.work.macs), (row.number, row.cost.macs.0), "{preset:?}");
            }
            assert_eq!(found.stages.len(), 9);
            let times: f64 = found.operators.iter().map(|one| one.millis).sum();
            assert!((times - found.stages_millis()).abs() < 1e-9);
            assert!((times + found.rest_millis() - found.run_millis).abs() < 1e-9, "what is left is the rest");
        }
    }

    #[test]
    fn the_middle_half_of_the_runs_counts() {
        let spec = spec(Preset::Lite0);
        let runs = [9.0, 1.0, 2.0, 3.0, 70.0].map(|millis| layers(&spec, millis));
        let found = Profile::new(&spec, &runs, &[4.0, 1.0, 100.0, 6.0], 0.1, None);
        // Of five, 2, 3 and 9 are left; of four, 4 and 6.
        let expected = (2.0 + 3.0 + 9.0) / 3.0;
        assert!((found.run_millis - expected * 51.0).abs() < 1e-9, "{}", found.run_millis);
        let stem = found.operators[0];
        assert_eq!((stem.kind, stem.work.layers), (Kind::Stem, 1));
        assert!((stem.millis - expected).abs() < 1e-12);
        assert_eq!((found.plain_millis, found.runs), (5.0, 5));
        assert!((found.overhead() - (expected * 51.0 / 5.0 - 1.0)).abs() < 1e-9);
    }

    #[test]
    fn without_times_of_layers_only_the_stages_have_some() {
        let spec = spec(Preset::B0);
        let stage_millis: Vec<f64> = (1..=9).map(f64::from).collect();
        let runs = [Run::Stages { stage_millis, total_millis: 50.0 }];
        let found = Profile::new(&spec, &runs, &[20.0], 0.1, None);
        assert!(found.operators.is_empty());
        assert_eq!(found.stages.iter().map(|stage| stage.millis).collect::<Vec<_>>()[..3], [1.0, 2.0, 3.0]);
        assert_eq!((found.stages_millis(), found.rest_millis(), found.share(5.0)), (45.0, 5.0, 0.1));
        let nothing = Profile::new(&spec, &[], &[], 0.1, None);
        assert_eq!((nothing.run_millis, nothing.share(1.0), nothing.overhead()), (0.0, 0.0, 0.0));
    }

    #[test]
    fn it_crosses_the_wire_as_it_is() {
        let spec = spec(Preset::B7);
        let mut found = Profile::new(&spec, &[layers(&spec, 0.1)], &[4.0], 0.1, None);
        found.stages[0].work.macs = u128::MAX;
        let ceiling = Ceiling { macs_per_second: 2.5e10, cache_bytes_per_second: 1e11, memory_bytes_per_second: 1e10 };
        found.ceiling = Some(ceiling);
        let text = serde_json::to_string(&found).unwrap();
        assert_eq!(serde_json::from_str::<Profile>(&text).unwrap(), found);
    }
}
