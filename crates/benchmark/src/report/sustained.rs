//! What a network's times did over minutes: the effect of heat.

use serde::{Deserialize, Serialize};

use super::Sample;
use crate::statistics::median;

/// Parts that a sustained run is cut into at most.
const MOST_PARTS: f64 = 60.0;

/// A network that was measured for minutes, to see what heat does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sustained {
    /// The run, cut into parts of equal length, in order; a part in which the network did not run is missing.
    pub points: Vec<SustainedPoint>,
}

/// A part of a sustained run.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SustainedPoint {
    /// Seconds from the beginning to the end of the part.
    pub at_seconds: f64,
    /// Runs in it.
    pub runs: u32,
    /// Their median in milliseconds.
    pub median_millis: f64,
}

impl Sustained {
    /// Runs by the seconds at which each ended, in order, cut into parts over the time from 0 to the last of them.
    /// `None` without runs.
    #[must_use]
    pub fn from_runs(at_seconds: &[f64], runs: &[Sample]) -> Option<Self> {
        let end = at_seconds.last().copied().filter(|end| end.is_finite() && *end > 0.0)?;
        let length = end / MOST_PARTS;
        let part_of = |at: f64| (at / length).ceil().clamp(1.0, MOST_PARTS);
        let mut parts: Vec<(f64, Vec<f64>)> = Vec::new();
        for (at, run) in at_seconds.iter().zip(runs) {
            let part = part_of(*at);
            match parts.last_mut() {
                Some((last, millis)) if *last >= part => millis.push(run.run_millis),
                _ => parts.push((part, vec![run.run_millis])),
            }
        }
        let point = |(part, millis): (f64, Vec<f64>)| {
            Some(SustainedPoint {
                at_seconds: part * length,
                runs: u32::try_from(millis.len()).unwrap_or(u32::MAX),
                median_millis: median(&millis)?,
            })
        };
        Some(Self { points: parts.into_iter().filter_map(point).collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(run_millis: f64) -> Sample {
        Sample { decode_millis: 0.0, resize_millis: 0.0, run_millis }
    }

    #[test]
    fn runs_are_cut_into_parts_of_equal_length_with_their_medians() {
        // Two runs a second for a minute; those of the second half take longer.
        let at: Vec<f64> = (1..=120).map(|half| f64::from(half) / 2.0).collect();
        let runs: Vec<Sample> = at.iter().map(|at| run(if *at <= 30.0 { 20.0 } else { 25.0 })).collect();
        let found = Sustained::from_runs(&at, &runs).unwrap();
        assert_eq!(found.points.len(), 60);
        assert!(found.points.iter().all(|point| point.runs == 2));
        assert_eq!((found.points[29].at_seconds, found.points[29].median_millis), (30.0, 20.0));
        assert_eq!((found.points[59].at_seconds, found.points[59].median_millis), (60.0, 25.0));
    }

    #[test]
    fn parts_without_a_run_are_missing_and_nothing_has_none() {
        let found = Sustained::from_runs(&[1.0, 60.0], &[run(20.0), run(30.0)]).unwrap();
        let points: Vec<_> = found.points.iter().map(|point| (point.at_seconds, point.runs)).collect();
        assert_eq!(points, [(1.0, 1), (60.0, 1)]);
        assert_eq!(Sustained::from_runs(&[], &[]), None);
        assert_eq!(Sustained::from_runs(&[0.0], &[run(20.0)]), None);
        assert_eq!(Sustained::from_runs(&[f64::NAN], &[run(20.0)]), None);
    }
}
