//! The kernels, in `CubeCL`: Rust whose expansion writes the shader when a kernel is first launched. A function of several
//! invocations reads its own place (`ABSOLUTE_POS`, `UNIT_POS`) and returns past the end of the work. What is written once
//! is a `Sequence`, of which single values remain in the shader; an `Array` is memory there.

#![allow(
    clippy::indexing_slicing,
    clippy::trivially_copy_pass_by_ref,
    clippy::used_underscore_binding,
    missing_docs,
    reason = "what is indexed is a buffer of the adapter's, and `cube` makes modules and types of its own"
)]

pub(super) mod depthwise;
mod fused_activation;
pub(super) mod pointwise;
pub(super) mod pointwise_subgroup;
pub(super) mod stem;
pub(super) mod vectors;

use cubecl::prelude::*;

pub(super) use fused_activation::FusedActivation;

/// Four channels of a pixel, as they are computed.
type Four = Vector<f32, Const<4>>;

/// Four channels of a pixel as they lie in memory, in full or half precision.
type Stored<N> = Vector<N, Const<4>>;

#[cfg(test)]
mod tests;
