//! The function after a layer, chosen once a layer and inlined into its kernel.

use super::lanes::Lanes;
use model::arch::Activation;

/// A function of four numbers, known when the kernel is compiled.
pub trait Activate {
    fn apply(sums: Lanes) -> Lanes;
}

/// `x`.
pub struct Linear;
/// `min(max(x, 0), 6)`.
pub struct Relu6;
/// `x * sigmoid(x)`.
pub struct Silu;
/// `1 / (1 + exp(-x))`.
pub struct Sigmoid;

#[allow(clippy::inline_always, reason = "part of the innermost loops")]
impl Activate for Linear {
    #[inline(always)]
    fn apply(sums: Lanes) -> Lanes {
        sums
    }
}

#[allow(clippy::inline_always, reason = "part of the innermost loops")]
impl Activate for Relu6 {
    #[inline(always)]
    fn apply(sums: Lanes) -> Lanes {
        sums.clamp(0.0, 6.0)
    }
}

#[allow(clippy::inline_always, reason = "part of the innermost loops")]
impl Activate for Silu {
    #[inline(always)]
    fn apply(sums: Lanes) -> Lanes {
        sums.silu()
    }
}

#[allow(clippy::inline_always, reason = "part of the innermost loops")]
impl Activate for Sigmoid {
    #[inline(always)]
    fn apply(sums: Lanes) -> Lanes {
        sums.sigmoid()
    }
}

/// A kernel that is compiled once for each activation.
pub trait Kernel {
    fn run<A: Activate>(self);
}

/// Runs a kernel with the activation of its layer.
pub fn with_activation(activation: Option<Activation>, kernel: impl Kernel) {
    match activation {
        None => kernel.run::<Linear>(),
        Some(Activation::Relu6) => kernel.run::<Relu6>(),
        Some(Activation::Silu) => kernel.run::<Silu>(),
        Some(Activation::Sigmoid) => kernel.run::<Sigmoid>(),
    }
}
