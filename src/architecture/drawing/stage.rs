//! One stage, opened: its layers with equal blocks together, and the block that repeats.

use super::STAGES;
use super::block::Block;
use model::arch::{ArchSpec, Cost, LayerSpec, Place};

/// A layer of the stage, as often as its blocks have it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StageLayer {
    /// The layer.
    pub layer: LayerSpec,
    /// First block that has it, counted from 1; `None` in stem and head.
    pub first: Option<u64>,
    /// Blocks that have it.
    pub count: u64,
    /// What it costs in all of them.
    pub cost: Cost,
    /// Its part of the network's multiply-adds, 0 to 1.
    pub share: f64,
}

impl StageLayer {
    /// The last block that has it, counted from 1.
    #[must_use]
    pub fn last(&self) -> Option<u64> {
        self.first.map(|first| first + self.count.saturating_sub(1))
    }
}

/// A stage with all that it does.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenStage {
    /// Number of the stage as the paper counts, 1 (stem) to 9 (head).
    pub number: usize,
    /// Its layers in the order of computation.
    pub layers: Vec<StageLayer>,
    /// What they cost together.
    pub cost: Cost,
    /// Their part of the network's multiply-adds, 0 to 1.
    pub share: f64,
    /// The block that repeats, or the only one, drawn.
    pub block: Block,
}

impl OpenStage {
    /// Opens the stage of index `index`, from 0; `None` where there is none.
    #[must_use]
    pub fn of(spec: &ArchSpec, index: usize) -> Option<Self> {
        let is_here = |layer: &LayerSpec| match layer.place {
            Place::Stem => index == 0,
            Place::Block { stage, .. } => index == stage + 1,
            Place::Head => index == STAGES - 1,
        };
        // Loops, as each chain of iterators would add half a kilobyte to the page.
        let (mut total, mut cost) = (Cost::default(), Cost::default());
        let mut layers = Vec::new();
        for (layer, count) in spec.distinct_layers() {
            let all = layer.cost().times(count);
            total = total + all;
            if is_here(&layer) {
                cost = cost + all;
                let first = match layer.place {
                    Place::Block { block, .. } => Some(block + 1),
                    Place::Stem | Place::Head => None,
                };
                layers.push(StageLayer { layer, first, count, cost: all, share: 0.0 });
            }
        }
        let last = layers.last()?.first;
        let mut block = Vec::new();
        for row in &mut layers {
            row.share = row.cost.macs.over(total.macs);
            if row.first == last {
                block.push(row.layer);
            }
        }
        Some(Self { number: index + 1, block: Block::of(&block), share: cost.macs.over(total.macs), layers, cost })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::arch::{Operator, Summary};
    use model::scaling::{Preset, ScalingInput};

    fn spec(preset: Preset) -> ArchSpec {
        ArchSpec::from_input(&ScalingInput::published(preset)).unwrap()
    }

    #[test]
    fn every_stage_of_every_variant_adds_up_to_its_row() {
        for preset in Preset::ALL {
            let spec = spec(preset);
            let shares: f64 = (0..STAGES).map(|index| OpenStage::of(&spec, index).unwrap().share).sum();
            assert!((shares - 1.0).abs() < 1e-12);
            for (index, row) in Summary::from_spec(&spec).stages.iter().enumerate() {
                let open = OpenStage::of(&spec, index).unwrap();
                assert_eq!((open.number, open.cost), (row.number, row.cost), "{preset:?}");
                let last = open.layers.last().unwrap().last();
                assert_eq!(last.unwrap_or(1), row.repeats, "{preset:?}");
            }
        }
        assert_eq!(OpenStage::of(&spec(Preset::B0), STAGES), None);
    }

    #[test]
    fn stage_3_of_b0_by_hand() {
        let open = OpenStage::of(&spec(Preset::B0), 2).unwrap();
        // Two blocks, of five layers each.
        assert_eq!(open.layers.len(), 10);
        let expand = open.layers[0];
        assert_eq!((expand.layer.operator, expand.cost.macs.0), (Operator::Expand, 16 * 96 * 112 * 112));
        assert_eq!((open.layers[9].first, open.layers[9].last()), (Some(2), Some(2)));
        assert!(open.block.has_skip);
    }
}
