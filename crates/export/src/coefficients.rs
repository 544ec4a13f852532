//! The coefficients of a setting as they are written into a file.

use model::arch::ArchSpec;
use model::scaling::{Coefficients, ScalingInput, parse_number};

/// Significant digits of an exported coefficient: more than any slider has, and few enough to leave the error of floating
/// point out, of which 1.1^2 = 1.2100000000000002 has some.
const DIGITS: usize = 12;

/// Depth, width and resolution rounded to [`DIGITS`]: where a slider shows a number that is exact, it is this one. Where
/// rounding would build another network than the page has, as at an edge of a step, they are in full.
#[must_use]
pub fn coefficients(input: &ScalingInput) -> Coefficients {
    let exact = input.coefficients();
    let rounded =
        Coefficients { depth: round(exact.depth), width: round(exact.width), resolution: round(exact.resolution) };
    let network = |coefficients| ArchSpec::new(input.family(), coefficients, input.resolution_px()).ok();
    if network(rounded) == network(exact) { rounded } else { exact }
}

fn round(number: f64) -> f64 {
    parse_number(&format!("{number:.*e}", DIGITS - 1)).unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timm_code;
    use model::scaling::{Family, Knob};

    /// At phi 2 the slider said 1.21 and the files said `1.2100000000000002`: they held the power of floating point, with
    /// its error in the last place.
    #[test]
    fn phi_2_is_exported_as_the_slider_shows_it() {
        let mut input = ScalingInput::default();
        input.set_steps(Knob::Phi, 20);
        assert_eq!(input.coefficients().width.to_string(), "1.2100000000000002", "the error is not there any more");
        let code = timm_code(&input);
        assert!(code.contains("channel_multiplier=1.21, depth_multiplier=1.44)"), "{code}");
    }

    #[test]
    fn every_exported_setting_is_the_same_network_and_no_number_is_longer_than_it_has_to_be() {
        let mut in_full = 0;
        for family in Family::ALL {
            for (alpha, beta) in [(120, 110), (110, 110), (140, 105), (200, 200), (101, 137)] {
                for phi in 0..=70 {
                    let mut input = ScalingInput::default();
                    input.choose_family(family);
                    input.set_steps(Knob::Alpha, alpha);
                    input.set_steps(Knob::Beta, beta);
                    input.set_steps(Knob::Phi, phi);
                    let (exact, exported) = (input.coefficients(), coefficients(&input));
                    let px = input.resolution_px();
                    assert_eq!(ArchSpec::new(family, exported, px), ArchSpec::from_input(&input));
                    for (exported, exact) in [(exported.depth, exact.depth), (exported.width, exact.width)] {
                        assert!((exported / exact - 1.0).abs() < 1e-11, "{exported} for {exact}");
                    }
                    in_full += usize::from(exported == exact && round(exact.width) != exact.width);
                }
            }
        }
        assert!(in_full < 20, "{in_full} settings are written in full");
    }

    #[test]
    fn a_slider_that_decides_is_exported_as_it_stands() {
        for knob in [Knob::Depth, Knob::Width, Knob::Resolution] {
            let (min, max) = knob.range();
            for steps in min..=max {
                let mut input = ScalingInput::default();
                input.set_steps(knob, steps);
                assert_eq!(coefficients(&input), input.coefficients());
            }
        }
    }
}
