//! Passes over memory that hardly compute: what the bandwidth of a device is measured with.

use super::lanes::{LANES, Lanes};

/// Vectors that are added up side by side, so that no sum waits for the one before.
const APART: usize = 8;

/// The sum of all numbers, which reads each of them once; those after the last whole [`APART`] vectors are left out.
pub fn sum(values: &[f32]) -> f32 {
    let mut sums = [Lanes::splat(0.0); APART];
    for vectors in values.as_chunks::<LANES>().0.as_chunks::<APART>().0 {
        for (sum, vector) in sums.iter_mut().zip(vectors) {
            *sum = sum.add(Lanes::load(vector));
        }
    }
    let mut total = Lanes::splat(0.0);
    for sum in sums {
        total = total.add(sum);
    }
    let mut four = [0.0; LANES];
    total.store(&mut four);
    four.into_iter().sum()
}

/// STREAM's triad, `output = one + factor * two` (`McCalpin` 1995): reads two numbers and writes one for each.
pub fn triad(output: &mut [f32], one: &[f32], two: &[f32], factor: f32) {
    let factor = Lanes::splat(factor);
    let inputs = one.as_chunks::<LANES>().0.iter().zip(two.as_chunks::<LANES>().0);
    for (output, (one, two)) in output.as_chunks_mut::<LANES>().0.iter_mut().zip(inputs) {
        Lanes::load(one).add_product(Lanes::load(two), factor).store(output);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_read_and_written() {
        let values: Vec<f32> = (0..64).map(|value| value as f32).collect();
        assert_eq!(sum(&values), 63.0 * 64.0 / 2.0);
        let mut output = [0.0; 8];
        triad(&mut output, &values[..8], &values[8..16], 0.5);
        assert_eq!(output, std::array::from_fn(|at| at as f32 + 0.5 * (at as f32 + 8.0)));
    }
}
