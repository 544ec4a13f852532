//! What there is to do in a step, and how the lesson sees that it was done.

use super::step::Step;
use model::arch::{ArchSpec, Summary};
use model::scaling::{Knob, Mode, Preset, ScalingInput, last_fitting};
use paper::Candidate;

/// The most goals that a step has.
pub const MOST_GOALS: usize = 4;

/// "Alone" starts at this coefficient: twice the baseline, where a square shows.
pub const LEAST_ALONE: f64 = 2.0;

/// The budget that is spent in four ways, over the baseline's multiply-adds: what doubling a squared axis costs.
pub const SPENT: f64 = LEAST_ALONE * LEAST_ALONE;

/// How far from it a setting may be, as a part of it.
pub const SPENT_TOLERANCE: f64 = 0.1;

/// How far from 2 the product of the learner's own bases may be, in hundredths.
const PRODUCT_TOLERANCE: u16 = 20;

/// The budgets for phi to choose from, over the baseline's multiply-adds.
pub const BUDGETS: [u16; 5] = [4, 8, 16, 32, 64];

/// Something to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// A picture runs through a baseline.
    Picture,
    /// One axis is raised, and nothing else.
    Alone(Knob),
    /// The budget is spent on one axis, or on all three (`None`).
    Spent(Option<Knob>),
    /// The sliders stand at a candidate of the grid that is not the paper's.
    Candidate,
    /// phi is as high as the learner's budget allows.
    Phi,
    /// A published variant is chosen.
    Published(Preset),
    /// A network of the comparison is measured.
    Timed(Preset),
}

/// What the page shows now, as far as the lesson looks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapshot {
    /// The sliders.
    pub setting: ScalingInput,
    /// The last picture that a published network named, and the milliseconds of its run.
    pub picture: Option<(Preset, f64)>,
    /// The published networks that the comparison has measured, and their median milliseconds.
    pub timed: Vec<(Preset, f64)>,
}

/// What met a goal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Evidence {
    /// A setting of the sliders.
    Setting(ScalingInput),
    /// A network that ran, and its milliseconds.
    Run(Preset, f64),
}

impl Step {
    /// What there is to do, in order.
    #[must_use]
    pub fn goals(self) -> &'static [Goal] {
        match self {
            Self::Baseline => &[Goal::Picture],
            Self::Depth => &[Goal::Alone(Knob::Depth)],
            Self::Width => &[Goal::Alone(Knob::Width)],
            Self::Resolution => &[Goal::Alone(Knob::Resolution)],
            Self::Budget => &[
                Goal::Spent(Some(Knob::Depth)),
                Goal::Spent(Some(Knob::Width)),
                Goal::Spent(Some(Knob::Resolution)),
                Goal::Spent(None),
            ],
            Self::Search => &[Goal::Candidate],
            Self::Phi => &[Goal::Phi],
            Self::Rounding => &[Goal::Published(Preset::B1), Goal::Published(Preset::B2)],
            Self::Time => &[Goal::Timed(Preset::B0), Goal::Timed(Preset::Lite0)],
        }
    }
}

impl Goal {
    /// What of the page meets this goal, if anything does. `budget` is the learner's own, over the baseline.
    #[must_use]
    pub fn seen_in(self, page: &Snapshot, budget: u16) -> Option<Evidence> {
        let run = |(preset, millis): (Preset, f64)| Evidence::Run(preset, millis);
        let found = match self {
            Self::Picture => page.picture.map(run),
            Self::Timed(preset) => page.timed.iter().copied().find(|timed| timed.0 == preset).map(run),
            _ => Some(Evidence::Setting(page.setting)),
        };
        found.filter(|evidence| self.is_met_by(*evidence, budget))
    }

    /// Whether this meets the goal.
    #[must_use]
    pub fn is_met_by(self, evidence: Evidence, budget: u16) -> bool {
        let setting = match evidence {
            Evidence::Setting(setting) => setting,
            Evidence::Run(preset, millis) => {
                let is_asked = match self {
                    Self::Picture => preset == preset.family().baseline(),
                    Self::Timed(asked) => preset == asked,
                    _ => false,
                };
                return is_asked && millis.is_finite() && millis > 0.0;
            }
        };
        match self {
            Self::Picture | Self::Timed(_) => false,
            Self::Alone(knob) => is_alone(&setting, knob) && knob.value(setting.steps(knob)) >= LEAST_ALONE,
            Self::Spent(axis) => {
                let is_kind = axis.map_or_else(|| grows_in_all(&setting), |knob| is_alone(&setting, knob));
                is_kind && growth(&setting).is_some_and(|times| (times / SPENT - 1.0).abs() <= SPENT_TOLERANCE)
            }
            Self::Candidate => {
                let candidate = Candidate::of_sliders(&setting);
                let is_one_step = setting.mode() == Mode::Compound && setting.steps(Knob::Phi) == one_step();
                is_one_step && candidate.is_near_two(PRODUCT_TOLERANCE) && candidate != Candidate::paper()
            }
            Self::Phi => {
                let is_near_two = Candidate::of_sliders(&setting).is_near_two(PRODUCT_TOLERANCE);
                setting.mode() == Mode::Compound && is_near_two && is_highest(&setting, budget)
            }
            Self::Published(preset) => setting.mode() == Mode::Published && setting.preset() == preset,
        }
    }
}

