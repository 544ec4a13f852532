//! One layer's training step on the CPU: convolution, batch normalisation by the batch's own moments and activation, and
//! the exact gradients of all three, over channels-last maps `[pixels, channels]`. Slices in, slices out.
//!
//! Maps hold their channels padded to a multiple of four ([`padded`]); what is added is zero everywhere. Parameters are
//! not padded.

mod batch_norm;
mod depthwise;
mod layer;
mod patches;
mod pointwise;

pub use layer::{Backward, Convolution, Forward, Layer, backward, forward};
pub use patches::{PATCH, patches};

use cpu_kernels::LANES;

/// Added to the variance: PyTorch's default for batch normalisation.
pub const EPSILON: f64 = 1e-5;

/// Channels of a map in memory: the next multiple of four.
#[must_use]
pub fn padded(channels: usize) -> usize {
    channels.next_multiple_of(LANES)
}

/// A parameter of each channel, zeros after the last.
fn pad(values: &[f32]) -> Vec<f32> {
    let mut padded_values = values.to_vec();
    padded_values.resize(padded(values.len()), 0.0);
    padded_values
}
