//! The question of each step, its choices, and which of them is right: computed, from the architecture, the scaling rule,
//! the paper's table, or what the learner's own device measured.

use super::cost::{growth, highest_phi, summary};
use super::evidence::Evidence;
use super::goal::{FIRST_NETWORK, LEAST_ALONE};
use super::state::LessonState;
use crate::compare::published_accuracy;
use crate::link::Step;
use model::scaling::{Coefficients, Family, Knob, Preset, ScalingBases, ScalingInput};

/// Times that differ by no more than this part count as equal.
pub const SAME_TIME: f64 = 0.1;

/// Multiply-adds that are three steps of a thousand apart: the count, and what a guess may take it for.
const THOUSAND: u128 = 1000;

/// Top-1 accuracy on ImageNet in percent and "FLOPS" in billions of B0 scaled to a common cost, as printed (Tan & Le
/// 2019, arXiv v5, Table 7).
pub(super) struct Printed {
    pub top1: f64,
    pub billions: f64,
}

/// The baseline.
pub(super) const PRINTED_BASELINE: Printed = Printed { top1: 77.3, billions: 0.4 };

/// Depth alone, width alone, resolution alone, all three.
pub(super) const PRINTED: [Printed; 4] = [
    Printed { top1: 79.0, billions: 1.8 },
    Printed { top1: 78.9, billions: 1.8 },
    Printed { top1: 79.1, billions: 1.9 },
    Printed { top1: 81.1, billions: 1.8 },
];

/// The numbers of a step's choices, as far as they are numbers.
#[derive(Clone, Debug, PartialEq)]
pub enum Choices {
    /// Multiply-adds.
    Counts(Vec<u128>),
    /// Factors.
    Factors(Vec<f64>),
    /// Words alone, so many of them.
    Words(usize),
}

impl Choices {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Counts(counts) => counts.len(),
            Self::Factors(factors) => factors.len(),
            Self::Words(count) => *count,
        }
    }

    /// Whether there is none, which is so for no step.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Step {
    /// What there is to choose from; `family` is that of the page.
    #[must_use]
    pub fn choices(self, family: Family) -> Choices {
        match self {
            Self::Baseline => {
                let count = baseline_macs(family);
                Choices::Counts(vec![count / THOUSAND, count, count.saturating_mul(THOUSAND)])
            }
            Self::Depth | Self::Width => {
                Choices::Factors([1.0, 2.0, 3.0].map(|power| LEAST_ALONE.powf(power)).to_vec())
            }
            Self::Resolution => Choices::Factors([0.0, 1.0, 2.0].map(|power| LEAST_ALONE.powf(power)).to_vec()),
            Self::Budget => Choices::Words(PRINTED.len()),
            Self::Search => {
                let ScalingBases { alpha, beta, gamma } = ScalingBases::PAPER;
                Choices::Factors(vec![alpha * beta * gamma, ScalingBases::PAPER.constraint(), alpha + beta + gamma])
            }
            Self::Phi | Self::Time | Self::Growth => Choices::Words(3),
            Self::Rounding => {
                let mut factors = vec![formula_growth(Preset::B1), ScalingBases::PAPER.constraint()];
                factors.extend(growth(&ScalingInput::published(Preset::B1)));
                factors.sort_by(f64::total_cmp);
                Choices::Factors(factors)
            }
        }
    }

    /// Which choice is right. Where that depends on the learner's own settings and runs, what the lesson has seen of them
    /// decides; `None` while it has not seen enough.
    #[must_use]
    pub fn right(self, state: &LessonState) -> Option<usize> {
        // The right one of the first step stands at the same place in both families.
        let family = FIRST_NETWORK.family();
        match (self, self.choices(family)) {
            (Self::Baseline, Choices::Counts(counts)) => {
                counts.into_iter().position(|count| count == baseline_macs(family))
            }
            (Self::Depth | Self::Width, Choices::Factors(factors)) => {
                nearest(&factors, growth(&doubled(if self == Self::Depth { Knob::Depth } else { Knob::Width }))?)
            }
            (Self::Resolution, Choices::Factors(factors)) => {
                nearest(&factors, params_growth(&doubled(Knob::Resolution))?)
            }
            (Self::Search, Choices::Factors(factors)) => {
                // One step of phi with the paper's bases, as the formula of scaling counts it.
                nearest(&factors, Coefficients::compound(ScalingBases::PAPER, 1.0).flops_factor())
            }
            (Self::Rounding, Choices::Factors(factors)) => {
                nearest(&factors, growth(&ScalingInput::published(Preset::B1))?)
            }
            (Self::Budget, _) => {
                let best = PRINTED.iter().enumerate().max_by(|(_, a), (_, b)| a.top1.total_cmp(&b.top1));
                best.map(|(index, _)| index)
            }
            (Self::Phi, _) => {
                let (promised, reached) = phi_promised_and_reached(state)?;
                Some(match reached.cmp(&promised) {
                    std::cmp::Ordering::Greater => 0,
                    std::cmp::Ordering::Equal => 1,
                    std::cmp::Ordering::Less => 2,
                })
            }
            (Self::Time, _) => {
                let [b0, lite0] = times(state)?;
                Some(if b0.max(lite0) <= b0.min(lite0) * (1.0 + SAME_TIME) { 2 } else { usize::from(lite0 < b0) })
            }
            (Self::Growth, _) => {
                // The second, as larger networks of the family are more accurate once they are trained.
                let [small, large] = [FIRST_NETWORK, LARGER].map(|preset| published_accuracy(preset).percent);
                Some(usize::from(large > small))
            }
            _ => None,
        }
    }
}

