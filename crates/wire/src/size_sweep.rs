//! One picture at many input sizes through the same weights: which sizes, and what a network answers at one.

use serde::{Deserialize, Serialize};

use crate::labels::Label;
use crate::predictions::Prediction;

/// The smallest input, in pixels a side: two cells a side are left of it at the head.
pub const SMALLEST_PX: u32 = 64;

/// The largest input: that of B7, the largest network of the paper.
pub const LARGEST_PX: u32 = 600;

/// How many sizes are tried.
pub const COUNT: u32 = 16;

/// What a network answers at one input size.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SizeAnswer {
    /// Side of the input in pixels.
    pub resolution_px: u32,
    /// The most probable class.
    pub best: Prediction,
    /// What ImageNet calls it; `None` where the network has other than its 1,000 classes.
    pub label: Option<Label>,
    /// The probability, at this size, of the class that is the most probable at the network's own size.
    pub probability: f32,
    /// Milliseconds of the network, from input values to logits.
    pub latency_millis: f64,
}

/// The input sizes to try, rising: [`COUNT`] from [`SMALLEST_PX`] to [`LARGEST_PX`], evenly spaced as factors, of which the
/// one nearest to the network's own size makes way for that. An own size beyond the ends is one more.
#[must_use]
pub fn sizes(own_px: u32) -> Vec<u32> {
    let (low, high) = (f64::from(SMALLEST_PX), f64::from(LARGEST_PX));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "hundreds of pixels")]
    let step = |at: u32| (low * (high / low).powf(f64::from(at) / f64::from(COUNT - 1))).round() as u32;
    let mut sizes: Vec<u32> = (0..COUNT).map(step).collect();
    if sizes.contains(&own_px) {
        return sizes;
    }
    if (SMALLEST_PX..LARGEST_PX).contains(&own_px) {
        let apart = |size: u32| (f64::from(size) / f64::from(own_px)).ln().abs();
        // The ends stay.
        let inner = sizes.iter_mut().skip(1).take(COUNT as usize - 2);
        if let Some(nearest) = inner.min_by(|one, other| apart(**one).total_cmp(&apart(**other))) {
            *nearest = own_px;
        }
    } else {
        sizes.push(own_px);
    }
    sizes.sort_unstable();
    sizes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_evenly_spaced_as_factors_and_hold_the_networks_own() {
        // round(64 * 9.375^(i / 15)) by Python, of which 211 makes way for 224.
        let of_lite0 = [64, 74, 86, 100, 116, 135, 157, 182, 224, 245, 285, 330, 383, 445, 517, 600];
        assert_eq!(sizes(224), of_lite0);
        for own in [64, 65, 70, 240, 260, 300, 380, 456, 528, 590, 600] {
            let found = sizes(own);
            assert!(found.len() == 16 && found.contains(&own), "{own}: {found:?}");
            assert_eq!((found[0], found[15]), (64, 600), "{own}");
            assert!(found.is_sorted_by(|one, other| one < other), "{own}: {found:?}");
        }
    }

    #[test]
    fn an_own_size_beyond_the_ends_is_one_more() {
        let (small, large) = (sizes(32), sizes(672));
        assert_eq!((small.len(), small[0], small[1]), (17, 32, 64));
        assert_eq!((large.len(), large[15], large[16]), (17, 600, 672));
    }
}
