//! Resizing that gives Pillow's bytes: separable convolution, horizontal pass first, 8-bit
//! intermediate, fixed-point weights (Pillow, `src/libImaging/Resample.c`).
//!
//! Unlike Pillow, only a window of the resized picture is computed: a 1 x 20000 picture whose short side is
//! scaled to 256 would be 256 x 5,120,000 pixels, of which a network sees 224 x 224.

use std::ops::Range;

use super::error::{PictureError, zeroed};
use super::pixels::{PixelPair, Pixels};
use super::spec::Interpolation;
use super::taps::{Axis, Taps, needed_source};
use super::weighted_sum::{ChannelPairs, Sums, WeightPair};

/// Bytes that the vertical pass takes at a time.
const BLOCK: usize = 16;

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
    let row_bytes = columns.window_len as usize * 3;
    // Rows begin a whole number of blocks apart.
    let stride = row_bytes.next_multiple_of(BLOCK);
    let narrow = shrink_rows(picture, &columns, &rows, needed.clone(), &column_taps, stride)?;
    shrink_columns(&narrow, stride, row_bytes, needed.start, &row_taps)
}

/// The horizontal pass: the needed rows, `stride` bytes apart, each `[window width, 3]`.
fn shrink_rows(
    picture: &dyn Pixels,
    columns: &Axis,
    rows: &Axis,
    needed: Range<usize>,
    taps: &[Taps],
    stride: usize,
) -> Result<Vec<u8>, PictureError> {
    let mut narrow = zeroed(needed.len() * stride)?;
    // Pixels come in pairs that begin at even columns.
    let (first, width) = (columns.source_start as usize, columns.source_len as usize);
    let first_pair = first / 2;
    let weights_of = |taps: &Taps| {
        let column = first + taps.start;
        (column / 2 - first_pair, taps.pairs(column % 2))
    };
    let weights: Vec<(usize, Vec<WeightPair>)> = taps.iter().map(weights_of).collect();
    let mut pairs = vec![PixelPair::default(); (first + width).div_ceil(2) - first_pair];
    for (y, target_row) in needed.zip(narrow.chunks_exact_mut(stride)) {
        picture.pairs(rows.source_start as usize + y, first_pair * 2, &mut pairs);
        let (target_pixels, _) = target_row.as_chunks_mut::<3>();
        for (target, (start, weights)) in target_pixels.iter_mut().zip(&weights) {
            let mut sums = Sums::half();
            for (weights, pixels) in weights.iter().zip(pairs.get(*start..).unwrap_or_default()) {
                sums.add(ChannelPairs::of_pixels(pixels), *weights);
            }
            let [red, green, blue, _] = sums.bytes();
            *target = [red, green, blue];
        }
    }
    Ok(narrow)
}

/// The vertical pass over rows `stride` bytes apart, the first of which is source row `first_row`; of each the first
/// `row_bytes` count.
fn shrink_columns(
    narrow: &[u8],
    stride: usize,
    row_bytes: usize,
    first_row: usize,
    taps: &[Taps],
) -> Result<Vec<u8>, PictureError> {
    let mut resized = zeroed(taps.len() * row_bytes)?;
    for (target_row, taps) in resized.chunks_exact_mut(row_bytes).zip(taps) {
        let weights = taps.pairs(0);
        let under_filter = narrow.get(taps.start.saturating_sub(first_row) * stride..).unwrap_or_default();
        for (block, target) in target_row.chunks_mut(BLOCK).enumerate() {
            let mut sums = [Sums::half(); 4];
            let mut rows = under_filter.get(block * BLOCK..).unwrap_or_default();
            for weights in &weights {
                let Some(upper) = rows.first_chunk() else { break };
                // Below the last row is none, and its weight is zero.
                let lower = rows.get(stride..).and_then(<[u8]>::first_chunk).unwrap_or(upper);
                for (sums, pairs) in sums.iter_mut().zip(ChannelPairs::of_rows(upper, lower)) {
                    sums.add(pairs, *weights);
                }
                rows = rows.get(2 * stride..).unwrap_or_default();
            }
            let bytes = sums.map(Sums::bytes);
            target.iter_mut().zip(bytes.as_flattened()).for_each(|(target, byte)| *target = *byte);
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