/// A larger variant of the first network's family, with weights of its own.
pub(super) const LARGER: Preset = Preset::Lite2;

fn baseline_macs(family: Family) -> u128 {
    summary(&ScalingInput::published(family.baseline())).map_or(0, |summary| summary.total.macs.0)
}

/// B0 with one axis doubled.
pub(super) fn doubled(knob: Knob) -> ScalingInput {
    let mut setting = ScalingInput::default();
    setting.set_steps(knob, knob.clamped_steps(LEAST_ALONE));
    setting
}

#[expect(clippy::cast_precision_loss, reason = "a ratio")]
fn params_growth(setting: &ScalingInput) -> Option<f64> {
    let baseline = summary(&ScalingInput::published(setting.family().baseline()))?;
    Some(summary(setting)?.total.params.0 as f64 / baseline.total.params.0 as f64)
}

/// What a variant would cost over its baseline if nothing were rounded.
pub(super) fn formula_growth(preset: Preset) -> f64 {
    preset.coefficients().flops_factor()
}

/// The steps of phi that the formula promises for the learner's budget, and those that the exact count allows: with the
/// learner's own bases where phi was raised, with the paper's before.
pub(super) fn phi_promised_and_reached(state: &LessonState) -> Option<(u16, u16)> {
    let reached = match state.kept(Step::Phi, 0) {
        Some(Evidence::Setting(setting)) => setting,
        _ => highest_phi(ScalingInput::default(), state.budget())?,
    };
    let promised = f64::from(state.budget()).ln() / reached.bases().constraint().ln();
    Some((last_step_within(promised), reached.steps(Knob::Phi)))
}

/// The last position of the slider that is not above a phi.
fn last_step_within(phi: f64) -> u16 {
    let (first, last) = Knob::Phi.range();
    (first..=last).rev().find(|steps| Knob::Phi.value(*steps) <= phi).unwrap_or(first)
}

/// The milliseconds of the networks of the last step, once all were measured.
pub(super) fn times(state: &LessonState) -> Option<[f64; 2]> {
    let at = |goal| match state.kept(Step::Time, goal) {
        Some(Evidence::Run(_, millis)) => Some(millis),
        _ => None,
    };
    Some([at(0)?, at(1)?])
}

