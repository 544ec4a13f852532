//! The same product as [`super::pointwise`], where invocations hand each other what they have loaded: four of a subgroup
//! share their pixels, load each value of them once and broadcast it. On a software adapter, where a load costs many
//! multiply-adds, about a quarter of the loads are left.

use cubecl::ir::ElemType;
use cubecl::prelude::*;

use super::fused_activation::{FusedActivation, activate};
use super::{Four, Stored};

/// Invocations of a workgroup, all of one subgroup.
pub(in super::super) const UNITS: usize = 4;

/// Pixels of a workgroup. The maps of pictures of 224 px have 7 pixels times a power of two a side.
pub(in super::super) const PIXELS: usize = 28;

/// What a kernel is compiled for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in super::super) struct Shape {
    /// Vectors of output channels of one invocation.
    pub(in super::super) columns: usize,
    pub(in super::super) activation: FusedActivation,
    /// Whether each input channel is multiplied by its gate.
    pub(in super::super) has_gate: bool,
    /// Whether the block's input is added. As a test at run time it would slow every kernel by an eighth.
    pub(in super::super) has_skip: bool,
}

/// # Shapes
/// In vectors of four channels:
/// - `input`: `[pixels, inputs]`
/// - `weights`: `[1 + 4 * inputs, outputs]`, the bias before the rows of the input channels
/// - `gates`: `[inputs]`
/// - `skip` and `output`: `[pixels, outputs]`
#[cube(launch_unchecked)]
pub(in super::super) fn convolve<N: Float>(
    input: &[Stored<N>],
    weights: &[Stored<N>],
    gates: &[Four],
    skip: &[Stored<N>],
    output: &mut [Stored<N>],
    pixels: usize,
    inputs: usize,
    outputs: usize,
    #[comptime] shape: Shape,
    #[define(N)] _number: ElemType,
) {
    let lane = UNIT_POS_PLANE as usize;
    let wide = comptime!(shape.columns * UNITS);
    let tiles = outputs.div_ceil(wide);
    let first = CUBE_POS / tiles * PIXELS;
    let column = CUBE_POS % tiles * wide + lane * shape.columns;
    let mut sums = Array::<Four>::new(PIXELS * shape.columns);
    let mut columns = Sequence::<usize>::new();
    #[unroll]
    for at in 0..shape.columns {
        // Past the end the last column is computed again, and not written; so are pixels.
        let place = (column + at).min(outputs - 1);
        columns.push(place);
        let bias = Four::cast_from(weights[place]);
        #[unroll]
        for pixel in 0..PIXELS {
            sums[pixel * shape.columns + at] = bias;
        }
    }
    let mut starts = Sequence::<usize>::new();
    #[unroll]
    for four in 0..comptime!(PIXELS / UNITS) {
        starts.push((first + four * UNITS + lane).min(pixels - 1) * inputs);
    }
    for four in 0..inputs {
        let row = (four * 4 + 1) * outputs;
        let mut kernel = Sequence::<Four>::new();
        #[unroll]
        for channel in 0..4usize {
            #[unroll]
            for at in 0..shape.columns {
                kernel.push(Four::cast_from(weights[row + outputs * channel + columns[at]]));
            }
        }
        let gate = if shape.has_gate { gates[four] } else { Four::new(1.0) };
        #[unroll]
        for group in 0..comptime!(PIXELS / UNITS) {
            let found = Four::cast_from(input[starts[group] + four]);
            let values = if shape.has_gate { found * gate } else { found };
            #[unroll]
            for from in 0..4u32 {
                #[unroll]
                for channel in 0..4usize {
                    let value = Four::new(plane_broadcast(values.extract(channel), from));
                    #[unroll]
                    for at in 0..shape.columns {
                        let sum = comptime!((group * UNITS + from as usize) * shape.columns + at);
                        sums[sum] += value * kernel[channel * shape.columns + at];
                    }
                }
            }
        }
    }
    #[unroll]
    for pixel in 0..PIXELS {
        #[unroll]
        for at in 0..shape.columns {
            if first + pixel < pixels && column + at < outputs {
                let to = (first + pixel) * outputs + column + at;
                let mut sum = sums[pixel * shape.columns + at];
                if shape.has_skip {
                    sum += Four::cast_from(skip[to]);
                }
                output[to] = Stored::<N>::cast_from(activate(sum, shape.activation));
            }
        }
    }
}
