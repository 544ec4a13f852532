//! The scaling lab's trainer: small networks of the lab's recipe, trained on CIFAR-10 with burn.

#![cfg_attr(
    test,
    allow(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        clippy::float_cmp,
        clippy::items_after_statements,
        reason = "tests compare exact numbers"
    )
)]

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
