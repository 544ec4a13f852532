//! [`Work`]: what a part of a network computes and moves, from the one list of layers.

use std::ops::{Add, AddAssign};

use model::arch::{LayerSpec, Operator};
use serde::{Deserialize, Serialize};

/// Bytes of a number: 32-bit floating point.
const NUMBER_BYTES: u128 = 4;

/// What a part of a network takes for one picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Work {
    /// Layers.
    pub layers: u64,
    /// Multiply-adds.
    pub macs: u128,
    /// Bytes that its layers read and write when every map and every kernel is moved once a layer.
    pub bytes: u128,
}

impl Work {
    /// Arithmetic intensity: multiply-adds for each byte that is moved; 0 where nothing is.
    #[must_use]
    pub fn intensity(&self) -> f64 {
        if self.bytes == 0 { 0.0 } else { float(self.macs) / float(self.bytes) }
    }

    /// Multiply-adds a second where it takes so long; 0 where no time was seen.
    #[must_use]
    pub fn rate(&self, millis: f64) -> f64 {
        if millis > 0.0 { float(self.macs) / millis * 1000.0 } else { 0.0 }
    }

    /// The part of all multiply-adds, 0 to 1.
    #[must_use]
    pub fn share_of(&self, all: &Self) -> f64 {
        if all.macs == 0 { 0.0 } else { float(self.macs) / float(all.macs) }
    }

    /// Of each layer, in the order of computation.
    #[must_use]
    pub fn of_layers(layers: &[LayerSpec]) -> Vec<Self> {
        let mut before = None;
        let works = layers.iter().map(|layer| {
            let work = Self { layers: 1, macs: layer.cost().macs.0, bytes: moved_bytes(layer, before) };
            // Squeeze and excite stand beside the map, which goes on to the projection.
            if !matches!(layer.operator, Operator::Squeeze | Operator::Excite) {
                before = Some(layer);
            }
            work
        });
        works.collect()
    }
}

impl Add for Work {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            layers: self.layers.saturating_add(other.layers),
            macs: self.macs.saturating_add(other.macs),
            bytes: self.bytes.saturating_add(other.bytes),
        }
    }
}

impl AddAssign for Work {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

/// Kernel and bias, with batch normalisation folded in, the map in and the map out; the block's input once more for a skip
/// connection. Squeeze and classifier read the map of the layer `before` them for its means, and the gate of excite reads and
/// writes it.
fn moved_bytes(layer: &LayerSpec, before: Option<&LayerSpec>) -> u128 {
    let output = map(layer.output_resolution, layer.output_channels);
    let around = before.map_or(0, |before| map(before.output_resolution, before.output_channels));
    let beside = match layer.operator {
        Operator::Squeeze | Operator::Classifier => around,
        Operator::Excite => around.saturating_mul(2),
        _ if layer.has_skip => output,
        _ => 0,
    };
    let parameters = layer.weight_count().saturating_add(layer.output_channels.into());
    let numbers = [map(layer.input_resolution, layer.input_channels), output, beside, parameters];
    numbers.into_iter().fold(0_u128, u128::saturating_add).saturating_mul(NUMBER_BYTES)
}

/// Numbers of a map.
fn map(side: u64, channels: u64) -> u128 {
    let side = u128::from(side);
    side.saturating_mul(side).saturating_mul(channels.into())
}

#[expect(clippy::cast_precision_loss, reason = "a ratio for people")]
pub(crate) fn float(count: u128) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::arch::ArchSpec;
    use model::scaling::{Preset, ScalingInput};

    fn layers(preset: Preset) -> Vec<LayerSpec> {
        ArchSpec::from_input(&ScalingInput::published(preset)).unwrap().layers()
    }

    #[test]
    fn layers_of_lite0_by_hand() {
        let layers = layers(Preset::Lite0);
        let works = Work::of_layers(&layers);
        // The stem: 3 x 3 x 3 kernels to 32 channels, 224 to 112 px.
        assert_eq!(works[0].bytes, 4 * (3 * 224 * 224 + 32 * 112 * 112 + 864 + 32));
        // The first block has no expansion: a 3x3 kernel for each of 32 channels at 112 px.
        let depthwise = works[1];
        assert_eq!((depthwise.macs, depthwise.bytes), (9 * 32 * 112 * 112, 4 * (2 * 32 * 112 * 112 + 32 * 9 + 32)));
        let intensity = 9.0 * 32.0 * 12544.0 / (4.0 * (64.0 * 12544.0 + 320.0));
        assert!((depthwise.intensity() - intensity).abs() < 1e-12, "{}", depthwise.intensity());
        assert!((1.1..1.13).contains(&depthwise.intensity()), "9 multiply-adds for two numbers of 4 bytes");
        // A skip connection reads the block's input once more: 24 channels at 56 px, expanded to 144.
        let at = layers.iter().position(|layer| layer.has_skip).unwrap();
        assert_eq!(works[at].bytes, 4 * (144 * 3136 + 24 * 3136 + 24 * 3136 + 144 * 24 + 24));
        // The classifier reads the map that is pooled: 1280 channels at 7 px.
        let last = works.last().unwrap();
        assert_eq!((last.macs, last.bytes), (1_280_000, 4 * (1280 * 49 + 1280 + 1000 + 1_280_000 + 1000)));
    }

    #[test]
    fn squeeze_and_excite_move_the_map_for_little_arithmetic() {
        let layers = layers(Preset::B0);
        let works = Work::of_layers(&layers);
        // The first block: stem, depthwise (32 channels, 112 px), squeeze to 8, excite, project.
        let map = 32 * 112 * 112;
        assert_eq!((works[2].macs, works[2].bytes), (256, 4 * (32 + 8 + map + 256 + 8)));
        assert_eq!((works[3].macs, works[3].bytes), (256, 4 * (8 + 32 + 2 * map + 256 + 32)));
        assert_eq!(works[4].bytes, 4 * (map + 16 * 112 * 112 + 512 + 16));
    }

    #[test]
    fn nothing_moves_nothing() {
        let nothing = Work::default();
        assert_eq!((nothing.intensity(), nothing.rate(3.0), nothing.share_of(&nothing)), (0.0, 0.0, 0.0));
        assert_eq!(Work { layers: 1, macs: 2_000_000, bytes: 1 }.rate(0.0), 0.0, "a clock that saw nothing");
        assert_eq!(Work { layers: 1, macs: 2_000_000, bytes: 1 }.rate(4.0), 5e8);
    }
}
