//! The networks of a report whose samples are times.

use super::{CONFIDENCE, Estimate, FEWEST_SAMPLES, Interval, RESAMPLES, SEED};
use crate::report::{Backend, Network, Report};
use crate::statistics::{Bootstrap, Resampled};

/// How every interval of an analysis is made.
pub(super) const BOOTSTRAP: Bootstrap = Bootstrap { resamples: RESAMPLES, seed: SEED, confidence: CONFIDENCE };

/// A network whose samples are all times, with its median.
pub(super) struct Measured<'a> {
    /// Its place in the report's list.
    pub index: usize,
    /// What is known of it.
    pub network: &'a Network,
    /// Where it ran.
    pub backend: Backend,
    /// Milliseconds of its runs.
    pub runs: Vec<f64>,
    /// Its median.
    pub median: Estimate,
    /// Between which values the median may lie as far as the clock can see; `None` with too few samples to say.
    pub told: Option<Interval>,
    resampled: Resampled,
}

impl<'a> Measured<'a> {
    /// `None` for what was not measured, and for samples that are no times.
    fn of(index: usize, network: &'a Network, report: &Report) -> Option<Self> {
        let is_time = |millis: f64| millis.is_finite() && millis >= 0.0;
        let are_times = network.samples.iter().all(|sample| {
            [sample.decode_millis, sample.resize_millis, sample.run_millis, sample.total_millis()]
                .into_iter()
                .all(is_time)
        });
        if !network.is_measured() || !are_times {
            return None;
        }
        let runs = network.run_millis();
        let resampled = BOOTSTRAP.resampled(&runs)?;
        let median = resampled.estimate(&BOOTSTRAP)?;
        let unseen = clock_step(report) / 2.0;
        let told = Interval { low: median.interval.low - unseen, high: median.interval.high + unseen };
        let told = (runs.len() >= FEWEST_SAMPLES).then_some(told);
        let backend = network.backend.unwrap_or(report.device.backend);
        Some(Self { index, network, backend, runs, median, told, resampled })
    }

    /// Those of a report, in its order.
    pub(super) fn all(report: &'a Report) -> Vec<Self> {
        let networks = report.networks.iter().enumerate();
        networks.filter_map(|(index, network)| Self::of(index, network, report)).collect()
    }

    /// The ratio of another's median to this one's.
    pub(super) fn ratio_of(&self, other: &Self) -> Option<Estimate> {
        BOOTSTRAP.ratio(&other.runs, &self.resampled)
    }
}

/// The least step of the clock in milliseconds, 0 where it is not known.
pub(super) fn clock_step(report: &Report) -> f64 {
    report.method.clock_step_millis.filter(|step| step.is_finite() && *step > 0.0).unwrap_or(0.0)
}
