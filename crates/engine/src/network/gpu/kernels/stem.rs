//! The stem: a dense convolution from the planes of the picture to the first channels-last map.

use cubecl::ir::ElemType;
use cubecl::prelude::*;

use super::depthwise::on_map;
use super::fused_activation::{FusedActivation, activate};
use super::{Four, Stored};

/// What a stem is compiled for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in super::super) struct Shape {
    pub(in super::super) kernel_size: usize,
    pub(in super::super) stride: usize,
    /// Outputs of one invocation, side by side, each for eight channels.
    pub(in super::super) columns: usize,
    pub(in super::super) activation: FusedActivation,
}

/// # Shapes
/// - `input`: `[planes, height, width]`
/// - `weights`, in vectors of four channels: `[1 + planes * kernel_size * kernel_size, blocks, 2]`, the bias first
/// - `output`, in vectors of four channels: `[output_height, output_width, blocks, 2]`
///
/// `top` and `left` are the zeros before the picture.
#[cube(launch_unchecked)]
pub(in super::super) fn convolve<N: Float>(
    input: &[f32],
    weights: &[Stored<N>],
    output: &mut [Stored<N>],
    planes: usize,
    height: usize,
    width: usize,
    blocks: usize,
    output_height: usize,
    output_width: usize,
    top: usize,
    left: usize,
    #[comptime] shape: Shape,
    #[define(N)] _number: ElemType,
) {
    let column = ABSOLUTE_POS % blocks * 2;
    let tile = ABSOLUTE_POS / blocks;
    let across = output_width.div_ceil(shape.columns);
    let first_column = tile % across * shape.columns;
    let row = tile / across;
    if row >= output_height {
        terminate!();
    }
    let mut sums = Array::<Four>::new(shape.columns * 2);
    #[unroll]
    for pixel in 0..shape.columns {
        sums[pixel * 2] = Four::cast_from(weights[column]);
        sums[pixel * 2 + 1] = Four::cast_from(weights[column + 1]);
    }
    let wide = comptime!((shape.columns - 1) * shape.stride + shape.kernel_size);
    let mut cells = Sequence::<usize>::new();
    let mut inside = Sequence::<bool>::new();
    #[unroll]
    for at in 0..wide {
        let (place, is_inside) = on_map(first_column * shape.stride + at, left, width);
        cells.push(place);
        inside.push(is_inside);
    }
    for plane in 0..planes {
        for down in 0..shape.kernel_size {
            let (line, is_inside) = on_map(row * shape.stride + down, top, height);
            let start = (plane * height + line) * width;
            let mut values = Sequence::<f32>::new();
            #[unroll]
            for at in 0..wide {
                values.push(select(is_inside && inside[at], input[start + cells[at]], 0.0));
            }
            #[unroll]
            for right in 0..shape.kernel_size {
                let place = (plane * shape.kernel_size + down) * shape.kernel_size + right + 1;
                let low = Four::cast_from(weights[place * blocks * 2 + column]);
                let high = Four::cast_from(weights[place * blocks * 2 + column + 1]);
                #[unroll]
                for pixel in 0..shape.columns {
                    let value = Four::new(values[pixel * shape.stride + right]);
                    sums[pixel * 2] += value * low;
                    sums[pixel * 2 + 1] += value * high;
                }
            }
        }
    }
    #[unroll]
    for pixel in 0..shape.columns {
        if first_column + pixel < output_width {
            let to = (row * output_width + first_column + pixel) * blocks * 2 + column;
            output[to] = Stored::<N>::cast_from(activate(sums[pixel * 2], shape.activation));
            output[to + 1] = Stored::<N>::cast_from(activate(sums[pixel * 2 + 1], shape.activation));
        }
    }
}
