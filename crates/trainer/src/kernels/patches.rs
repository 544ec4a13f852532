//! Patches of pictures for the 3x3 convolution on them, which then is a product of matrices.

use super::padded;

/// Colors of a picture.
const PLANES: usize = 3;
/// Side of the kernel.
const K: usize = 3;
/// Numbers of a patch: 27, as a weight `[channels, 3, 3, 3]` has them.
pub const PATCH: usize = PLANES * K * K;

/// The patch around each pixel of square pictures `[pictures, 3, side, side]`, with zeros around each picture:
/// `[pictures, side, side, 28]`, the last number zero.
#[must_use]
pub fn patches(pictures: &[f32], side: usize) -> Vec<f32> {
    let plane = (side * side).max(1);
    let mut rows = vec![0.0; pictures.len() / (PLANES * plane) * plane * padded(PATCH)];
    let pictures = pictures.chunks_exact(PLANES * plane).zip(rows.chunks_exact_mut(plane * padded(PATCH)));
    for (picture, rows) in pictures {
        for (at, row) in rows.chunks_exact_mut(padded(PATCH)).enumerate() {
            let (top, left) = (at / side, at % side);
            for (place, cell) in row.iter_mut().take(PATCH).enumerate() {
                let (color, dy, dx) = (place / (K * K), place / K % K, place % K);
                let y = (top + dy).checked_sub(1).filter(|y| *y < side);
                let x = (left + dx).checked_sub(1).filter(|x| *x < side);
                let value = y.zip(x).and_then(|(y, x)| picture.get(color * plane + y * side + x));
                *cell = value.copied().unwrap_or_default();
            }
        }
    }
    rows
}
