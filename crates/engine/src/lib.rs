//! The engine: pictures in, logits out, and the Web Worker around it.
//!
//! | module | feature | subject |
//! |---|---|---|
//! | `picture` | `picture` | decoding, orientation, Pillow's resampling, normalisation |
//! | `network` | `network` | one file for each block of the paper; `ops`: fused CPU kernels; `gpu`: WebGPU kernels |
//! | `worker` | `worker` | the browser around `network`: messages, downloads, storage, adapter, self-checks |
//!
//! Knows no page. Without features it is empty, so that a plain `cargo test` compiles neither burn nor a decoder.

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

#[cfg(feature = "network")]
pub mod network;
#[cfg(feature = "picture")]
pub mod picture;
#[cfg(feature = "worker")]
pub mod worker;
