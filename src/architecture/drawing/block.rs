//! A block as a chain of boxes with its skip connection.

use std::fmt::Write as _;

use model::arch::{LayerSpec, Operator};

/// Room for the line before, between and after boxes.
const GAP: u32 = 24;
const WIDE: u32 = 135;
const TALL: u32 = 92;
const TOP: u32 = 8;
/// Room for the skip connection below the boxes.
const SKIP: u32 = 34;

/// A layer in its box; squeeze stands for excite too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlockBox {
    /// Left edge.
    pub x: u32,
    /// The layer.
    pub layer: LayerSpec,
    /// Channels of the map that leaves the box.
    pub channels: u64,
}

/// A block, laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The boxes, in the order of computation.
    pub boxes: Vec<BlockBox>,
    /// Whether the block's input is added to its output.
    pub has_skip: bool,
}

impl Block {
    /// Width and height of the view box.
    pub const SIZE: (u32, u32) = (660, TOP + TALL + SKIP + 8);
    /// Top and width of every box.
    pub const BOX: (u32, u32) = (TOP, WIDE);

    /// Lays the layers of one block out.
    #[must_use]
    pub fn of(layers: &[LayerSpec]) -> Self {
        let mut block = Self { boxes: Vec::new(), has_skip: false };
        for layer in layers {
            block.has_skip |= layer.has_skip;
            let channels = layer.output_channels;
            if layer.operator != Operator::Excite {
                block.boxes.push(BlockBox { x: block.end(), layer: *layer, channels });
            } else if let Some(gate) = block.boxes.last_mut() {
                gate.channels = channels;
            }
        }
        block
    }

    /// The lines of the map through the boxes and around them, as a path.
    #[must_use]
    pub fn lines(&self) -> String {
        let middle = TOP + TALL / 2;
        let end = self.end();
        let through = format!("M0 {middle}H{end}m-8 -6l8 6l-8 6");
        if !self.has_skip {
            return through;
        }
        let below = TOP + TALL + SKIP - 12;
        let (out, back) = (GAP / 2, end - GAP / 2);
        format!("{through}M{out} {middle}V{below}H{back}V{middle}")
    }

    /// The boxes, and the plus in a circle where the skip is added to the output, as a path.
    #[must_use]
    pub fn outlines(&self) -> String {
        let mut path = String::new();
        for BlockBox { x, .. } in &self.boxes {
            // Writing to a `String` cannot fail.
            let _ = write!(path, "M{x} {TOP}h{WIDE}v{TALL}h-{WIDE}z");
        }
        if self.has_skip {
            let (x, y) = (self.end() - GAP / 2, TOP + TALL / 2);
            let _ = write!(path, "M{} {y}a8 8 0 1 0 16 0a8 8 0 1 0 -16 0h16m-8 -8v16", x - 8);
        }
        path
    }

    /// Where the next box would begin: where the map leaves the block.
    fn end(&self) -> u32 {
        self.boxes.last().map_or(0, |last| last.x + WIDE) + GAP
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::architecture::drawing::{OpenStage, STAGES};
    use model::arch::ArchSpec;
    use model::scaling::{Preset, ScalingInput};

    #[test]
    fn every_block_of_every_variant_is_inside() {
        for preset in Preset::ALL {
            let spec = ArchSpec::from_input(&ScalingInput::published(preset)).unwrap();
            for index in 0..STAGES {
                let block = OpenStage::of(&spec, index).unwrap().block;
                assert!(block.boxes.last().unwrap().x + WIDE + GAP <= Block::SIZE.0, "{preset:?}");
                assert_eq!(block.has_skip, block.outlines().contains('a'));
            }
        }
    }

    #[test]
    fn a_block_shows_what_its_family_has() {
        let boxes = |preset, index| {
            let spec = ArchSpec::from_input(&ScalingInput::published(preset)).unwrap();
            OpenStage::of(&spec, index).unwrap().block.boxes.iter().map(|b| b.layer.operator).collect::<Vec<_>>()
        };
        use Operator::{Classifier, Depthwise, Expand, HeadConv, Project, Squeeze, StemConv};
        assert_eq!(boxes(Preset::B0, 0), [StemConv]);
        assert_eq!(boxes(Preset::B0, 1), [Depthwise, Squeeze, Project]);
        assert_eq!(boxes(Preset::B0, 2), [Expand, Depthwise, Squeeze, Project]);
        assert_eq!(boxes(Preset::Lite0, 2), [Expand, Depthwise, Project]);
        assert_eq!(boxes(Preset::B0, 8), [HeadConv, Classifier]);
    }

    /// The gate's box said “→ 28” where 672 channels leave it: those of its squeeze layer, and not of the excite layer that
    /// the box stands for too.
    #[test]
    fn the_gate_lets_all_channels_through() {
        let spec = ArchSpec::from_input(&ScalingInput::published(Preset::B0)).unwrap();
        let block = OpenStage::of(&spec, 5).unwrap().block;
        // Tan & Le 2019, Table 1: 112 channels, expanded six times.
        let channels: Vec<_> = block.boxes.iter().map(|b| (b.layer.operator, b.channels)).collect();
        use Operator::{Depthwise, Expand, Project, Squeeze};
        assert_eq!(channels, [(Expand, 672), (Depthwise, 672), (Squeeze, 672), (Project, 112)]);
        assert_eq!(block.boxes[2].layer.output_channels, 28);
    }
}
