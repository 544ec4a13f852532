//! 1x1 convolutions with bias, gate, skip connection and activation, as a product of matrices.

use cubecl::ir::ElemType;
use cubecl::prelude::*;

use super::fused_activation::{FusedActivation, activate};
use super::{Four, Stored};

/// What a pointwise kernel is compiled for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in super::super) struct Shape {
    /// Pixels of one invocation, each for eight output channels.
    pub(in super::super) pixels: usize,
    pub(in super::super) activation: FusedActivation,
    /// Whether each input channel is multiplied by its gate.
    pub(in super::super) has_gate: bool,
    /// Whether the block's input is added.
    pub(in super::super) has_skip: bool,
}

/// # Shapes
/// In vectors of four channels:
/// - `input`: `[pixels, inputs]`
/// - `weights`: `[1 + 4 * inputs, blocks, 2]`, the bias before the rows of the input channels
/// - `gates`: `[inputs]`
/// - `skip` and `output`: `[pixels, blocks, 2]`
#[cube(launch_unchecked)]
pub(in super::super) fn convolve<N: Float>(
    input: &[Stored<N>],
    weights: &[Stored<N>],
    gates: &[Four],
    skip: &[Stored<N>],
    output: &mut [Stored<N>],
    pixels: usize,
    inputs: usize,
    blocks: usize,
    #[comptime] shape: Shape,
    #[define(N)] _number: ElemType,
) {
    let first = ABSOLUTE_POS / blocks * shape.pixels;
    let column = ABSOLUTE_POS % blocks * 2;
    let row = blocks * 2;
    if first >= pixels {
        terminate!();
    }
    let mut sums = Array::<Four>::new(shape.pixels * 2);
    let mut starts = Sequence::<usize>::new();
    #[unroll]
    for pixel in 0..shape.pixels {
        sums[pixel * 2] = Four::cast_from(weights[column]);
        sums[pixel * 2 + 1] = Four::cast_from(weights[column + 1]);
        // Past the end the last pixel is computed again, and not written.
        starts.push((first + pixel).min(pixels - 1) * inputs);
    }
    for four in 0..inputs {
        let place = row + four * 4 * row + column;
        let mut kernel = Sequence::<Four>::new();
        #[unroll]
        for channel in 0..4usize {
            kernel.push(Four::cast_from(weights[place + row * channel]));
            kernel.push(Four::cast_from(weights[place + row * channel + 1]));
        }
        let gate = if shape.has_gate { gates[four] } else { Four::new(1.0) };
        #[unroll]
        for pixel in 0..shape.pixels {
            let found = Four::cast_from(input[starts[pixel] + four]);
            let values = if shape.has_gate { found * gate } else { found };
            #[unroll]
            for channel in 0..4usize {
                let value = Four::new(values.extract(channel));
                sums[pixel * 2] += value * kernel[channel * 2];
                sums[pixel * 2 + 1] += value * kernel[channel * 2 + 1];
            }
        }
    }
    #[unroll]
    for pixel in 0..shape.pixels {
        if first + pixel < pixels {
            #[unroll]
            for half in 0..2usize {
                let to = (first + pixel) * row + column + half;
                let mut sum = sums[pixel * 2 + half];
                if shape.has_skip {
                    sum += Four::cast_from(skip[to]);
                }
                output[to] = Stored::<N>::cast_from(activate(sum, shape.activation));
            }
        }
    }
}
