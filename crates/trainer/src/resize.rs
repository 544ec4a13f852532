//! Pictures of 32 px at another size: PyTorch's bilinear interpolation with antialiasing
//! (`torch.nn.functional.interpolate(mode="bilinear", antialias=True)`), which is Pillow's.

/// Side of CIFAR-10's pictures, px.
pub const SOURCE: usize = 32;
/// Colors of a pixel.
pub const COLORS: usize = 3;
/// Bytes of a picture: RGB, row by row.
pub const PICTURE_BYTES: usize = SOURCE * SOURCE * COLORS;

/// Resizes pictures to one size.
#[derive(Clone, Debug)]
pub struct Resizer {
    side: usize,
    /// For each pixel of a row or column: the first source pixel, and the weights from there on.
    taps: Vec<(usize, Vec<f32>)>,
    /// `[3, 32, side]`: resized along the rows alone.
    rows: Vec<f32>,
}

impl Resizer {
    /// To pictures of `side` px.
    #[must_use]
    pub fn new(side: usize) -> Self {
        let taps = (0..side).map(|place| taps(place, side)).collect();
        Self { side, taps, rows: vec![0.0; COLORS * SOURCE * side] }
    }

    /// Numbers of a resized picture.
    #[must_use]
    pub fn length(&self) -> usize {
        COLORS * self.side * self.side
    }

    /// Writes `[3, side, side]` in 0 to 1 from RGB bytes; mirrored left to right if `is_mirrored`.
    pub fn resize(&mut self, picture: &[u8], is_mirrored: bool, output: &mut [f32]) {
        let Self { side, taps, rows } = self;
        let side = (*side).max(1);
        for (at, line) in picture.chunks_exact(SOURCE * COLORS).take(SOURCE).enumerate() {
            for (x, (start, weights)) in taps.iter().enumerate() {
                let mut sums = [0.0_f32; COLORS];
                for (weight, pixel) in weights.iter().zip(line.chunks_exact(COLORS).skip(*start)) {
                    for (sum, value) in sums.iter_mut().zip(pixel) {
                        *sum += weight * f32::from(*value);
                    }
                }
                let x = if is_mirrored { side - 1 - x } else { x };
                for (color, sum) in sums.into_iter().enumerate() {
                    if let Some(cell) = rows.get_mut((color * SOURCE + at) * side + x) {
                        *cell = sum / 255.0;
                    }
                }
            }
        }
        for (plane, output) in rows.chunks_exact(SOURCE * side).zip(output.chunks_exact_mut(side * side)) {
            for ((start, weights), output) in taps.iter().zip(output.chunks_exact_mut(side)) {
                output.fill(0.0);
                for (weight, row) in weights.iter().zip(plane.chunks_exact(side).skip(*start)) {
                    output.iter_mut().zip(row).for_each(|(cell, value)| *cell += weight * value);
                }
            }
        }
    }
}

/// First source pixel and weights of a place of `side`: a triangle as wide as a pixel of the smaller picture.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes far below 2^24, and places that are not negative"
)]
fn taps(place: usize, side: usize) -> (usize, Vec<f32>) {
    let scale = SOURCE as f64 / side as f64;
    let support = scale.max(1.0);
    let center = scale * (place as f64 + 0.5);
    let start = (center - support + 0.5).max(0.0) as usize;
    let end = ((center + support + 0.5) as usize).min(SOURCE);
    let weights = (start..end).map(|source| (1.0 - ((source as f64 - center + 0.5) / support).abs()).max(0.0));
    let weights: Vec<f64> = weights.collect();
    let total: f64 = weights.iter().sum();
    (start, weights.into_iter().map(|weight| (weight / total) as f32).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_even_picture_stays_even_at_every_size() {
        for side in [4, 12, 17, 32, 48] {
            let mut resizer = Resizer::new(side);
            let mut output = vec![f32::NAN; resizer.length()];
            resizer.resize(&[51; PICTURE_BYTES], false, &mut output);
            assert!(output.iter().all(|value| (value - 0.2).abs() < 1e-6), "{side}: {output:?}");
        }
    }

    #[test]
    fn a_mirrored_picture_has_its_columns_in_reverse() {
        let picture: Vec<u8> = (0..PICTURE_BYTES).map(|at| (at * 7 % 251) as u8).collect();
        let mut resizer = Resizer::new(18);
        let (mut plain, mut mirrored) = (vec![0.0; resizer.length()], vec![0.0; resizer.length()]);
        resizer.resize(&picture, false, &mut plain);
        resizer.resize(&picture, true, &mut mirrored);
        for (plain, mirrored) in plain.chunks(18).zip(mirrored.chunks(18)) {
            assert!(plain.iter().zip(mirrored.iter().rev()).all(|(one, other)| one.to_bits() == other.to_bits()));
        }
    }

    #[test]
    fn at_its_own_size_a_picture_stays_as_it_is() {
        let picture: Vec<u8> = (0..PICTURE_BYTES).map(|at| (at % 256) as u8).collect();
        let mut resizer = Resizer::new(SOURCE);
        let mut output = vec![0.0; resizer.length()];
        resizer.resize(&picture, false, &mut output);
        for (at, byte) in picture.iter().enumerate() {
            let value = output[at % COLORS * SOURCE * SOURCE + at / COLORS];
            assert!((value - f32::from(*byte) / 255.0).abs() < 1e-6);
        }
    }
}
