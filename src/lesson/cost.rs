//! What settings cost, and the highest phi that a budget allows.

use model::arch::{ArchSpec, Summary};
use model::scaling::{Knob, ScalingInput, last_fitting};

/// Where phi stands at 1.
pub(super) fn one_step() -> u16 {
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

/// Whether phi has moved, and one step more of it is not within the budget.
pub(super) fn is_highest(setting: &ScalingInput, budget: u16) -> bool {
    let (phi, (first, last)) = (setting.steps(Knob::Phi), Knob::Phi.range());
    phi > first && (phi == last || !fits(&with_phi(*setting, phi + 1), budget))
}

/// Whether the exact count is within a budget, which is over the baseline.
fn fits(setting: &ScalingInput, budget: u16) -> bool {
    growth(setting).is_some_and(|times| times <= f64::from(budget))
}

pub(super) fn with_phi(mut setting: ScalingInput, phi: u16) -> ScalingInput {
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
