//! The scaling lab without its training: tiny networks that each cost about the same, the experiments that compare them, the
//! messages between the page and the worker that trains, and what is made of the results.
//!
//! | module | subject |
//! |---|---|
//! | `network` | the layers of a network of the lab, its multiply-adds and parameters |
//! | `protocol` | the messages between page and trainer |
//!
//! Knows neither burn nor the browser.

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

pub mod manifest;
pub mod network;
pub mod protocol;
