//! From samples to figures, network by network and over all of them.

use super::correlation::correlation;
use super::counter_example::counter_example;
use super::measured::{BOOTSTRAP, Measured, clock_step};
use super::noise::{heat_drift, noise};
use super::pareto::pareto;
use super::rank::{Rank, ranks};
use super::{Analysis, Estimate, NetworkAnalysis};
use crate::report::Report;
use crate::statistics::{median, percentile, wilson};

/// What follows from a report.
#[must_use]
pub fn analyse(report: &Report) -> Analysis {
    let measured = Measured::all(report);
    let fastest = measured.iter().min_by(|one, other| one.median.value.total_cmp(&other.median.value));
    let told: Vec<_> = measured.iter().map(|one| one.told).collect();
    let ranked = measured.iter().zip(ranks(&told));
    let step = clock_step(report);
    let networks: Vec<_> = ranked
        .filter_map(|(one, rank)| figures(one, rank, fastest.and_then(|fastest| fastest.ratio_of(one)), step))
        .collect();
    let noisy = networks.iter().filter(|network| network.is_noisy()).count();
    Analysis {
        fastest: fastest.map(|fastest| fastest.index),
        is_noisy: noisy > 0 && 2 * noisy >= networks.len(),
        pareto: pareto(report, &networks),
        macs_correlation: correlation(report, &measured, |network| network.macs),
        activations_correlation: correlation(report, &measured, |network| network.activations),
        counter_example: counter_example(&measured),
        networks,
    }
}

