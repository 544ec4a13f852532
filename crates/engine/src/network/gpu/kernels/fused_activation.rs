//! The function after a layer, chosen when its kernel is compiled.

use cubecl::prelude::*;

use super::Four;
use model::arch::Activation;

/// What becomes of a layer's sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in super::super) enum FusedActivation {
    /// `x`.
    Linear,
    /// `min(max(x, 0), 6)`.
    Relu6,
    /// `x * sigmoid(x)`.
    Silu,
    /// `1 / (1 + exp(-x))`.
    Sigmoid,
}

impl From<Option<Activation>> for FusedActivation {
    fn from(activation: Option<Activation>) -> Self {
        match activation {
            None => Self::Linear,
            Some(Activation::Relu6) => Self::Relu6,
            Some(Activation::Silu) => Self::Silu,
            Some(Activation::Sigmoid) => Self::Sigmoid,
        }
    }
}

/// The activation of four sums.
#[cube]
pub(super) fn activate(sums: Four, #[comptime] function: FusedActivation) -> Four {
    match function {
        FusedActivation::Linear => sums,
        FusedActivation::Relu6 => sums.max(Four::new(0.0)).min(Four::new(6.0)),
        FusedActivation::Silu => sums / (Four::new(1.0) + (-sums).exp()),
        FusedActivation::Sigmoid => Four::new(1.0) / (Four::new(1.0) + (-sums).exp()),
    }
}
