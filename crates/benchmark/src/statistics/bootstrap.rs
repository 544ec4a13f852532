//! Bootstrap intervals (percentile method) as `scipy.stats.bootstrap` makes them with the same seed.

use super::percentile::{middle, sorted};
use super::spearman::{ranks, rho_of_ranks};
use super::{Estimate, Generator, Interval, median, spearman};

/// How intervals are made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bootstrap {
    /// Resamples.
    pub resamples: usize,
    /// Seed of the random numbers.
    pub seed: u64,
    /// The part of all resamples that an interval holds, 0 to 1.
    pub confidence: f64,
}

/// A sample of which medians of resamples are taken, in order and as it was drawn.
struct Sample {
    sorted: Vec<f64>,
    /// The place in `sorted` of each value.
    places: Vec<usize>,
}

/// The medians of a sample's resamples, and the random numbers that follow. With them, ratios to one sample take its
/// resamples once.
#[derive(Clone, Debug)]
pub struct Resampled {
    medians: Vec<f64>,
    median: f64,
    is_positive: bool,
    after: Generator,
}

impl Bootstrap {
    /// The median of a sample with its interval. `None` where the sample is empty or holds what is not a finite number; of a
    /// single value the interval is that value.
    #[must_use]
    pub fn median(&self, sample: &[f64]) -> Option<Estimate> {
        self.resampled(sample)?.estimate(self)
    }

    /// The resamples of one sample: what [`Bootstrap::ratio`] takes as the one that others are divided by.
    #[must_use]
    pub fn resampled(&self, sample: &[f64]) -> Option<Resampled> {
        let mut generator = Generator::new(self.seed);
        let (median, is_positive) = (median(sample)?, sample.iter().all(|value| *value > 0.0));
        let medians = Sample::new(sample)?.medians(self.resamples, &mut generator);
        Some(Resampled { medians, median, is_positive, after: generator })
    }

    /// The median of a sample over that of another, with its interval. The two are resampled apart, the other one first:
    /// `bootstrap((other, sample), lambda other, sample: median(sample) / median(other))`. `None` where a value is not a
    /// finite number, or one of the other's not above zero.
    #[must_use]
    pub fn ratio(&self, sample: &[f64], other: &Resampled) -> Option<Estimate> {
        let mut generator = other.after.clone();
        let value = median(sample)? / other.median;
        let medians = Sample::new(sample)?.medians(self.resamples, &mut generator);
        let ratios = medians.iter().zip(&other.medians).map(|(above, below)| above / below).collect();
        let interval = middle(ratios, self.confidence)?;
        let is_finite = [value, interval.low, interval.high].iter().all(|value| value.is_finite());
        (other.is_positive && is_finite).then_some(Estimate { value, interval })
    }

    /// Spearman's rho of pairs with its interval over resamples of the pairs. A resample whose values on one side are all the
    /// same has no rho and is left out. `None` where the pairs have none.
    #[must_use]
    pub fn spearman(&self, pairs: &[(f64, f64)]) -> Option<Estimate> {
        let value = spearman(pairs)?;
        let count = u32::try_from(pairs.len()).ok()?;
        let mut generator = Generator::new(self.seed);
        let mut rhos = Vec::with_capacity(self.resamples);
        for _ in 0..self.resamples {
            let drawn = (0..count).filter_map(|_| pairs.get(generator.below(count) as usize));
            let (one, other): (Vec<f64>, Vec<f64>) = drawn.copied().unzip();
            rhos.extend(rho_of_ranks(&ranks(&one), &ranks(&other)));
        }
        Some(Estimate { value, interval: middle(rhos, self.confidence)? })
    }
}

impl Resampled {
    /// The sample's own median with its interval.
    #[must_use]
    pub fn estimate(&self, bootstrap: &Bootstrap) -> Option<Estimate> {
        let interval: Interval = middle(self.medians.clone(), bootstrap.confidence)?;
        Some(Estimate { value: self.median, interval })
    }
}

