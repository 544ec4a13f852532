//! From brightness and differences of color to red, green and blue, in fixed point, eight pixels at a time.

use super::pixels::PixelPair;

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
use core::arch::wasm32 as simd;

/// Binary places of a factor: the greatest, 2.1, fits 16 bits.
const PRECISION_BITS: u32 = 13;

/// How much red and blue make of the brightness.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum YuvMatrix {
    /// ITU-R BT.601: red 0.299, blue 0.114.
    Bt601,
    /// ITU-R BT.709: red 0.2126, blue 0.0722.
    Bt709,
}

/// What the numbers of a frame mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YuvColors {
    /// The parts of brightness.
    pub matrix: YuvMatrix,
    /// Whether brightness fills 0 to 255 and not 16 to 235; the differences then fill all of a byte as well.
    pub is_full_range: bool,
}

/// Eight pixels side by side, two of which share each sample of color.
pub(super) struct EightYuv {
    pub(super) y: [u8; 8],
    pub(super) u: [u8; 4],
    pub(super) v: [u8; 4],
}

/// What brightness and the two differences make of each color, in units of 2^-[`PRECISION_BITS`].
#[derive(Clone, Copy, Debug)]
pub(super) struct YuvFactors {
    light: i16,
    red_of_v: i16,
    green_of_u: i16,
    green_of_v: i16,
    blue_of_u: i16,
    /// What red, green and blue have where all three are 0, and one half to round.
    base: [i32; 3],
}

impl YuvFactors {
    pub(super) fn of(YuvColors { matrix, is_full_range }: YuvColors) -> Self {
        let (red, blue) = match matrix {
            YuvMatrix::Bt601 => (0.299, 0.114),
            YuvMatrix::Bt709 => (0.2126, 0.0722),
        };
        let green = 1.0 - red - blue;
        // 219 steps of brightness and 224 of the differences, which span 1 to either side of 128.
        let (dark, light, color) = if is_full_range { (0, 1.0, 1.0) } else { (16, 255.0 / 219.0, 255.0 / 224.0) };
        let fixed = |factor: f64| (factor * f64::from(1 << PRECISION_BITS)).round() as i16;
        let [to_red, to_blue] = [red, blue].map(|part| 2.0 * (1.0 - part) * color);
        let (light, red_of_v, blue_of_u) = (fixed(light), fixed(to_red), fixed(to_blue));
        let (green_of_u, green_of_v) = (fixed(-to_blue * blue / green), fixed(-to_red * red / green));
        let base = [red_of_v.into(), i32::from(green_of_u) + i32::from(green_of_v), blue_of_u.into()]
            .map(|differences: i32| (1 << (PRECISION_BITS - 1)) - i32::from(light) * dark - differences * 128);
        Self { light, red_of_v, green_of_u, green_of_v, blue_of_u, base }
    }

