//! How far the learner is: the step, the guesses, and what was seen of each task.

use super::evidence::{Evidence, Snapshot};
use super::goal::{BUDGETS, FIRST_NETWORK, Goal, MOST_GOALS};
use crate::link::Step;

/// How many steps there are.
const STEPS: usize = Step::ALL.len();

/// The learner's guess at a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Guess {
    /// Not made yet.
    #[default]
    Open,
    /// A choice, by its place.
    Chosen(usize),
    /// The learner would rather not guess.
    Skipped,
}

/// The lesson as a learner has it before them.
#[derive(Clone, Debug, PartialEq)]
pub struct LessonState {
    step: Step,
    guesses: [Guess; STEPS],
    kept: [[Option<Evidence>; MOST_GOALS]; STEPS],
    budget: u16,
}

impl Default for LessonState {
    fn default() -> Self {
        // Eight times the baseline: three doublings.
        Self { step: Step::default(), guesses: Default::default(), kept: Default::default(), budget: BUDGETS[1] }
    }
}

impl LessonState {
    /// The step that the learner is at.
    #[must_use]
    pub fn step(&self) -> Step {
        self.step
    }

    /// Goes to a step; nothing keeps anybody from leaving one.
    pub fn go(&mut self, step: Step) {
        self.step = step;
    }

    /// The learner's budget for phi, over the baseline's multiply-adds.
    #[must_use]
    pub fn budget(&self) -> u16 {
        self.budget
    }

    /// Another budget, if it is one of [`BUDGETS`]. What met the old one no longer counts.
    pub fn choose_budget(&mut self, budget: u16) {
        if budget != self.budget && BUDGETS.contains(&budget) {
            self.budget = budget;
            if let Some(kept) = self.kept.get_mut(Step::Phi.index()) {
                *kept = Default::default();
            }
        }
    }

    /// The guess at a step's question.
    #[must_use]
    pub fn guess(&self, step: Step) -> Guess {
        self.guesses.get(step.index()).copied().unwrap_or_default()
    }

    /// Takes the guess at a question, once: whoever has seen the answer guesses no more. A choice that the question does
    /// not have is none.
    pub fn make_guess(&mut self, step: Step, guess: Guess) {
        let is_choice = !matches!(guess, Guess::Chosen(choice) if choice >= step.choices(FIRST_NETWORK.family()).len());
        if let Some(open) = self.guesses.get_mut(step.index()).filter(|open| **open == Guess::Open && is_choice) {
            *open = guess;
        }
    }

    /// What met a goal of a step, the latest.
    #[must_use]
    pub fn kept(&self, step: Step, goal: usize) -> Option<Evidence> {
        self.kept.get(step.index())?.get(goal).copied().flatten()
    }

    /// Keeps what met a goal. What does not meet it is not kept.
    pub(super) fn keep(&mut self, step: Step, goal: usize, evidence: Evidence) {
        let asked = step.goals().get(goal);
        let is_met =
            asked.is_some_and(|asked| asked.is_met_by(evidence, self.budget) && self.follows(step, *asked, evidence));
        if let Some(place) = self.kept.get_mut(step.index()).and_then(|kept| kept.get_mut(goal)).filter(|_| is_met) {
            *place = Some(evidence);
        }
    }

    /// Whether an answer goes together with what was answered before: a larger network has to answer as its parent did, and
    /// once it has, the parent's next picture is another story.
    fn follows(&self, step: Step, goal: Goal, evidence: Evidence) -> bool {
        match (goal, evidence) {
            (Goal::Grown(_), Evidence::Answer(after)) => {
                matches!(self.kept(step, 0), Some(Evidence::Answer(before)) if after.is_alike(&before))
            }
            (Goal::Trained(_), Evidence::Answer(before)) => match self.kept(step, 1) {
                Some(Evidence::Answer(after)) => after.is_alike(&before),
                _ => true,
            },
            _ => true,
        }
    }

    /// Looks at the page for the goals of the step, and keeps the latest that counts. Says whether anything changed.
    pub fn look(&mut self, page: &Snapshot) -> bool {
        let (step, budget) = (self.step, self.budget);
        let mut has_changed = false;
        for (index, goal) in step.goals().iter().enumerate() {
            let Some(evidence) = goal.seen_in(page, budget) else { continue };
            let before = self.kept(step, index);
            self.keep(step, index, evidence);
            has_changed |= self.kept(step, index) != before;
        }
        has_changed
    }

