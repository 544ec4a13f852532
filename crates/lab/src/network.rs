//! The networks of the lab: small networks like EfficientNet for pictures of 32 pixels and less, with MBConv blocks of expansion 2,
//! without squeeze-excitation.
//!
//! | layer | stride | channels at width 1 |
//! |---|---|---|
//! | stem 3x3 | 1 | 8 |
//! | MBConv 3x3 | 1 | 8 |
//! | MBConv 3x3 | 2 | 12 |
//! | MBConv 3x3 | 2 | 20 |
//! | 1x1, global average pool, classifier | | 48, then the 10 classes |

use model::arch::{Activation, Cost, LayerSpec, Operator, Place};
use serde::{Deserialize, Serialize};

/// Classes of CIFAR-10.
pub const CLASSES: u64 = 10;

/// Colors of a picture.
const PICTURE_CHANNELS: u64 = 3;

/// Channels of the stem at width 1.
const STEM: f64 = 8.0;

/// Channels of each stage at width 1, and the stride of its first block.
const STAGES: [(f64, u64); 3] = [(8.0, 1), (12.0, 2), (20.0, 2)];

/// Channels of the 1x1 convolution of the head at width 1.
const HEAD: f64 = 48.0;

/// How many times its input a block expands.
const EXPANSION: u64 = 2;

/// Side of the kernel of the stem and of each block.
const KERNEL: u64 = 3;

/// Shape of a network of the lab.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LabNetwork {
    /// `MBConv` blocks, 3 or more: one a stage, and a further one at a time to the stage with the fewest, the later stage
    /// first.
    pub blocks: u32,
    /// Factor of all channels: 1.0 is 8 channels in the stem. Each product is rounded to an even number, 2 at least.
    pub width: f64,
    /// Side of the picture that the network sees, in pixels.
    pub resolution: u32,
}

impl LabNetwork {
    /// Every layer with weights, in the order of computation. All but the classifier have batch normalisation; `SiLU` follows
    /// all but the last layer of a block and the classifier.
    #[must_use]
    pub fn layers(&self) -> Vec<LayerSpec> {
        let side = u64::from(self.resolution);
        let mut channels = even(STEM * self.width);
        let mut layers = vec![LayerSpec {
            kernel_size: KERNEL,
            ..layer(Place::Stem, Operator::StemConv, (PICTURE_CHANNELS, channels), side)
        }];
        let mut side = side;
        for (stage, ((base, stride), repeats)) in STAGES.into_iter().zip(repeats(self.blocks)).enumerate() {
            let output = even(base * self.width);
            for block in 0..u64::from(repeats) {
                let stride = if block == 0 { stride } else { 1 };
                side = push_block(&mut layers, Place::Block { stage, block }, (channels, output), stride, side);
                channels = output;
            }
        }
        let head = even(HEAD * self.width);
        layers.push(layer(Place::Head, Operator::HeadConv, (channels, head), side));
        layers.push(LayerSpec {
            has_bias: true,
            has_norm: false,
            activation: None,
            ..layer(Place::Head, Operator::Classifier, (head, CLASSES), 1)
        });
        layers
    }

    /// Multiply-adds for one picture: convolutions and classifier.
    #[must_use]
    pub fn multiply_adds(&self) -> u64 {
        u64::try_from(self.cost().macs.0).unwrap_or(u64::MAX)
    }

    /// Trainable parameters, the two vectors of each batch normalisation among them.
    #[must_use]
    pub fn parameters(&self) -> u64 {
        u64::try_from(self.cost().params.0).unwrap_or(u64::MAX)
    }

    fn cost(&self) -> Cost {
        self.layers().iter().map(LayerSpec::cost).sum()
    }
}

/// Blocks of each stage. One at a time to the stage with the fewest, the later stage first.
fn repeats(blocks: u32) -> [u32; STAGES.len()] {
    let stages = u32::try_from(STAGES.len()).unwrap_or(u32::MAX);
    let (all, more) = (blocks / stages, blocks % stages);
    let mut place = stages;
    [(); STAGES.len()].map(|()| {
        // From the first stage on, so that those which get one more are the last ones.
        place -= 1;
        (all + u32::from(place < more)).max(1)
    })
}

/// Channels for a product with the width: the nearest even number (of two as near, the multiple of 4), 2 at least.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates, and 2 is the least")]
fn even(channels: f64) -> u64 {
    ((channels / 2.0).round_ties_even() as u64).saturating_mul(2).max(2)
}

