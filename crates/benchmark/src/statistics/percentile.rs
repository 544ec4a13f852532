//! Percentiles and the median.

use super::Interval;

/// The middle value; of an even count the mean of the two in the middle. `None` where there is nothing to take it of, or
/// where a value is not a finite number.
#[must_use]
pub fn median(values: &[f64]) -> Option<f64> {
    percentile(values, 50.0)
}

/// The value below which so many percent of all lie, linear between neighbours: the default of NumPy. `None` where there is
/// nothing to take it of, or where a value is not a finite number.
#[must_use]
pub fn percentile(values: &[f64], percent: f64) -> Option<f64> {
    quantile(&sorted(values)?, percent / 100.0)
}

/// The values in rising order; `None` where one is not a finite number.
pub(super) fn sorted(values: &[f64]) -> Option<Vec<f64>> {
    if values.iter().any(|value| !value.is_finite()) {
        return None;
    }
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    Some(sorted)
}

/// The value below which a share of all lies, of values in rising order.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a place in a list of thousands"
)]
pub(super) fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = share.clamp(0.0, 1.0) * last as f64;
    let below = place.floor();
    let low = *sorted.get(below as usize)?;
    let high = *sorted.get((below as usize + 1).min(last))?;
    Some(low + (high - low) * (place - below))
}

/// The middle part of all values that holds a share of them.
pub(super) fn middle(mut values: Vec<f64>, share: f64) -> Option<Interval> {
    values.sort_unstable_by(f64::total_cmp);
    let outside = (1.0 - share) / 2.0;
    Some(Interval { low: quantile(&values, outside)?, high: quantile(&values, 1.0 - outside)? })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_median_is_the_middle_one_or_between_the_two() {
        assert_eq!(median(&[3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(&[4.0, 1.0, 3.0, 2.0]), Some(2.5));
        assert_eq!(median(&[7.0]), Some(7.0));
        assert_eq!(median(&[]), None);
        for wrong in [f64::NAN, f64::INFINITY] {
            assert_eq!(median(&[1.0, wrong]), None);
        }
        // One slow run does not move it, which is why it is taken.
        assert_eq!(median(&[10.0, 11.0, 12.0, 13.0, 900.0]), Some(12.0));
    }

    #[test]
    fn a_percentile_lies_between_neighbours() {
        let values = [40.0, 10.0, 20.0, 30.0, 50.0];
        let found = [0.0, 10.0, 25.0, 90.0, 100.0].map(|percent| percentile(&values, percent).unwrap());
        assert_eq!(found, [10.0, 14.0, 20.0, 46.0, 50.0]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn as_many_lie_below_as_above(values in proptest::collection::vec(0.0..1e6_f64, 1..30)) {
            let middle = median(&values).unwrap();
            let below = values.iter().filter(|value| **value < middle).count();
            let above = values.iter().filter(|value| **value > middle).count();
            prop_assert!(below <= values.len() / 2 && above <= values.len() / 2);
        }
    }
}
