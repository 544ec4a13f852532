//! "Why is B1 240 px and not 258?"

use std::fmt::Display;

use crate::language::{say, say_with};
use crate::scale::setting::Setting;
use leptos::prelude::*;
use model::scaling::{Coefficients, Preset, ScalingBases, round_resolution};
use texts::format;
use texts::scale;

/// Why a published variant is not where the formula puts it. Shown for published variants above the baseline.
#[component]
pub fn PresetQuestion(
    /// The setting.
    setting: Setting,
) -> impl IntoView {
    let asked = Memo::new(move |_| setting.published().and_then(question));
    move || {
        asked.get().map(|(question, answer)| {
            view! {
                <section class="question" data-testid="preset-question" aria-labelledby="question-title">
                    <h3 id="question-title">{question}</h3>
                    <p>{answer}</p>
                </section>
            }
        })
    }
}

/// The question and its answer; `None` for a baseline.
fn question(preset: Preset) -> Option<(String, String)> {
    let step = preset.family().presets().iter().position(|&other| other == preset).filter(|&step| step > 0)?;
    let phi = f64::from(u8::try_from(step).ok()?);
    let bases = ScalingBases::PAPER;
    let formula = Coefficients::compound(bases, phi);
    let own = preset.coefficients();
    let (name, px) = (preset.name(), preset.resolution_px());
    let formula_px = round_resolution(formula.resolution);

    let [depth, width, resolution] =
        preset.effective_phi(bases).map(|phi| phi.map_or_else(|| say(scale::NO_PHI).to_owned(), format::significant));
    let values: &[(&str, &dyn Display)] = &[
        ("name", &name),
        ("px", &px),
        ("phi", &phi),
        ("formula_px", &formula_px),
        ("formula_depth", &format::significant(formula.depth)),
        ("formula_width", &format::significant(formula.width)),
        ("own_depth", &own.depth),
        ("own_width", &own.width),
        ("depth", &depth),
        ("width", &width),
        ("resolution", &resolution),
    ];
    Some((say_with(scale::QUESTION, values), say_with(scale::ANSWER, values)))
}
