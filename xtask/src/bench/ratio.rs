//! How sure the ratio of two medians is.

use benchmark::statistics::median;

/// A ratio of two medians, with the ends of its 95 % interval.
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    /// The ratio.
    pub value: f64,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// Times drawn again in the bootstrap.
const DRAWS: usize = 2000;

/// `ours` over `theirs`, times of the same rounds. The interval is a percentile bootstrap over rounds, so that what slows
/// a whole round does not widen it. Equal times give equal intervals: the draws are those of a fixed seed. `None` without
/// a round, or for times that are not finite.
pub fn ratio(ours: &[f64], theirs: &[f64]) -> Option<Ratio> {
    let value = median(ours)? / median(theirs)?;
    let rounds = ours.len().min(theirs.len());
    let mut seed = 1_u64;
    let mut next = || {
        // Knuth's generator of 64 bits; its upper bits are good enough to draw rounds with.
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap_or_default() % rounds
    };
    let drawn: Option<Vec<f64>> = (0..DRAWS)
        .map(|_| {
            let chosen: Vec<usize> = (0..rounds).map(|_| next()).collect();
            let of = |times: &[f64]| median(&chosen.iter().map(|&round| times[round]).collect::<Vec<_>>());
            Some(of(ours)? / of(theirs)?)
        })
        .collect();
    let mut drawn = drawn?;
    drawn.sort_by(f64::total_cmp);
    Some(Ratio { value, low: drawn[DRAWS / 40], high: drawn[DRAWS - 1 - DRAWS / 40] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_steady_ratio_has_a_narrow_interval_and_a_noisy_one_a_wide_one() {
        let theirs: Vec<f64> = (0..20).map(|round| 100.0 + f64::from(round)).collect();
        let half: Vec<f64> = theirs.iter().map(|time| time / 2.0).collect();
        let steady = ratio(&half, &theirs).expect("a ratio");
        assert!((steady.value - 0.5).abs() < 1e-12 && steady.high - steady.low < 1e-9, "{steady:?}");

        let noisy: Vec<f64> = (0..20).map(|round| if round % 2 == 0 { 20.0 } else { 80.0 }).collect();
        let Ratio { value, low, high } = ratio(&noisy, &theirs).expect("a ratio");
        assert!(ratio(&[], &theirs).is_none());
        assert!(low < value && value < high && high - low > 0.3, "{low} {value} {high}");
    }
}
