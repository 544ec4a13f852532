//! How the lesson sees that something was done.

use super::goal::Goal;
use super::growth::{Answered, is_trained};
use model::scaling::{Mode, Preset, ScalingInput};

/// What the page shows now, as far as the lesson looks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapshot {
    /// The sliders.
    pub setting: ScalingInput,
    /// Whether they stand as they did when the step was opened: what an earlier step left there is nothing done in this one.
    pub is_untouched: bool,
    /// The last picture that a published network named, and the milliseconds of its run.
    pub picture: Option<(Preset, f64)>,
    /// The last answer of a network with trained or grown weights.
    pub answer: Option<Answered>,
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
    /// An answer.
    Answer(Answered),
}

impl Goal {
    /// What of the page meets this goal, if anything does. `budget` is the learner's own, over the baseline.
    #[must_use]
    pub fn seen_in(self, page: &Snapshot, budget: u16) -> Option<Evidence> {
        let run = |(preset, millis): (Preset, f64)| Evidence::Run(preset, millis);
        let found = match self {
            Self::Picture => page.picture.map(run),
            Self::Timed(preset) => page.timed.iter().copied().find(|timed| timed.0 == preset).map(run),
            Self::Trained(_) | Self::Grown(_) => page.answer.map(Evidence::Answer),
            // A variant is chosen by one press: the one that is there already counts.
            Self::Published(_) => Some(Evidence::Setting(page.setting)),
            _ => (!page.is_untouched).then_some(Evidence::Setting(page.setting)),
        };
        found.filter(|evidence| self.is_met_by(*evidence, budget))
    }

    /// Whether this meets the goal: for a setting or a grown network, where [`Goal::progress`] says so.
    #[must_use]
    pub fn is_met_by(self, evidence: Evidence, budget: u16) -> bool {
        let is_time = |millis: f64| millis.is_finite() && millis > 0.0;
        match (self, evidence) {
            (Self::Picture, Evidence::Run(preset, millis)) => preset == preset.family().baseline() && is_time(millis),
            (Self::Timed(asked), Evidence::Run(preset, millis)) => preset == asked && is_time(millis),
            (Self::Published(preset), Evidence::Setting(setting)) => {
                setting.mode() == Mode::Published && setting.preset() == preset
            }
            (Self::Trained(preset), Evidence::Answer(answer)) => {
                answer.is_possible() && is_trained(&answer.setting, preset)
            }
            (Self::Grown(preset), Evidence::Answer(answer)) => answer.is_possible() && answer.progress(preset).is_met(),
            (_, Evidence::Setting(setting)) => {
                self.progress(&setting, budget).is_some_and(|progress| progress.is_met())
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::cost::{growth, highest_phi, with_phi};
    use crate::lesson::goal::{AXES, BUDGETS, MOST_GOALS};
    use crate::link::Step;
    use model::scaling::{Family, Knob};
    use paper::Candidate;

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
    fn what_an_earlier_step_left_on_the_sliders_does_not_count() {
        // The fourth step ends at resolution 2, which is the third of the four ways of the fifth.
        let setting = at(&[(Knob::Resolution, 2.0)]);
        let goal = Goal::Spent(Some(Knob::Resolution));
        for is_untouched in [true, false] {
            let page = Snapshot { setting, is_untouched, ..Snapshot::default() };
            assert_eq!(goal.seen_in(&page, BUDGET).is_some(), !is_untouched);
        }
        let page = Snapshot { setting: ScalingInput::published(Preset::B1), is_untouched: true, ..Snapshot::default() };
        assert!(Goal::Published(Preset::B1).seen_in(&page, BUDGET).is_some(), "pressing it again would change nothing");
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
