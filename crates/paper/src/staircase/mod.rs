//! Asked against rounded: how blocks and channels follow phi in steps, as a model of charts.
//!
//! What is asked for is a real number, `repeats * depth` or `channels * width`; what a network has is whole. Every
//! position of the phi slider is one point, from the same [`ArchSpec`] that everything else walks.

mod plot;
mod words;

pub use plot::Plot;
pub use words::{Growth, VariantRow, growth, variant_rows, why_one_costs_more, why_two_have_the_same_blocks};

use model::arch::{ArchSpec, B0_STAGES};
use model::scaling::{Coefficients, Family, Knob, ScalingBases};

/// A number as asked for and as it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rounding {
    /// The baseline's count times the coefficient.
    pub asked: f64,
    /// The whole count of the network.
    pub rounded: u64,
}

/// One position of the phi slider.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// Phi in steps of its slider, tenths.
    pub phi_steps: u16,
    /// Blocks of the whole network; what is asked for is the baseline's blocks times depth.
    pub blocks: Rounding,
    /// Blocks of one stage.
    pub repeats: Rounding,
    /// Output channels of the same stage.
    pub channels: Rounding,
}

/// The stages that repeat blocks, by index; on the page the paper's numbers 2 to 8.
pub const STAGES: usize = B0_STAGES.len();

/// Every position of phi at these bases, with one of the [`STAGES`] in detail. Empty for a stage that there is not.
#[must_use]
pub fn positions(family: Family, bases: ScalingBases, stage: usize) -> Vec<Position> {
    let (first, last) = Knob::Phi.range();
    (first..=last).filter_map(|steps| position(family, bases, stage, steps)).collect()
}

fn position(family: Family, bases: ScalingBases, stage: usize, phi_steps: u16) -> Option<Position> {
    let coefficients = Coefficients::compound(bases, Knob::Phi.value(phi_steps));
    // Depth and width alone decide; the baseline's pixels stand for any.
    let spec = ArchSpec::new(family, coefficients, model::scaling::BASE_RESOLUTION_PX).ok()?;
    let (baseline, scaled) = (B0_STAGES.get(stage)?, spec.stages.get(stage)?.block);
    let rounding = |count: u64, coefficient: f64, rounded| Rounding { asked: float(count) * coefficient, rounded };
    let blocks = B0_STAGES.iter().map(|stage| stage.repeats).sum();
    Some(Position {
        phi_steps,
        blocks: rounding(blocks, coefficients.depth, spec.blocks()),
        repeats: rounding(baseline.repeats, coefficients.depth, scaled.repeats),
        channels: rounding(baseline.output_channels, coefficients.width, scaled.output_channels),
    })
}

#[expect(clippy::cast_precision_loss, reason = "blocks and channels are far below 2^53")]
fn float(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phi_1_of_the_papers_bases_by_hand() {
        // Stage 4 on the page: 2 blocks of 40 channels. Depth 1.2: 2.4 becomes 3; width 1.1: 44 becomes 48.
        let all = positions(Family::EfficientNet, ScalingBases::PAPER, 2);
        assert_eq!(all.len(), 71);
        let one = all[10];
        assert_eq!(one.phi_steps, 10);
        assert_eq!((one.repeats.asked, one.repeats.rounded), (2.4, 3));
        assert_eq!((one.channels.asked, one.channels.rounded), (44.0, 48));
        // 16 * 1.2 = 19.2 blocks asked for, and 2 + 3 + 3 + 4 + 4 + 5 + 2 = 23 built.
        assert!((one.blocks.asked - 19.2).abs() < 1e-12);
        assert_eq!(one.blocks.rounded, 23);
    }

    #[test]
    fn the_steps_never_go_down_and_start_at_the_baseline() {
        for family in Family::ALL {
            for stage in 0..STAGES {
                let all = positions(family, ScalingBases::PAPER, stage);
                let first = all[0];
                assert_eq!((first.blocks.asked, first.blocks.rounded), (16.0, 16));
                for rounding in [first.repeats, first.channels] {
                    assert_eq!(rounding.asked, rounding.rounded as f64);
                }
                for pair in all.windows(2) {
                    assert!(pair[0].repeats.rounded <= pair[1].repeats.rounded);
                    assert!(pair[0].channels.rounded <= pair[1].channels.rounded);
                }
            }
        }
        assert_eq!(positions(Family::Lite, ScalingBases::PAPER, STAGES), []);
    }

    #[test]
    fn lite_keeps_the_repeats_of_its_ends() {
        let all = positions(Family::Lite, ScalingBases::PAPER, 0);
        assert!(all.iter().all(|position| position.repeats.rounded == 1));
    }
}
