//! What must hold at every setting that the sliders reach, the absurd corner (phi 7, bases 2) included.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may panic")]
#![allow(clippy::cast_precision_loss, reason = "tests compare exact numbers")]

use model::arch::{ArchSpec, Cost, LayerSpec, Operator, Summary};
use model::scaling::{CHANNEL_DIVISOR, Family, Knob, ScalingInput, round_channels, round_repeats};
use proptest::prelude::*;

/// Any position of any sliders, reached as a person does: by moving them one after the other.
fn any_input() -> impl Strategy<Value = ScalingInput> {
    let family = prop_oneof![Just(Family::EfficientNet), Just(Family::Lite)];
    let moves = proptest::collection::vec((0..Knob::ALL.len(), 0.0..=1.0_f64), 0..12);
    (family, moves).prop_map(|(family, moves)| {
        let mut input = ScalingInput::default();
        input.choose_family(family);
        for (index, fraction) in moves {
            let knob = Knob::ALL[index];
            let (min, max) = knob.range();
            let value = knob.value(min) + fraction * (knob.value(max) - knob.value(min));
            input.set_steps(knob, knob.clamped_steps(value));
        }
        input
    })
}

fn summary(input: &ScalingInput) -> Summary {
    Summary::from_spec(&ArchSpec::from_input(input).expect("every slider position is a network"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn channels_are_multiples_of_eight_and_lose_at_most_a_tenth(channels in 1_u64..2000, width in 0.01..200.0_f64) {
        let rounded = round_channels(channels, width);
        prop_assert_eq!(rounded % CHANNEL_DIVISOR, 0);
        prop_assert!(rounded as f64 >= 0.9 * channels as f64 * width);
        prop_assert!(rounded >= CHANNEL_DIVISOR);
    }

    #[test]
    fn rounding_never_goes_backwards(count in 1_u64..2000, a in 0.01..20.0_f64, b in 0.01..20.0_f64) {
        let (low, high) = (a.min(b), a.max(b));
        prop_assert!(round_channels(count, low) <= round_channels(count, high));
        prop_assert!(round_repeats(count, low) <= round_repeats(count, high));
    }

    #[test]
    fn every_slider_position_is_a_network_whose_costs_add_up(input in any_input()) {
        let spec = ArchSpec::from_input(&input).expect("a network");
        let summary = Summary::from_spec(&spec);
        let layers = spec.layers();
        let by_layer: Cost = layers.iter().map(LayerSpec::cost).sum();
        let by_stage: Cost = summary.stages.iter().map(|row| row.cost).sum();
        let operators = [
            Operator::StemConv, Operator::Expand, Operator::Depthwise, Operator::Squeeze,
            Operator::Excite, Operator::Project, Operator::HeadConv, Operator::Classifier,
        ];
        let by_operator: Cost = operators
            .iter()
            .map(|operator| layers.iter().filter(|l| l.operator == *operator).map(LayerSpec::cost).sum::<Cost>())
            .sum();
        prop_assert_eq!(by_layer, summary.total);
        prop_assert_eq!(layers.len() as u64, summary.layers);
        prop_assert_eq!(by_stage, summary.total);
        prop_assert_eq!(by_operator, summary.total);
        // Nothing saturated on the way.
        prop_assert!(summary.total.macs.0 < u128::MAX / 4);
        prop_assert!(layers.iter().all(|l| l.output_resolution >= 1 && l.output_channels >= 1));
        for layer in layers.iter().filter(|l| l.operator != Operator::Classifier) {
            if !matches!(layer.operator, Operator::Squeeze | Operator::Excite) {
                prop_assert_eq!(layer.output_channels % CHANNEL_DIVISOR, 0);
            }
        }
    }

    #[test]
    fn growing_phi_shrinks_nothing(input in any_input(), a in 0_u16..=70, b in 0_u16..=70) {
        let at = |phi| {
            let mut input = input;
            input.set_steps(Knob::Phi, phi);
            input
        };
        let (low, high) = (at(a.min(b)), at(a.max(b)));
        prop_assert!(low.coefficients().depth <= high.coefficients().depth);
        prop_assert!(low.resolution_px() <= high.resolution_px());
        let (low, high) = (summary(&low), summary(&high));
        prop_assert!(low.total.macs <= high.total.macs);
        prop_assert!(low.total.params <= high.total.params);
        for (before, after) in low.stages.iter().zip(&high.stages) {
            prop_assert!(before.channels <= after.channels && before.repeats <= after.repeats);
        }
    }
}

#[test]
fn the_absurd_corner_passes_64_bits_and_is_still_counted() {
    let mut input = ScalingInput::default();
    for (knob, steps) in [(Knob::Alpha, 200), (Knob::Beta, 200), (Knob::Gamma, 200), (Knob::Phi, 70)] {
        input.set_steps(knob, steps);
    }
    let summary = summary(&input);
    assert_eq!(summary.blocks, 16 * 128);
    assert_eq!(summary.input_resolution, 28_672);
    assert!(summary.total.macs.flops() > u128::from(u64::MAX), "{:?}", summary.total.macs);
    // By hand, the last stage's projection: 6 * 192 * 128 -> 320 * 128 channels on a map of 28672 / 32 = 896 a side,
    // in the first of its 128 blocks.
    let spec = ArchSpec::from_input(&input).expect("a network");
    let layers = spec.layers();
    let projections: Vec<_> = layers.iter().filter(|l| l.operator == Operator::Project).collect();
    let first_of_last_stage = projections[projections.len() - 128];
    assert_eq!(first_of_last_stage.cost().macs.0, (6 * 192 * 128) * (320 * 128) * 896 * 896);
}
