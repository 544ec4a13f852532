//! The largest setting along one way whose exact count stays within a budget.

use std::ops::RangeInclusive;

use super::cost;
use super::table_7::Scaled;
use crate::published::Method;
use model::arch::Macs;
use model::scaling::{Knob, Preset, ScalingInput, last_fitting};

/// Budgets to choose from, in tenths of B0's multiply-adds: as far as the slider of every axis reaches. Depth 8 alone
/// costs 8.19 times B0.
pub const BUDGETS: RangeInclusive<u16> = 10..=80;

/// The first budget: the compound row of Table 7 costs 4.67 times B0, in print and by count.
pub const FIRST_BUDGET: u16 = 47;

/// The ways along one axis.
pub const SINGLE_AXES: [Method; 3] = [Method::Depth, Method::Width, Method::Resolution];

impl Method {
    /// The knob that a way turns: phi for all three, and none for the baseline.
    #[must_use]
    pub fn knob(self) -> Option<Knob> {
        match self {
            Self::Baseline => None,
            Self::Depth => Some(Knob::Depth),
            Self::Width => Some(Knob::Width),
            Self::Resolution => Some(Knob::Resolution),
            Self::Compound => Some(Knob::Phi),
        }
    }
}

/// Multiply-adds of a budget in tenths of B0's.
#[must_use]
pub fn budget(tenths: u16) -> Macs {
    let baseline = cost(&ScalingInput::published(Preset::B0)).unwrap_or_default();
    Macs(baseline.macs.0 * u128::from(tenths) / 10)
}

/// B0 with one knob turned; the others stay where they are first, the bases at the paper's.
#[must_use]
pub fn scaled_b0(knob: Knob, steps: u16) -> ScalingInput {
    let mut input = ScalingInput::published(Preset::B0);
    input.set_steps(knob, steps);
    input
}

/// The largest setting along a way within `budget`, in whole steps of its slider and from the baseline up. Found by
/// halving, as no step costs less than the one before it.
#[must_use]
pub fn within(method: Method, budget: Macs) -> Option<Scaled> {
    let input = method.knob().map_or(ScalingInput::published(Preset::B0), |knob| {
        let fits = |steps| cost(&scaled_b0(knob, steps)).is_some_and(|cost| cost.macs <= budget);
        let first = knob.baseline_steps();
        scaled_b0(knob, last_fitting(first..=knob.range().1, fits).unwrap_or(first))
    });
    Some(Scaled { method, input, cost: cost(&input)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(method: Method, tenths: u16) -> (u16, u128) {
        let scaled = within(method, budget(tenths)).unwrap();
        (method.knob().map_or(0, |knob| scaled.input.steps(knob)), scaled.cost.macs.0)
    }

    #[test]
    fn a_budget_is_a_multiple_of_b0() {
        assert_eq!((budget(10).0, budget(47).0), (385_814_752, 1_813_329_334)); // 385,814,752 * 4.7 = 1,813,329,334.4
    }

    #[test]
    fn the_search_is_a_plain_count_upwards() {
        for method in [Method::Depth, Method::Width, Method::Resolution, Method::Compound] {
            let knob = method.knob().unwrap();
            let all = (knob.baseline_steps()..=knob.range().1)
                .map(|steps| (steps, cost(&scaled_b0(knob, steps)).unwrap().macs));
            let all: Vec<_> = all.collect();
            assert!(all.is_sorted_by(|a, b| a.1 <= b.1), "{method:?}");
            for tenths in BUDGETS {
                let limit = budget(tenths);
                let (steps, macs) = *all.iter().rev().find(|(_, macs)| *macs <= limit).unwrap();
                assert_eq!(found(method, tenths), (steps, macs.0), "{method:?} {tenths}");
            }
        }
    }

    #[test]
    fn every_way_reaches_the_largest_budget_before_its_slider_ends() {
        for method in [Method::Depth, Method::Width, Method::Resolution, Method::Compound] {
            let knob = method.knob().unwrap();
            let last = cost(&scaled_b0(knob, knob.range().1)).unwrap().macs;
            assert!(last > budget(*BUDGETS.end()), "{method:?}");
        }
    }

    #[test]
    fn the_depth_of_table_7_is_found_at_its_own_cost() {
        // 1,575,132,640 / 385,814,752 = 4.083: within 4.1 times, and 4.01 would add a block to every stage.
        assert_eq!(found(Method::Depth, 41), (400, 1_575_132_640));
        // At 3.66 the stages of three repeat 11 times, the stage of four 15 times.
        assert_eq!(found(Method::Depth, 40).0, 366);
        assert_eq!(found(Method::Baseline, 47), (0, 385_814_752));
    }

    #[test]
    fn nothing_below_the_baseline_is_offered() {
        for method in Method::ALL {
            assert_eq!(within(method, Macs(0)).unwrap().cost.macs.0, 385_814_752, "{method:?}");
        }
    }
}