/// Depth, width and resolution.
const AXES: [Knob; 3] = [Knob::Depth, Knob::Width, Knob::Resolution];

/// Whether one axis is larger than in the baseline, and the others are as they are there.
fn is_alone(setting: &ScalingInput, knob: Knob) -> bool {
    let is_right = |axis: Knob| {
        let steps = setting.steps(axis);
        if axis == knob { steps > axis.default_steps() } else { steps == axis.default_steps() }
    };
    setting.mode() == Mode::Separate && AXES.into_iter().all(is_right)
}

fn grows_in_all(setting: &ScalingInput) -> bool {
    let coefficients = setting.coefficients();
    [coefficients.depth, coefficients.width, coefficients.resolution].into_iter().all(|axis| axis > 1.0)
}

/// Where phi stands at 1.
fn one_step() -> u16 {
    Knob::Phi.steps_per_unit()
}

/// The network of a setting at a glance.
pub(super) fn summary(setting: &ScalingInput) -> Option<Summary> {
    ArchSpec::from_input(setting).ok().map(|spec| Summary::from_spec(&spec))
}

/// The exact multiply-adds of a setting over those of its family's baseline.
pub(super) fn growth(setting: &ScalingInput) -> Option<f64> {
    let baseline = summary(&ScalingInput::published(setting.family().baseline()))?;
    Some(summary(setting)?.total.macs.over(baseline.total.macs))
}

/// Whether phi is within the budget, and one step more of it is not.
fn is_highest(setting: &ScalingInput, budget: u16) -> bool {
    let (phi, (first, last)) = (setting.steps(Knob::Phi), Knob::Phi.range());
    phi > first && fits(setting, budget) && (phi == last || !fits(&with_phi(*setting, phi + 1), budget))
}

/// Whether the exact count is within a budget, which is over the baseline.
fn fits(setting: &ScalingInput, budget: u16) -> bool {
    growth(setting).is_some_and(|times| times <= f64::from(budget))
}

fn with_phi(mut setting: ScalingInput, phi: u16) -> ScalingInput {
    setting.set_steps(Knob::Phi, phi);
    setting
}

