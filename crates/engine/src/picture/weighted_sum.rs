//! Sums of bytes times fixed-point weights, exact: two neighbours of four channels at a time, as WebAssembly multiplies and
//! adds 16-bit numbers. A weight has 23 bits and a sign, so it comes in two parts of 16 bits; a sum has two parts as well.

use super::pixels::PixelPair;

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
use core::arch::wasm32 as simd;

/// Binary places of a weight (Pillow's `PRECISION_BITS`, 32 - 8 - 2).
pub(super) const PRECISION_BITS: u32 = 22;

/// One half in units of 2^-[`PRECISION_BITS`]: rounds a sum to nearest.
pub(super) const HALF: i32 = 1 << (PRECISION_BITS - 1);

/// Binary places of a weight's low part, which has no sign.
const LOW_BITS: u32 = 11;

/// The weights of two neighbours, in units of 2^-[`PRECISION_BITS`]: of each part both, the first in the lower 16 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WeightPair {
    high: i32,
    low: i32,
}

impl WeightPair {
    /// Weights from -2^26 to 2^26.
    pub(super) fn new(first: i32, second: i32) -> Self {
        let packed = |first: i32, second: i32| (first & 0xFFFF) | (second << 16);
        let low = (1 << LOW_BITS) - 1;
        Self { high: packed(first >> LOW_BITS, second >> LOW_BITS), low: packed(first & low, second & low) }
    }
}

/// Four channels of two neighbours: the first channel of both, the second of both, and so on.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[derive(Clone, Copy)]
pub(super) struct ChannelPairs(simd::v128);

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
impl ChannelPairs {
    /// Of neighbours in a row.
    #[inline]
    pub(super) fn of_pixels(&[r0, r1, g0, g1, b0, b1, idle0, idle1]: &PixelPair) -> Self {
        Self(simd::i16x8(r0, r1, g0, g1, b0, b1, idle0, idle1))
    }

    /// Of sixteen bytes in a row and those below them.
    #[inline]
    pub(super) fn of_rows(upper: &[u8; 16], lower: &[u8; 16]) -> [Self; 4] {
        let [upper, lower] = [upper, lower].map(|&[a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p]| {
            simd::u8x16(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)
        });
        let left = simd::u8x16_shuffle::<0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23>(upper, lower);
        let right = simd::u8x16_shuffle::<8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31>(upper, lower);
        [
            Self(simd::u16x8_extend_low_u8x16(left)),
            Self(simd::u16x8_extend_high_u8x16(left)),
            Self(simd::u16x8_extend_low_u8x16(right)),
            Self(simd::u16x8_extend_high_u8x16(right)),
        ]
    }
}

/// The sums of four channels. Either part may wrap: the whole is right where it fits 32 bits.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[derive(Clone, Copy)]
pub(super) struct Sums {
    high: simd::v128,
    low: simd::v128,
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
impl Sums {
    /// Half a level, so that cutting rounds to nearest.
    #[inline]
    pub(super) fn half() -> Self {
        Self { high: simd::i32x4_splat(0), low: simd::i32x4_splat(HALF) }
    }

    /// Adds both neighbours, weighted.
    #[inline]
    pub(super) fn add(&mut self, ChannelPairs(pairs): ChannelPairs, weights: WeightPair) {
        self.high = simd::i32x4_add(self.high, simd::i32x4_dot_i16x8(pairs, simd::i32x4_splat(weights.high)));
        self.low = simd::i32x4_add(self.low, simd::i32x4_dot_i16x8(pairs, simd::i32x4_splat(weights.low)));
    }

    /// The levels; what a filter with negative lobes puts outside 0..=255 is cut.
    #[inline]
    pub(super) fn bytes(self) -> [u8; 4] {
        let sums = simd::i32x4_add(simd::i32x4_shl(self.high, LOW_BITS), self.low);
        let levels = simd::i32x4_shr(sums, PRECISION_BITS);
        let levels = simd::i16x8_narrow_i32x4(levels, levels);
        simd::i32x4_extract_lane::<0>(simd::u8x16_narrow_i16x8(levels, levels)).to_le_bytes()
    }
}

/// Four channels of two neighbours: the first channel of both, the second of both, and so on.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
#[derive(Clone, Copy)]
pub(super) struct ChannelPairs([[i32; 2]; 4]);

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
impl ChannelPairs {
    /// Of neighbours in a row.
    #[inline]
    pub(super) fn of_pixels(&[r0, r1, g0, g1, b0, b1, idle0, idle1]: &PixelPair) -> Self {
        Self([[r0, r1], [g0, g1], [b0, b1], [idle0, idle1]].map(|pair| pair.map(i32::from)))
    }