/// The factor that is nearest by ratio.
fn nearest(factors: &[f64], value: f64) -> Option<usize> {
    let off = |factor: f64| (factor.ln() - value.ln()).abs();
    let by_distance = |(_, a): &(usize, &f64), (_, b): &(usize, &f64)| off(**a).total_cmp(&off(**b));
    factors.iter().enumerate().min_by(by_distance).map(|(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::{BUDGETS, Snapshot};

    /// A lesson that has seen a page in a step.
    fn after(step: Step, page: &Snapshot) -> LessonState {
        let mut state = LessonState::default();
        state.go(step);
        state.look(page);
        state
    }

    #[test]
    fn every_step_has_three_or_four_choices_and_most_know_the_right_one_at_once() {
        let fresh = LessonState::default();
        for step in Step::ALL {
            let [count, lite] = Family::ALL.map(|family| step.choices(family).len());
            assert!((3..=4).contains(&count) && lite == count && !step.choices(Family::Lite).is_empty(), "{step:?}");
            match step.right(&fresh) {
                Some(right) => assert!(right < count, "{step:?}"),
                None => assert_eq!(step, Step::Time, "only a device can tell"),
            }
        }
    }

    #[test]
    fn the_first_picture_costs_385_million_in_either_family() {
        let counts = |family| Step::Baseline.choices(family);
        assert_eq!(counts(Family::Lite), Choices::Counts(vec![385_187, 385_187_552, 385_187_552_000]));
        assert_eq!(counts(Family::EfficientNet), Choices::Counts(vec![385_814, 385_814_752, 385_814_752_000]));
        assert_eq!(Step::Baseline.right(&LessonState::default()), Some(1));
    }

    #[test]
    fn training_a_larger_network_buys_accuracy() {
        assert_eq!(Step::Growth.right(&LessonState::default()), Some(1));
    }

    #[test]
    fn depth_counts_once_and_width_squared() {
        // Depth 2 costs 1.97 times B0 (all but stem and head), width 2 costs 1,449,958,848 / 385,814,752 = 3.76 times.
        assert_eq!(Step::Depth.choices(Family::EfficientNet), Choices::Factors(vec![2.0, 4.0, 8.0]));
        assert_eq!(Step::Depth.right(&LessonState::default()), Some(0));
        assert_eq!(Step::Width.right(&LessonState::default()), Some(1));
        let depth = growth(&doubled(Knob::Depth)).unwrap();
        assert!((1.8..2.1).contains(&depth), "{depth}");
    }

    #[test]
    fn resolution_adds_no_parameter() {
        assert_eq!(Step::Resolution.choices(Family::EfficientNet), Choices::Factors(vec![1.0, 2.0, 4.0]));
        assert_eq!(Step::Resolution.right(&LessonState::default()), Some(0));
        assert_eq!(params_growth(&doubled(Knob::Resolution)), Some(1.0));
    }

    #[test]
    fn the_compound_of_table_7_is_the_most_accurate() {
        assert_eq!(Step::Budget.right(&LessonState::default()), Some(3));
        assert!(PRINTED.iter().all(|printed| printed.top1 > PRINTED_BASELINE.top1));
        assert!(PRINTED.iter().all(|printed| printed.billions > PRINTED_BASELINE.billions));
    }

    #[test]
    fn a_step_of_phi_costs_the_product_with_squares() {
        // 1.2 * 1.1 * 1.15 = 1.518, with squares 1.92027, and 1.2 + 1.1 + 1.15 = 3.45.
        let Choices::Factors(factors) = Step::Search.choices(Family::EfficientNet) else { panic!("factors") };
        for (found, expected) in factors.into_iter().zip([1.518, 1.920_27, 3.45]) {
            assert!((found - expected).abs() < 1e-9, "{found} instead of {expected}");
        }
        assert_eq!(Step::Search.right(&LessonState::default()), Some(1));
    }

    #[test]
    fn b1_costs_1_78_times_b0() {
        let Choices::Factors(factors) = Step::Rounding.choices(Family::EfficientNet) else { panic!("factors") };
        for (found, expected) in factors.into_iter().zip([1.2628, 1.7801, 1.9203]) {
            assert!((found - expected).abs() < 1e-4, "{found} instead of {expected}");
        }
        assert_eq!(Step::Rounding.right(&LessonState::default()), Some(1));
    }

    #[test]
    fn the_highest_phi_is_compared_with_the_formulas() {
        for budget in BUDGETS {
            let mut state = LessonState::default();
            state.go(Step::Phi);
            state.choose_budget(budget);
            let setting = highest_phi(ScalingInput::default(), budget).unwrap();
            let before = Step::Phi.right(&state);
            assert!(state.look(&Snapshot { setting, ..Snapshot::default() }));
            // ln(budget) / ln(1.92027), in tenths, rounded down.
            let promised = (f64::from(budget).ln() / 1.920_27_f64.ln() * 10.0).floor() as u16;
            let reached = setting.steps(Knob::Phi);
            assert_eq!(phi_promised_and_reached(&state), Some((promised, reached)), "{budget}");
            let right = if reached > promised { 0 } else { usize::from(reached < promised) + 1 };
            assert_eq!((Step::Phi.right(&state), before), (Some(right), Some(right)), "{budget}");
        }
    }

    #[test]
    fn the_device_says_which_network_is_faster() {
        let right = |b0, lite0| {
            let timed = vec![(Preset::Lite0, lite0), (Preset::B0, b0)];
            Step::Time.right(&after(Step::Time, &Snapshot { timed, ..Snapshot::default() }))
        };
        assert_eq!(right(50.0, 30.0), Some(1));
        assert_eq!(right(30.0, 50.0), Some(0));
        assert_eq!(right(30.0, 33.0), Some(2));
        assert_eq!(right(33.0, 30.0), Some(2));
        let only_one = Snapshot { timed: vec![(Preset::B0, 40.0)], ..Snapshot::default() };
        assert_eq!(Step::Time.right(&after(Step::Time, &only_one)), None);
    }
}
