//! The one search by halving.

use std::ops::RangeInclusive;

/// The last of `steps` that fits, where none fits after one that does not; `None` where the first does not either. The
/// last and the first are tried before the others, which are searched by halving.
pub fn last_fitting(steps: RangeInclusive<u16>, fits: impl Fn(u16) -> bool) -> Option<u16> {
    let (mut fitting, mut beyond) = steps.into_inner();
    if fits(beyond) {
        return Some(beyond);
    }
    if !fits(fitting) {
        return None;
    }
    while beyond - fitting > 1 {
        let middle = fitting.midpoint(beyond);
        if fits(middle) {
            fitting = middle;
        } else {
            beyond = middle;
        }
    }
    Some(fitting)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_last_step_is_found() {
        for last in 3..=12 {
            assert_eq!(last_fitting(3..=12, |step| step <= last), Some(last));
        }
        assert_eq!(last_fitting(3..=12, |step| step < 3), None);
        assert_eq!([true, false].map(|fits| last_fitting(7..=7, |_| fits)), [Some(7), None]);
    }
}
