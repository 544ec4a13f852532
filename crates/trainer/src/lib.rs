//! The scaling lab's trainer: small networks of the lab's recipe, trained on CIFAR-10 with burn.

pub mod kernels;
#[cfg(feature = "training")]
pub mod moments;
#[cfg(feature = "training")]
pub mod network;
#[cfg(feature = "training")]
pub mod ops;
#[cfg(feature = "training")]
pub mod optimizer;
pub mod resize;