    /// Whether all of a step's task was done.
    #[must_use]
    pub fn is_done(&self, step: Step) -> bool {
        (0..step.goals().len()).all(|goal| self.kept(step, goal).is_some())
    }

    /// Whether the answer may be shown: the task was done, and the guess made or skipped.
    #[must_use]
    pub fn is_revealed(&self, step: Step) -> bool {
        self.is_done(step) && self.guess(step) != Guess::Open
    }

    /// Whether the guess was right; `None` where there is none, or the answer is not shown yet.
    #[must_use]
    pub fn is_right(&self, step: Step) -> Option<bool> {
        let Guess::Chosen(choice) = self.guess(step) else { return None };
        self.is_revealed(step).then(|| step.right(self).map(|right| right == choice)).flatten()
    }

    /// How many steps were done.
    #[must_use]
    pub fn steps_done(&self) -> usize {
        Step::ALL.into_iter().filter(|step| self.is_done(*step)).count()
    }

    /// Whether anything was done that would be lost.
    #[must_use]
    pub fn is_begun(&self) -> bool {
        *self != Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::scaling::{Knob, Preset, ScalingInput};

    fn with_depth(depth: u16) -> Snapshot {
        let mut setting = ScalingInput::default();
        setting.set_steps(Knob::Depth, depth);
        Snapshot { setting, ..Snapshot::default() }
    }

    #[test]
    fn only_the_step_that_is_open_looks_and_it_keeps_the_latest() {
        let mut state = LessonState::default();
        assert!(!state.look(&with_depth(200)), "the first step asks for a picture");
        state.go(Step::Depth);
        assert!(!state.look(&with_depth(150)) && !state.is_done(Step::Depth));
        assert!(state.look(&with_depth(200)) && state.is_done(Step::Depth));
        assert!(!state.look(&with_depth(200)), "nothing new");
        assert!(!state.look(&with_depth(100)), "going back undoes nothing");
        assert!(state.look(&with_depth(300)));
        assert_eq!(state.kept(Step::Depth, 0), Some(Evidence::Setting(with_depth(300).setting)));
        assert_eq!(state.steps_done(), 1);
    }

    #[test]
    fn the_answer_waits_for_the_task_and_for_the_guess() {
        let mut state = LessonState::default();
        state.go(Step::Depth);
        state.look(&with_depth(200));
        assert!(!state.is_revealed(Step::Depth));
        state.make_guess(Step::Depth, Guess::Chosen(99));
        assert_eq!(state.guess(Step::Depth), Guess::Open, "there is no such choice");
        state.make_guess(Step::Depth, Guess::Chosen(0));
        assert!(state.is_revealed(Step::Depth) && state.is_right(Step::Depth) == Some(true));
        state.make_guess(Step::Depth, Guess::Chosen(1));
        assert_eq!(state.guess(Step::Depth), Guess::Chosen(0), "the first guess counts");

        state.go(Step::Width);
        state.make_guess(Step::Width, Guess::Chosen(0));
        assert!(!state.is_revealed(Step::Width) && state.is_right(Step::Width).is_none());
        state.make_guess(Step::Resolution, Guess::Skipped);
        assert_eq!(state.is_right(Step::Resolution), None);
    }

    #[test]
    fn another_budget_has_to_be_met_anew() {
        let mut state = LessonState::default();
        state.go(Step::Phi);
        let setting = super::super::cost::highest_phi(ScalingInput::default(), state.budget()).unwrap();
        let page = Snapshot { setting, ..Snapshot::default() };
        assert!(state.look(&page) && state.is_done(Step::Phi));
        state.choose_budget(7);
        assert!(state.is_done(Step::Phi), "there is no such budget");
        state.choose_budget(BUDGETS[3]);
        assert!(!state.is_done(Step::Phi) && !state.look(&page));
    }

    #[test]
    fn a_step_with_several_goals_is_done_with_the_last_of_them() {
        let mut state = LessonState::default();
        state.go(Step::Rounding);
        let page = |preset| Snapshot { setting: ScalingInput::published(preset), ..Snapshot::default() };
        state.look(&page(Preset::B2));
        assert!(!state.is_done(Step::Rounding));
        state.look(&page(Preset::B1));
        assert!(state.is_done(Step::Rounding) && state.is_begun());
        assert!(!LessonState::default().is_begun());
    }
}
