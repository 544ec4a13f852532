//! The setting along each way whose exact count comes closest to a budget.

use super::{Counted, Strategy};
use crate::one_axis::cost;
use model::arch::{ArchSpec, Macs};
use model::scaling::{Family, Knob, ScalingInput, last_fitting};

/// Budgets to choose from, in tenths of the multiply-adds of the family's baseline: half of it, and up to what the slider of
/// depth reaches.
pub const BUDGETS: [u16; 4] = [5, 20, 40, 80];

/// The first budget: where Table 7 of the `EfficientNet` paper is nearly at.
pub const FIRST_BUDGET: u16 = 40;

/// Steps of the search in the logarithm of the factor. So fine that no hundredth of a coefficient is left out: the largest
/// one, depth 8, moves by 0.004 a step.
const STEP: f64 = 0.0005;

/// Steps below a factor of 1: down to 0.06, where resolution 0.3 (0.3^2) lies within.
const STEPS_BELOW: u16 = 5600;

/// The last step: up to 67 times, where fast scaling ends at width 5 (5^2.5).
const LAST_STEP: u16 = STEPS_BELOW + 8400;

/// The axes in the order of the exponents.
const AXES: [Knob; 3] = [Knob::Depth, Knob::Width, Knob::Resolution];

/// A network of a budget.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contender {
    /// How it was scaled.
    pub strategy: Strategy,
    /// Its setting: each axis on a whole step of its slider.
    pub input: ScalingInput,
    /// The factor of multiply-adds, before rounding, whose coefficients the setting has.
    pub factor: f64,
    /// Its `MBConv` blocks.
    pub blocks: u64,
    /// What it costs, exactly.
    pub counted: Counted,
    /// Whether the budget lies beyond what this way reaches: a slider ends, or every stage is down to one block.
    pub is_at_end: bool,
}

impl Contender {
    /// How far its exact multiply-adds are off the budget: 0.02 is 2 % above.
    #[must_use]
    pub fn off(&self, budget: Macs) -> f64 {
        self.counted.cost.macs.over(budget) - 1.0
    }

    /// The activations over those of `baseline` by the formula, for the exact multiply-adds of both.
    #[must_use]
    pub fn growth(&self, baseline: &Counted) -> f64 {
        self.counted.cost.macs.over(baseline.cost.macs).powf(self.strategy.growth())
    }
}

/// A budget, and what each way makes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Arena {
    /// The family whose baseline is scaled.
    pub family: Family,
    /// The budget.
    pub budget: Macs,
    /// What the baseline costs.
    pub baseline: Counted,
    /// A network a strategy.
    pub contenders: Vec<Contender>,
}

/// The five networks of a budget in tenths of the multiply-adds of the family's baseline. `None` where a setting describes no
/// network, which none of the sliders does.
#[must_use]
pub fn arena(family: Family, tenths: u16) -> Option<Arena> {
    let baseline = Counted::of(&ArchSpec::from_input(&ScalingInput::published(family.baseline())).ok()?);
    let budget = Macs(baseline.cost.macs.0 * u128::from(tenths) / 10);
    let contenders = Strategy::ALL.into_iter().map(|strategy| closest(family, strategy, budget));
    Some(Arena { family, budget, baseline, contenders: contenders.collect::<Option<_>>()? })
}

/// The setting along a way whose multiply-adds are closest to the budget; of two that are equally close, the smaller one.
/// Found by halving, as no step costs less than the one before it.
fn closest(family: Family, strategy: Strategy, budget: Macs) -> Option<Contender> {
    let macs = |step| Some(cost(&setting(family, strategy, step))?.macs);
    let below = last_fitting(0..=LAST_STEP, |step| macs(step).is_some_and(|macs| macs <= budget));
    let (step, is_at_end) = match below {
        None => (0, true),
        Some(LAST_STEP) => (LAST_STEP, true),
        Some(below) => {
            let above = below + 1;
            let distance = |step| Some(macs(step)?.0.abs_diff(budget.0));
            (if distance(above)? < distance(below)? { above } else { below }, false)
        }
    };
    let input = setting(family, strategy, step);
    let spec = ArchSpec::from_input(&input).ok()?;
    let (blocks, counted) = (spec.blocks(), Counted::of(&spec));
    Some(Contender { strategy, input, factor: factor(step), blocks, counted, is_at_end })
}

