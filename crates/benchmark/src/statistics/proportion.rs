//! The interval of a part that was counted.

use super::{Estimate, Interval};

/// The quantile of the normal distribution that leaves 2.5 % above it.
const Z: f64 = 1.959_963_984_540_054;

/// So many of so many, with the 95 % interval of Wilson's score (1927). `None` for none at all, or for more than all.
#[must_use]
pub fn wilson(correct: u32, of: u32) -> Option<Estimate> {
    if of == 0 || correct > of {
        return None;
    }
    let (correct, of) = (f64::from(correct), f64::from(of));
    let value = correct / of;
    let below = 2.0 * (of + Z * Z);
    let middle = (2.0 * correct + Z * Z) / below;
    let reach = Z / below * (4.0 * correct * (1.0 - value) + Z * Z).sqrt();
    let low = if correct > 0.0 { middle - reach } else { 0.0 };
    let high = if value < 1.0 { middle + reach } else { 1.0 };
    Some(Estimate { value, interval: Interval { low, high } })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_nothing_is_none() {
        assert_eq!(wilson(0, 0), None);
        assert_eq!(wilson(2, 1), None);
        assert_eq!(wilson(1, 2).unwrap().value, 0.5);
    }
}
