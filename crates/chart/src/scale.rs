//! How values become lengths, and the round numbers beside them.

/// Steps of round numbers within a power of ten.
const STEPS: [f64; 3] = [1.0, 2.0, 5.0];

/// Steps where those are too few. Neighbours are a factor of 1.5 apart at most.
const FINE_STEPS: [f64; 10] = [1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0];

/// With more round numbers than this, only powers of ten are left.
const MOST_ROUND: usize = 5;

/// The least part of a scale between two numbers beside it: a wide one, across the smallest chart.
const LEAST_APART: f64 = 1.0 / 7.0;

/// How values become lengths.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Whether equal lengths are equal factors, and not equal differences.
    pub is_log: bool,
    /// The value at its beginning.
    pub low: f64,
    /// The value at its end.
    pub high: f64,
}

impl Scale {
    /// Equal lengths are equal differences.
    #[must_use]
    pub const fn linear(low: f64, high: f64) -> Self {
        Self { is_log: false, low, high }
    }

    /// Equal lengths are equal factors.
    #[must_use]
    pub const fn log(low: f64, high: f64) -> Self {
        Self { is_log: true, low, high }
    }

    /// How far along a value is, 0 to 1; what lies beyond an end is held there.
    #[must_use]
    pub fn share(self, value: f64) -> f64 {
        let Self { is_log, low, high } = self;
        let value = value.clamp(low, high);
        if is_log { (value / low).ln() / (high / low).ln() } else { (value - low) / (high - low) }
    }

    /// A few round numbers of a scale of factors.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "a power of ten that an `f64` can hold")]
    pub fn round_numbers(self) -> Vec<f64> {
        let powers = (self.low.log10().floor() as i32)..=(self.high.log10().ceil() as i32);
        let within = |steps: &[f64]| -> Vec<f64> {
            let numbers = powers.clone().flat_map(|power| steps.iter().map(move |step| step * 10_f64.powi(power)));
            numbers.filter(|number| (self.low..=self.high).contains(number)).collect()
        };
        let numbers = within(&STEPS);
        match numbers.len() {
            0 | 1 => self.apart(within(&FINE_STEPS)),
            2..=MOST_ROUND => numbers,
            _ => within(&[1.0]),
        }
    }

    /// Those of rising numbers that can be read beside each other.
    fn apart(self, numbers: Vec<f64>) -> Vec<f64> {
        let mut kept: Vec<f64> = Vec::new();
        for number in numbers {
            let last = kept.last().map_or(f64::NEG_INFINITY, |last| self.share(*last));
            if self.share(number) - last >= LEAST_APART {
                kept.push(number);
            }
        }
        kept
    }
}

/// The round number at or above a value: 1, 2 or 5 times a power of ten, and at least 1. A scale that ends there stays as it
/// is while the value moves on, up to the next round number.
#[must_use]
pub fn round_end(value: f64) -> f64 {
    let mut power = 1.0_f64;
    while power.is_finite() {
        for step in STEPS {
            if value <= step * power {
                return step * power;
            }
        }
        power *= 10.0;
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scale_of_factors_has_a_few_round_numbers() {
        assert_eq!(Scale::log(7e7, 1.5e10).round_numbers(), [1e8, 1e9, 1e10]);
        assert_eq!(Scale::log(0.9, 12.0).round_numbers(), [1.0, 2.0, 5.0, 10.0]);
        assert_eq!(Scale::log(46.0, 105.0).round_numbers(), [50.0, 100.0]);
        assert_eq!(Scale::log(6.2, 9.5).round_numbers(), [7.0, 8.0, 9.0]);
    }

    #[test]
    fn a_scale_ends_at_a_round_number_and_stays_there() {
        let cases =
            [(0.2, 1.0), (1.0, 1.0), (1.01, 2.0), (2.0, 2.0), (2.1, 5.0), (4.13, 5.0), (9.9, 10.0), (97.8, 100.0)];
        for (value, end) in cases {
            assert_eq!(round_end(value), end, "{value}");
        }
        assert_eq!(round_end(3.4e10), 5e10);
        assert_eq!(round_end(f64::INFINITY), f64::INFINITY);
    }

    /// Between 257 and 900 million multiply-adds, “700”, “800” and “900” ran into each other.
    #[test]
    fn numbers_beside_a_scale_can_be_read_apart() {
        assert_eq!(Scale::log(257.0, 900.0).round_numbers(), [300.0, 400.0, 500.0, 600.0, 800.0]);
        for (low, high) in [(2100.0, 9900.0), (1.01, 1.99), (3e6, 9e6), (20.1, 99.0)] {
            let scale = Scale::log(low, high);
            let numbers = scale.round_numbers();
            let apart = |pair: &[f64]| scale.share(pair[1]) - scale.share(pair[0]);
            assert!(!numbers.is_empty() && numbers.windows(2).all(|pair| apart(pair) >= LEAST_APART), "{numbers:?}");
        }
    }
}
