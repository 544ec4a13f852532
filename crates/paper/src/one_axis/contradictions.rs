//! Printed numbers that do not fit together, from the numbers themselves.

use super::{SINGLE_AXES, billions, cost};
use crate::published::{Method, Printed, TABLE_2, TABLE_7_NETWORK};
use model::scaling::{Preset, ScalingInput};

/// A printed count is far off when it differs from the exact one by more than so many percent.
pub const FAR_OFF_PERCENT: f64 = 3.0;

/// A variant whose multiply-adds in Table 2 are far off.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FarOff {
    /// The variant.
    pub preset: Preset,
    /// Billions of multiply-adds, as printed.
    pub printed: Printed,
    /// Billions of multiply-adds, counted.
    pub exact: f64,
}

/// The variants whose multiply-adds in Table 2 are [`FAR_OFF_PERCENT`] or more from the exact count.
#[must_use]
pub fn far_off() -> Vec<FarOff> {
    let rows = TABLE_2.iter().filter_map(|model| {
        let (preset, printed) = (model.preset?, model.macs?);
        let exact = billions(cost(&ScalingInput::published(preset))?.macs.0);
        Some(FarOff { preset, printed, exact })
    });
    rows.filter(|row| (row.printed.value() / row.exact - 1.0).abs() * 100.0 >= FAR_OFF_PERCENT).collect()
}

/// Points of top-1 that compound scaling gains in Table 7 over each single axis: depth, width, resolution.
#[must_use]
pub fn gains() -> [f64; 3] {
    let top1 = |method| TABLE_7_NETWORK.row(method).map_or(f64::NAN, |row| row.top1);
    SINGLE_AXES.map(|method| top1(Method::Compound) - top1(method))
}

/// The largest of the [`gains`].
#[must_use]
pub fn largest_gain() -> f64 {
    gains().into_iter().fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::one_axis::table_7;
    use crate::published::CLAIMED_GAIN;

    #[test]
    fn b4_and_b5_are_printed_too_small() {
        let found: Vec<_> =
            far_off().iter().map(|row| (row.preset, row.printed.0, format!("{:.2}", row.exact))).collect();
        let expected = [(Preset::B4, "4.2", "4.39".to_owned()), (Preset::B5, "9.9", "10.27".to_owned())];
        assert_eq!(found, expected);
    }

    #[test]
    fn the_claimed_gain_is_not_in_the_table() {
        // 81.1 - 79.0, - 78.9, - 79.1
        assert_eq!(gains().map(|gain| (10.0 * gain).round()), [21.0, 22.0, 20.0]);
        assert!(largest_gain() < CLAIMED_GAIN);
    }

    #[test]
    fn of_table_7_only_baseline_and_compound_are_what_is_counted() {
        for row in table_7() {
            let printed = TABLE_7_NETWORK.row(row.method).unwrap().macs;
            let is_exact = printed.rounds(billions(row.cost.macs.0));
            assert_eq!(is_exact, !SINGLE_AXES.contains(&row.method), "{row:?}");
            assert!(printed.value() >= billions(row.cost.macs.0) - 0.05, "never printed as less");
        }
    }
}
