//! What crosses between page and worker, and the two state machines at its ends.
//!
//! | module | subject |
//! |---|---|
//! | `protocol` | the messages |
//! | `session` | the worker's end: one network made and one picture classified at a time, one final reply to every request |
//! | `backends` | which backend is faster on this device, by measurement |
//! | `measured` | what the page measured, and the report that it becomes |
//! | `supervisor` | the page's end: starts workers, watches them, decides what follows a failure |
//! | `size_sweep` | one picture at many input sizes: which sizes, and the answer at one |
//! | `predictions`, `smoothing`, `labels` | what a network answers: softmax, top-k, a camera's frames smoothed, class names |
//!
//! Knows neither burn nor the browser: native tests with fakes cover both ends.

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

pub mod backends;
pub mod labels;
pub mod measured;
pub mod predictions;
pub mod protocol;
pub mod session;
pub mod size_sweep;
pub mod smoothing;
pub mod supervisor;
