//! Several networks on the same picture, side by side: which ones, how far it is, what came of each; and on a batch of
//! pictures ([`batch`]).
//!
//! Knows neither the browser nor the page. What is measured is a [`benchmark::report::Report`]; what follows from it,
//! intervals, ratios and charts, the worker computes.

pub mod batch;
#[cfg(feature = "ui")]
pub(crate) mod comparison;
#[cfg(feature = "ui")]
pub(crate) mod components;
#[cfg(feature = "ui")]
mod controller;
#[cfg(feature = "ui")]
mod profile_state;
#[cfg(feature = "ui")]
mod profiling;
mod progress;
mod published;
#[cfg(feature = "ui")]
mod report_state;
#[cfg(feature = "ui")]
mod reports;
mod row;
#[cfg(feature = "ui")]
mod row_data;
mod schedule;
#[cfg(feature = "ui")]
mod stop_of;

pub use progress::Progress;
pub use published::{PublishedAccuracy, published_accuracy};
pub use row::CompareRow;
pub use schedule::{Budget, ROUNDS, Schedule, Turn};
