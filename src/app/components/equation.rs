//! The formula with its live numbers.

use crate::app::language::{say, say_with};
use crate::app::prelude::*;
use crate::app::state::Setting;
use crate::format;
use crate::scaling::{Coefficients, Knob, Mode};
use crate::text::{formula, header};

/// `depth = alpha^phi = 1.20^1.0 = 1.20`, one line an axis, and what is in use where the formula does not decide.
#[component]
pub fn Equation(
    /// The setting.
    setting: Setting,
) -> impl IntoView {
    let note = move || match setting.published() {
        Some(preset) => say_with(formula::NOTE_PUBLISHED, &[("name", &preset.name())]),
        None if setting.mode.get() == Mode::Separate => say(formula::NOTE_SEPARATE).to_owned(),
        None => say(formula::NOTE_COMPOUND).to_owned(),
    };
    view! {
        <section
            class="equation stack"
            class:rests=move || setting.mode.get() != Mode::Compound
            aria-labelledby="equation-title"
        >
            <h3 id="equation-title">{say(formula::TITLE)}</h3>
            <div class="equation-lines">
                <Line setting axis="depth" knob=Knob::Alpha of=|c| c.depth />
                <Line setting axis="width" knob=Knob::Beta of=|c| c.width />
                <Line setting axis="resolution" knob=Knob::Gamma of=|c| c.resolution />
            </div>
            <p class="hint">{move || note()}</p>
        </section>
    }
}

/// One axis of the formula.
#[component]
fn Line(
    /// The setting.
    setting: Setting,
    /// The axis, for its name and color.
    axis: &'static str,
    /// Its base.
    knob: Knob,
    /// Which coefficient.
    of: fn(&Coefficients) -> f64,
) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let input = setting.input.read();
        let result = of(&Coefficients::compound(input.bases(), input.phi()));
        (knob.value(input.steps(knob)), input.phi(), result)
    });
    view! {
        <p class=format!("equation-line axis-{axis}")>
            <span class="equation-axis">{say(header::axis(axis))}</span>
            <span class="equation-term">"= " <var>{knob.slug()}</var> <sup>"phi"</sup></span>
            {move || {
                let (base, phi, result) = shown.get();
                view! {
                    <span class="equation-term">"= " {format!("{base:.2}")} <sup>{format!("{phi:.1}")}</sup></span>
                    <span class="equation-term">"= " <b>{format::significant(result)}</b></span>
                }
            }}
        </p>
    }
}