    /// Of sixteen bytes in a row and those below them.
    #[inline]
    pub(super) fn of_rows(upper: &[u8; 16], lower: &[u8; 16]) -> [Self; 4] {
        let [upper, lower] = [upper, lower].map(|row| row.as_chunks::<4>().0);
        let mut fours = upper.iter().zip(lower).map(|(&[a, b, c, d], &[e, f, g, h])| {
            Self([[a, e], [b, f], [c, g], [d, h]].map(|pair| pair.map(i32::from)))
        });
        std::array::from_fn(|_| fours.next().unwrap_or(Self([[0; 2]; 4])))
    }
}

/// The sums of four channels. Either part may wrap: the whole is right where it fits 32 bits.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
#[derive(Clone, Copy)]
pub(super) struct Sums {
    high: [i32; 4],
    low: [i32; 4],
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
impl Sums {
    /// Half a level, so that cutting rounds to nearest.
    #[inline]
    pub(super) fn half() -> Self {
        Self { high: [0; 4], low: [HALF; 4] }
    }

    /// Adds both neighbours, weighted.
    #[inline]
    pub(super) fn add(&mut self, ChannelPairs(pairs): ChannelPairs, weights: WeightPair) {
        for (sums, packed) in [(&mut self.high, weights.high), (&mut self.low, weights.low)] {
            let weights = [i32::from(packed as i16), packed >> 16];
            for (sum, [first, second]) in sums.iter_mut().zip(pairs) {
                *sum = sum.wrapping_add(first * weights[0] + second * weights[1]);
            }
        }
    }

    /// The levels; what a filter with negative lobes puts outside 0..=255 is cut.
    #[inline]
    pub(super) fn bytes(self) -> [u8; 4] {
        let sum = |(high, low): (i32, i32)| high.wrapping_shl(LOW_BITS).wrapping_add(low);
        let mut sums = self.high.into_iter().zip(self.low).map(sum);
        std::array::from_fn(|_| sums.next().map_or(0, |sum| (sum >> PRECISION_BITS).clamp(0, 255) as u8))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: i32 = 1 << PRECISION_BITS;

    fn bytes(terms: &[([u8; 4], i32)]) -> [u8; 4] {
        let mut sums = Sums::half();
        for pair in terms.chunks(2) {
            let ((first, weight), &(second, next)) = (pair[0], pair.get(1).unwrap_or(&([0; 4], 0)));
            let channels = first.into_iter().zip(second).flat_map(|(first, second)| [first, second]);
            let pixels: Vec<i16> = channels.map(i16::from).collect();
            sums.add(ChannelPairs::of_pixels(pixels.first_chunk().unwrap()), WeightPair::new(weight, next));
        }
        sums.bytes()
    }

    #[test]
    fn sums_round_to_nearest_and_are_cut() {
        assert_eq!(bytes(&[([0, 1, 128, 255], ONE)]), [0, 1, 128, 255]);
        // (7 + 8) / 2 = 7.5 is 8; a little less is 7.
        assert_eq!(bytes(&[([7; 4], ONE / 2), ([8; 4], ONE / 2)]), [8; 4]);
        assert_eq!(bytes(&[([7; 4], ONE / 2), ([8; 4], ONE / 2 - 1)]), [7; 4]);
        // 1.25 * 255 - 0.25 * 0 and the other way round.
        assert_eq!(bytes(&[([255, 0, 200, 0], ONE + ONE / 4), ([0, 255, 0, 0], -ONE / 4)]), [255, 0, 250, 0]);
    }

    #[test]
    fn both_parts_together_are_the_exact_sum() {
        // A generator of Marsaglia's, by shifts.
        let mut state = 0x9E37_79B9_u32;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            state
        };
        for taps in [1, 2, 7, 8, 9000] {
            // About one in all, with a sign now and then.
            let most = ONE / taps;
            let terms: Vec<([u8; 4], i32)> = (0..taps)
                .map(|_| (next().to_le_bytes(), (next() % (2 * most as u32)).cast_signed() - most / 4))
                .collect();
            let exact: [u8; 4] = std::array::from_fn(|channel| {
                let sum: i64 = terms.iter().map(|(pixel, weight)| i64::from(pixel[channel]) * i64::from(*weight)).sum();
                ((sum + i64::from(HALF)) >> PRECISION_BITS).clamp(0, 255) as u8
            });
            assert_eq!(bytes(&terms), exact, "{taps}");
        }
    }

    #[test]
    fn rows_are_taken_four_channels_at_a_time() {
        let upper: [u8; 16] = std::array::from_fn(|at| at as u8);
        let lower = upper.map(|byte| 100 + byte);
        let weights = WeightPair::new(ONE / 4, ONE / 4 * 3);
        let found = ChannelPairs::of_rows(&upper, &lower).map(|pairs| {
            let mut sums = Sums::half();
            sums.add(pairs, weights);
            sums.bytes()
        });
        // A quarter of n and three of 100 + n.
        assert_eq!(found.as_flattened(), std::array::from_fn::<u8, 16, _>(|at| 75 + at as u8));
    }
}
