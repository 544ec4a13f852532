//! The counter-example to "fewer multiply-adds, less time" in a benchmark, if it holds one.

use super::CounterExample;
use super::measured::Measured;

/// The pair of the largest ratio of medians whose intervals do not overlap, both on one backend.
pub(super) fn counter_example(measured: &[Measured<'_>]) -> Option<CounterExample> {
    let mut best: Option<CounterExample> = None;
    for less in measured {
        for more in measured {
            let counts = (less.network.macs, more.network.macs);
            let (Some(slow), Some(fast), (Some(few), Some(many))) = (less.told, more.told, counts) else { continue };
            let ratio = less.median.value / more.median.value;
            let is_told = few < many && slow.low > fast.high && less.backend == more.backend && ratio.is_finite();
            if is_told && best.is_none_or(|best| ratio > best.ratio) {
                best = Some(CounterExample { less: less.index, more: more.index, ratio });
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use crate::analysis::analyse;
    use crate::report::{Backend, Network, Outcome};
    use crate::testing::{around, network, report};

    fn row(macs: u128, millis: f64) -> Network {
        Network { macs: Some(macs), ..network("b0", &around(millis, 21)) }
    }

    fn pair(networks: Vec<Network>) -> Option<(usize, usize)> {
        analyse(&report(networks)).counter_example.map(|found| (found.less, found.more))
    }

    #[test]
    fn the_pair_whose_times_are_farthest_apart_is_found() {
        let rows = vec![row(386, 60.0), row(385, 30.0), row(601, 45.0), row(861, 62.0)];
        assert_eq!(pair(rows), Some((0, 2)));
    }

    #[test]
    fn what_overlaps_or_was_not_measured_is_none() {
        let fast = || row(601, 45.0);
        assert_eq!(pair(vec![row(386, 45.3), fast()]), None, "the intervals overlap");
        assert_eq!(pair(vec![row(601, 90.0), fast()]), None, "as many multiply-adds");
        let declined = Network { outcome: Outcome::Declined, ..row(386, 90.0) };
        let uncounted = Network { macs: None, ..row(386, 90.0) };
        let elsewhere = Network { backend: Some(Backend::WebGpu), ..row(386, 90.0) };
        let few = Network { samples: row(386, 90.0).samples[..3].to_vec(), ..row(386, 90.0) };
        assert_eq!(pair(vec![declined, uncounted, elsewhere, few, fast()]), None);
        assert_eq!(pair(vec![]), None);
    }
}
