//! The lesson as a text, so that a learner can go on another day: a line a fact.
//!
//! ```text
//! step 3
//! budget 8
//! guess 2 0
//! kept 2 0 b separate 200 100 100
//! kept 9 1 run lite0 31.5
//! kept 10 0 answer 967 0.64 224 31.5 lite published lite0
//! ```
//!
//! Reading never fails: what makes no sense is left out, and what was kept has to meet its goal again.

use std::fmt::Write as _;

use super::evidence::Evidence;
use super::goal::MOST_GOALS;
use super::growth::Answered;
use super::state::{Guess, LessonState};
use crate::link::Step;
use model::scaling::{Family, Knob, Mode, Preset, ScalingInput, parse_number};

/// A text longer than this is none of the lesson's.
const LONGEST: usize = 10_000;

const SKIPPED: &str = "skipped";
const RUN: &str = "run";
const ANSWER: &str = "answer";

impl LessonState {
    /// The text to keep.
    #[must_use]
    pub fn write(&self) -> String {
        let mut text = format!("step {}\nbudget {}\n", self.step().number(), self.budget());
        for step in Step::ALL {
            let number = step.number();
            // Writing to a `String` cannot fail.
            let _ = match self.guess(step) {
                Guess::Open => Ok(()),
                Guess::Chosen(choice) => writeln!(text, "guess {number} {choice}"),
                Guess::Skipped => writeln!(text, "guess {number} {SKIPPED}"),
            };
            for goal in 0..MOST_GOALS {
                if let Some(evidence) = self.kept(step, goal) {
                    let _ = writeln!(text, "kept {number} {goal} {}", write_evidence(evidence));
                }
            }
        }
        text
    }

    /// The lesson that a text tells of; a fresh one where it tells of none.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut state = Self::default();
        if text.len() <= LONGEST {
            for line in text.lines() {
                // A line that makes no sense tells nothing.
                let _ = state.read_line(&line.split(' ').collect::<Vec<_>>());
            }
        }
        state
    }

    fn read_line(&mut self, words: &[&str]) -> Option<()> {
        match *words {
            ["step", number] => self.go(number.parse().ok()?),
            ["budget", budget] => self.choose_budget(budget.parse().ok()?),
            ["guess", step, SKIPPED] => self.make_guess(step.parse().ok()?, Guess::Skipped),
            ["guess", step, choice] => self.make_guess(step.parse().ok()?, Guess::Chosen(choice.parse().ok()?)),
            ["kept", step, goal, ref rest @ ..] => {
                self.keep(step.parse().ok()?, goal.parse().ok()?, read_evidence(rest)?);
            }
            _ => {}
        }
        Some(())
    }
}

fn write_evidence(evidence: Evidence) -> String {
    let setting = match evidence {
        Evidence::Run(preset, millis) => return format!("{RUN} {} {millis}", preset.slug()),
        Evidence::Answer(Answered { setting, px, class, probability, millis }) => {
            return format!("{ANSWER} {class} {probability} {px} {millis} {}", write_setting(setting));
        }
        Evidence::Setting(setting) => setting,
    };
    write_setting(setting)
}

fn write_setting(setting: ScalingInput) -> String {
    let mode = setting.mode();
    let mut text = format!("{} {}", setting.family().slug(), mode.slug());
    if mode == Mode::Published {
        text.push(' ');
        text.push_str(setting.preset().slug());
    }
    for knob in knobs_of(mode) {
        let _ = write!(text, " {}", setting.steps(knob));
    }
    text
}

fn read_evidence(words: &[&str]) -> Option<Evidence> {
    if let [RUN, preset, millis] = *words {
        return Some(Evidence::Run(preset.parse().ok()?, parse_number(millis)?));
    }
    if let [ANSWER, class, probability, px, millis, ref setting @ ..] = *words {
        return Some(Evidence::Answer(Answered {
            setting: read_setting(setting)?,
            px: px.parse().ok()?,
            class: class.parse().ok()?,
            probability: parse_number(probability)?,
            millis: parse_number(millis)?,
        }));
    }
    read_setting(words).map(Evidence::Setting)
}

fn read_setting(words: &[&str]) -> Option<ScalingInput> {
    let [family, mode, ref values @ ..] = *words else { return None };
    let family = Family::ALL.into_iter().find(|known| known.slug() == family)?;
    if let (true, [preset]) = (mode == Mode::Published.slug(), values) {
        return Some(ScalingInput::published(preset.parse::<Preset>().ok()?));
    }
    let mode = [Mode::Compound, Mode::Separate].into_iter().find(|known| known.slug() == mode)?;
    let mut setting = ScalingInput::default();
    setting.choose_family(family);
    for (knob, steps) in knobs_of(mode).zip(values) {
        setting.set_steps(knob, steps.parse().ok()?);
    }
    Some(setting)
}

