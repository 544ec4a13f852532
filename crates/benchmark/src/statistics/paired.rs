//! Two networks on the same pictures: whether one is right more often than the other by more than chance.

/// The two-sided p of McNemar's exact test: `only_one` is on how many pictures only one of two was right, `only_other` on how
/// many only the other was. The pictures on which both were right or both wrong tell nothing. By chance each of those that
/// tell falls to either side as a coin does, so this is `scipy.stats.binomtest(only_one, only_one + only_other, 0.5)`.
#[must_use]
pub fn mcnemar(only_one: u32, only_other: u32) -> f64 {
    let fewer = only_one.min(only_other);
    let count = f64::from(only_one) + f64::from(only_other);
    // Logarithms: half to the power of a thousand is no number of 64 bits.
    let mut logarithm = -count * std::f64::consts::LN_2;
    let mut tail = logarithm.exp();
    for taken in 1..=fewer {
        let taken = f64::from(taken);
        logarithm += ((count - taken + 1.0) / taken).ln();
        tail += logarithm.exp();
    }
    (2.0 * tail).min(1.0)
}

/// Several p at once, adjusted by Holm (1979), in their order: of all that are below a level, the chance that one or more is
/// there by luck alone stays below it.
#[must_use]
pub fn holm(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<(usize, f64)> = values.iter().copied().enumerate().collect();
    order.sort_unstable_by(|one, other| one.1.total_cmp(&other.1));
    let mut adjusted = values.to_vec();
    let mut greatest: f64 = 0.0;
    let mut left = f64::from(u32::try_from(values.len()).unwrap_or(u32::MAX));
    for (index, value) in order {
        greatest = greatest.max(left * value).min(1.0);
        left -= 1.0;
        if let Some(place) = adjusted.get_mut(index) {
            *place = greatest;
        }
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Of six coins, five or more fall to one side in 2 · (6 + 1) of 64 cases.
    #[test]
    fn few_pictures_are_counted_by_hand() {
        assert!((mcnemar(5, 1) - 14.0 / 64.0).abs() < 1e-15);
        assert_eq!(mcnemar(1, 5), mcnemar(5, 1));
        assert_eq!((mcnemar(0, 0), mcnemar(1, 0), mcnemar(3, 3)), (1.0, 1.0, 1.0));
        assert!((mcnemar(0, 6) - 2.0 / 64.0).abs() < 1e-15);
    }

    /// 3 · 0.01; 2 · 0.02, and the largest, once, though less than the one before where that was larger.
    #[test]
    fn holm_multiplies_by_how_many_are_left() {
        let near = |found: &[f64], expected: &[f64]| {
            found.len() == expected.len() && found.iter().zip(expected).all(|(one, other)| (one - other).abs() < 1e-15)
        };
        assert!(near(&holm(&[0.02, 0.01, 0.04]), &[0.04, 0.03, 0.04]));
        assert!(near(&holm(&[0.03, 0.03, 0.03]), &[0.09, 0.09, 0.09]));
        assert!(near(&holm(&[0.9, 0.6]), &[1.0, 1.0]));
        assert_eq!(holm(&[]), Vec::<f64>::new());
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_p_is_between_none_and_one_and_falls_with_the_difference(few in 0_u32..1200, more in 0_u32..1200) {
            let p = mcnemar(few, few + more);
            prop_assert!((0.0..=1.0).contains(&p), "{p}");
            prop_assert!(mcnemar(few, few + more + 1) <= p + 1e-12);
        }

        #[test]
        fn holm_never_lowers_a_p_and_keeps_their_order(values in prop::collection::vec(0.0_f64..=1.0, 0..12)) {
            let adjusted = holm(&values);
            prop_assert_eq!(adjusted.len(), values.len());
            for (one, low) in values.iter().zip(&adjusted) {
                prop_assert!(low >= one && *low <= 1.0);
                for (other, high) in values.iter().zip(&adjusted) {
                    prop_assert!(one > other || low <= high, "{values:?} {adjusted:?}");
                }
            }
        }
    }
}
