//! Time against published accuracy on this device.

use super::{Analysis, NetworkAnalysis, ParetoPoint, WithinBudget};
use crate::report::Report;

/// The networks that no other beats in both time and published accuracy, from fast to accurate. One that is as accurate as a
/// faster one is beaten by it.
pub(super) fn pareto(report: &Report, networks: &[NetworkAnalysis]) -> Vec<ParetoPoint> {
    let mut points: Vec<_> = networks.iter().filter_map(|network| point(report, network)).collect();
    points.sort_by(|one, other| {
        let by_time = one.median_millis.total_cmp(&other.median_millis);
        by_time.then(other.top1_percent.total_cmp(&one.top1_percent))
    });
    let mut best = f64::NEG_INFINITY;
    points.retain(|point| {
        let is_better = point.top1_percent > best;
        best = best.max(point.top1_percent);
        is_better
    });
    points
}

/// `None` without a published accuracy.
pub(crate) fn point(report: &Report, network: &NetworkAnalysis) -> Option<ParetoPoint> {
    let published = report.networks.get(network.network)?.published.as_ref()?;
    let top1_percent = Some(published.top1_percent).filter(|percent| percent.is_finite())?;
    Some(ParetoPoint { network: network.network, median_millis: network.median_millis, top1_percent })
}

/// The network of the highest published accuracy whose median is within a budget of milliseconds; of equal ones the fastest.
/// `None` where none is.
#[must_use]
pub fn most_accurate_within(analysis: &Analysis, budget_millis: f64) -> Option<WithinBudget> {
    let found = analysis.pareto.iter().rev().find(|point| point.median_millis <= budget_millis)?;
    let interval = analysis.of(found.network)?.interval;
    Some(WithinBudget {
        network: found.network,
        median_millis: found.median_millis,
        top1_percent: found.top1_percent,
        is_certain: interval.high <= budget_millis,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyse;
    use crate::report::{Network, Published};
    use crate::testing::{around, network, report};

    fn published(variant: &str, millis: f64, top1_percent: f64) -> Network {
        let published = Some(Published { top1_percent, source: "a paper".to_owned() });
        Network { published, ..network(variant, &around(millis, 21)) }
    }

    fn analysis() -> Analysis {
        analyse(&report(vec![
            published("b0", 30.0, 77.1),
            published("lite2", 40.0, 77.6),
            published("lite0", 20.0, 75.1),
            published("slow", 45.0, 77.6),
            published("lite3", 70.0, 79.8),
            published("beaten", 90.0, 79.0),
            network("custom", &around(10.0, 21)),
        ]))
    }

    #[test]
    fn the_front_holds_what_nothing_beats_in_both() {
        let front: Vec<_> = analysis().pareto.iter().map(|point| (point.network, point.top1_percent)).collect();
        assert_eq!(front, [(2, 75.1), (0, 77.1), (1, 77.6), (4, 79.8)]);
    }

    #[test]
    fn a_budget_has_its_network() {
        let analysis = analysis();
        let within = |budget| most_accurate_within(&analysis, budget).map(|found| (found.network, found.is_certain));
        assert_eq!(within(50.0), Some((1, true)));
        assert_eq!(within(40.0), Some((1, false)), "its interval reaches beyond");
        assert_eq!(within(39.9), Some((0, true)));
        assert_eq!(within(1000.0), Some((4, true)));
        assert_eq!(within(19.0), None);
    }
}
