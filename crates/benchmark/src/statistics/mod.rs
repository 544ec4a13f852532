//! Statistics of measured times, equal to NumPy's and SciPy's with the same seed.
//!
//! `tests/reference/benchmark_statistics.py` makes the figures that the crate's tests compare with.

mod bootstrap;
mod interval;
mod paired;
mod percentile;
mod proportion;
mod random;
mod spearman;

pub use bootstrap::{Bootstrap, Resampled};
pub use interval::{Estimate, Interval};
pub use paired::{holm, mcnemar};
pub use percentile::{median, percentile};
pub use proportion::wilson;
pub use random::Generator;
pub use spearman::spearman;
