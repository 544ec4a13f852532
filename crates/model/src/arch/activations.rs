//! Activations: how many numbers the convolutions of a network write.

use super::{ArchSpec, Operator};

/// The sum of the outputs of all convolutions for one picture, those of squeeze-excitation among them: what Dollár, Singh and
/// Girshick 2021 (arXiv:2103.06877) call activations and find to follow time on accelerators better than multiply-adds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ActivationCount(pub u128);

impl ActivationCount {
    /// Those of one picture.
    #[must_use]
    pub fn from_spec(spec: &ArchSpec) -> Self {
        let mut sum: u128 = 0;
        for (layer, count) in spec.distinct_layers() {
            if layer.operator != Operator::Classifier {
                let side = u128::from(layer.output_resolution);
                let outputs = side.saturating_mul(side).saturating_mul(layer.output_channels.into());
                sum = sum.saturating_add(outputs.saturating_mul(count.into()));
            }
        }
        Self(sum)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scaling::{Preset, ScalingInput};

    fn of(preset: Preset) -> u128 {
        ActivationCount::from_spec(&ArchSpec::from_input(&ScalingInput::published(preset)).unwrap()).0
    }

    /// timm's results/benchmark-infer-*.csv, column `infer_macts`, in millions: `tf_efficientnet_b1` at 240 px and
    /// `tf_efficientnet_b7` at 600 px.
    #[test]
    fn they_are_those_of_timm() {
        for (preset, millions) in [(Preset::B1, 10.9), (Preset::B7, 290.0)] {
            let found = of(preset) as f64 / 1e6;
            assert!((found / millions - 1.0).abs() < 0.005, "{preset:?}: {found} instead of {millions}");
        }
    }

    /// The stem of B0 by hand, and a step of phi: 1.75 times by the paper's bases (s^0.85 of 1.92 times the multiply-adds).
    #[test]
    fn they_grow_slower_than_multiply_adds() {
        let spec = ArchSpec::from_input(&ScalingInput::published(Preset::B0)).unwrap();
        let stem = spec.layers()[0];
        assert_eq!(stem.output_resolution.pow(2) * stem.output_channels, 112 * 112 * 32);
        let growth = of(Preset::B7) as f64 / of(Preset::B0) as f64;
        assert!((35.0..60.0).contains(&growth), "{growth}, where multiply-adds grow 98 times");
    }
}