impl Sample {
    fn new(values: &[f64]) -> Option<Self> {
        let mut order: Vec<usize> = (0..values.len()).collect();
        let value = |index: &usize| values.get(*index).copied().unwrap_or_default();
        order.sort_by(|one, other| value(one).total_cmp(&value(other)));
        let mut places = vec![0; values.len()];
        for (place, index) in order.iter().enumerate() {
            *places.get_mut(*index)? = place;
        }
        Some(Self { sorted: sorted(values)?, places })
    }

    /// The median of each resample. It is found by counting how often each place of the sorted sample was drawn.
    fn medians(&self, resamples: usize, generator: &mut Generator) -> Vec<f64> {
        let Ok(count) = u32::try_from(self.places.len()) else { return Vec::new() };
        let mut drawn = vec![0_u32; self.places.len()];
        let mut medians = Vec::with_capacity(resamples);
        for _ in 0..resamples {
            drawn.fill(0);
            for _ in 0..count {
                let place = self.places.get(generator.below(count) as usize);
                if let Some(times) = place.and_then(|place| drawn.get_mut(*place)) {
                    *times += 1;
                }
            }
            medians.extend(self.median_of(&drawn, count));
        }
        medians
    }

    /// The median of a resample, given how often each value was drawn.
    fn median_of(&self, drawn: &[u32], count: u32) -> Option<f64> {
        let (lower, upper) = (count.checked_sub(1)? / 2, count / 2);
        let mut seen = 0;
        let mut low = None;
        for (value, times) in self.sorted.iter().zip(drawn) {
            seen += times;
            if seen > lower && low.is_none() {
                low = Some(*value);
            }
            if seen > upper {
                return low.map(|low| f64::midpoint(low, *value));
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOOTSTRAP: Bootstrap = Bootstrap { resamples: 400, seed: 1, confidence: 0.95 };

    fn ratio(sample: &[f64], other: &[f64]) -> Option<Estimate> {
        BOOTSTRAP.ratio(sample, &BOOTSTRAP.resampled(other)?)
    }

    #[test]
    fn equal_values_leave_no_doubt() {
        for sample in [vec![12.5; 4], vec![12.5]] {
            let found = BOOTSTRAP.median(&sample).unwrap();
            assert_eq!(found, Estimate { value: 12.5, interval: Interval { low: 12.5, high: 12.5 } });
            let half = ratio(&sample, &[25.0, 25.0, 25.0]).unwrap();
            assert_eq!(half, Estimate { value: 0.5, interval: Interval { low: 0.5, high: 0.5 } });
        }
    }

    #[test]
    fn what_has_no_median_has_no_interval() {
        assert_eq!(BOOTSTRAP.median(&[]), None);
        assert_eq!(BOOTSTRAP.median(&[1.0, f64::NAN]), None);
        assert_eq!(ratio(&[1.0, f64::INFINITY], &[1.0]), None);
    }

    /// A clock that is coarser than a run gives times of zero, and nothing can be divided by them.
    #[test]
    fn nothing_is_divided_by_zero() {
        assert_eq!(ratio(&[1.0, 2.0], &[0.0, 1.0, 1.0]), None);
        assert_eq!(ratio(&[0.0, 0.0], &[1.0, 1.0]).unwrap().value, 0.0);
    }

    #[test]
    fn the_median_of_a_resample_is_that_of_the_sorted_one() {
        let values = [5.0, 1.0, 4.0, 4.0, 2.0, 9.0, 7.0];
        for count in 1..=values.len() {
            let sample = &values[..count];
            let found = BOOTSTRAP.resampled(sample).unwrap();
            let mut generator = Generator::new(BOOTSTRAP.seed);
            for medians in found.medians {
                let drawn: Vec<f64> = (0..count).map(|_| sample[generator.below(count as u32) as usize]).collect();
                assert_eq!(Some(medians), median(&drawn), "{drawn:?}");
            }
        }
    }
}
