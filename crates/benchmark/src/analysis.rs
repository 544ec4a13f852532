//! What follows from a [`Report`](crate::report::Report): medians with their intervals, ranks, ratios and correlations.
//!
//! A network is named by its place in the report's list. Intervals are bootstrap ones (percentile method) that hold
//! [`CONFIDENCE`] of the resamples; SciPy gives the same ones for [`RESAMPLES`] and [`SEED`]. Two times are told apart only
//! where their intervals, widened by what the clock cannot see, do not overlap.

mod analyse;
mod correlation;
mod counter_example;
mod devices;
mod measured;
mod noise;
mod pareto;
mod rank;

pub use analyse::analyse;
pub use devices::compare_devices;
pub use pareto::most_accurate_within;

pub use crate::statistics::{Estimate, Interval};

/// The part of all resamples that an interval holds.
pub const CONFIDENCE: f64 = 0.95;

/// Resamples of every interval.
pub const RESAMPLES: usize = 2000;

/// Seed of the random numbers of every interval.
pub const SEED: u64 = 2019;

/// A network with fewer samples is noisy, however close they lie.
pub const FEWEST_SAMPLES: usize = 5;

/// An interval wider than this part of its median is noisy.
pub const WIDEST_INTERVAL: f64 = 0.1;

/// Medians of the first and the second half of the samples that are farther apart than this part are noisy.
pub const FARTHEST_DRIFT: f64 = 0.1;

/// Drift is looked for from this many samples on.
pub const FEWEST_FOR_DRIFT: usize = 10;

/// Heat is looked for from this many parts of a sustained run on.
pub const FEWEST_SUSTAINED: usize = 8;

/// A correlation is given from this many networks on.
pub const FEWEST_NETWORKS: usize = 4;

/// Why the times of a network are not to be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noise {
    /// Fewer than [`FEWEST_SAMPLES`].
    FewSamples,
    /// The browser's clock goes in steps of more than [`WIDEST_INTERVAL`] of the median.
    CoarseClock,
    /// The interval is wider than [`WIDEST_INTERVAL`] of the median.
    WideInterval,
    /// The halves of the samples are farther apart than [`FARTHEST_DRIFT`]: the device became slower or faster.
    Drift,
}

impl Noise {
    /// The word in files: `few-samples`, `coarse-clock`, `wide-interval` or `drift`.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::FewSamples => "few-samples",
            Self::CoarseClock => "coarse-clock",
            Self::WideInterval => "wide-interval",
            Self::Drift => "drift",
        }
    }
}

/// What follows from a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Analysis {
    /// The networks that were measured, in the report's order.
    pub networks: Vec<NetworkAnalysis>,
    /// The network of the least median; `None` where none was measured.
    pub fastest: Option<usize>,
    /// Whether the whole benchmark is too noisy to trust: half of its networks are, or more.
    pub is_noisy: bool,
    /// The networks that no other beats in both time and published accuracy, from fast to accurate.
    pub pareto: Vec<ParetoPoint>,
    /// How well multiply-adds rank times here, over the networks that ran on the device's backend.
    pub macs_correlation: Option<Correlation>,
    /// How well activations rank times here, likewise.
    pub activations_correlation: Option<Correlation>,
    /// A network with fewer multiply-adds that is told apart as slower from one with more on the same backend: the pair of
    /// the largest ratio.
    pub counter_example: Option<CounterExample>,
}

impl Analysis {
    /// What is known of the network at a place of the report's list; `None` where it was not measured.
    #[must_use]
    pub fn of(&self, network: usize) -> Option<&NetworkAnalysis> {
        self.networks.iter().find(|one| one.network == network)
    }
}

/// What follows for one network.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkAnalysis {
    /// Its place in the report's list.
    pub network: usize,
    /// Samples that it has.
    pub samples: usize,
    /// The median of the network's runs, milliseconds.
    pub median_millis: f64,
    /// The median's interval.
    pub interval: Interval,
    /// Their 10th percentile, milliseconds.
    pub p10_millis: f64,
    /// Their 90th percentile, milliseconds.
    pub p90_millis: f64,
    /// Why they are not to be trusted; `None` where they are.
    pub noise: Option<Noise>,
    /// The median of the whole way from file to answer, milliseconds.
    pub total_millis: f64,
    /// That median's interval.
    pub total_interval: Interval,
    /// Pictures a second from file to answer; `None` where the clock saw no time pass.
    pub frames_per_second: Option<f64>,
    /// Medians of decoding and of resizing, milliseconds.
    pub decode_millis: f64,
    /// See `decode_millis`.
    pub resize_millis: f64,
    /// Multiply-adds a second of the median run.
    pub macs_per_second: Option<f64>,
    /// Its median over that of the fastest; `None` where a sample of the fastest is not above zero.
    pub ratio: Option<Estimate>,
    /// Its rank, from 1; `None` with fewer than [`FEWEST_SAMPLES`]. It is one more than there are networks in faster groups:
    /// those that cannot be told apart, directly or through others between them, make a group and share a rank. So
    /// networks of different ranks are always told apart.
    pub rank: Option<usize>,
    /// The best rank that it may have: one more than there are networks that are surely faster.
    pub best_rank: usize,
    /// The worst rank that it may have: as many as there are networks, less those that are surely slower.
    pub worst_rank: usize,
    /// The part of labelled pictures that it got right, with Wilson's interval.
    pub accuracy: Option<Estimate>,
    /// The median of the last quarter of a sustained run over that of its first quarter.
    pub heat_drift: Option<Estimate>,
}

impl NetworkAnalysis {
    /// Whether its times are not to be trusted.
    #[must_use]
    pub fn is_noisy(&self) -> bool {
        self.noise.is_some()
    }

    /// Whether it is told apart from every other.
    #[must_use]
    pub fn is_rank_certain(&self) -> bool {
        self.best_rank == self.worst_rank
    }
}

/// A network of the Pareto front.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ParetoPoint {
    /// Its place in the report's list.
    pub network: usize,
    /// Its median, milliseconds.
    pub median_millis: f64,
    /// Its published accuracy, percent.
    pub top1_percent: f64,
}

/// The answer to “which is the most accurate within so many milliseconds?”.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WithinBudget {
    /// The network's place in the report's list.
    pub network: usize,
    /// Its median, milliseconds.
    pub median_millis: f64,
    /// Its published accuracy, percent.
    pub top1_percent: f64,
    /// Whether the upper end of its interval is within the budget, too.
    pub is_certain: bool,
}

/// A rank correlation (Spearman) of medians with a count, over the networks that have both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Correlation {
    /// Networks.
    pub networks: usize,
    /// Spearman's rho, -1 to 1, with its interval over resamples of the networks.
    pub rho: Estimate,
}

/// Fewer multiply-adds, more time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CounterExample {
    /// The place of the network with fewer multiply-adds, which takes longer.
    pub less: usize,
    /// The place of the one with more, which is faster.
    pub more: usize,
    /// The median of the first over that of the second.
    pub ratio: f64,
}

/// A network that two reports hold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DevicePair {
    /// Its place in the first report's list.
    pub first: usize,
    /// Its place in the second one's.
    pub second: usize,
    /// Its median in the first, milliseconds.
    pub first_median: Estimate,
    /// Its median in the second, milliseconds.
    pub second_median: Estimate,
    /// The second median over the first; `None` where a sample of the first is not above zero.
    pub ratio: Option<Estimate>,
}
