//! From real-valued coefficients to whole channels, blocks and pixels.
//!
//! The rules are those of the released code (tensorflow/tpu, `efficientnet_builder.py`), followed by every port.

use super::coefficients::{BASE_RESOLUTION_PX, MIN_RESOLUTION_PX};

/// Channel counts are multiples of this.
pub const CHANNEL_DIVISOR: u64 = 8;

/// Channels of a layer at a width coefficient: the nearest multiple of [`CHANNEL_DIVISOR`] to `channels * width` (a
/// half goes up), at least one divisor, and one divisor more if that falls below 90 % of the exact value.
///
/// In the published family the 90 % rule fires once: 16 * 1.2 = 19.2 becomes 24, not 16 (B3 and Lite3).
#[must_use]
pub fn round_channels(channels: u64, width: f64) -> u64 {
    let exact = to_f64(channels) * width;
    let divisor = to_f64(CHANNEL_DIVISOR);
    let nearest = to_u64((exact / divisor + 0.5).floor()).saturating_mul(CHANNEL_DIVISOR).max(CHANNEL_DIVISOR);
    if to_f64(nearest) < 0.9 * exact { nearest.saturating_add(CHANNEL_DIVISOR) } else { nearest }
}

/// Blocks of a stage at a depth coefficient: `ceil(repeats * depth)`.
///
/// Rounding up is why depth 1.1 turns the baseline's 16 blocks into 23 (B1): every stage gains one.
#[must_use]
pub fn round_repeats(repeats: u64, depth: f64) -> u64 {
    to_u64((to_f64(repeats) * depth).ceil()).max(1)
}

/// Input resolution at a resolution coefficient, in pixels a side: `round(224 * resolution)`, at least 32.
#[must_use]
pub fn round_resolution(resolution: f64) -> u64 {
    to_u64((to_f64(BASE_RESOLUTION_PX) * resolution).round()).max(MIN_RESOLUTION_PX)
}

#[expect(clippy::cast_precision_loss, reason = "layer counts are far below 2^53")]
fn to_f64(count: u64) -> f64 {
    count as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates, and NaN becomes 0")]
fn to_u64(value: f64) -> u64 {
    value as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn channels_go_to_the_nearest_multiple_of_eight() {
        assert_eq!(round_channels(32, 1.0), 32);
        assert_eq!(round_channels(32, 1.1), 32); // 35.2
        assert_eq!(round_channels(40, 1.1), 48); // 44.0: a half goes up
        assert_eq!(round_channels(80, 1.1), 88);
        assert_eq!(round_channels(192, 1.1), 208); // 211.2
    }

    #[test]
    fn channels_never_lose_more_than_a_tenth() {
        assert_eq!(round_channels(16, 1.2), 24); // 19.2: 16 would be below 17.28
    }

    #[test]
    fn channels_are_at_least_one_divisor() {
        assert_eq!(round_channels(16, 0.3), 8); // 4.8
        assert_eq!(round_channels(16, 0.0), 8);
    }

    #[test]
    fn repeats_round_up() {
        assert_eq!(round_repeats(1, 1.0), 1);
        assert_eq!(round_repeats(1, 1.1), 2);
        assert_eq!(round_repeats(4, 3.1), 13); // 12.4
        assert_eq!(round_repeats(2, 0.5), 1);
    }

    #[test]
    fn resolution_is_rounded_to_whole_pixels_with_a_floor() {
        assert_eq!(round_resolution(1.0), 224);
        assert_eq!(round_resolution(1.15), 258); // 257.6: B1 is 240, see `Preset`
        assert_eq!(round_resolution(1.3), 291); // 291.2, Table 7
        assert_eq!(round_resolution(0.1), 32);
    }

    #[test]
    fn nonsense_saturates_and_does_not_panic() {
        assert_eq!(round_channels(16, f64::NAN), 8);
        assert_eq!(round_repeats(1, f64::INFINITY), u64::MAX);
        assert_eq!(round_resolution(-1.0), 32);
    }
}