fn factor(step: u16) -> f64 {
    (STEP * (f64::from(step) - f64::from(STEPS_BELOW))).exp()
}

/// The setting of a step, each axis at the nearest place of its slider.
fn setting(family: Family, strategy: Strategy, step: u16) -> ScalingInput {
    let coefficients = strategy.coefficients(factor(step));
    let mut input = ScalingInput::published(family.baseline());
    for (knob, value) in AXES.into_iter().zip([coefficients.depth, coefficients.width, coefficients.resolution]) {
        input.set_steps(knob, knob.clamped_steps(value));
    }
    input
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::one_axis;
    use crate::published::Method;
    use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest};

    fn of(family: Family, strategy: Strategy, tenths: u16) -> Contender {
        let arena = arena(family, tenths).unwrap();
        arena.contenders.into_iter().find(|found| found.strategy == strategy).unwrap()
    }

    fn steps(contender: &Contender) -> [u16; 3] {
        AXES.map(|knob| contender.input.steps(knob))
    }

    /// Resolution 2.00 is 448 px: every map has exactly twice the side, and so every convolution four times the outputs, but
    /// for those of squeeze-excitation.
    #[test]
    fn four_times_b0_in_resolution_by_hand() {
        let found = of(Family::EfficientNet, Strategy::Resolution, 40);
        assert_eq!((steps(&found), found.input.resolution_px()), ([100, 100, 200], 448));
        // The reference count of Table 7's row, and 4 * 385,814,752 as the budget: 0.37 % below.
        assert_eq!(found.counted.cost.macs.0, 1_537_537_408);
        let arena = arena(Family::EfficientNet, 40).unwrap();
        assert_eq!(arena.budget.0, 1_543_259_008);
        assert!((found.off(arena.budget) + 0.003_707_5).abs() < 1e-6, "{}", found.off(arena.budget));
        // Squeezed and excited channels of the 16 blocks, with inputs of 32, 16, 24, 24, 40, 40, 80, 80, 80, 112, 112, 112
        // and four times 192: a quarter of the input, and the expanded input, which is the input itself in the first block.
        let inputs = [16, 24, 24, 40, 40, 80, 80, 80, 112, 112, 112, 192, 192, 192, 192_u128];
        let gates: u128 = 32 + 32 / 4 + inputs.iter().map(|channels| channels / 4 + 6 * channels).sum::<u128>();
        let before = arena.baseline.activations.0;
        assert_eq!(found.counted.activations.0, 4 * (before - gates) + gates);
        assert!(!found.is_at_end);
    }

    #[test]
    fn a_step_above_the_budget_is_taken_where_it_is_closer() {
        let within = one_axis::within(Method::Depth, one_axis::budget(40)).unwrap();
        let found = of(Family::EfficientNet, Strategy::Depth, 40);
        // At 3.66 the stages of three repeat 11 times; at 3.67, 12 times (11.01).
        assert_eq!((within.input.steps(Knob::Depth), steps(&found)), (366, [367, 100, 100]));
        let budget = one_axis::budget(40).0;
        assert!(within.cost.macs.0 < budget && budget < found.counted.cost.macs.0);
        assert!(budget - within.cost.macs.0 > found.counted.cost.macs.0 - budget);
        // 1, 2, 2, 3, 3, 4, 1 blocks times 3.67, rounded up: 4, 8, 8, 12, 12, 15, 4.
        assert_eq!(found.blocks, 63);
    }

    /// Half of B0 is out of reach for depth: at 0.5 the stages have 1, 1, 1, 2, 2, 2, 1 blocks, and the slider ends.
    #[test]
    fn a_way_that_ends_before_the_budget_says_so() {
        let found = of(Family::EfficientNet, Strategy::Depth, 5);
        assert_eq!((steps(&found), found.blocks, found.is_at_end), ([50, 100, 100], 10, true));
        // Lite keeps one block in the first and the last stage, so that depth 8 is less than eight times the cost.
        let found = of(Family::Lite, Strategy::Depth, 80);
        assert_eq!((steps(&found), found.blocks, found.is_at_end), ([800, 100, 100], 1 + 8 * 14 + 1, true));
    }

    /// What the search by halving finds is what a look at every step of the slider finds.
    #[test]
    fn no_step_of_a_slider_is_closer() {
        for family in Family::ALL {
            for tenths in BUDGETS {
                let arena = arena(family, tenths).unwrap();
                for (strategy, knob) in [
                    (Strategy::Depth, Knob::Depth),
                    (Strategy::Width, Knob::Width),
                    (Strategy::Resolution, Knob::Resolution),
                ] {
                    let found = arena.contenders.iter().find(|found| found.strategy == strategy).unwrap();
                    let distance = |steps| {
                        let mut input = ScalingInput::published(family.baseline());
                        input.set_steps(knob, steps);
                        cost(&input).unwrap().macs.0.abs_diff(arena.budget.0)
                    };
                    let nearest = (knob.range().0..=knob.range().1).map(distance).min().unwrap();
                    let here = found.counted.cost.macs.0.abs_diff(arena.budget.0);
                    assert_eq!(here, nearest, "{family:?} {strategy:?} {tenths}: {:?}", steps(found));
                }
            }
        }
    }

    #[test]
    fn every_network_is_near_the_budget_or_says_that_its_way_ends() {
        for family in Family::ALL {
            for tenths in BUDGETS {
                let arena = arena(family, tenths).unwrap();
                assert_eq!(arena.contenders.iter().map(|found| found.strategy).collect::<Vec<_>>(), Strategy::ALL);
                for found in &arena.contenders {
                    let off = found.off(arena.budget);
                    assert!(off.abs() < 0.1 || found.is_at_end, "{family:?} {tenths} {found:?}");
                }
            }
        }
    }

    /// Activations follow the formula but for rounding, and for the layers that do not scale.
    #[test]
    fn activations_follow_the_formula() {
        let arena = arena(Family::EfficientNet, 40).unwrap();
        for found in &arena.contenders {
            let (counted, formula) = (found.counted.activations_over(&arena.baseline), found.growth(&arena.baseline));
            // A stage's first block, which depth does not repeat, works on the largest map: depth alone grows less.
            let most = if found.strategy == Strategy::Depth { 0.2 } else { 0.08 };
            assert!((counted / formula - 1.0).abs() < most, "{:?}: {counted} and {formula}", found.strategy);
        }
        let by = |strategy| arena.contenders.iter().find(|found| found.strategy == strategy).unwrap();
        let order =
            [Strategy::Width, Strategy::Fast, Strategy::Compound, Strategy::Depth].map(|s| by(s).counted.activations);
        assert!(order.is_sorted(), "{order:?}");
    }

    /// Two steps in a row differ by at most a hundredth in each axis, and each axis alone goes from end to end of its slider.
    #[test]
    fn no_hundredth_is_left_out() {
        for strategy in Strategy::ALL {
            let of = |step| AXES.map(|knob| setting(Family::EfficientNet, strategy, step).steps(knob));
            let mut before = of(0);
            for step in 1..=LAST_STEP {
                let now = of(step);
                assert!(before.iter().zip(now).all(|(before, now)| now - before <= 1), "{strategy:?} at {step}");
                before = now;
            }
        }
        for (strategy, knob) in Strategy::ALL.into_iter().zip(AXES) {
            let end = |step| setting(Family::EfficientNet, strategy, step).steps(knob);
            assert_eq!((end(0), end(LAST_STEP)), knob.range(), "{strategy:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

        /// The next setting in either direction is not closer, and costs grow along the way.
        #[test]
        fn the_search_is_monotone_and_its_neighbours_are_not_closer(
            tenths in 3_u16..=90,
            which in 0_usize..5,
            is_lite in any::<bool>(),
        ) {
            let family = if is_lite { Family::Lite } else { Family::EfficientNet };
            let strategy = Strategy::ALL[which];
            let budget = Macs(arena(family, 10).unwrap().budget.0 * u128::from(tenths) / 10);
            let found = closest(family, strategy, budget).unwrap();
            let at = |step| cost(&setting(family, strategy, step)).unwrap().macs;
            let here = (found.factor.ln() / STEP).round() as i32 + i32::from(STEPS_BELOW);
            let here = here as u16;
            prop_assert_eq!(at(here), found.counted.cost.macs);
            let distance = found.counted.cost.macs.0.abs_diff(budget.0);
            let mut before = at(here.saturating_sub(200));
            for step in here.saturating_sub(200)..=(here + 200).min(LAST_STEP) {
                let macs = at(step);
                prop_assert!(macs >= before, "step {} costs less than the one before it", step);
                prop_assert!(macs.0.abs_diff(budget.0) >= distance, "step {} is closer", step);
                before = macs;
            }
        }
    }
}
