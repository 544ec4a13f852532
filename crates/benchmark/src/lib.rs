//! A benchmark of several networks on one device: what was measured, what follows from it, and its files and charts.
//!
//! Pure: no clock, no browser, no network. The page and the worker share [`report`] and the types of [`analysis`]; all
//! that computes runs in the worker, and natively in the tests.

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

pub mod analysis;
pub mod charts;
mod count;
pub mod csv;
pub mod import;
pub mod json;
pub mod markdown;
pub mod report;
mod rounded;
pub mod statistics;
#[cfg(test)]
mod testing;
pub mod view;
