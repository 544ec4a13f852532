//! A network at a glance: totals, and one row a stage as in the paper's Table 1.

use super::cost::Cost;
use super::layers::Place;
use super::spec::ArchSpec;
use texts::{Language, stages};

/// One row of the stage table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageRow {
    /// Number of the stage as the paper counts, 1 (stem) to 9 (head).
    pub number: usize,
    /// The operator as the paper writes it, such as `MBConv6, k5x5`.
    pub operator: String,
    /// Side of the map that enters the stage, as in Table 1.
    pub input_resolution: u64,
    /// Side of the map that leaves it.
    pub output_resolution: u64,
    /// Output channels.
    pub channels: u64,
    /// Layers or blocks in the stage.
    pub repeats: u64,
    /// What the stage costs.
    pub cost: Cost,
}

impl StageRow {
    /// The operator for people: the notation of the paper is the same in every language.
    #[must_use]
    pub fn operator_in(&self, language: Language) -> String {
        if self.operator == stages::HEAD.of(Language::English) {
            stages::HEAD.of(language).to_owned()
        } else {
            self.operator.clone()
        }
    }
}

/// The totals of a network and its stages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Side of the input picture in pixels.
    pub input_resolution: u64,
    /// MBConv blocks.
    pub blocks: u64,
    /// Layers with weights.
    pub layers: u64,
    /// The whole network.
    pub total: Cost,
    /// The nine stages of Table 1.
    pub stages: Vec<StageRow>,
}

impl Summary {
    /// Walks the layer list once, equal blocks together, and adds up.
    #[must_use]
    pub fn from_spec(spec: &ArchSpec) -> Self {
        let mut stages = empty_rows(spec);
        let mut layers: u64 = 0;
        for (layer, count) in spec.distinct_layers() {
            layers = layers.saturating_add(count);
            let index = match layer.place {
                Place::Stem => 0,
                Place::Block { stage, .. } => stage + 1,
                Place::Head => stages.len() - 1,
            };
            if let Some(row) = stages.get_mut(index) {
                row.cost = row.cost + layer.cost().times(count);
            }
        }
        Self {
            input_resolution: spec.input_resolution,
            blocks: spec.blocks(),
            layers,
            total: stages.iter().map(|row| row.cost).sum(),
            stages,
        }
    }
}

fn empty_rows(spec: &ArchSpec) -> Vec<StageRow> {
    let mut rows = vec![StageRow {
        number: 1,
        operator: "Conv, k3x3".to_owned(),
        input_resolution: spec.input_resolution,
        output_resolution: spec.stem.output_resolution,
        channels: spec.stem.channels,
        repeats: 1,
        cost: Cost::default(),
    }];
    for stage in &spec.stages {
        let args = stage.block;
        rows.push(StageRow {
            number: rows.len() + 1,
            operator: format!("MBConv{}, k{k}x{k}", args.expand_ratio, k = args.kernel_size),
            input_resolution: stage.input_resolution,
            output_resolution: stage.output_resolution,
            channels: args.output_channels,
            repeats: args.repeats,
            cost: Cost::default(),
        });
    }
    let last = spec.stages.last().map_or(spec.stem.output_resolution, |stage| stage.output_resolution);
    rows.push(StageRow {
        number: rows.len() + 1,
        operator: stages::HEAD.of(Language::English).to_owned(),
        input_resolution: last,
        output_resolution: 1,
        channels: spec.head.channels,
        repeats: 1,
        cost: Cost::default(),
    });
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scaling::{Preset, ScalingInput};

    #[test]
    fn the_rows_of_b0_are_table_1() {
        let summary = Summary::from_spec(&ArchSpec::from_input(&ScalingInput::published(Preset::B0)).unwrap());
        let rows: Vec<_> =
            summary.stages.iter().map(|r| (r.number, r.input_resolution, r.channels, r.repeats)).collect();
        assert_eq!(
            rows,
            [
                (1, 224, 32, 1),
                (2, 112, 16, 1),
                (3, 112, 24, 2),
                (4, 56, 40, 2),
                (5, 28, 80, 3),
                (6, 14, 112, 3),
                (7, 14, 192, 4),
                (8, 7, 320, 1),
                (9, 7, 1280, 1)
            ]
        );
        assert_eq!(summary.stages[3].operator, "MBConv6, k5x5");
        assert_eq!(summary.stages[3].operator_in(Language::Korean), "MBConv6, k5x5");
        assert_eq!(summary.stages[8].operator_in(Language::Korean), "Conv 1x1, 풀링, 분류기");
    }
}
