//! Whether times are to be trusted.

use super::measured::BOOTSTRAP;
use super::{Estimate, FARTHEST_DRIFT, FEWEST_FOR_DRIFT, FEWEST_SAMPLES, FEWEST_SUSTAINED, Noise, WIDEST_INTERVAL};
use crate::report::Sustained;
use crate::statistics::median;

/// Why runs in order, in milliseconds, are not to be trusted: the first reason that holds. `step` is the clock's.
pub(super) fn noise(runs: &[f64], found: Estimate, step: f64) -> Option<Noise> {
    let most = WIDEST_INTERVAL * found.value;
    if runs.len() < FEWEST_SAMPLES {
        Some(Noise::FewSamples)
    } else if step > most || found.value <= 0.0 {
        Some(Noise::CoarseClock)
    } else if found.interval.width() > most {
        Some(Noise::WideInterval)
    } else {
        has_drifted(runs).then_some(Noise::Drift)
    }
}

/// Whether the first and the second half of runs are far apart: intervals take the runs for alike, and such runs are not.
fn has_drifted(runs: &[f64]) -> bool {
    let (first, second) = runs.split_at(runs.len() / 2);
    let halves = (runs.len() >= FEWEST_FOR_DRIFT).then_some((first, second));
    let medians = halves.and_then(|(first, second)| Some((median(first)?, median(second)?)));
    medians.is_some_and(|(first, second)| (second - first).abs() > FARTHEST_DRIFT * first.min(second))
}

/// The median of the last quarter of a sustained run over that of its first quarter.
pub(super) fn heat_drift(sustained: &Sustained) -> Option<Estimate> {
    let millis: Vec<f64> = sustained.points.iter().map(|point| point.median_millis).collect();
    if millis.len() < FEWEST_SUSTAINED {
        return None;
    }
    let quarter = millis.len() / 4;
    let first = BOOTSTRAP.resampled(millis.get(..quarter)?)?;
    BOOTSTRAP.ratio(millis.get(millis.len() - quarter..)?, &first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::SustainedPoint;
    use crate::testing::around;

    fn of(runs: &[f64], step: f64) -> Option<Noise> {
        noise(runs, BOOTSTRAP.median(runs).unwrap(), step)
    }

    #[test]
    fn each_reason_is_found() {
        let quiet = around(20.0, 20);
        assert_eq!(of(&quiet, 0.1), None);
        assert_eq!(of(&quiet[..4], 0.1), Some(Noise::FewSamples));
        assert_eq!(of(&quiet, 2.5), Some(Noise::CoarseClock));
        assert_eq!(of(&[0.0; 20], 0.1), Some(Noise::CoarseClock));
        let wild: Vec<f64> = (0..20).map(|index| if index % 2 == 0 { 20.0 } else { 30.0 }).collect();
        assert_eq!(of(&wild, 0.1), Some(Noise::WideInterval));
    }

    /// Another process begins in the middle: each half is steady. The interval reaches from one to the other only where
    /// both are about as long.
    #[test]
    fn a_device_that_becomes_slower_is_noticed() {
        let mut slower = around(20.0, 41);
        slower.extend(around(23.0, 40));
        assert!(matches!(of(&slower, 0.0), Some(Noise::Drift | Noise::WideInterval)));
        let mut mostly = around(20.0, 50);
        mostly.extend(around(23.0, 31));
        assert_eq!(of(&mostly, 0.0), Some(Noise::Drift), "the median alone looks steady");
        let mut little = around(20.0, 50);
        little.extend(around(21.0, 31));
        assert_eq!(of(&little, 0.0), None);
    }

    #[test]
    fn heat_shows_as_a_ratio() {
        let run = |millis: Vec<f64>| Sustained {
            points: millis
                .into_iter()
                .map(|median_millis| SustainedPoint { at_seconds: 1.0, runs: 40, median_millis })
                .collect(),
        };
        let mut hot = vec![20.0; 45];
        hot.extend([26.0; 135]);
        let found = heat_drift(&run(hot)).unwrap();
        assert_eq!(found.value, 1.3);
        assert!(!found.interval.holds(1.0));
        assert_eq!(heat_drift(&run(vec![20.0; 180])).unwrap().value, 1.0);
        assert_eq!(heat_drift(&run(vec![20.0; 7])), None);
    }
}
