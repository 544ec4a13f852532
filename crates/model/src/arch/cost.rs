//! Parameters and multiply-adds of layers, counted exactly.

use std::iter::Sum;
use std::ops::Add;

use super::layers::LayerSpec;

/// Multiply-adds for one picture: what the paper calls "FLOPS". Convolutions, squeeze-excitation and classifier;
/// no normalisation, activation or pooling. 128 bits, as absurd settings pass 2^64.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Macs(pub u128);

impl Macs {
    /// Floating-point operations: two for each multiply-add.
    #[must_use]
    pub fn flops(self) -> u128 {
        self.0.saturating_mul(2)
    }

    /// How many times `baseline` this is.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a ratio for people")]
    pub fn over(self, baseline: Self) -> f64 {
        self.0 as f64 / baseline.0 as f64
    }
}

/// Trained numbers. Batch-norm statistics are not among them; see [`Cost::buffers`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Params(pub u128);

/// What a layer, or a set of layers, costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Multiply-adds for one picture.
    pub macs: Macs,
    /// Trainable parameters.
    pub params: Params,
    /// Running means and variances of batch normalisation.
    pub buffers: u128,
}

impl Cost {
    /// What `count` equal layers cost.
    #[must_use]
    pub fn times(self, count: u64) -> Self {
        let count = u128::from(count);
        Self {
            macs: Macs(self.macs.0.saturating_mul(count)),
            params: Params(self.params.0.saturating_mul(count)),
            buffers: self.buffers.saturating_mul(count),
        }
    }
}

impl Add for Cost {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            macs: Macs(self.macs.0.saturating_add(other.macs.0)),
            params: Params(self.params.0.saturating_add(other.params.0)),
            buffers: self.buffers.saturating_add(other.buffers),
        }
    }
}

impl Sum for Cost {
    fn sum<I: Iterator<Item = Self>>(costs: I) -> Self {
        costs.fold(Self::default(), Add::add)
    }
}

impl LayerSpec {
    /// Numbers in the weight tensor.
    #[must_use]
    pub fn weight_count(&self) -> u128 {
        self.weight_shape().into_iter().fold(1, |product, side| product.saturating_mul(u128::from(side)))
    }

    /// What this layer costs: `weights * map cells` multiply-adds; weights, biases and the two trained vectors of
    /// batch normalisation as parameters; its two statistics as buffers.
    #[must_use]
    pub fn cost(&self) -> Cost {
        let weights = self.weight_count();
        let side = u128::from(self.output_resolution);
        let channels = u128::from(self.output_channels);
        let norm = if self.has_norm { channels.saturating_mul(2) } else { 0 };
        let bias = if self.has_bias { channels } else { 0 };
        Cost {
            macs: Macs(weights.saturating_mul(side).saturating_mul(side)),
            params: Params(weights.saturating_add(bias).saturating_add(norm)),
            buffers: norm,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arch::ArchSpec;
    use crate::scaling::{Preset, ScalingInput};

    #[test]
    fn the_stem_of_b0_by_hand() {
        let layers = ArchSpec::from_input(&ScalingInput::published(Preset::B0)).unwrap().layers();
        let stem = layers[0].cost();
        assert_eq!(stem.params.0, 32 * 3 * 9 + 2 * 32); // 864 weights, 64 of batch norm
        assert_eq!(stem.macs.0, 864 * 112 * 112);
        assert_eq!(stem.buffers, 64);
        // The depthwise layer of the first block: one 3x3 kernel for each of 32 channels.
        let depthwise = layers[1].cost();
        assert_eq!((depthwise.params.0, depthwise.macs.0), (32 * 9 + 64, 288 * 112 * 112));
    }

    #[test]
    fn doubling_resolution_quadruples_a_convolution() {
        let layers = ArchSpec::from_input(&ScalingInput::published(Preset::B0)).unwrap().layers();
        let layer = layers[3];
        let doubled = LayerSpec { output_resolution: layer.output_resolution * 2, ..layer };
        assert_eq!(doubled.cost().macs.0, 4 * layer.cost().macs.0);
    }
}
