//! The lesson in sentences.

use super::cost::{growth, summary};
use super::evidence::Evidence;
use super::goal::Goal;
use super::growth::Answered;
use super::question::{Choices, SAME_TIME};
use super::state::{Guess, LessonState};
use super::values::{TIMED_PAIR, Values, found, percent, values};
use crate::link::Step;
use model::scaling::{Family, Knob, Mode, ScalingInput};
use texts::format;
use texts::{Language, Text, definitions, guide as text};
use weights::manifest::Manifest;

/// What a step says before its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    /// Its title.
    pub title: &'static str,
    /// Its one idea.
    pub idea: String,
    /// Its question.
    pub question: String,
    /// The choices of the question.
    pub choices: Vec<String>,
    /// Its task.
    pub task: String,
}

/// What a step says before its answer, of the family of the page.
#[must_use]
pub fn lines(step: Step, family: Family, language: Language) -> Lines {
    let (title, idea, question, task, _) = texts(step);
    let has_weights = Manifest::bundled().models.iter().any(|model| model.preset.family() == family);
    let task = if step == Step::Baseline && !has_weights { text::BASELINE_TIME_DO } else { task };
    let values = values(step, family, language);
    let say = |text: Text| fill(text, language, &values);
    Lines {
        title: title.of(language),
        idea: say(idea),
        question: say(question),
        choices: choices(step, family, language),
        task: say(task),
    }
}

/// The title of a step.
#[must_use]
pub fn title(step: Step, language: Language) -> &'static str {
    texts(step).0.of(language)
}

/// The terms of the field that a step is the first to use, and what they mean.
#[must_use]
pub fn terms(step: Step) -> &'static [(Text, Text)] {
    use definitions as d;
    match step {
        Step::Depth => &[(d::MBCONV, d::MBCONV_IS)],
        Step::Budget => &[(d::TOP_1, d::TOP_1_IS)],
        Step::Time => &[(d::SQUEEZE, d::SQUEEZE_IS), (d::SILU, d::SILU_IS)],
        _ => &[],
    }
}

/// The choices of a step's question, each with why it is right or not; empty where the answer says it all.
#[must_use]
pub fn explained(step: Step, family: Family, language: Language) -> Vec<(String, String)> {
    if step != Step::Growth {
        return Vec::new();
    }
    let values = values(step, family, language);
    let whys = [text::WHY_NOT_NOTHING, text::WHY_ACCURACY, text::WHY_NOT_CHEAPER];
    choices(step, family, language).into_iter().zip(whys.map(|why| fill(why, language, &values))).collect()
}

/// The answer, with the numbers of what the learner did; `None` while the task is not done.
#[must_use]
pub fn answer(state: &LessonState, step: Step, language: Language) -> Option<String> {
    // Of two values for a place, the first stands: the learner's own.
    let mut values = found(state, step, language)?;
    let family = super::goal::FIRST_NETWORK.family();
    values.extend(super::values::values(step, family, language));
    Some(fill(texts(step).4, language, &values))
}

/// Whether the guess was right, and what is; `None` where nothing tells.
#[must_use]
pub fn verdict(state: &LessonState, step: Step, family: Family, language: Language) -> Option<String> {
    let choices = choices(step, family, language);
    let right = choices.get(step.right(state)?)?;
    Some(match state.guess(step) {
        Guess::Chosen(_) if state.is_right(step) == Some(true) => text::RIGHT.of(language).to_owned(),
        Guess::Chosen(choice) => text::WRONG.with(language, &[("guess", choices.get(choice)?), ("right", right)]),
        Guess::Open | Guess::Skipped => text::UNGUESSED.with(language, &[("right", right)]),
    })
}

/// A goal of a step with several, in a few words; `None` where the task says it all.
#[must_use]
pub fn goal(goal: Goal, language: Language) -> Option<String> {
    match goal {
        Goal::Spent(axis) => Some(way(axis).of(language).to_owned()),
        Goal::Published(preset) | Goal::Timed(preset) => Some(preset.name().to_owned()),
        Goal::Trained(preset) => Some(text::GROWTH_BEFORE.with(language, &[("name", &preset.name())])),
        Goal::Grown(_) => Some(text::GROWTH_AFTER.of(language).to_owned()),
        _ => None,
    }
}

/// What the learner did in a step, a line for each goal that was met.
#[must_use]
pub fn completed_goals(state: &LessonState, step: Step, language: Language) -> Vec<String> {
    let kept = (0..step.goals().len()).filter_map(|goal| state.kept(step, goal));
    kept.map(|evidence| match evidence {
        Evidence::Run(preset, millis) => format!("{}: {}", preset.name(), format::duration(millis)),
        Evidence::Answer(Answered { setting, probability, millis, .. }) => text::ANSWERED.with(
            language,
            &[
                ("setting", &setting_name(&setting, language)),
                ("percent", &format::percent(probability)),
                ("time", &format::duration(millis)),
            ],
        ),
        Evidence::Setting(setting) => text::COSTS.with(
            language,
            &[
                ("name", &setting_name(&setting, language)),
                ("count", &summary(&setting).map(|s| format::spoken(s.total.macs.0, language)).unwrap_or_default()),
                ("times", &growth(&setting).map(format::significant).unwrap_or_default()),
            ],
        ),
    })
    .collect()
}

