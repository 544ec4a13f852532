//! "Why is B1 240 px and not 258?"

use leptos::prelude::*;

use crate::app::state::Setting;
use crate::format;
use crate::scaling::{Coefficients, Preset, ScalingBases, round_resolution};

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
        preset.effective_phi(bases).map(|phi| phi.map_or("none".to_owned(), format::significant));
    let answer = format!(
        "At phi {phi} the paper's bases give depth {}, width {} and {formula_px} px; {name} was released with depth {}, \
         width {} and {px} px, because the published variants are a hand-rounded table, not points of the formula. \
         Solved axis by axis, {name} stands at phi {depth} by depth, {width} by width and {resolution} by resolution.",
        format::significant(formula.depth),
        format::significant(formula.width),
        own.depth,
        own.width,
    );
    Some((format!("Why is {name} {px} px and not {formula_px}?"), answer))
}
