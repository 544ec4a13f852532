//! A block as a chain of boxes with its skip connection.

use crate::arch::{LayerSpec, Operator};

/// A block has at most this many boxes: squeeze and excite share one.
const BOXES: usize = 4;
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
    /// Top, width and height of every box.
    pub const BOX: (u32, u32, u32) = (TOP, WIDE, TALL);

    /// Lays the layers of one block out.
    #[must_use]
    pub fn of(layers: &[LayerSpec]) -> Self {
        let main = layers.iter().filter(|layer| layer.operator != Operator::Excite).take(BOXES);
        let boxes = (0..).zip(main).map(|(at, layer)| BlockBox { x: left(at), layer: *layer }).collect();
        Self { boxes, has_skip: layers.iter().any(|layer| layer.has_skip) }
    }

    /// The lines of the map through the boxes and around them, as a path.
    #[must_use]
    pub fn lines(&self) -> String {
        let middle = TOP + TALL / 2;
        let end = left(u32::try_from(self.boxes.len()).unwrap_or_default());
        let through = format!("M0 {middle}H{end}m-8 -6l8 6l-8 6");
        if !self.has_skip {
            return through;
        }
        let below = TOP + TALL + SKIP - 12;
        let (out, back) = (GAP / 2, end - GAP / 2);
        format!("{through}M{out} {middle}V{below}H{back}V{middle}")
    }

    /// Where the skip is added to the output: the center of a plus.
    #[must_use]
    pub fn sum(&self) -> Option<(u32, u32)> {
        let end = left(u32::try_from(self.boxes.len()).unwrap_or_default());
        self.has_skip.then_some((end - GAP / 2, TOP + TALL / 2))
    }
}

/// Left edge of the box of index `at`, from 0.
fn left(at: u32) -> u32 {
    GAP + at * (WIDE + GAP)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arch::ArchSpec;
    use crate::drawing::{OpenStage, STAGES};
    use crate::scaling::{Preset, ScalingInput};

    #[test]
    fn every_block_of_every_variant_is_inside() {
        for preset in Preset::ALL {
            let spec = ArchSpec::from_input(&ScalingInput::published(preset)).unwrap();
            for index in 0..STAGES {
                let block = OpenStage::of(&spec, index).unwrap().block;
                assert!(block.boxes.last().unwrap().x + WIDE + GAP <= Block::SIZE.0, "{preset:?}");
                assert_eq!(block.has_skip, block.sum().is_some());
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
}