/// Title, idea, question, task, answer.
fn texts(step: Step) -> (Text, Text, Text, Text, Text) {
    use text as t;
    match step {
        Step::Baseline => (t::BASELINE, t::BASELINE_IDEA, t::BASELINE_ASK, t::BASELINE_DO, t::BASELINE_FOUND),
        Step::Depth => (t::DEPTH, t::DEPTH_IDEA, t::ALONE_ASK, t::ALONE_DO, t::DEPTH_FOUND),
        Step::Width => (t::WIDTH, t::WIDTH_IDEA, t::ALONE_ASK, t::ALONE_DO, t::WIDTH_FOUND),
        Step::Resolution => (t::RESOLUTION, t::RESOLUTION_IDEA, t::RESOLUTION_ASK, t::ALONE_DO, t::RESOLUTION_FOUND),
        Step::Budget => (t::BUDGET, t::BUDGET_IDEA, t::BUDGET_ASK, t::BUDGET_DO, t::BUDGET_FOUND),
        Step::Search => (t::SEARCH, t::SEARCH_IDEA, t::SEARCH_ASK, t::SEARCH_DO, t::SEARCH_FOUND),
        Step::Phi => (t::PHI, t::PHI_IDEA, t::PHI_ASK, t::PHI_DO, t::PHI_FOUND),
        Step::Rounding => (t::ROUNDING, t::ROUNDING_IDEA, t::ROUNDING_ASK, t::ROUNDING_DO, t::ROUNDING_FOUND),
        Step::Time => (t::TIME, t::TIME_IDEA, t::TIME_ASK, t::TIME_DO, t::TIME_FOUND),
        Step::Growth => (t::GROWTH, t::GROWTH_IDEA, t::GROWTH_ASK, t::GROWTH_DO, t::GROWTH_FOUND),
    }
}

fn choices(step: Step, family: Family, language: Language) -> Vec<String> {
    let words = |texts: &[Text]| texts.iter().map(|text| text.of(language).to_owned()).collect();
    match (step, step.choices(family)) {
        (_, Choices::Counts(counts)) => counts
            .into_iter()
            .map(|one| text::ABOUT_COUNT.with(language, &[("count", &roughly(one, language))]))
            .collect(),
        (_, Choices::Factors(factors)) => {
            let is_rough = factors.iter().all(|factor| factor.fract() == 0.0);
            let factor = |factor: f64| match is_rough {
                true if factor <= 1.0 => text::SAME.of(language).to_owned(),
                true => text::ABOUT_TIMES.with(language, &[("times", &factor)]),
                false => text::TIMES.with(language, &[("times", &format::significant(factor))]),
            };
            factors.into_iter().map(factor).collect()
        }
        (Step::Budget, _) => words(&WAYS.map(way)),
        (Step::Phi, _) => words(&[text::PHI_FARTHER, text::PHI_SAME, text::PHI_LESS]),
        (Step::Growth, _) => words(&[text::GROWTH_NOTHING, text::GROWTH_ACCURACY, text::GROWTH_CHEAPER]),
        _ => {
            let same = text::TIME_SAME.with(language, &[("tolerance", &percent(SAME_TIME))]);
            vec![TIMED_PAIR.0.name().to_owned(), TIMED_PAIR.1.name().to_owned(), same]
        }
    }
}

/// A count in two digits, so that choices are as precise as each other: `390 million`, `3.9억`, `3900억`.
fn roughly(count: u128, language: Language) -> String {
    let unit = 10_u128.pow(count.checked_ilog10().unwrap_or(0).saturating_sub(1));
    let rounded = (count + unit / 2) / unit * unit;
    let spoken = format::spoken(rounded, language);
    let Some(end) = spoken.find(|c: char| c != '.' && !c.is_ascii_digit()) else { return spoken };
    let (digits, word) = spoken.split_at(end);
    let digits = if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.') } else { digits };
    format!("{digits}{word}")
}

/// The four ways to spend the budget, in the order of the goals and of the printed accuracies.
const WAYS: [Option<Knob>; 4] = [Some(Knob::Depth), Some(Knob::Width), Some(Knob::Resolution), None];

pub(super) fn way(axis: Option<Knob>) -> Text {
    match axis {
        Some(Knob::Depth) => text::DEPTH_ALONE,
        Some(Knob::Width) => text::WIDTH_ALONE,
        Some(_) => text::RESOLUTION_ALONE,
        None => text::ALL_THREE,
    }
}

/// A setting by what decides.
pub(super) fn setting_name(setting: &ScalingInput, language: Language) -> String {
    let value = |knob: Knob| knob.value(setting.steps(knob));
    match setting.mode() {
        Mode::Published => setting.preset().name().to_owned(),
        Mode::Compound => text::COMPOUND.with(
            language,
            &[
                ("phi", &value(Knob::Phi)),
                ("alpha", &value(Knob::Alpha)),
                ("beta", &value(Knob::Beta)),
                ("gamma", &value(Knob::Gamma)),
            ],
        ),
        Mode::Separate => text::SEPARATE.with(
            language,
            &[("depth", &value(Knob::Depth)), ("width", &value(Knob::Width)), ("resolution", &value(Knob::Resolution))],
        ),
    }
}

pub(super) fn fill(text: Text, language: Language, values: &Values) -> String {
    let values: Vec<(&str, &dyn std::fmt::Display)> = values.iter().map(|(name, value)| (*name, value as _)).collect();
    text.with(language, &values)
}

#[cfg(test)]
mod tests;
