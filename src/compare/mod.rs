//! Several networks on the same picture, side by side: which ones, how far it is, what came of each.
//!
//! Knows neither the browser nor the page. A network is warmed up, its first run standing apart, and the median is
//! that of the [`TIMED_RUNS`] after it.

#[cfg(feature = "ui")]
pub(crate) mod components;
#[cfg(feature = "ui")]
pub(crate) mod controller;
mod counter_example;
mod entry;
mod list;
mod plot;
mod progress;
mod published;
mod report;
mod row;

pub use counter_example::{CounterExample, counter_example};
pub use entry::{CompareEntry, UnknownEntry};
pub use list::CompareList;
pub use plot::compare_chart;
pub use progress::{Progress, Stop, TIMED_RUNS};
pub use published::published_accuracy;
pub use report::{csv, json};
pub use row::{Answer, CompareRow, Measurement, Outcome, PublishedAccuracy};
