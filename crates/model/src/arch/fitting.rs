//! When a network does not fit: the nearest setting that does.

use super::spec::ArchSpec;
use crate::scaling::{Knob, Mode, ScalingInput, last_fitting};

/// The knobs of [`Mode::Separate`].
const AXES: [Knob; 3] = [Knob::Depth, Knob::Width, Knob::Resolution];

/// The setting nearest to `input` whose network fits, in the same family and mode; `input` itself if it fits.
///
/// Each mode has one way down, in whole steps of what the person moves:
///
/// - published: the smaller variants of the family;
/// - compound: phi down to 0, the bases as they are;
/// - separate: depth, width and resolution along a straight line to the baseline's 1, all three at once. An axis at or
///   below 1 already stays where it is, so that nothing grows.
///
/// The way down is searched by halving, with at most a dozen calls of `fits`, which therefore has to accept every
/// network smaller than one it accepts. `None` when not even the end of the way fits: then the baseline does not either.
#[must_use]
pub fn nearest_fitting(input: &ScalingInput, fits: impl Fn(&ArchSpec) -> bool) -> Option<ScalingInput> {
    let fits_at = |step| ArchSpec::from_input(&setting_at(input, step)).is_ok_and(|spec| fits(&spec));
    last_fitting(0..=last_step(input), fits_at).map(|step| setting_at(input, step))
}

/// Steps from the end of the way, 0, to the setting itself.
fn last_step(input: &ScalingInput) -> u16 {
    match input.mode() {
        Mode::Published => {
            let presets = input.family().presets();
            let place = presets.iter().position(|&preset| preset == input.preset()).unwrap_or(0);
            u16::try_from(place).unwrap_or(0)
        }
        Mode::Compound => input.steps(Knob::Phi),
        Mode::Separate => AXES.into_iter().map(|knob| excess(input, knob)).max().unwrap_or(0),
    }
}

/// The setting `step` steps from the end of the way.
fn setting_at(input: &ScalingInput, step: u16) -> ScalingInput {
    let mut setting = *input;
    match input.mode() {
        Mode::Published => {
            let preset = input.family().presets().get(usize::from(step)).copied();
            setting.choose_preset(preset.unwrap_or(input.preset()));
        }
        Mode::Compound => setting.keep_steps(Knob::Phi, step),
        Mode::Separate => {
            let last = u64::from(last_step(input)).max(1);
            for knob in AXES {
                let excess = u64::from(excess(input, knob));
                // At most the excess, so that it always fits 16 bits.
                let kept = u16::try_from(excess * u64::from(step) / last).unwrap_or(0);
                let floor = input.steps(knob).min(knob.default_steps());
                setting.keep_steps(knob, floor.saturating_add(kept));
            }
        }
    }
    setting
}

/// Steps of an axis above the baseline.
fn excess(input: &ScalingInput, knob: Knob) -> u16 {
    input.steps(knob).saturating_sub(knob.default_steps())
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::arch::Summary;
    use crate::scaling::{Family, Preset};

    fn macs(spec: &ArchSpec) -> u128 {
        Summary::from_spec(spec).total.macs.0
    }

    fn setting(moves: &[(Knob, u16)]) -> ScalingInput {
        let mut input = ScalingInput::default();
        for (knob, steps) in moves {
            input.set_steps(*knob, *steps);
        }
        input
    }

    #[test]
    fn what_fits_stays() {
        for input in [ScalingInput::published(Preset::B7), setting(&[(Knob::Phi, 33)]), setting(&[(Knob::Width, 40)])] {
            let calls = Cell::new(0);
            let found = nearest_fitting(&input, |_| {
                calls.set(calls.get() + 1);
                true
            });
            assert_eq!((found, calls.get()), (Some(input), 1));
        }
    }

    #[test]
    fn a_published_variant_becomes_the_largest_smaller_one_of_its_family() {
        // B3 has 1,827,141,392 multiply-adds, B4 4,393,771,024; Lite3 1,607,554,544, Lite4 3,943,564,112.
        let below_two_billion = |spec: &ArchSpec| macs(spec) < 2_000_000_000;
        let found = |preset| nearest_fitting(&ScalingInput::published(preset), below_two_billion);
        assert_eq!(found(Preset::B7), Some(ScalingInput::published(Preset::B3)));
        assert_eq!(found(Preset::B4), Some(ScalingInput::published(Preset::B3)));
        assert_eq!(found(Preset::Lite4), Some(ScalingInput::published(Preset::Lite3)));
    }

    #[test]
    fn the_variants_of_a_family_grow_in_multiply_adds() {
        for family in Family::ALL {
            let costs = family.presets().iter().map(|&preset| ScalingInput::published(preset));
            let costs: Vec<_> = costs.map(|input| macs(&ArchSpec::from_input(&input).unwrap())).collect();
            assert!(costs.is_sorted_by(|a, b| a < b), "{costs:?}");
        }
    }

    #[test]
    fn phi_goes_down_to_the_last_step_that_fits() {
        // 224 * 1.15^1.8 = 288.1, so 288 px; 224 * 1.15^1.9 = 292.1, so 292 px.
        let input = setting(&[(Knob::Alpha, 130), (Knob::Phi, 70)]);
        let found = nearest_fitting(&input, |spec| spec.input_resolution <= 290).unwrap();
        assert_eq!((found.steps(Knob::Phi), found.steps(Knob::Alpha), found.mode()), (18, 130, Mode::Compound));
    }

    #[test]
    fn the_axes_go_down_a_straight_line_and_those_below_1_stay() {
        // 200 steps above in width is the longest way; resolution has 100, half of that. At most 280 px is a
        // resolution of 1.25: a quarter of the 1.00 above, 25 steps, reached at 50 or 51 steps of width. Rounded down,
        // 51 / 2 is 25 as well, and 52 / 2 = 26 gives 282 px.
        let input = setting(&[(Knob::Depth, 70), (Knob::Width, 300), (Knob::Resolution, 200)]);
        let found = nearest_fitting(&input, |spec| spec.input_resolution <= 280).unwrap();
        assert_eq!(AXES.map(|knob| found.steps(knob)), [70, 151, 125]);
    }

    #[test]
    fn nothing_fits_where_the_end_does_not() {
        for input in [ScalingInput::published(Preset::B7), setting(&[(Knob::Phi, 70)]), setting(&[(Knob::Depth, 800)])]
        {
            assert_eq!(nearest_fitting(&input, |_| false), None);
        }
        // At the baseline there is no way down.
        assert_eq!(nearest_fitting(&ScalingInput::default(), |_| false), None);
    }
}
