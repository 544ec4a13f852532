//! Depthwise convolutions with bias and activation.

use cubecl::ir::ElemType;
use cubecl::prelude::*;

use super::fused_activation::{FusedActivation, activate};
use super::{Four, Stored};

/// What a depthwise kernel is compiled for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in super::super) struct Shape {
    pub(in super::super) kernel_size: usize,
    pub(in super::super) stride: usize,
    /// Outputs of one invocation, for four channels.
    pub(in super::super) rows: usize,
    pub(in super::super) columns: usize,
    pub(in super::super) activation: FusedActivation,
}

/// # Shapes
/// In vectors of four channels:
/// - `input`: `[height, width, channels]`
/// - `weights`: `[1 + kernel_size * kernel_size, channels]`, the bias first
/// - `output`: `[output_height, output_width, channels]`
///
/// `top` and `left` are the zeros before the map.
#[cube(launch_unchecked)]
pub(in super::super) fn convolve<N: Float>(
    input: &[Stored<N>],
    weights: &[Stored<N>],
    output: &mut [Stored<N>],
    height: usize,
    width: usize,
    channels: usize,
    output_height: usize,
    output_width: usize,
    top: usize,
    left: usize,
    #[comptime] shape: Shape,
    #[define(N)] _number: ElemType,
) {
    let side = comptime!(shape.kernel_size);
    let channel = ABSOLUTE_POS % channels;
    let tile = ABSOLUTE_POS / channels;
    let across = output_width.div_ceil(shape.columns);
    let first_column = tile % across * shape.columns;
    let first_row = tile / across * shape.rows;
    if first_row >= output_height {
        terminate!();
    }
    let mut kernel = Sequence::<Four>::new();
    #[unroll]
    for place in 0..comptime!(side * side) {
        kernel.push(Four::cast_from(weights[channels * (place + 1) + channel]));
    }
    let mut sums = Array::<Four>::new(shape.rows * shape.columns);
    #[unroll]
    for sum in 0..shape.rows * shape.columns {
        sums[sum] = Four::cast_from(weights[channel]);
    }
    let wide = comptime!((shape.columns - 1) * shape.stride + side);
    let mut places = Sequence::<usize>::new();
    let mut inside = Sequence::<bool>::new();
    #[unroll]
    for column in 0..wide {
        let (place, is_inside) = on_map(first_column * shape.stride + column, left, width);
        places.push(place * channels + channel);
        inside.push(is_inside);
    }
    #[unroll]
    for row in 0..comptime!((shape.rows - 1) * shape.stride + side) {
        let (line, is_inside) = on_map(first_row * shape.stride + row, top, height);
        let start = line * width * channels;
        #[unroll]
        for column in 0..wide {
            let found = Four::cast_from(input[start + places[column]]);
            let value = select(is_inside && inside[column], found, Four::new(0.0));
            #[unroll]
            for sum in 0..comptime!(shape.rows * shape.columns) {
                let under = comptime!(under(shape, row, column, sum));
                if comptime!(under.is_some()) {
                    sums[sum] += value * kernel[comptime!(under.unwrap_or_default())];
                }
            }
        }
    }
    #[unroll]
    for row in 0..shape.rows {
        #[unroll]
        for column in 0..shape.columns {
            let (down, right) = (first_row + row, first_column + column);
            if down < output_height && right < output_width {
                let sum = sums[row * shape.columns + column];
                output[(down * output_width + right) * channels + channel] =
                    Stored::<N>::cast_from(activate(sum, shape.activation));
            }
        }
    }
}

/// Which place of the kernel lies over a place of the input, both counted from the tile's corner, for an output.
fn under(shape: Shape, row: usize, column: usize, output: usize) -> Option<usize> {
    let down = row.checked_sub(output / shape.columns * shape.stride).filter(|place| *place < shape.kernel_size)?;
    let right = column.checked_sub(output % shape.columns * shape.stride).filter(|place| *place < shape.kernel_size)?;
    Some(down * shape.kernel_size + right)
}

/// A place counted with the border: the nearest on the map, and whether it is that place itself.
#[cube]
pub(super) fn on_map(place: usize, border: usize, length: usize) -> (usize, bool) {
    let nearest = place.max(border).min(border + length - 1) - border;
    (nearest, nearest + border == place)
}