    /// Red, green and blue, cut to 0..=255.
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    #[inline]
    pub(super) fn pairs(&self, EightYuv { y, u, v }: EightYuv) -> [PixelPair; 4] {
        let [u, v] = [u, v].map(|four| simd::i32x4(i32::from_le_bytes(four), 0, 0, 0));
        let y = simd::i64x2(i64::from_le_bytes(y), 0);
        // Each brightness beside its difference, as 16 bits each: four pixels a vector.
        let beside = |color| {
            let both = simd::u8x16_shuffle::<0, 16, 1, 16, 2, 17, 3, 17, 4, 18, 5, 18, 6, 19, 7, 19>(y, color);
            [simd::u16x8_extend_low_u8x16(both), simd::u16x8_extend_high_u8x16(both)]
        };
        let (of_u, of_v) = (beside(u), beside(v));
        let factors =
            |light: i16, color: i16| simd::i32x4_splat((i32::from(light) & 0xFFFF) | (i32::from(color) << 16));
        let weighted = |pixels: [simd::v128; 2], factors| pixels.map(|four| simd::i32x4_dot_i16x8(four, factors));
        let sum = |[a, b]: [simd::v128; 2], [c, d]: [simd::v128; 2]| [simd::i32x4_add(a, c), simd::i32x4_add(b, d)];
        let [red, green, blue] = self.base.map(|base| [simd::i32x4_splat(base); 2]);
        let red = sum(red, weighted(of_v, factors(self.light, self.red_of_v)));
        let green = sum(green, weighted(of_v, factors(self.light, self.green_of_v)));
        let green = sum(green, weighted(of_u, factors(0, self.green_of_u)));
        let blue = sum(blue, weighted(of_u, factors(self.light, self.blue_of_u)));
        let [red, green, blue] = [red, green, blue].map(|sums| {
            let [first, last] = sums.map(|four| simd::i32x4_shr(four, PRECISION_BITS));
            let levels = simd::i16x8_narrow_i32x4(first, last);
            simd::u8x16_narrow_i16x8(levels, levels)
        });
        // Two levels are 16 bits: red and green of two pixels, blue of them and nothing; then both.
        let red_green = simd::i16x8_shuffle::<0, 8, 1, 9, 2, 10, 3, 11>(red, green);
        let blue_idle = simd::i16x8_shuffle::<0, 8, 1, 9, 2, 10, 3, 11>(blue, simd::i32x4_splat(0));
        let first = simd::i32x4_shuffle::<0, 4, 1, 5>(red_green, blue_idle);
        let last = simd::i32x4_shuffle::<2, 6, 3, 7>(red_green, blue_idle);
        [
            simd::u16x8_extend_low_u8x16(first),
            simd::u16x8_extend_high_u8x16(first),
            simd::u16x8_extend_low_u8x16(last),
            simd::u16x8_extend_high_u8x16(last),
        ]
        .map(|pair| {
            [
                simd::i16x8_extract_lane::<0>(pair),
                simd::i16x8_extract_lane::<1>(pair),
                simd::i16x8_extract_lane::<2>(pair),
                simd::i16x8_extract_lane::<3>(pair),
                simd::i16x8_extract_lane::<4>(pair),
                simd::i16x8_extract_lane::<5>(pair),
                simd::i16x8_extract_lane::<6>(pair),
                simd::i16x8_extract_lane::<7>(pair),
            ]
        })
    }

    /// Red, green and blue, cut to 0..=255.
    #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
    pub(super) fn pairs(&self, EightYuv { y, u, v }: EightYuv) -> [PixelPair; 4] {
        let [red, green, blue] = self.base;
        let mut colors = y.as_chunks::<2>().0.iter().zip(u).zip(v).map(|((lights, u), v)| {
            let [u, v] = [u, v].map(i32::from);
            let red = red + i32::from(self.red_of_v) * v;
            let green = green + i32::from(self.green_of_u) * u + i32::from(self.green_of_v) * v;
            let blue = blue + i32::from(self.blue_of_u) * u;
            let [first, second] = lights.map(|light| i32::from(self.light) * i32::from(light));
            [first + red, second + red, first + green, second + green, first + blue, second + blue, 0, 0]
                .map(|sum| (sum >> PRECISION_BITS).clamp(0, 255) as i16)
        });
        std::array::from_fn(|_| colors.next().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_factors_are_those_of_the_standards() {
        for (matrix, red, blue) in [(YuvMatrix::Bt601, 0.299, 0.114), (YuvMatrix::Bt709, 0.2126, 0.0722)] {
            for is_full_range in [false, true] {
                let factors = YuvFactors::of(YuvColors { matrix, is_full_range });
                let (dark, light, color) = if is_full_range { (0.0, 255.0, 255.0) } else { (16.0, 219.0, 224.0) };
                for at in 0..=255_u8 {
                    let lights = std::array::from_fn(|x| at.wrapping_add(31 * x as u8));
                    let blues = [at.wrapping_mul(7), at.wrapping_mul(13), at, 0];
                    let reds = [at.wrapping_mul(13), at, at.wrapping_mul(7), 255];
                    let found = factors.pairs(EightYuv { y: lights, u: blues, v: reds });
                    for (x, level) in lights.iter().enumerate() {
                        let luma = (f64::from(*level) - dark) / light;
                        let difference = |samples: [u8; 4]| (f64::from(samples[x / 2]) - 128.0) / color;
                        let red_level = luma + 2.0 * (1.0 - red) * difference(reds);
                        let blue_level = luma + 2.0 * (1.0 - blue) * difference(blues);
                        let green_level = (luma - red * red_level - blue * blue_level) / (1.0 - red - blue);
                        for (channel, exact) in [red_level, green_level, blue_level].into_iter().enumerate() {
                            let found = f64::from(found[x / 2][2 * channel + x % 2]);
                            let exact = (exact * 255.0).clamp(0.0, 255.0);
                            assert!((found - exact).abs() < 0.55, "{matrix:?}: {found} instead of {exact}");
                        }
                    }
                }
            }
        }
    }
}
