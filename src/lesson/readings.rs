//! What the page shows once the task of a step is done: for teachers, counted by the same code.

use super::cost::{growth, highest_phi, summary};
use super::goal::{BUDGETS, FIRST_NETWORK, Goal, LEAST_ALONE, LEAST_GROWN};
use super::needs::spending_range;
use super::question::{SAME_TIME, formula_growth, phi_promised_and_reached};
use super::state::LessonState;
use super::values::{GRID, ROUNDED, TIMED_PAIR, percent, tenths};
use super::words::{setting_name, way};
use crate::link::Step;
use model::scaling::{Family, Knob, Preset, ScalingInput, last_fitting};
use paper::GridSearch;
use texts::format;
use texts::{Language, header, teacher as text};

/// The readings that a step expects, a line each, in the family of the page.
#[must_use]
pub fn readings(step: Step, family: Family, language: Language) -> Vec<String> {
    let baseline = ScalingInput::published(family.baseline());
    let mut lines = Vec::new();
    match step {
        Step::Baseline => lines.extend(network(&baseline, language)),
        Step::Depth | Step::Width | Step::Resolution => {
            let knob = match step {
                Step::Depth => Knob::Depth,
                Step::Width => Knob::Width,
                _ => Knob::Resolution,
            };
            lines.extend(network(&with(baseline, knob, knob.clamped_steps(LEAST_ALONE)), language));
        }
        Step::Budget => {
            for goal in step.goals() {
                if let Goal::Spent(axis) = *goal {
                    lines.extend(range(axis, axis.unwrap_or(Knob::Phi), baseline, language));
                }
            }
        }
        Step::Search => lines.extend(candidates(family, language)),
        Step::Phi => {
            for budget in BUDGETS {
                lines.extend(highest(baseline, budget, language));
            }
        }
        Step::Rounding => {
            lines.extend(rounded(ROUNDED.0, language));
            lines.extend(rounded(ROUNDED.1, language));
        }
        Step::Time => {
            lines.extend(network(&ScalingInput::published(TIMED_PAIR.0), language));
            lines.extend(network(&ScalingInput::published(TIMED_PAIR.1), language));
            lines.push(text::TIMES_VARY.with(language, &[("tolerance", &percent(SAME_TIME))]));
        }
        Step::Growth => lines.extend(grown(language)),
    }
    lines
}

fn with(start: ScalingInput, knob: Knob, steps: u16) -> ScalingInput {
    let mut setting = start;
    setting.set_steps(knob, steps);
    setting
}

fn network(setting: &ScalingInput, language: Language) -> Option<String> {
    let summary = summary(setting)?;
    Some(text::NETWORK.with(
        language,
        &[
            ("name", &setting_name(setting, language)),
            ("count", &format::spoken(summary.total.macs.0, language)),
            ("times", &format::significant(growth(setting)?)),
            ("baseline", &setting.family().baseline().name()),
            ("params", &format::grouped(summary.total.params.0)),
            ("blocks", &summary.blocks),
            ("px", &summary.input_resolution),
        ],
    ))
}

fn range(axis: Option<Knob>, knob: Knob, start: ScalingInput, language: Language) -> Option<String> {
    let [first, last] = spending_range(start, knob)?.map(|steps| knob.value(steps));
    let name = if knob == Knob::Phi { knob.slug() } else { header::axis(knob.slug()).of(language) };
    let way = way(axis).of(language);
    Some(text::RANGE.with(language, &[("way", &way), ("knob", &name), ("first", &first), ("last", &last)]))
}

fn candidates(family: Family, language: Language) -> Option<String> {
    let search = GridSearch::new(family, GRID.0, GRID.1).ok()?;
    let (least, most) = search.extremes()?;
    Some(text::CANDIDATES.with(
        language,
        &[
            ("count", &search.candidates.len()),
            ("least", &format::spoken(least.macs.0, language)),
            ("most", &format::spoken(most.macs.0, language)),
        ],
    ))
}

fn highest(baseline: ScalingInput, budget: u16, language: Language) -> Option<String> {
    let mut state = LessonState::default();
    state.choose_budget(budget);
    let (promised, _) = phi_promised_and_reached(&state)?;
    let reached = highest_phi(baseline, budget)?.steps(Knob::Phi);
    let [promised, reached] = [promised, reached].map(|steps| tenths(Knob::Phi.value(steps)));
    Some(text::BUDGET.with(language, &[("budget", &budget), ("promised", &promised), ("reached", &reached)]))
}

fn rounded(preset: Preset, language: Language) -> Option<String> {
    let setting = ScalingInput::published(preset);
    Some(text::ROUNDED.with(
        language,
        &[
            ("name", &preset.name()),
            ("formula", &format::significant(formula_growth(preset))),
            ("counted", &format::significant(growth(&setting)?)),
            ("blocks", &summary(&setting)?.blocks),
        ],
    ))
}

/// The narrowest network that the last step takes.
fn grown(language: Language) -> Option<String> {
    let parent = ScalingInput::published(FIRST_NETWORK);
    let (first, last) = (Knob::Width.default_steps(), Knob::Width.range().1);
    let is_small = |steps| growth(&with(parent, Knob::Width, steps)).is_some_and(|times| times < LEAST_GROWN);
    let setting = with(parent, Knob::Width, last_fitting(first..=last, is_small)? + 1);
    Some(text::GROWN.with(
        language,
        &[
            ("name", &setting_name(&setting, language)),
            ("parent", &FIRST_NETWORK.name()),
            ("times", &format::significant(growth(&setting)?)),
            ("px", &FIRST_NETWORK.resolution_px()),
        ],
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_has_readings_in_both_families_and_languages() {
        for family in Family::ALL {
            for language in Language::ALL {
                for step in Step::ALL {
                    let lines = readings(step, family, language);
                    assert!(!lines.is_empty(), "{step:?}");
                    assert!(lines.iter().all(|line| !line.contains(['{', '}']) && !line.contains("NaN")), "{lines:?}");
                }
            }
        }
    }

    #[test]
    fn the_readings_are_those_of_the_page() {
        let lines = |step| readings(step, Family::EfficientNet, Language::English);
        // B0 as timm has it; width 2 costs 1,449,958,848 multiply-adds.
        assert!(
            lines(Step::Baseline)[0].starts_with("B0: 386 million multiply-adds, 1.00 times B0; 5,288,548 parameters")
        );
        assert!(
            lines(Step::Width)[0].contains("1.45 billion multiply-adds, 3.76 times B0"),
            "{:?}",
            lines(Step::Width)
        );
        assert!(lines(Step::Resolution)[0].ends_with("5,288,548 parameters, 16 blocks, 448 px"));
        let budget = lines(Step::Budget);
        assert_eq!(budget.len(), 4);
        // Phi 2 costs 4.69 times, and is told so.
        assert!(budget[3].starts_with("all three together: phi 1.") && !budget[3].ends_with("phi 2"), "{budget:?}");
        assert_eq!(lines(Step::Phi).len(), BUDGETS.len());
        assert!(lines(Step::Rounding)[0].contains("1.26 times by the formula, 1.78 times counted; 23 blocks"));
        assert_eq!(lines(Step::Time).len(), 3);
        let grown = &lines(Step::Growth)[0];
        assert!(grown.contains("grown from Lite0: 1.5") && grown.ends_with("the same answer at 224 px"), "{grown}");
    }
}
