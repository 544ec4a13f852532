//! Ranks that claim no order between what cannot be told apart.

use super::Interval;

/// The ranks of one network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rank {
    /// The one that it shares with its group; `None` without an interval.
    pub shared: Option<usize>,
    /// The best that it may have.
    pub best: usize,
    /// The worst that it may have.
    pub worst: usize,
}

/// The ranks of networks by their intervals, `None` being an interval that nothing is known of.
///
/// Overlapping is not transitive: A may overlap B, and B overlap C, while A lies below C. A rank of the group keeps the rule
/// that networks of different ranks never overlap; `best` and `worst` keep what is known within the group.
pub(super) fn ranks(intervals: &[Option<Interval>]) -> Vec<Rank> {
    let known: Vec<Interval> = intervals.iter().copied().flatten().collect();
    let groups = groups(known.clone());
    let rank = |interval: Interval| {
        let faster = known.iter().filter(|other| other.high < interval.low).count();
        let slower = known.iter().filter(|other| other.low > interval.high).count();
        // The last group that does not begin above it is its own.
        let own = groups.iter().rev().find(|(low, _)| *low <= interval.low);
        Rank { shared: own.map(|(_, before)| before + 1), best: faster + 1, worst: intervals.len() - slower }
    };
    intervals.iter().map(|one| one.map_or(Rank { shared: None, best: 1, worst: intervals.len() }, rank)).collect()
}

/// The groups of intervals that overlap, each with its lower end and how many intervals lie in those before.
fn groups(mut intervals: Vec<Interval>) -> Vec<(f64, usize)> {
    intervals.sort_by(|one, other| one.low.total_cmp(&other.low));
    let mut groups = Vec::new();
    let mut reach = f64::NEG_INFINITY;
    for (before, interval) in intervals.iter().enumerate() {
        if groups.is_empty() || interval.low > reach {
            groups.push((interval.low, before));
        }
        reach = reach.max(interval.high);
    }
    groups
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(ends: &[(f64, f64)]) -> Vec<(usize, usize, usize)> {
        let intervals: Vec<_> = ends.iter().map(|(low, high)| Some(Interval { low: *low, high: *high })).collect();
        ranks(&intervals).iter().map(|rank| (rank.shared.unwrap(), rank.best, rank.worst)).collect()
    }

    #[test]
    fn what_lies_apart_is_ranked() {
        assert_eq!(of(&[(5.0, 6.0), (1.0, 2.0), (3.0, 4.0)]), [(3, 3, 3), (1, 1, 1), (2, 2, 2)]);
        assert_eq!(of(&[(1.0, 1.0)]), [(1, 1, 1)]);
        assert!(of(&[]).is_empty());
    }

    #[test]
    fn what_overlaps_shares_a_rank_and_the_next_counts_both() {
        assert_eq!(of(&[(1.0, 3.0), (2.0, 4.0), (5.0, 6.0)]), [(1, 1, 2), (1, 1, 2), (3, 3, 3)]);
        assert_eq!(of(&[(1.0, 2.0), (2.0, 3.0)]), [(1, 1, 2), (1, 1, 2)], "ends that touch");
        assert_eq!(of(&[(7.0, 7.0), (7.0, 7.0), (8.0, 8.0)]), [(1, 1, 2), (1, 1, 2), (3, 3, 3)]);
    }

    #[test]
    fn a_chain_shares_a_rank_and_says_what_is_known() {
        assert_eq!(of(&[(1.0, 3.0), (2.0, 5.0), (4.0, 6.0)]), [(1, 1, 2), (1, 1, 3), (1, 2, 3)]);
    }

    #[test]
    fn what_is_not_known_may_have_any_rank() {
        let apart = [Some(Interval { low: 1.0, high: 2.0 }), None, Some(Interval { low: 3.0, high: 4.0 })];
        let found = ranks(&apart);
        assert_eq!(found[0], Rank { shared: Some(1), best: 1, worst: 2 });
        assert_eq!(found[1], Rank { shared: None, best: 1, worst: 3 });
        assert_eq!(found[2], Rank { shared: Some(2), best: 2, worst: 3 });
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_order_is_claimed_where_intervals_overlap(
            ends in proptest::collection::vec((0.0..100.0_f64, 0.0..12.0_f64), 1..16),
        ) {
            let intervals: Vec<_> =
                ends.iter().map(|(low, width)| Interval { low: *low, high: low + width }).collect();
            let found = ranks(&intervals.iter().copied().map(Some).collect::<Vec<_>>());
            for (one, rank) in intervals.iter().zip(&found) {
                prop_assert!(rank.best <= rank.shared.unwrap().max(rank.best) && rank.best <= rank.worst);
                prop_assert!((rank.shared.unwrap()..=found.len()).contains(&rank.worst));
                for (other, beside) in intervals.iter().zip(&found) {
                    if one.overlaps(other) {
                        prop_assert_eq!(rank.shared, beside.shared);
                    }
                    if rank.shared < beside.shared {
                        prop_assert!(one.high < other.low);
                    }
                    if one.high < other.low {
                        prop_assert!(rank.best < beside.best && rank.worst < beside.worst);
                    }
                }
            }
        }
    }
}
