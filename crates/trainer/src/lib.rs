//! The scaling lab's trainer: small networks of the lab's recipe, trained on CIFAR-10 with burn.

#[cfg(feature = "training")]
pub mod inference;
#[cfg(feature = "training")]
pub mod input;
pub mod kernels;
#[cfg(feature = "training")]
pub mod moments;
#[cfg(feature = "training")]
pub mod network;
#[cfg(feature = "training")]
pub mod ops;
#[cfg(feature = "training")]
pub mod optimizer;
#[cfg(feature = "training")]
pub mod pictures;
pub mod resize;
#[cfg(feature = "training")]
pub mod training;
#[cfg(feature = "worker")]
pub mod worker;
