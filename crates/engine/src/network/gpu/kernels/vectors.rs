//! What has one number a channel: the global average pool, the two layers of squeeze-excitation, the classifier. Each
//! shares the sums of a channel among the invocations of a workgroup.

use cubecl::ir::ElemType;
use cubecl::prelude::*;

use super::fused_activation::{FusedActivation, activate};
use super::{Four, Stored};

/// How a kernel shares its sums: neighbouring outputs, and parts of each sum, in a workgroup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in super::super) struct Sharing {
    pub(in super::super) outputs: usize,
    pub(in super::super) parts: usize,
}

impl Sharing {
    /// Invocations of a workgroup.
    pub(in super::super) fn units(self) -> usize {
        self.outputs * self.parts
    }
}

/// # Shapes
/// In vectors of four channels:
/// - `input`: `[pixels, channels]`
/// - `means`: `[channels]`
#[cube(launch_unchecked)]
pub(in super::super) fn pool<N: Float>(
    input: &[Stored<N>],
    means: &mut [Four],
    pixels: usize,
    channels: usize,
    #[comptime] sharing: Sharing,
    #[define(N)] _number: ElemType,
) {
    let mut parts = Shared::<[Four]>::new_slice(sharing.units());
    let channel = CUBE_POS * sharing.outputs + UNIT_POS_X as usize;
    let mut sum = Four::new(0.0);
    if channel < channels {
        for pixel in range_stepped(UNIT_POS_Y as usize, pixels, sharing.parts) {
            sum += Four::cast_from(input[pixel * channels + channel]);
        }
    }
    parts[UNIT_POS as usize] = sum;
    sync_cube();
    if UNIT_POS_Y == 0 && channel < channels {
        let mut total = parts[UNIT_POS_X as usize];
        for part in 1..sharing.parts {
            total += parts[part * sharing.outputs + UNIT_POS_X as usize];
        }
        means[channel] = total / Four::new(f32::cast_from(pixels));
    }
}

/// # Shapes
/// In vectors of four channels:
/// - `input`: `[inputs]`
/// - `weights`: `[1 + 4 * inputs, blocks, 2]`, the bias before the rows of the input channels
/// - `output`: `[blocks, 2]`
#[cube(launch_unchecked)]
pub(in super::super) fn dense<N: Float>(
    input: &[Four],
    weights: &[Stored<N>],
    output: &mut [Four],
    inputs: usize,
    blocks: usize,
    #[comptime] function: FusedActivation,
    #[comptime] sharing: Sharing,
    #[define(N)] _number: ElemType,
) {
    let mut parts = Shared::<[Four]>::new_slice(comptime!(sharing.units() * 2));
    let block = CUBE_POS * sharing.outputs + UNIT_POS_X as usize;
    let mut low = Four::new(0.0);
    let mut high = Four::new(0.0);
    if block < blocks {
        for four in range_stepped(UNIT_POS_Y as usize, inputs, sharing.parts) {
            let values = input[four];
            #[unroll]
            for channel in 0..4usize {
                let place = (four * 4 + channel + 1) * blocks * 2 + block * 2;
                let value = Four::new(values.extract(channel));
                low += value * Four::cast_from(weights[place]);
                high += value * Four::cast_from(weights[place + 1]);
            }
        }
    }
    parts[UNIT_POS as usize * 2] = low;
    parts[UNIT_POS as usize * 2 + 1] = high;
    sync_cube();
    if UNIT_POS_Y == 0 && block < blocks {
        for half in 0..2usize {
            let mut total = Four::cast_from(weights[block * 2 + half]);
            for part in 0..sharing.parts {
                total += parts[(part * sharing.outputs + UNIT_POS_X as usize) * 2 + half];
            }
            output[block * 2 + half] = activate(total, function);
        }
    }
}

/// Both layers of squeeze-excitation, in one workgroup.
///
/// # Shapes
/// In vectors of four channels but for the squeezed ones, of which any number is allowed up to `capacity`:
/// - `means` and `gates`: `[channels]`
/// - `squeeze`: `[squeezed, channels]`, `squeeze_bias`: `[squeezed]`
/// - `excite`: `[1 + squeezed, channels]`, the bias first
#[cube(launch_unchecked)]
pub(in super::super) fn excite<N: Float>(
    means: &[Four],
    squeeze: &[Stored<N>],
    squeeze_bias: &[f32],
    excite: &[Stored<N>],
    gates: &mut [Four],
    channels: usize,
    squeezed: usize,
    #[comptime] capacity: usize,
    #[comptime] functions: (FusedActivation, FusedActivation),
    #[comptime] sharing: Sharing,
    #[define(N)] _number: ElemType,
) {
    let mut parts = Shared::<[f32]>::new_slice(sharing.units());
    let mut hidden = Shared::<[f32]>::new_slice(capacity);
    for base in range_stepped(0, squeezed, sharing.outputs) {
        let output = base + UNIT_POS_Y as usize;
        let mut sum = Four::new(0.0);
        if output < squeezed {
            for channel in range_stepped(UNIT_POS_X as usize, channels, sharing.parts) {
                sum += means[channel] * Four::cast_from(squeeze[output * channels + channel]);
            }
        }
        parts[UNIT_POS as usize] =
            sum.extract(0usize) + sum.extract(1usize) + sum.extract(2usize) + sum.extract(3usize);
        sync_cube();
        if UNIT_POS_X == 0 && output < squeezed {
            let mut total = squeeze_bias[output];
            for part in 0..sharing.parts {
                total += parts[UNIT_POS as usize + part];
            }
            hidden[output] = activate(Four::new(total), functions.0).extract(0usize);
        }
        sync_cube();
    }
    for channel in range_stepped(UNIT_POS as usize, channels, sharing.units()) {
        let mut sum = Four::cast_from(excite[channel]);
        for output in 0..squeezed {
            sum += Four::new(hidden[output]) * Four::cast_from(excite[(output + 1) * channels + channel]);
        }
        gates[channel] = activate(sum, functions.1);
    }
}