/// What follows for one network; `None` does not occur for a measured one.
#[expect(clippy::cast_precision_loss, reason = "a rate is a figure of a few digits")]
fn figures(measured: &Measured<'_>, rank: Rank, ratio: Option<Estimate>, step: f64) -> Option<NetworkAnalysis> {
    let Measured { network, runs, median: found, .. } = measured;
    let of = |part: fn(&crate::report::Sample) -> f64| median(&network.samples.iter().map(part).collect::<Vec<_>>());
    let total = BOOTSTRAP.median(&network.total_millis())?;
    let rate = |per_second: f64| per_second.is_finite().then_some(per_second);
    Some(NetworkAnalysis {
        network: measured.index,
        samples: runs.len(),
        median_millis: found.value,
        interval: found.interval,
        p10_millis: percentile(runs, 10.0)?,
        p90_millis: percentile(runs, 90.0)?,
        noise: noise(runs, *found, step),
        total_millis: total.value,
        total_interval: total.interval,
        frames_per_second: rate(1000.0 / total.value),
        decode_millis: of(|sample| sample.decode_millis)?,
        resize_millis: of(|sample| sample.resize_millis)?,
        macs_per_second: network.macs.and_then(|macs| rate(macs as f64 * 1000.0 / found.value)),
        ratio,
        rank: rank.shared,
        best_rank: rank.best,
        worst_rank: rank.worst,
        accuracy: network.labelled.and_then(|labelled| wilson(labelled.correct, labelled.pictures)),
        heat_drift: network.sustained.as_ref().and_then(heat_drift),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Interval, Noise};
    use crate::report::{LabelledPictures, Outcome};
    use crate::testing::{around, network, report};

    #[test]
    fn a_network_has_its_figures() {
        let mut lite0 = network("lite0", &around(20.0, 41));
        for sample in &mut lite0.samples {
            (sample.decode_millis, sample.resize_millis) = (4.0, 1.0);
        }
        lite0.labelled = Some(LabelledPictures { correct: 3, pictures: 4 });
        let found = analyse(&report(vec![lite0]));
        let [one] = &found.networks[..] else { panic!("{found:?}") };
        assert_eq!((one.network, one.samples, one.median_millis, one.total_millis), (0, 41, 20.0, 25.0));
        assert_eq!((one.frames_per_second, one.decode_millis, one.resize_millis), (Some(40.0), 4.0, 1.0));
        assert!(one.interval.holds(20.0) && one.interval.width() > 0.0 && one.interval.width() < 1.0, "{one:?}");
        assert!(one.p10_millis < one.interval.low && one.p90_millis > one.interval.high, "{one:?}");
        assert_eq!(one.total_interval, Interval { low: one.interval.low + 5.0, high: one.interval.high + 5.0 });
        assert_eq!((one.rank, one.best_rank, one.worst_rank, one.noise), (Some(1), 1, 1, None));
        assert_eq!(one.ratio.unwrap().value, 1.0);
        assert_eq!(one.macs_per_second, Some(385_187_552.0 * 50.0));
        assert_eq!(one.accuracy.unwrap().value, 0.75);
        assert_eq!((found.fastest, found.is_noisy), (Some(0), false));
    }

    #[test]
    fn the_places_are_those_of_the_report() {
        let mut declined = network("b7", &[]);
        declined.outcome = Outcome::Declined;
        let slow = network("b3", &around(60.0, 20));
        let found = analyse(&report(vec![declined, slow, network("lite0", &around(20.0, 20))]));
        assert_eq!(found.networks.iter().map(|one| one.network).collect::<Vec<_>>(), [1, 2]);
        assert_eq!((found.fastest, found.networks[0].rank, found.networks[1].rank), (Some(2), Some(2), Some(1)));
        assert!(found.of(0).is_none() && found.of(1).is_some());
        let ratio = found.networks[0].ratio.unwrap();
        assert!(
            (ratio.value - 3.0).abs() < 1e-12 && ratio.interval.holds(3.0) && !ratio.interval.holds(2.5),
            "{ratio:?}"
        );
    }

    #[test]
    fn half_of_noisy_networks_make_a_noisy_benchmark() {
        let quiet = || network("lite0", &around(20.0, 20));
        let few = || network("b0", &[20.0, 21.0]);
        let is_noisy = |networks| analyse(&report(networks)).is_noisy;
        assert!(!is_noisy(vec![quiet(), quiet(), few()]));
        assert!(is_noisy(vec![quiet(), few()]) && is_noisy(vec![few()]));
        assert!(!is_noisy(vec![]), "nothing was measured");
    }

    #[test]
    fn few_samples_are_not_ranked() {
        let found = analyse(&report(vec![network("lite0", &around(20.0, 20)), network("b0", &[90.0, 90.0])]));
        let [known, few] = &found.networks[..] else { panic!("{found:?}") };
        assert_eq!((few.rank, few.best_rank, few.worst_rank, few.noise), (None, 1, 2, Some(Noise::FewSamples)));
        assert_eq!((known.rank, known.best_rank, known.worst_rank), (Some(1), 1, 2));
    }

    /// In steps of a millisecond, 12 and 13 are no different.
    #[test]
    fn what_the_clock_cannot_see_is_not_told_apart() {
        let networks = || vec![network("lite0", &[62.0; 20]), network("b0", &[63.0; 20])];
        let mut coarse = report(networks());
        coarse.method.clock_step_millis = Some(1.0);
        let ranks = |report: &Report| analyse(report).networks.iter().map(|one| one.rank).collect::<Vec<_>>();
        assert_eq!(ranks(&coarse), [Some(1), Some(1)]);
        coarse.method.clock_step_millis = Some(0.1);
        assert_eq!(ranks(&coarse), [Some(1), Some(2)]);
    }

    #[test]
    fn samples_that_are_no_times_are_not_measured() {
        for wrong in [f64::NAN, f64::INFINITY, -1.0] {
            let found = analyse(&report(vec![network("lite0", &[20.0, 20.0, wrong, 20.0, 20.0])]));
            assert_eq!((found.networks.len(), found.fastest), (0, None));
        }
        let clock = analyse(&report(vec![network("lite0", &[0.0; 6]), network("b0", &around(9.0, 6))]));
        assert_eq!((clock.networks[0].frames_per_second, clock.networks[0].macs_per_second), (None, None));
        assert!(clock.networks.iter().all(|one| one.ratio.is_none()));
    }
}