/// The knobs that decide in a mode.
fn knobs_of(mode: Mode) -> impl Iterator<Item = Knob> {
    Knob::ALL.into_iter().filter(move |knob| knob.mode() == mode)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::lesson::{BUDGETS, Snapshot};

    fn at(moves: &[(Knob, u16)]) -> ScalingInput {
        let mut setting = ScalingInput::default();
        for (knob, steps) in moves {
            setting.set_steps(*knob, *steps);
        }
        setting
    }

    fn look(state: &mut LessonState, step: Step, setting: ScalingInput) {
        state.go(step);
        state.look(&Snapshot { setting, ..Snapshot::default() });
        assert!(state.is_begun());
    }

    /// A lesson with something of every kind.
    fn half_way() -> LessonState {
        let mut state = LessonState::default();
        state.choose_budget(BUDGETS[2]);
        look(&mut state, Step::Depth, at(&[(Knob::Depth, 250)]));
        look(&mut state, Step::Budget, at(&[(Knob::Width, 200)]));
        look(&mut state, Step::Search, at(&[(Knob::Alpha, 130), (Knob::Gamma, 110), (Knob::Phi, 10)]));
        look(&mut state, Step::Rounding, ScalingInput::published(Preset::B2));
        state.go(Step::Time);
        state.look(&Snapshot { timed: vec![(Preset::Lite0, 31.25)], ..Snapshot::default() });
        state.make_guess(Step::Depth, Guess::Chosen(2));
        state.make_guess(Step::Width, Guess::Skipped);
        state.go(Step::Growth);
        let setting = ScalingInput::published(Preset::Lite0);
        let mut wide = setting;
        wide.set_steps(Knob::Width, 140);
        for (setting, millis) in [(setting, 31.5), (wide, 55.25)] {
            let answer = Some(Answered { setting, px: 224, class: 967, probability: 0.640_625, millis });
            assert!(state.look(&Snapshot { setting, answer, ..Snapshot::default() }), "{millis}");
        }
        state
    }

    /// What a browser kept of the lesson while it had nine steps.
    #[test]
    fn what_was_kept_of_nine_steps_reads_as_it_was_meant() {
        let text = "step 9\nbudget 16\nguess 2 0\nkept 2 0 b separate 200 100 100\nkept 8 1 b published b2\nguess 9 skipped\n\
                    kept 9 0 run b0 45\nkept 9 1 run lite0 31.5\n";
        let state = LessonState::read(text);
        assert_eq!((state.step(), state.budget()), (Step::Time, 16));
        assert_eq!((state.guess(Step::Depth), state.guess(Step::Time)), (Guess::Chosen(0), Guess::Skipped));
        assert!(state.is_done(Step::Depth) && state.is_done(Step::Time) && !state.is_done(Step::Growth));
        assert_eq!(state.kept(Step::Rounding, 1), Some(Evidence::Setting(ScalingInput::published(Preset::B2))));
        assert_eq!(state.write(), text, "an older page reads what this one writes of it");
    }

    #[test]
    fn answers_are_kept_with_their_networks() {
        let text = half_way().write();
        assert!(text.contains("kept 10 0 answer 967 0.640625 224 31.5 lite published lite0\n"), "{text}");
        assert!(text.contains("kept 10 1 answer 967 0.640625 224 55.25 lite separate 100 140 100\n"), "{text}");
        // Without its parent's answer, and with another one, a grown network's is not kept.
        for broken in
            [text.replace("kept 10 0", "kept 10 3"), text.replace("kept 10 1 answer 967", "kept 10 1 answer 9")]
        {
            assert_eq!(LessonState::read(&broken).kept(Step::Growth, 1), None, "{broken}");
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        for state in [LessonState::default(), half_way()] {
            assert_eq!(LessonState::read(&state.write()), state, "{}", state.write());
        }
        assert!(half_way().write().contains("kept 6 0 b compound 10 130 110 110\n"), "{}", half_way().write());
    }

    #[test]
    fn what_makes_no_sense_is_left_out_and_the_rest_is_kept() {
        let text = "step 3\nbudget 9\nguess 2 7\nguess 1 1\nguess 44 0\nkept 2 0 b separate 150 100 100\nkept 8 0 b \
                    published b7\nkept 1 0 run lite0 NaN\nkept 1 0 run lite0 inf\nkept 1 0 run lite0 -5\nkept 9 0 run lite0 20\nkept 9 9 run b0 \
                    20\nkept 2 0\nnonsense\n\n{\"step\":4}\nkept 2 0 b separate many 100 100";
        let mut expected = LessonState::default();
        expected.go(Step::Width);
        expected.make_guess(Step::Baseline, Guess::Chosen(1));
        assert_eq!(LessonState::read(text), expected);
        assert_eq!(LessonState::read(&"step 3\n".repeat(2000)), LessonState::default());
    }

    #[test]
    fn sliders_beyond_their_ends_are_held() {
        let read = LessonState::read("kept 2 0 b separate 65535 100 100");
        assert_eq!(read.kept(Step::Depth, 0), Some(Evidence::Setting(at(&[(Knob::Depth, 800)]))));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn hostile_texts_never_panic_and_what_is_read_reads_back(
            text in "\\PC*",
            lines in proptest::collection::vec("(step|budget|guess|kept)( [0-9]{1,5}){0,3}( (b|lite) (separate|compound|published|run)( [0-9b-]{1,6}){0,5})?", 0..12),
        ) {
            for text in [text, lines.join("\n")] {
                let state = LessonState::read(&text);
                prop_assert_eq!(&LessonState::read(&state.write()), &state);
                for step in Step::ALL {
                    let _ = (step.right(&state), state.is_right(step));
                }
            }
        }
    }
}
