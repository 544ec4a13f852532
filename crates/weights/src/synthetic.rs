//! Weights and inputs that are a pure function of a tensor's name, so that any implementation can make them without a
//! download. `tests/fixtures/synthetic_logits.json` holds the logits that timm computes with them.
//!
//! `seed = FNV-1a 64 (name)`, `bits = splitmix64(seed + index * 0x9E37_79B9_7F4A_7C15)`, `u = (bits >> 40) / 2^23 - 1`.

use super::error::WeightsError;
use super::source::TensorSource;

/// `count` values in `[-1, 1)`, exact in 32 bits, for a name.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "24 bits fit a 32-bit float exactly")]
pub fn unit_values(name: &str, count: usize) -> Vec<f32> {
    units(name).take(count).map(|unit| unit as f32).collect()
}

/// A checkpoint in timm's layout whose every tensor is made from its name.
#[derive(Clone, Copy, Debug, Default)]
pub struct SyntheticSource;

impl TensorSource for SyntheticSource {
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "rounded once, as the reference")]
    fn read(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, WeightsError> {
        let fan_in: usize = shape.iter().skip(1).product();
        let leaf = name.rsplit('.').next().unwrap_or_default();
        let is_kernel = leaf == "weight" && shape.len() > 1;
        let gain = if name == "classifier.weight" { 3.0 } else { 6.0 };
        let scale = (gain / fan_in as f64).sqrt();
        let value = |unit: f64| match leaf {
            "weight" if is_kernel => unit * scale,
            "weight" => 1.0 + 0.2 * unit,
            "running_var" => 1.0 + 0.5 * unit,
            _ => 0.1 * unit,
        };
        Ok(units(name).take(shape.iter().product()).map(|unit| value(unit) as f32).collect())
    }
}

/// The endless sequence of a name.
#[expect(clippy::cast_precision_loss, reason = "24 bits")]
fn units(name: &str) -> impl Iterator<Item = f64> {
    const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;
    let seed = name
        .bytes()
        .fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3));
    (1_u64..).map(move |step| {
        let mut bits = seed.wrapping_add(step.wrapping_mul(GOLDEN));
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^= bits >> 31;
        (bits >> 40) as f64 / f64::from(1_u32 << 23) - 1.0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_values_are_those_of_the_reference_script() {
        // First four of unit("input", 4) by the reference script.
        assert_eq!(unit_values("input", 4), UNIT_INPUT);
    }

    const UNIT_INPUT: [f32; 4] = [-0.804_363_37, 0.304_720_76, -0.592_751_5, -0.451_110_72];
}
