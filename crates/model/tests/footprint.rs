//! What must hold of the memory a network needs and of the nearest setting that fits, wherever the sliders stand.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may panic")]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "tests compare exact numbers")]

use std::cell::Cell;

use model::arch::{ArchSpec, Footprint, Summary, nearest_fitting};
use model::scaling::{Coefficients, Family, Knob, Preset, ScalingInput};
use proptest::prelude::*;

fn any_family() -> impl Strategy<Value = Family> {
    prop_oneof![Just(Family::EfficientNet), Just(Family::Lite)]
}

fn footprint(family: Family, depth: f64, width: f64, resolution_px: u64) -> Footprint {
    let coefficients = Coefficients { depth, width, resolution: 1.0 };
    Footprint::from_spec(&ArchSpec::new(family, coefficients, resolution_px).expect("a network"))
}

fn never_less(small: Footprint, large: Footprint) -> bool {
    small.weight_bytes <= large.weight_bytes
        && small.activation_bytes <= large.activation_bytes
        && small.largest_tensor_bytes <= large.largest_tensor_bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn larger_pictures_never_need_less(
        family in any_family(), width in 0.3..5.0_f64, a in 1_u64..1500, b in 1_u64..1500,
    ) {
        let (small, large) = (footprint(family, 1.0, width, a.min(b)), footprint(family, 1.0, width, a.max(b)));
        prop_assert!(never_less(small, large), "{small:?} {large:?}");
        prop_assert_eq!(small.weight_bytes, large.weight_bytes);
    }

    #[test]
    fn deeper_and_wider_networks_never_need_less(
        family in any_family(), depth in 0.5..8.0_f64, width in 0.3..5.0_f64, more in 1.0..2.0_f64, px in 32_u64..600,
    ) {
        let base = footprint(family, depth, width, px);
        prop_assert!(never_less(base, footprint(family, depth * more, width, px)));
        prop_assert!(never_less(base, footprint(family, depth, width * more, px)));
    }

    #[test]
    fn equal_blocks_counted_together_need_what_the_long_list_needs(
        family in any_family(), depth in 0.5..8.0_f64, width in 0.3..5.0_f64, px in 32_u64..600,
    ) {
        let spec = ArchSpec::new(family, Coefficients { depth, width, resolution: 1.0 }, px).expect("a network");
        let found = Footprint::from_spec(&spec);
        let total = Summary::from_spec(&spec).total;
        // Folding keeps one of the two trained vectors of a normalisation; statistics are two vectors as well.
        prop_assert_eq!(found.weight_bytes, (total.params.0 - total.buffers / 2) * 4);
        prop_assert!(found.largest_tensor_bytes <= found.weight_bytes.max(found.activation_bytes));
        for layer in spec.layers() {
            let input = u128::from(layer.input_channels) * u128::from(layer.input_resolution).pow(2);
            let output = u128::from(layer.output_channels) * u128::from(layer.output_resolution).pow(2);
            prop_assert!(found.activation_bytes >= (input + output) * 4);
            prop_assert!(found.largest_tensor_bytes >= layer.weight_count().max(input).max(output) * 4);
        }
    }
}

#[test]
fn the_absurd_corner_is_counted_and_not_listed() {
    let mut input = ScalingInput::default();
    for knob in [Knob::Alpha, Knob::Beta, Knob::Gamma, Knob::Phi] {
        input.set_steps(knob, knob.range().1);
    }
    let absurd = Footprint::from_spec(&ArchSpec::from_input(&input).expect("a network"));
    // Width, depth and resolution 128, 28,672 px. The expanded map of stage 2 is 6 * 16 * 128 = 12,288
    // channels at 14,336 cells a side, padded to (7,167 * 2 + 3) = 14,337: 12,288 * 14,337^2 numbers of 4 bytes.
    assert_eq!(absurd.largest_tensor_bytes, 12_288 * 14_337 * 14_337 * 4);
    assert!(absurd.total_bytes() > absurd.largest_tensor_bytes);
}

/// Any position of the sliders, in any mode.
fn any_input() -> impl Strategy<Value = ScalingInput> {
    let moves = proptest::collection::vec((0..Knob::ALL.len(), 0.0..=1.0_f64), 0..12);
    (any_family(), proptest::option::of(0..13_usize), moves).prop_map(|(family, preset, moves)| {
        let mut input = ScalingInput::default();
        input.choose_family(family);
        for (index, fraction) in moves {
            let knob = Knob::ALL[index];
            let (min, max) = knob.range();
            let value = knob.value(min) + fraction * (knob.value(max) - knob.value(min));
            input.set_steps(knob, knob.clamped_steps(value));
        }
        if let Some(preset) = preset {
            input.choose_preset(Preset::ALL[preset]);
        }
        input
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_nearest_fitting_setting_fits_and_is_no_larger(input in any_input(), limit_exponent in 6.0..14.0_f64) {
        let limit_bytes = 10_f64.powf(limit_exponent) as u128;
        let calls = Cell::new(0);
        let fits = |spec: &ArchSpec| {
            calls.set(calls.get() + 1);
            Footprint::from_spec(spec).total_bytes() <= limit_bytes
        };
        let spec = |input: &ScalingInput| ArchSpec::from_input(input).expect("a network");
        let macs = |input: &ScalingInput| Summary::from_spec(&spec(input)).total.macs;
        let found = nearest_fitting(&input, fits);
        prop_assert!(calls.get() <= 12, "{} calls", calls.get());
        if let Some(found) = found {
            prop_assert!(fits(&spec(&found)));
            prop_assert!(macs(&found) <= macs(&input));
            prop_assert_eq!((found.family(), found.mode()), (input.family(), input.mode()));
            prop_assert_eq!(nearest_fitting(&found, fits), Some(found));
            // The other sliders stand as they stood.
            for knob in [Knob::Alpha, Knob::Beta, Knob::Gamma] {
                prop_assert_eq!(found.steps(knob), input.steps(knob));
            }
        } else {
            let baseline = ScalingInput::published(input.family().baseline());
            prop_assert!(!fits(&spec(&baseline)));
        }
    }
}
