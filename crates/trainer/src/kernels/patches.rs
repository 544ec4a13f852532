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
    // A picture with its border, so that no place has to be asked whether it lies on the picture.
    let wide = side + 2;
    let mut bordered = vec![0.0; PLANES * wide * wide];
    let pictures = pictures.chunks_exact(PLANES * plane).zip(rows.chunks_exact_mut(plane * padded(PATCH)));
    for (picture, rows) in pictures {
        for (plane, to) in picture.chunks_exact(plane).zip(bordered.chunks_exact_mut(wide * wide)) {
            for (line, to) in plane.chunks_exact(side.max(1)).zip(to.chunks_exact_mut(wide).skip(1)) {
                if let Some(to) = to.get_mut(1..=side) {
                    to.copy_from_slice(line);
                }
            }
        }
        for (at, row) in rows.chunks_exact_mut(padded(PATCH)).enumerate() {
            let corner = at / side * wide + at % side;
            for (line, cells) in row.as_chunks_mut::<K>().0.iter_mut().take(PLANES * K).enumerate() {
                let from = line / K * wide * wide + line % K * wide + corner;
                if let Some(three) = bordered.get(from..).and_then(<[f32]>::first_chunk::<K>) {
                    *cells = *three;
                }
            }
        }
    }
    rows
}
