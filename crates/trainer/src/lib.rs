//! The scaling lab's trainer: small networks of the lab's recipe, trained on CIFAR-10 with burn.

pub mod kernels;
pub mod resize;
#[cfg(feature = "training")]
pub mod ops;
