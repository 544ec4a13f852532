//! What fills the places of the lesson's texts: every number of it is counted, or read from the paper's table.

use super::cost::{growth, summary};
use super::evidence::Evidence;
use super::goal::{FIRST_NETWORK, LEAST_ALONE, LEAST_GROWN, SPENT, SPENT_TOLERANCE};
use super::question::{LARGER, PRINTED, PRINTED_BASELINE, formula_growth, phi_promised_and_reached, times};
use super::state::LessonState;
use crate::compare::published_accuracy;
use crate::link::Step;
use model::arch::B0_STAGES;
use model::scaling::{FLOPS_TARGET, Family, Knob, Preset, ScalingBases, ScalingInput};
use paper::{Doubled, Exercise, GridSearch, LayerChoice};
use texts::format;
use texts::{Language, Text, guide as text};

/// The grid whose search is costed: the page's first.
pub(super) const GRID: (u16, u16) = (5, 10);

/// The variants of the step on rounding.
pub(super) const ROUNDED: (Preset, Preset) = (Preset::B1, Preset::B2);
/// The variants of the step on time.
pub(super) const TIMED_PAIR: (Preset, Preset) = (Preset::B0, Preset::Lite0);

/// What fills the places of a text.
pub(super) type Values = Vec<(&'static str, String)>;

/// What the places of a step's texts stand for, whatever the learner does.
pub(super) fn values(step: Step, family: Family, language: Language) -> Values {
    let alone = |axis: Text| vec![("axis", axis.of(language).to_owned()), ("least", LEAST_ALONE.to_string())];
    match step {
        Step::Baseline => {
            vec![("name", family.baseline().name().to_owned()), ("other", FIRST_NETWORK.name().to_owned())]
        }
        Step::Depth => alone(texts::header::DEPTH),
        Step::Width => alone(texts::header::WIDTH),
        Step::Resolution => alone(texts::header::RESOLUTION),
        Step::Budget => {
            let within = text::WITHIN.with(language, &[("budget", &SPENT), ("tolerance", &percent(SPENT_TOLERANCE))]);
            vec![("budget", SPENT.to_string()), ("within", within)]
        }
        Step::Search => {
            let mut values = bases(ScalingBases::PAPER);
            values.push(("target", FLOPS_TARGET.to_string()));
            values
        }
        Step::Phi => bases(ScalingBases::PAPER),
        Step::Rounding => {
            let (name, other) = ROUNDED;
            let (first, last) = (name, Family::EfficientNet.presets().last().copied().unwrap_or(other));
            vec![
                ("name", name.name().to_owned()),
                ("other", other.name().to_owned()),
                ("first", first.name().to_owned()),
                ("last", last.name().to_owned()),
                ("small", name.family().baseline().name().to_owned()),
                ("depth", name.coefficients().depth.to_string()),
                ("width", name.coefficients().width.to_string()),
                ("pixels", name.resolution_px().to_string()),
            ]
        }
        Step::Time => {
            let macs = |preset| summary(&ScalingInput::published(preset)).map_or(0, |summary| summary.total.macs.0);
            vec![
                ("first", TIMED_PAIR.0.name().to_owned()),
                ("second", TIMED_PAIR.1.name().to_owned()),
                ("count", format::spoken(macs(TIMED_PAIR.0), language)),
                ("count_second", format::spoken(macs(TIMED_PAIR.1), language)),
            ]
        }
        Step::Growth => {
            let top1 = |preset| tenths(published_accuracy(preset).percent);
            vec![
                ("name", FIRST_NETWORK.name().to_owned()),
                ("small", FIRST_NETWORK.name().to_owned()),
                ("large", LARGER.name().to_owned()),
                ("small_top1", top1(FIRST_NETWORK)),
                ("large_top1", top1(LARGER)),
                ("least", LEAST_GROWN.to_string()),
                ("px", FIRST_NETWORK.resolution_px().to_string()),
            ]
        }
    }
}

/// What the places of a step's answer stand for, beside those of [`values`].
pub(super) fn found(state: &LessonState, step: Step, language: Language) -> Option<Values> {
    if !state.is_done(step) {
        return None;
    }
    let evidence = state.kept(step, 0)?;
    Some(match (step, evidence) {
        (Step::Baseline, Evidence::Run(preset, millis)) => {
            let macs = summary(&ScalingInput::published(preset))?.total.macs.0;
            vec![
                ("name", preset.name().to_owned()),
                ("count", format::spoken(macs, language)),
                ("time", format::duration(millis)),
                ("rate", format::spoken(rate(macs, millis), language)),
            ]
        }
        (Step::Depth | Step::Width | Step::Resolution, Evidence::Setting(setting)) => found_alone(step, &setting)?,
        (Step::Budget, _) => {
            let [depth, width, resolution, together] = PRINTED.map(|printed| tenths(printed.top1));
            let (least, most) = PRINTED.iter().fold((f64::MAX, f64::MIN), |(least, most), printed| {
                (least.min(printed.billions), most.max(printed.billions))
            });
            vec![
                ("depth", depth),
                ("width", width),
                ("resolution", resolution),
                ("together", together),
                ("baseline", tenths(PRINTED_BASELINE.top1)),
                ("least", format::spoken(billions(least), language)),
                ("most", format::spoken(billions(most), language)),
            ]
        }
        (Step::Search, Evidence::Setting(setting)) => {
            let search = GridSearch::new(Family::EfficientNet, GRID.0, GRID.1).ok()?;
            let mut values = bases(setting.bases());
            values.extend([
                ("paper", format!("{:.3}", ScalingBases::PAPER.constraint())),
                ("product", format!("{:.3}", setting.bases().constraint())),
                ("phi", setting.phi().to_string()),
                ("times", format::significant(growth(&setting)?)),
                ("name", search.small.name().to_owned()),
                ("large", search.large.name().to_owned()),
                ("ratio", format::significant(search.total_large.over(search.total_small))),
            ]);
            values
        }
        (Step::Phi, Evidence::Setting(setting)) => {
            let (promised, reached) = phi_promised_and_reached(state)?;
            let phi = |steps| tenths(Knob::Phi.value(steps));
            vec![
                ("budget", state.budget().to_string()),
                ("promised", phi(promised)),
                ("reached", phi(reached)),
                ("count", format::spoken(summary(&setting)?.total.macs.0, language)),
            ]
        }
        (Step::Rounding, _) => found_rounded()?,
        (Step::Growth, Evidence::Answer(before)) => {
            let Some(Evidence::Answer(after)) = state.kept(step, 1) else { return None };
            vec![
                ("percent", format::percent(before.probability)),
                ("time", format::duration(before.millis)),
                ("percent_grown", format::percent(after.probability)),
                ("time_grown", format::duration(after.millis)),
                ("times", format::significant(after.times(FIRST_NETWORK)?)),
            ]
        }
        (Step::Time, _) => {
            let [first, second] = times(state)?;
            vec![
                ("time", format::duration(first)),
                ("time_second", format::duration(second)),
                ("ratio", format::significant(first.max(second) / first.min(second))),
            ]
        }
        _ => return None,
    })
}

fn found_alone(step: Step, setting: &ScalingInput) -> Option<Values> {
    let now = summary(setting)?;
    let baseline = setting.family().baseline();
    let mut values = vec![("times", format::significant(growth(setting)?))];
    let knob = match step {
        Step::Depth => {
            values.push(("blocks", now.blocks.to_string()));
            values.push(("was", summary(&ScalingInput::published(baseline))?.blocks.to_string()));
            Knob::Depth
        }
        Step::Width => {
            let doubled =
                |subject| Exercise::new(subject, Doubled::Width).map(|exercise| exercise.factor().to_string());
            values.push(("name", Preset::B0.name().to_owned()));
            values.push(("regular", doubled(LayerChoice::Expand)?));
            values.push(("depthwise", doubled(LayerChoice::Depthwise)?));
            Knob::Width
        }
        _ => {
            values.push(("pixels", now.input_resolution.to_string()));
            values.push(("params", format::grouped(now.total.params.0)));
            Knob::Resolution
        }
    };
    values.push(("value", knob.value(setting.steps(knob)).to_string()));
    Some(values)
}

fn found_rounded() -> Option<Values> {
    let (name, other) = ROUNDED;
    // As many blocks as if they need not be whole.
    let asked = |preset: Preset| {
        let blocks: u64 = B0_STAGES.iter().map(|stage| stage.repeats).sum();
        format::significant(preset.coefficients().depth * float(blocks))
    };
    let blocks = |preset| summary(&ScalingInput::published(preset)).map(|summary| summary.blocks.to_string());
    let [depth, width, resolution] = name.effective_phi(ScalingBases::PAPER).map(|phi| phi.map(format::significant));
    Some(vec![
        ("formula", format::significant(formula_growth(name))),
        ("counted", format::significant(growth(&ScalingInput::published(name))?)),
        ("asked", asked(name)),
        ("blocks", blocks(name)?),
        ("asked_other", asked(other)),
        ("blocks_other", blocks(other)?),
        ("phi_depth", depth?),
        ("phi_width", width?),
        ("phi_resolution", resolution?),
    ])
}

pub(super) fn bases(ScalingBases { alpha, beta, gamma }: ScalingBases) -> Values {
    vec![("alpha", alpha.to_string()), ("beta", beta.to_string()), ("gamma", gamma.to_string())]
}

pub(super) fn tenths(value: f64) -> String {
    format!("{value:.1}")
}

pub(super) fn percent(part: f64) -> String {
    format!("{:.0}", part * 100.0)
}

#[expect(clippy::cast_precision_loss, reason = "a number of blocks")]
fn float(number: u64) -> f64 {
    number as f64
}

/// Multiply-adds a second.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "three digits are shown, and `as` saturates"
)]
fn rate(macs: u128, millis: f64) -> u128 {
    (macs as f64 / millis * 1000.0) as u128
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "printed in tenths of a billion")]
fn billions(number: f64) -> u128 {
    (number * 1e9).round() as u128
}
