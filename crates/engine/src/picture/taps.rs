//! Which source pixels make one target pixel of a resize, and with which weights: those of Pillow
//! (`src/libImaging/Resample.c`), in the same fixed point.

use std::ops::Range;

use super::spec::Interpolation;
use super::weighted_sum::{PRECISION_BITS, WeightPair};

/// One direction of a resize.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Axis {
    /// First source pixel.
    pub source_start: u32,
    /// Source pixels; the filter does not reach past them.
    pub source_len: u32,
    /// Pixels of the whole resized picture.
    pub target_len: u64,
    /// First pixel of the window that is computed.
    pub window_start: u64,
    /// Pixels of the window.
    pub window_len: u32,
}

/// The weights of one target pixel.
pub(super) struct Taps {
    /// First source pixel, from the start of the source part.
    pub start: usize,
    /// A weight for each source pixel, in units of 2^-[`PRECISION_BITS`]; their sum is about 1.
    pub weights: Vec<i32>,
}

impl Taps {
    /// The weights in pairs that begin `ahead` pixels, none or one, before the first.
    pub(super) fn pairs(&self, ahead: usize) -> Vec<WeightPair> {
        let mut weights = std::iter::repeat_n(0, ahead).chain(self.weights.iter().copied());
        std::iter::from_fn(|| Some(WeightPair::new(weights.next()?, weights.next().unwrap_or(0)))).collect()
    }
}

impl Interpolation {
    /// Radius of the filter in target pixels when shrinking, in source pixels when enlarging.
    fn support(self) -> f64 {
        match self {
            Interpolation::Bicubic => 2.0,
            Interpolation::Bilinear => 1.0,
        }
    }

    /// The filter at `x`. Bicubic: Keys 1981 with a = -0.5, as Pillow (not -0.75, as OpenCV and
    /// PyTorch without antialiasing). Bilinear: the triangle.
    fn weight(self, x: f64) -> f64 {
        const A: f64 = -0.5;
        let x = x.abs();
        match self {
            Interpolation::Bicubic if x < 1.0 => ((A + 2.0) * x - (A + 3.0)) * x * x + 1.0,
            Interpolation::Bicubic if x < 2.0 => (((x - 5.0) * x + 8.0) * x - 4.0) * A,
            Interpolation::Bilinear if x < 1.0 => 1.0 - x,
            _ => 0.0,
        }
    }
}

impl Axis {
    /// The weights of every pixel of the window.
    pub(super) fn taps(&self, interpolation: Interpolation) -> Vec<Taps> {
        let scale = f64::from(self.source_len) / self.target_len as f64;
        // Shrinking widens the filter, so that every source pixel counts (antialiasing).
        let filter_scale = scale.max(1.0);
        let support = interpolation.support() * filter_scale;
        (0..u64::from(self.window_len))
            .map(|offset| {
                let center = ((self.window_start + offset) as f64 + 0.5) * scale;
                // `as` cuts towards zero and saturates, as the C of Pillow does after its checks.
                let start = (center - support + 0.5).max(0.0) as u32;
                let end = ((center + support + 0.5) as u32).min(self.source_len);
                let exact: Vec<f64> = (start..end)
                    .map(|x| interpolation.weight((f64::from(x) - center + 0.5) * (1.0 / filter_scale)))
                    .collect();
                let sum: f64 = exact.iter().sum();
                let weights = exact.iter().map(|weight| fixed_point(*weight, sum)).collect();
                Taps { start: start as usize, weights }
            })
            .collect()
    }
}

/// `weight / sum` in units of 2^-[`PRECISION_BITS`], halves away from zero.
fn fixed_point(weight: f64, sum: f64) -> i32 {
    let normalised = if sum == 0.0 { weight } else { weight / sum };
    let scaled = normalised * f64::from(1_u32 << PRECISION_BITS);
    (scaled + 0.5_f64.copysign(scaled)) as i32
}

/// The source rows that any target row reads.
pub(super) fn needed_source(taps: &[Taps]) -> Range<usize> {
    let start = taps.iter().map(|taps| taps.start).min().unwrap_or(0);
    let end = taps.iter().map(|taps| taps.start + taps.weights.len()).max().unwrap_or(0);
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filter_interpolates() {
        // 1 at the pixel itself, 0 at every other pixel.
        for interpolation in [Interpolation::Bicubic, Interpolation::Bilinear] {
            assert_eq!(interpolation.weight(0.0), 1.0);
            for x in [1.0, -1.0, 2.0, 3.5] {
                assert_eq!(interpolation.weight(x), 0.0);
            }
        }
        // Halfway: (1.5 * 0.5 - 2.5) * 0.25 + 1 = 0.5625.
        assert_eq!(Interpolation::Bicubic.weight(-0.5), 0.5625);
    }

    #[test]
    fn halving_with_the_triangle() {
        // Scale 2, radius 2: target pixel 0 has its center at 1 and reads the source pixels with
        // centers 0.5, 1.5 and 2.5, at distances 0.25, 0.25 and 0.75: 0.75, 0.75, 0.25 over 1.75.
        let axis = Axis { source_start: 0, source_len: 8, target_len: 4, window_start: 0, window_len: 4 };
        let taps = axis.taps(Interpolation::Bilinear);
        let [first, second, third] = [0.75, 0.75, 0.25].map(|weight: f64| (weight / 1.75 * 4_194_304.0).round() as i32);
        assert_eq!((taps[0].start, &taps[0].weights[..]), (0, &[first, second, third][..]));
        assert_eq!(needed_source(&taps), 0..8);
        assert_eq!(taps[0].pairs(0), [WeightPair::new(first, second), WeightPair::new(third, 0)]);
        assert_eq!(taps[0].pairs(1), [WeightPair::new(0, first), WeightPair::new(second, third)]);
    }
}
