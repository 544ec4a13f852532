//! The counter-example to "fewer multiply-adds, less time" in a comparison, if it holds one.

use super::row::{CompareRow, Measurement};

/// Two networks that were measured: one with fewer multiply-adds, which takes longer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CounterExample<'a> {
    /// The one with fewer multiply-adds.
    pub less: &'a CompareRow,
    /// The one with more, which is faster.
    pub more: &'a CompareRow,
    /// Multiply-adds of both, in that order.
    pub macs: [u128; 2],
    /// Median milliseconds of both, in that order.
    pub millis: [f64; 2],
}

/// The pair whose times are farthest apart. Times that differ by less than `tolerance`, as a part of the shorter one, are no
/// proof.
#[must_use]
pub fn counter_example(rows: &[CompareRow], tolerance: f64) -> Option<CounterExample<'_>> {
    let measured = |row: &CompareRow| Some((row.macs?, row.measurement().and_then(Measurement::median_millis)?));
    let mut best: Option<CounterExample<'_>> = None;
    for less in rows {
        for more in rows {
            let (Some((few, slow)), Some((many, fast))) = (measured(less), measured(more)) else { continue };
            let ratio = slow / fast;
            let is_better = best.is_none_or(|best| ratio > best.millis[0] / best.millis[1]);
            if few < many && ratio > 1.0 + tolerance && is_better {
                best = Some(CounterExample { less, more, macs: [few, many], millis: [slow, fast] });
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{CompareEntry, Outcome};
    use model::scaling::{Preset, ScalingInput};
    use wire::protocol::{Backend, WeightsKind};

    fn row(preset: Preset, macs: u128, millis: f64) -> CompareRow {
        let measurement = Measurement {
            weights: WeightsKind::Pretrained,
            backend: Backend::Cpu,
            first_run_millis: millis,
            run_millis: vec![millis; 5],
            answer: None,
        };
        CompareRow {
            entry: CompareEntry::Preset(preset),
            scaling: ScalingInput::published(preset),
            input_px: 224,
            macs: Some(macs),
            params: None,
            published: None,
            outcome: Outcome::Measured(measurement),
        }
    }

    #[test]
    fn the_pair_whose_times_are_farthest_apart_is_found() {
        let rows = [
            row(Preset::B0, 386, 60.0),
            row(Preset::Lite0, 385, 30.0),
            row(Preset::Lite1, 601, 45.0),
            row(Preset::Lite2, 861, 62.0),
        ];
        let found = counter_example(&rows, 0.1).unwrap();
        assert_eq!((found.less, found.more), (&rows[0], &rows[2]));
        assert_eq!((found.macs, found.millis), ([386, 601], [60.0, 45.0]));
    }

    #[test]
    fn what_is_within_the_tolerance_or_was_not_measured_is_none() {
        let fast = row(Preset::Lite1, 601, 45.0);
        assert_eq!(counter_example(&[row(Preset::B0, 386, 49.0), fast.clone()], 0.1), None);
        assert_eq!(counter_example(&[row(Preset::B0, 601, 90.0), fast.clone()], 0.1), None, "as many multiply-adds");
        let declined = CompareRow { outcome: Outcome::Declined, ..row(Preset::B0, 386, 90.0) };
        let uncounted = CompareRow { macs: None, ..row(Preset::B0, 386, 90.0) };
        assert_eq!(counter_example(&[declined, uncounted, fast], 0.1), None);
        assert_eq!(counter_example(&[], 0.1), None);
    }
}