/// Adds the layers of a block, and returns the side of its output.
fn push_block(layers: &mut Vec<LayerSpec>, place: Place, channels: (u64, u64), stride: u64, side: u64) -> u64 {
    let (input, output) = channels;
    let expanded = input.saturating_mul(EXPANSION);
    let small = side.div_ceil(stride);
    layers.push(layer(place, Operator::Expand, (input, expanded), side));
    layers.push(LayerSpec {
        kernel_size: KERNEL,
        stride,
        groups: expanded,
        input_resolution: side,
        ..layer(place, Operator::Depthwise, (expanded, expanded), small)
    });
    layers.push(LayerSpec {
        activation: None,
        has_skip: stride == 1 && input == output,
        ..layer(place, Operator::Project, (expanded, output), small)
    });
    small
}

/// A 1x1 convolution at stride 1 with batch normalisation and `SiLU`, from and to so many channels, on a map of this side.
fn layer(place: Place, operator: Operator, (input_channels, output_channels): (u64, u64), side: u64) -> LayerSpec {
    LayerSpec {
        place,
        operator,
        input_channels,
        output_channels,
        kernel_size: 1,
        stride: 1,
        groups: 1,
        input_resolution: side,
        output_resolution: side,
        has_bias: false,
        has_norm: true,
        activation: Some(Activation::Silu),
        has_skip: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASELINE: LabNetwork = LabNetwork { blocks: 3, width: 1.0, resolution: 12 };

    #[test]
    fn the_baseline_by_hand() {
        // Weights times places: stem 3*8*9 at 144; blocks 8 -> 16 -> 8, 8 -> 16 -> 12, 12 -> 24 -> 20, at 144, then 36 and 9
        // places after the stride; head 20 -> 48 at 9; classifier 48 -> 10.
        let stem = 216 * 144;
        let first = (8 * 16 + 16 * 9 + 16 * 8) * 144;
        let second = 8 * 16 * 144 + (16 * 9 + 16 * 12) * 36;
        let third = 12 * 24 * 36 + (24 * 9 + 24 * 20) * 9;
        let head = 20 * 48 * 9 + 480;
        assert_eq!(BASELINE.multiply_adds(), stem + first + second + third + head);
        assert_eq!(BASELINE.multiply_adds(), 144_984);
        assert_eq!(BASELINE.parameters(), 3930);
    }

    #[test]
    fn further_blocks_go_to_the_stage_with_the_fewest_the_later_first() {
        let of = |blocks| repeats(blocks);
        assert_eq!([3, 4, 5, 6, 7].map(of), [[1, 1, 1], [1, 1, 2], [1, 2, 2], [2, 2, 2], [2, 2, 3]]);
        assert_eq!([16, 33].map(of), [[5, 5, 6], [11, 11, 11]]);
        assert_eq!(repeats(0), [1, 1, 1], "never a stage without a block");
    }

    #[test]
    fn channels_are_even_and_halves_go_to_the_even_half() {
        // 4.5 and 5.5 halves are 4 and 6; 12 * 1.38 / 2 = 8.28.
        assert_eq!([9.0, 11.0, 16.56, 0.1, f64::NAN].map(even), [8, 12, 16, 2, 2]);
        assert_eq!(even(f64::INFINITY), u64::MAX);
    }

    #[test]
    fn layers_follow_one_another() {
        for network in [BASELINE, LabNetwork { blocks: 8, width: 1.38, resolution: 23 }] {
            let layers = network.layers();
            for pair in layers.windows(2) {
                assert_eq!(pair[0].output_channels, pair[1].input_channels);
                let pooled = pair[1].operator == Operator::Classifier;
                assert!(pooled || pair[0].output_resolution == pair[1].input_resolution, "{pair:?}");
            }
            let skips = layers.iter().filter(|layer| layer.has_skip);
            assert!(skips.clone().all(|layer| layer.operator == Operator::Project && layer.activation.is_none()));
            let expected = u64::from(network.blocks) - 2;
            assert_eq!(skips.count() as u64, expected, "all blocks but the two with a stride: {network:?}");
        }
    }

    #[test]
    fn an_odd_map_is_halved_upwards() {
        let layers = LabNetwork { blocks: 3, width: 1.0, resolution: 17 }.layers();
        let sides: Vec<u64> = layers.iter().map(|layer| layer.output_resolution).collect();
        assert_eq!(sides, [17, 17, 17, 17, 17, 9, 9, 9, 5, 5, 5, 1]);
    }
}
