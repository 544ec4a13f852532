//! TinyNet: B0 scaled down by Han et al. 2020, "Model Rubik's Cube: Twisting Resolution, Depth and Width for TinyNets"
//! (arXiv:2010.14819): below the baseline, resolution and depth are kept longer than width.

use super::Counted;
use model::arch::{ArchSpec, B0_STAGES, HEAD_CHANNELS, STEM_CHANNELS};
use model::scaling::{BASE_RESOLUTION_PX, Coefficients, Family, Knob, Preset, ScalingInput, round_channels};

/// A network of the paper: its multipliers as in timm 1.0.31 (`models/efficientnet.py`), and its accuracy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TinyNet {
    /// The name for people.
    pub name: &'static str,
    /// The word in test ids.
    pub slug: &'static str,
    /// Multiplies channels.
    pub width: f64,
    /// Multiplies blocks.
    pub depth: f64,
    /// Side of the picture in pixels.
    pub resolution_px: u64,
    /// Top-1 on ImageNet's validation pictures in percent, of the authors' weights: timm, `results/results-imagenet.csv`,
    /// rounded to a tenth.
    pub top1: f64,
}

const fn network(name: &'static str, slug: &'static str, width: f64, depth: f64, px: u64, top1: f64) -> TinyNet {
    TinyNet { name, slug, width, depth, resolution_px: px, top1 }
}

/// The five networks, largest first.
pub const TINY_NETS: [TinyNet; 5] = [
    network("TinyNet-A", "a", 1.0, 1.2, 192, 77.7),
    network("TinyNet-B", "b", 0.75, 1.1, 188, 74.9),
    network("TinyNet-C", "c", 0.54, 0.85, 184, 71.2),
    network("TinyNet-D", "d", 0.54, 0.695, 152, 66.9),
    network("TinyNet-E", "e", 0.51, 0.6, 106, 59.9),
];

impl TinyNet {
    /// The coefficients over B0, before rounding.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "pixels are far below 2^53")]
    pub fn coefficients(&self) -> Coefficients {
        let resolution = self.resolution_px as f64 / BASE_RESOLUTION_PX as f64;
        Coefficients { depth: self.depth, width: self.width, resolution }
    }

    /// The network of these multipliers by the rounding of `EfficientNet`'s released code. `None` never happens.
    #[must_use]
    pub fn by_our_rules(&self) -> Option<Counted> {
        self.spec().map(|spec| Counted::of(&spec))
    }

    /// TinyNet's own network: blocks rounded to the nearest number instead of up, a stem of 32 channels, and a head of at
    /// least 1280 (timm 1.0.31, `_gen_tinynet`). `None` never happens.
    #[must_use]
    pub fn by_its_own_rules(&self) -> Option<Counted> {
        let mut spec = self.spec()?;
        spec.stem.channels = STEM_CHANNELS;
        for (stage, baseline) in spec.stages.iter_mut().zip(B0_STAGES) {
            stage.block.repeats = nearest(baseline.repeats, self.depth);
        }
        if let Some(first) = spec.stages.first_mut() {
            first.block.input_channels = STEM_CHANNELS;
        }
        spec.head.channels = HEAD_CHANNELS.max(round_channels(HEAD_CHANNELS, self.width));
        Some(Counted::of(&spec))
    }

    /// The nearest setting of the sliders: a depth of 0.695 and sides that are no whole hundredth of 224 px are not among
    /// them.
    #[must_use]
    pub fn input(&self) -> ScalingInput {
        let Coefficients { depth, width, resolution } = self.coefficients();
        let mut input = ScalingInput::published(Preset::B0);
        for (knob, value) in [(Knob::Depth, depth), (Knob::Width, width), (Knob::Resolution, resolution)] {
            input.set_steps(knob, knob.clamped_steps(value));
        }
        input
    }

    fn spec(&self) -> Option<ArchSpec> {
        ArchSpec::new(Family::EfficientNet, self.coefficients(), self.resolution_px).ok()
    }
}

/// Blocks at a depth multiplier, rounded to the nearest number and at least one; none of the five falls on a half.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a few blocks, and never negative"
)]
fn nearest(repeats: u64, depth: f64) -> u64 {
    ((repeats as f64 * depth).round() as u64).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(count: u128, decimals: usize) -> String {
        format!("{:.decimals$}", count as f64 / 1e6)
    }

    /// timm's results/benchmark-infer-amp-nchw-pt113-cu117-rtx3090.csv, columns `param_count` and `infer_macts`, in
    /// millions, of `tinynet_a` to `tinynet_e`.
    #[test]
    fn its_own_rules_give_the_parameters_and_activations_of_timm() {
        let timm = [("6.19", "5.41"), ("3.73", "4.44"), ("2.46", "2.87"), ("2.34", "1.42"), ("2.04", "0.69")];
        for (network, (params, activations)) in TINY_NETS.iter().zip(timm) {
            let counted = network.by_its_own_rules().unwrap();
            assert_eq!(rounded(counted.cost.params.0, 2), params, "{network:?}");
            // timm's counter also counts the 1000 outputs of the classifier.
            assert_eq!(rounded(counted.activations.0 + 1000, 2), activations, "{network:?}");
        }
    }

    /// The paper prints 339 million multiply-adds for TinyNet-A, and 24 million for TinyNet-E in its abstract.
    #[test]
    fn its_own_rules_give_the_multiply_adds_of_the_paper() {
        let macs = |index: usize| TINY_NETS[index].by_its_own_rules().unwrap().cost.macs.0 as f64 / 1e6;
        assert!((macs(0) / 339.0 - 1.0).abs() < 0.01, "{}", macs(0));
        assert!((macs(4) / 24.0 - 1.0).abs() < 0.03, "{}", macs(4));
    }

    #[test]
    fn rounding_up_makes_deeper_networks_of_the_same_multipliers() {
        for network in &TINY_NETS {
            let (ours, own) = (network.by_our_rules().unwrap(), network.by_its_own_rules().unwrap());
            assert_ne!(ours.cost.macs, own.cost.macs, "{network:?}");
        }
        // A: stages of 1, 2, 2, 3, 3, 4, 1 blocks times 1.2, up: 2, 3, 3, 4, 4, 5, 2; nearest: 1, 2, 2, 4, 4, 5, 1.
        let blocks = TINY_NETS[0].spec().unwrap().blocks();
        let own: u64 = B0_STAGES.iter().map(|stage| nearest(stage.repeats, 1.2)).sum();
        assert_eq!((blocks, own), (23, 19));
    }

    #[test]
    fn the_sliders_come_as_near_as_they_can() {
        let found: Vec<_> = TINY_NETS
            .iter()
            .map(|network| {
                let input = network.input();
                ([Knob::Depth, Knob::Width].map(|knob| input.steps(knob)), input.resolution_px())
            })
            .collect();
        // 192 and 106 px lie between two hundredths of 224: 193 and 105 are the nearest.
        let expected = [([120, 100], 193), ([110, 75], 188), ([85, 54], 184), ([70, 54], 152), ([60, 51], 105)];
        assert_eq!(found, expected);
        // Depth 0.70 rounds up to the blocks of 0.695.
        let d = &TINY_NETS[3];
        let sliders = ArchSpec::from_input(&d.input()).unwrap();
        assert_eq!(sliders, d.spec().unwrap());
    }
}
