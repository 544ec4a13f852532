//! The function after a layer, chosen when its kernel is compiled.

use cubecl::prelude::*;

use super::Four;
use model::arch::Activation;

/// What becomes of a layer's sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in super::super) enum Finish {
    /// `x`.
    Linear,
    /// `min(max(x, 0), 6)`.
    Relu6,
    /// `x * sigmoid(x)`.
    Silu,
    /// `1 / (1 + exp(-x))`.
    Sigmoid,
}

impl From<Option<Activation>> for Finish {
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
pub(super) fn finish(sums: Four, #[comptime] function: Finish) -> Four {
    match function {
        Finish::Linear => sums,
        Finish::Relu6 => sums.max(Four::new(0.0)).min(Four::new(6.0)),
        Finish::Silu => sums / (Four::new(1.0) + (-sums).exp()),
        Finish::Sigmoid => Four::new(1.0) / (Four::new(1.0) + (-sums).exp()),
    }
}
