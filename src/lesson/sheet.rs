//! What the lesson ends in: a page of the learner's own guesses, settings and answers; and a sheet for teachers.

use super::readings::readings;
use super::state::{Guess, LessonState};
use super::words::{answer, completed_goals, lines};
use crate::link::Step;
use model::scaling::Family;
use texts::{Language, Text, guide as text, teacher};

/// A step on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow {
    /// Which step.
    pub step: Step,
    /// Number, title, and what stands beside it.
    pub heading: String,
    /// The question, or what stands in its place.
    pub question: String,
    /// A name and what stands under it, one line each.
    pub facts: Vec<(&'static str, Vec<String>)>,
    /// The whole answer, where it belongs there.
    pub answer: Option<String>,
}

/// The learner's own page.
#[must_use]
pub fn for_learner(state: &LessonState, family: Family, language: Language) -> Vec<SheetRow> {
    let say = |text: Text| text.of(language);
    let row = |step: Step| {
        let lines = lines(step, family, language);
        let heading = format!("{}. {}", step.number(), lines.title);
        if !state.is_done(step) {
            let question = say(text::NOT_DONE).to_owned();
            return SheetRow { step, heading, question, facts: Vec::new(), answer: None };
        }
        let guess = match state.guess(step) {
            Guess::Chosen(choice) => lines.choices.get(choice).cloned(),
            Guess::Open | Guess::Skipped => None,
        };
        let right = step.right(state).and_then(|right| lines.choices.get(right).cloned());
        let facts = vec![
            (say(text::MY_GUESS), vec![guess.unwrap_or_else(|| say(text::NONE).to_owned())]),
            (say(text::RIGHT_ANSWER), Vec::from_iter(right)),
            (say(text::MY_SETTINGS), completed_goals(state, step, language)),
        ];
        SheetRow { step, heading, question: lines.question, facts, answer: answer(state, step, language) }
    };
    Step::ALL.map(row).to_vec()
}

/// How much the learner did, in one line.
#[must_use]
pub fn summary_line(state: &LessonState, language: Language) -> String {
    let right = Step::ALL.into_iter().filter(|step| state.is_right(*step) == Some(true)).count();
    let (done, steps) = (state.steps_done(), Step::ALL.len());
    text::STEPS_DONE.with(language, &[("done", &done), ("steps", &steps), ("right", &right)])
}

/// The teacher's sheet: minutes, idea, task, question and answer of each step, what the page is expected to show, what
/// learners often believe, and what to talk about.
#[must_use]
pub fn for_teacher(family: Family, language: Language) -> Vec<SheetRow> {
    let fresh = LessonState::default();
    let say = |text: Text| text.of(language);
    let row = |step: Step| {
        let lines = lines(step, family, language);
        let minutes = teacher::MINUTES.with(language, &[("minutes", &step.minutes())]);
        let right = step.right(&fresh).and_then(|right| lines.choices.get(right).cloned());
        let right = right.unwrap_or_else(|| say(teacher::DEVICE_SAYS).to_owned());
        let (belief, talk) = taught(step);
        let facts = vec![
            (say(text::RIGHT_ANSWER), vec![right]),
            (say(teacher::TASK), vec![lines.task]),
            (say(teacher::READINGS), readings(step, family, language)),
            (say(teacher::MISCONCEPTION), vec![say(belief).to_owned()]),
            (say(teacher::DISCUSS), vec![say(talk).to_owned()]),
        ];
        let heading = format!("{}. {} ({minutes})", step.number(), lines.title);
        SheetRow { step, heading, question: lines.question, facts, answer: Some(lines.idea) }
    };
    Step::ALL.map(row).to_vec()
}

/// What learners often believe, and what to talk about.
fn taught(step: Step) -> (Text, Text) {
    use teacher as t;
    match step {
        Step::Baseline => (t::BASELINE_BELIEF, t::BASELINE_TALK),
        Step::Depth => (t::DEPTH_BELIEF, t::DEPTH_TALK),
        Step::Width => (t::WIDTH_BELIEF, t::WIDTH_TALK),
        Step::Resolution => (t::RESOLUTION_BELIEF, t::RESOLUTION_TALK),
        Step::Budget => (t::BUDGET_BELIEF, t::BUDGET_TALK),
        Step::Search => (t::SEARCH_BELIEF, t::SEARCH_TALK),
        Step::Phi => (t::PHI_BELIEF, t::PHI_TALK),
        Step::Rounding => (t::ROUNDING_BELIEF, t::ROUNDING_TALK),
        Step::Time => (t::TIME_BELIEF, t::TIME_TALK),
        Step::Growth => (t::GROWTH_BELIEF, t::GROWTH_TALK),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::Snapshot;
    use model::scaling::{Knob, ScalingInput};

    #[test]
    fn the_learners_page_has_what_was_done_and_says_what_was_not() {
        let mut state = LessonState::default();
        let mut setting = ScalingInput::default();
        setting.set_steps(Knob::Depth, 200);
        state.go(Step::Depth);
        state.look(&Snapshot { setting, ..Snapshot::default() });
        state.make_guess(Step::Depth, Guess::Chosen(0));
        let rows = for_learner(&state, Family::EfficientNet, Language::English);
        assert_eq!(rows.len(), Step::ALL.len());
        let depth = &rows[1];
        assert_eq!(depth.heading, "2. Depth alone");
        assert_eq!(depth.facts[0], ("My guess", vec!["about 2 times as many".to_owned()]));
        assert_eq!(depth.facts[0].1, depth.facts[1].1);
        assert!(depth.facts[2].1[0].starts_with("depth 2, width 1, resolution 1: 782 million"), "{depth:?}");
        assert!(depth.answer.is_some());
        let others = rows.iter().filter(|row| row.step != Step::Depth);
        assert!(
            others.clone().all(|row| row.facts.is_empty() && row.question == "not done"),
            "no answer is given away"
        );
        assert_eq!(summary_line(&state, Language::English), "Steps done: 1 of 10. Right guesses: 1.");
    }

    #[test]
    fn the_teachers_sheet_has_every_answer() {
        for language in Language::ALL {
            let rows = for_teacher(Family::Lite, language);
            assert_eq!(rows.len(), Step::ALL.len());
            for row in rows {
                assert!(row.facts.iter().all(|(_, lines)| lines.iter().all(|line| !line.is_empty())), "{row:?}");
                assert_eq!(row.facts.len(), 5, "answer, task, readings, belief, questions: {row:?}");
                assert!(row.facts.iter().all(|(_, lines)| !lines.is_empty()), "{row:?}");
                assert!(row.answer.is_some() && row.heading.starts_with(&row.step.number().to_string()));
            }
        }
        let rows = for_teacher(Family::EfficientNet, Language::English);
        assert_eq!(rows[7].facts[0].1, ["1.78 times"]);
        assert_eq!(rows[8].facts[0].1, ["what the learner's own device measures"]);
    }
}
