//! How far the page is from what a step asks for.

use super::evidence::{Evidence, Snapshot};
use super::goal::Goal;
use super::growth::{self, is_trained};
use super::progress::{Obstacle, Progress, grows, not_alone};
use super::state::LessonState;
use crate::link::Step;
use model::scaling::{Mode, Preset, ScalingInput};

impl Step {
    /// How far the page is from what the step asks for: from the goal that the sliders are about, else from the first that is
    /// still to be met. `None` where there is nothing to say.
    #[must_use]
    pub fn progress(self, page: &Snapshot, state: &LessonState) -> Option<Progress> {
        let is_met = |index: usize| state.kept(self, index).is_some();
        let mut goals = self.goals().iter().copied().enumerate();
        let (index, goal) = match self {
            Self::Budget => way(self, &page.setting),
            _ => goals.clone().find(|(index, _)| !is_met(*index)).or_else(|| goals.next_back()),
        }?;
        let mut progress = match goal {
            Goal::Picture => {
                let obstacle = missing(&page.setting, page.setting.family().baseline(), Obstacle::NoPicture);
                Progress { reading: None, obstacle: (!is_met(index)).then_some(obstacle) }
            }
            Goal::Trained(preset) => {
                let obstacle = missing(&page.setting, preset, Obstacle::NoAnswer(preset));
                Progress { reading: None, obstacle: (!is_met(index)).then_some(obstacle) }
            }
            Goal::Grown(preset) => {
                let before = state.kept(self, 0);
                let answer = page.answer.filter(|answer| answer.setting == page.setting);
                let mut progress = growth::progress(&page.setting, preset);
                if progress.is_met() {
                    progress.obstacle = match (answer, before) {
                        (None, _) => Some(Obstacle::NoAnswerYet),
                        (Some(answer), _) if !answer.progress(preset).is_met() => answer.progress(preset).obstacle,
                        (Some(answer), Some(Evidence::Answer(before))) if !answer.is_alike(&before) => {
                            Some(Obstacle::OtherAnswer(preset))
                        }
                        _ => None,
                    };
                }
                progress
            }
            _ => goal.progress(&page.setting, state.budget())?,
        };
        let is_left = page.is_untouched && !is_met(index) && progress.reading.is_some();
        if is_left && progress.is_met() && !matches!(goal, Goal::Grown(_)) {
            progress.obstacle = Some(Obstacle::Untouched);
        }
        Some(progress)
    }
}

/// Why a network has not answered: the sliders stand elsewhere, or else `here`.
fn missing(setting: &ScalingInput, preset: Preset, here: Obstacle) -> Obstacle {
    let is_there = setting.mode() == Mode::Published && setting.preset() == preset || is_trained(setting, preset);
    if is_there { here } else { Obstacle::Elsewhere(preset) }
}

/// The way of spending the budget that the sliders are about: where none has grown alone, all three together.
fn way(step: Step, setting: &ScalingInput) -> Option<(usize, Goal)> {
    let is_about = |goal: &Goal| matches!(goal, Goal::Spent(Some(knob)) if grows(setting, *knob) && not_alone(setting, *knob).is_none());
    let goals = || step.goals().iter().copied().enumerate();
    goals().find(|(_, goal)| is_about(goal)).or_else(|| goals().next_back())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::Direction;
    use model::scaling::{Family, Knob};

    fn b(moves: &[(Knob, u16)]) -> ScalingInput {
        let mut setting = ScalingInput::published(Family::EfficientNet.baseline());
        for (knob, steps) in moves {
            setting.set_steps(*knob, *steps);
        }
        setting
    }

    #[test]
    fn the_fifth_step_reads_the_way_that_the_sliders_are_about() {
        let state = LessonState::default();
        let said = |setting: ScalingInput, is_untouched| {
            let page = Snapshot { setting, is_untouched, ..Snapshot::default() };
            Step::Budget.progress(&page, &state).unwrap()
        };
        let alone = said(b(&[(Knob::Width, 220)]), false);
        assert_eq!((alone.reading.unwrap().direction, alone.obstacle), (Direction::TooMuch, None));
        assert_eq!(said(b(&[(Knob::Width, 120), (Knob::Depth, 120)]), false).obstacle, Some(Obstacle::SeveralAxes));
        assert_eq!(said(b(&[]), false).obstacle, Some(Obstacle::SeveralAxes));
        // What the fourth step left on the sliders, and the same once it was moved.
        let left = b(&[(Knob::Resolution, 200)]);
        assert_eq!(said(left, true).obstacle, Some(Obstacle::Untouched));
        assert!(said(left, false).is_met());
    }

    #[test]
    fn every_step_but_those_of_choices_and_times_says_something() {
        for step in Step::ALL {
            let progress = step.progress(&Snapshot::default(), &LessonState::default());
            let is_silent = matches!(step, Step::Rounding | Step::Time);
            assert_eq!(progress.is_none(), is_silent, "{step:?}");
            assert!(progress.is_none_or(|progress| !progress.is_met()), "{step:?}");
        }
        let other = Snapshot { setting: ScalingInput::published(Preset::B3), ..Snapshot::default() };
        let first = Step::Baseline.progress(&other, &LessonState::default()).unwrap();
        assert_eq!(first.obstacle, Some(Obstacle::Elsewhere(Preset::B0)));
        let here = Step::Baseline.progress(&Snapshot::default(), &LessonState::default()).unwrap();
        assert_eq!(here.obstacle, Some(Obstacle::NoPicture));
    }
}