/// The same bases with the highest phi whose exact count is within the budget, which is over the baseline.
pub(super) fn highest_phi(setting: ScalingInput, budget: u16) -> Option<ScalingInput> {
    let (first, last) = Knob::Phi.range();
    // A larger phi never costs less.
    let phi = last_fitting(first..=last, |phi| fits(&with_phi(setting, phi), budget))?;
    (phi > first).then(|| with_phi(setting, phi))
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::scaling::Family;

    const BUDGET: u16 = 8;

    fn at(moves: &[(Knob, f64)]) -> ScalingInput {
        let mut setting = ScalingInput::default();
        for (knob, value) in moves {
            setting.set_steps(*knob, knob.steps(*value).unwrap());
        }
        setting
    }

    fn is_met(goal: Goal, setting: ScalingInput) -> bool {
        let page = Snapshot { setting, ..Snapshot::default() };
        goal.seen_in(&page, BUDGET) == Some(Evidence::Setting(setting))
    }

    #[test]
    fn every_step_has_one_to_four_goals_and_a_fresh_page_meets_none() {
        for step in Step::ALL {
            assert!((1..=MOST_GOALS).contains(&step.goals().len()), "{step:?}");
            for goal in step.goals() {
                assert_eq!(goal.seen_in(&Snapshot::default(), BUDGET), None, "{goal:?}");
            }
        }
    }

    #[test]
    fn a_picture_counts_when_a_baseline_named_it() {
        let seen = |picture| Goal::Picture.seen_in(&Snapshot { picture, ..Snapshot::default() }, BUDGET);
        assert_eq!(seen(Some((Preset::Lite0, 31.5))), Some(Evidence::Run(Preset::Lite0, 31.5)));
        assert_eq!(seen(Some((Preset::B0, 60.0))), Some(Evidence::Run(Preset::B0, 60.0)));
        for other in [None, Some((Preset::Lite1, 31.5)), Some((Preset::Lite0, f64::NAN)), Some((Preset::Lite0, 0.0))] {
            assert_eq!(seen(other), None, "{other:?}");
        }
    }

    #[test]
    fn an_axis_alone_is_raised_twofold_with_the_others_at_rest() {
        for knob in AXES {
            assert!(is_met(Goal::Alone(knob), at(&[(knob, 2.0)])));
            assert!(is_met(Goal::Alone(knob), at(&[(knob, 3.0)])));
            assert!(!is_met(Goal::Alone(knob), at(&[(knob, 1.99)])));
            for other in AXES.into_iter().filter(|other| *other != knob) {
                assert!(!is_met(Goal::Alone(knob), at(&[(knob, 2.0), (other, 1.01)])), "{knob:?} with {other:?}");
                assert!(!is_met(Goal::Alone(knob), at(&[(other, 2.0)])), "{knob:?} without");
            }
        }
        // B7 has width 2, and is no width alone.
        assert!(!is_met(Goal::Alone(Knob::Width), ScalingInput::published(Preset::B7)));
    }

    #[test]
    fn the_budget_can_be_met_in_all_four_ways_and_each_way_is_its_own() {
        // Exact counts over B0's 385,814,752: depth 4 is 4.08, width 2 is 3.76, resolution 2 is 3.99.
        let alone = [at(&[(Knob::Depth, 4.0)]), at(&[(Knob::Width, 2.0)]), at(&[(Knob::Resolution, 2.0)])];
        for (setting, knob) in alone.into_iter().zip(AXES) {
            for other in AXES {
                assert_eq!(is_met(Goal::Spent(Some(other)), setting), other == knob, "{setting} for {other:?}");
            }
            assert!(!is_met(Goal::Spent(None), setting));
        }
        assert!(!is_met(Goal::Spent(Some(Knob::Depth)), at(&[(Knob::Depth, 2.0)])), "half the budget");
        for family in Family::ALL {
            let compound = |phi: u16| {
                let mut setting = ScalingInput::default();
                setting.choose_family(family);
                setting.set_steps(Knob::Phi, phi);
                setting
            };
            let found: Vec<_> = (1..=70).filter(|phi| is_met(Goal::Spent(None), compound(*phi))).collect();
            assert!(!found.is_empty(), "no phi spends the budget with {family:?}");
        }
    }

    #[test]
    fn a_candidate_is_at_phi_1_near_2_and_not_the_papers() {
        assert!(is_met(Goal::Candidate, at(&[(Knob::Alpha, 1.3), (Knob::Gamma, 1.1), (Knob::Phi, 1.0)]))); // 1.903
        assert!(!is_met(Goal::Candidate, at(&[(Knob::Phi, 1.0)])), "the paper's");
        assert!(!is_met(Goal::Candidate, at(&[(Knob::Alpha, 1.3), (Knob::Gamma, 1.1), (Knob::Phi, 2.0)])));
        assert!(!is_met(Goal::Candidate, at(&[(Knob::Alpha, 2.0), (Knob::Phi, 1.0)])), "a product of 3.2");
        // Every candidate that the page lists at first counts, but the paper's.
        for candidate in paper::candidates(5, 10).unwrap() {
            let mut setting = ScalingInput::default();
            candidate.set(&mut setting);
            assert_eq!(is_met(Goal::Candidate, setting), candidate != Candidate::paper(), "{candidate:?}");
        }
    }

    #[test]
    fn phi_is_at_its_highest_when_the_next_step_is_too_much() {
        for budget in BUDGETS {
            let highest = highest_phi(ScalingInput::default(), budget).unwrap();
            let phi = highest.steps(Knob::Phi);
            let with = |phi: u16| with_phi(highest, phi);
            assert!(growth(&highest).unwrap() <= f64::from(budget));
            assert!(growth(&with(phi + 1)).unwrap() > f64::from(budget), "{budget}: {phi}");
            for (phi, is_right) in [(phi - 1, false), (phi, true), (phi + 1, false)] {
                let page = Snapshot { setting: with(phi), ..Snapshot::default() };
                assert_eq!(Goal::Phi.seen_in(&page, budget).is_some(), is_right, "{budget}: {phi}");
            }
        }
        // Bases that hardly grow would end at phi 7 with any budget.
        assert!(!is_met(Goal::Phi, at(&[(Knob::Alpha, 1.0), (Knob::Beta, 1.0), (Knob::Gamma, 1.0), (Knob::Phi, 7.0)])));
        assert_eq!(highest_phi(ScalingInput::default(), 1), None);
    }

    #[test]
    fn a_variant_counts_when_it_is_the_published_one() {
        assert!(is_met(Goal::Published(Preset::B1), ScalingInput::published(Preset::B1)));
        assert!(!is_met(Goal::Published(Preset::B1), ScalingInput::published(Preset::B2)));
        assert!(!is_met(Goal::Published(Preset::B1), at(&[(Knob::Depth, 1.1), (Knob::Resolution, 1.07)])));
    }

    #[test]
    fn networks_count_as_timed_by_their_own_rows() {
        let page = Snapshot { timed: vec![(Preset::Lite0, 30.0), (Preset::B0, 45.0)], ..Snapshot::default() };
        let seen = |preset| Goal::Timed(preset).seen_in(&page, BUDGET);
        assert_eq!(seen(Preset::B0), Some(Evidence::Run(Preset::B0, 45.0)));
        assert_eq!(seen(Preset::Lite0), Some(Evidence::Run(Preset::Lite0, 30.0)));
        assert_eq!(seen(Preset::Lite1), None);
    }
}
