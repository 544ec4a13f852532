//! [`Input`]: pictures as a network takes them, at its size and normalised by the training pictures.

use crate::pictures::Pictures;
use crate::resize::{COLORS, Resizer};

/// Resizes and normalises pictures for one network.
#[derive(Clone, Debug)]
pub struct Input {
    resizer: Resizer,
    mean: [f32; COLORS],
    inverse_deviation: [f32; COLORS],
}

impl Input {
    /// For networks of `side` px; mean and deviation of each color over the first `count` pictures at that size.
    #[must_use]
    pub fn new(pictures: &Pictures, count: usize, side: usize) -> Self {
        let mut resizer = Resizer::new(side);
        let mut values = vec![0.0; resizer.length()];
        let mut sums = [[0.0_f64; 2]; COLORS];
        let mut total = 0.0;
        for number in 0..count.min(pictures.len()) {
            resizer.resize(pictures.picture(number), false, &mut values);
            total += plane(side);
            for (plane, [sum, squares]) in values.chunks_exact((side * side).max(1)).zip(&mut sums) {
                let mut part = [0.0_f32; 2];
                for value in plane {
                    let [sum, squares] = &mut part;
                    *sum += value;
                    *squares += value * value;
                }
                let [of_plane, squares_of_plane] = part.map(f64::from);
                *sum += of_plane;
                *squares += squares_of_plane;
            }
        }
        // The deviation as PyTorch's `std` has it, divided by one less than the number of values.
        let moments = sums.map(|[sum, squares]| {
            let mean = sum / f64::max(total, 1.0);
            let variance = (squares - sum * mean) / f64::max(total - 1.0, 1.0);
            [narrow(mean), narrow(1.0 / variance.max(f64::MIN_POSITIVE).sqrt())]
        });
        Self { resizer, mean: moments.map(|[mean, _]| mean), inverse_deviation: moments.map(|[_, inverse]| inverse) }
    }

    /// Numbers of a picture as the network takes it.
    #[must_use]
    pub fn length(&self) -> usize {
        self.resizer.length()
    }

    /// Writes `[3, side, side]`, mirrored left to right if `is_mirrored`.
    pub fn write(&mut self, picture: &[u8], is_mirrored: bool, output: &mut [f32]) {
        self.resizer.resize(picture, is_mirrored, output);
        let plane = output.len() / COLORS;
        let colors = self.mean.iter().zip(&self.inverse_deviation);
        for (plane, (mean, inverse)) in output.chunks_exact_mut(plane.max(1)).zip(colors) {
            for value in plane {
                *value = (*value - mean) * inverse;
            }
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
fn plane(side: usize) -> f64 {
    (side * side) as f64
}

#[expect(clippy::cast_possible_truncation, reason = "to the precision of the maps")]
fn narrow(value: f64) -> f32 {
    value as f32
}
