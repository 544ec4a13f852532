//! Spearman's rank correlation.

/// Spearman's rho of pairs, -1 to 1: the correlation (Pearson) of their ranks, equal values sharing the mean of theirs. `None`
/// where there are fewer than two pairs, where all values of a side are the same, or where one is not a finite number.
#[must_use]
pub fn spearman(pairs: &[(f64, f64)]) -> Option<f64> {
    if pairs.iter().any(|(one, other)| !one.is_finite() || !other.is_finite()) {
        return None;
    }
    let (one, other): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    rho_of_ranks(&ranks(&one), &ranks(&other))
}

/// The rank of each value, from 1; equal ones share the mean of their ranks.
#[expect(clippy::cast_precision_loss, reason = "as many ranks as there are networks")]
#[cfg_attr(not(test), expect(clippy::float_cmp, reason = "only equal values share a rank"))]
pub(super) fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<(usize, f64)> = values.iter().copied().enumerate().collect();
    order.sort_by(|(_, one), (_, other)| one.total_cmp(other));
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0;
    for equal in order.chunk_by(|(_, one), (_, other)| one == other) {
        let shared = before as f64 + f64::midpoint(1.0, equal.len() as f64);
        for (index, _) in equal {
            if let Some(rank) = ranks.get_mut(*index) {
                *rank = shared;
            }
        }
        before += equal.len();
    }
    ranks
}

/// The correlation of two lists of ranks.
#[expect(clippy::cast_precision_loss, reason = "as many ranks as there are networks")]
pub(super) fn rho_of_ranks(one: &[f64], other: &[f64]) -> Option<f64> {
    // The mean of ranks does not depend on ties.
    let mean = f64::midpoint(1.0, one.len() as f64);
    let sum = |left: &[f64], right: &[f64]| -> f64 {
        left.iter().zip(right).map(|(left, right)| (left - mean) * (right - mean)).sum()
    };
    let spread = (sum(one, one) * sum(other, other)).sqrt();
    (spread > 0.0).then(|| (sum(one, other) / spread).clamp(-1.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_share_the_mean_of_their_ranks() {
        assert_eq!(ranks(&[30.0, 10.0, 20.0, 20.0, -1.0]), [5.0, 2.0, 3.5, 3.5, 1.0]);
        assert_eq!(ranks(&[0.0, -0.0, 7.0]), [1.5, 1.5, 3.0]);
    }

    #[test]
    fn the_order_alone_decides() {
        let rho = |pairs: &[(f64, f64)]| spearman(pairs);
        assert_eq!(rho(&[(1.0, 10.0), (2.0, 1e3), (3.0, 1e9)]), Some(1.0));
        assert_eq!(rho(&[(1.0, 3.0), (2.0, 2.0), (3.0, 1.0)]), Some(-1.0));
        // 1 - 6 * (1 + 1 + 0 + 0) / (4 * 15)
        assert_eq!(rho(&[(1.0, 2.0), (2.0, 1.0), (3.0, 3.0), (4.0, 4.0)]), Some(0.8));
        assert_eq!(rho(&[(1.0, 5.0), (2.0, 5.0)]), None);
        assert_eq!(rho(&[(1.0, 5.0)]), None);
        assert_eq!(rho(&[(1.0, 5.0), (f64::NAN, 6.0)]), None);
    }
}
