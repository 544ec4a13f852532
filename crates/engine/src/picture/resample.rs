//! Resizing that gives Pillow's bytes: separable convolution, horizontal pass first, 8-bit
//! intermediate, fixed-point weights (Pillow, `src/libImaging/Resample.c`).
//!
//! Unlike Pillow, only a window of the resized picture is computed: a 1 x 20000 picture whose short side is
//! scaled to 256 would be 256 x 5,120,000 pixels, of which a network sees 224 x 224.

use std::ops::Range;

use super::error::{PictureError, zeroed};
use super::pixels::Pixels;
use super::spec::Interpolation;
use super::taps::{Axis, HALF, PRECISION_BITS, Taps, needed_source};

/// Sums to bytes: rounds, and cuts what a filter with negative lobes puts outside 0..=255.
fn to_byte(sum: i32) -> u8 {
    (sum >> PRECISION_BITS).clamp(0, 255) as u8
}

/// Resizes the part of `picture` that `columns` and `rows` name and gives the window,
/// `[rows.window_len, columns.window_len, 3]` in bytes.
///
/// # Errors
/// [`PictureError::OutOfMemory`]; [`PictureError::Empty`] when a length is zero.
pub(super) fn resize(
    picture: &dyn Pixels,
    columns: Axis,
    rows: Axis,
    interpolation: Interpolation,
) -> Result<Vec<u8>, PictureError> {
    let lengths = [columns.source_len, columns.window_len, rows.source_len, rows.window_len];
    if lengths.contains(&0) || columns.target_len == 0 || rows.target_len == 0 {
        return Err(PictureError::Empty);
    }
    let column_taps = columns.taps(interpolation);
    let row_taps = rows.taps(interpolation);
    let needed = needed_source(&row_taps);
    let narrow = shrink_rows(picture, &columns, &rows, needed.clone(), &column_taps)?;
    let row_bytes = columns.window_len as usize * 3;
    shrink_columns(&narrow, row_bytes, needed.start, &row_taps)
}

/// The horizontal pass: `[needed rows, window width, 3]`. Each row is first widened to four 32-bit lanes a pixel, the
/// last of them idle, so that a weighted sum is one multiply and one add of a vector for each pixel under the filter.
fn shrink_rows(
    picture: &dyn Pixels,
    columns: &Axis,
    rows: &Axis,
    needed: Range<usize>,
    taps: &[Taps],
) -> Result<Vec<u8>, PictureError> {
    let mut narrow = zeroed(needed.len() * taps.len() * 3)?;
    let mut wide = vec![[0_i32; 4]; columns.source_len as usize];
    for (y, target_row) in needed.zip(narrow.chunks_exact_mut(taps.len() * 3)) {
        picture.widen(rows.source_start as usize + y, columns.source_start as usize, &mut wide);
        let (target_pixels, _) = target_row.as_chunks_mut::<3>();
        for (target, Taps { start, weights }) in target_pixels.iter_mut().zip(taps) {
            let mut sums = [HALF; 4];
            for (weight, pixel) in weights.iter().zip(wide.get(*start..).unwrap_or_default()) {
                for (sum, level) in sums.iter_mut().zip(pixel) {
                    *sum += weight * level;
                }
            }
            let [red, green, blue, _] = sums.map(to_byte);
            *target = [red, green, blue];
        }
    }
    Ok(narrow)
}

/// The vertical pass over rows of `row_bytes`, the first of which is source row `first_row`.
fn shrink_columns(narrow: &[u8], row_bytes: usize, first_row: usize, taps: &[Taps]) -> Result<Vec<u8>, PictureError> {
    let mut resized = zeroed(taps.len() * row_bytes)?;
    let mut sums = vec![0_i32; row_bytes];
    for (target_row, Taps { start, weights }) in resized.chunks_exact_mut(row_bytes).zip(taps) {
        sums.fill(HALF);
        let from = start.saturating_sub(first_row) * row_bytes;
        let under_filter = narrow.get(from..).unwrap_or_default();
        for (weight, source_row) in weights.iter().zip(under_filter.chunks_exact(row_bytes)) {
            for (sum, channel) in sums.iter_mut().zip(source_row) {
                *sum += weight * i32::from(*channel);
            }
        }
        for (target, sum) in target_row.iter_mut().zip(&sums) {
            *target = to_byte(*sum);
        }
    }
    Ok(resized)
}

#[cfg(test)]
mod tests {
    use super::super::rgb::RgbPicture;
    use super::*;

    fn whole(source_len: u32, target_len: u32) -> Axis {
        let target = u64::from(target_len);
        Axis { source_start: 0, source_len, target_len: target, window_start: 0, window_len: target_len }
    }

    #[test]
    fn same_size_changes_nothing() {
        let pixels: Vec<u8> = (0..4 * 3 * 3).map(|value| (value * 7) as u8).collect();
        let picture = RgbPicture::new(4, 3, pixels.clone()).unwrap();
        let resized = resize(&picture, whole(4, 4), whole(3, 3), Interpolation::Bicubic).unwrap();
        assert_eq!(resized, pixels);
    }

    #[test]
    fn a_window_is_a_part_of_the_whole() {
        let pixels: Vec<u8> = (0..9 * 7 * 3).map(|value: u32| (value * 37 % 251) as u8).collect();
        let picture = RgbPicture::new(9, 7, pixels).unwrap();
        let bicubic = Interpolation::Bicubic;
        let all = resize(&picture, whole(9, 20), whole(7, 5), bicubic).unwrap();
        let columns = Axis { window_start: 6, window_len: 8, ..whole(9, 20) };
        let rows = Axis { window_start: 1, window_len: 3, ..whole(7, 5) };
        let part = resize(&picture, columns, rows, bicubic).unwrap();
        let expected: Vec<u8> = (1..4).flat_map(|y| all[(y * 20 + 6) * 3..(y * 20 + 14) * 3].to_vec()).collect();
        assert_eq!(part, expected);
    }
}
