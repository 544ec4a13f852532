//! The formula with its live numbers, in `MathML`. Each symbol and each number is bound to its slider.

use super::knob::{axis, decimal, name};
use crate::language::{say, say_with};
use crate::scale::knob_highlight::go_to_slider;
use crate::scale::setting::Setting;
use leptos::prelude::*;
use model::scaling::{Coefficients, Knob, Mode, ScalingInput};
use texts::format;
use texts::{Text, formula, header};

/// One line an axis, the constraint, and its power; and what is in use where the formula does not decide.
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
    let number = move |knob: Knob| number(setting, knob);
    let constraint = |input: &ScalingInput| input.bases().constraint();
    let axes: [(Knob, Knob, Value); 3] = [
        (Knob::Depth, Knob::Alpha, |input| compound(input).depth),
        (Knob::Width, Knob::Beta, |input| compound(input).width),
        (Knob::Resolution, Knob::Gamma, |input| compound(input).resolution),
    ];
    let axes = axes.map(|(result, base, value)| {
        let terms = vec![
            symbol(result).into_any(),
            power(symbol(base), symbol(Knob::Phi)).into_any(),
            power(number(base), number(Knob::Phi)).into_any(),
            computed_number(setting, result.slug(), value).into_any(),
        ];
        line(axis(result), header::axis(result.slug()), terms)
    });
    let step = vec![
        product(symbol).into_any(),
        product(number).into_any(),
        computed_number(setting, "constraint", constraint).into_any(),
    ];
    let growth = vec![
        power(bracketed(product(symbol)), symbol(Knob::Phi)).into_any(),
        power(computed_number(setting, "", constraint), number(Knob::Phi)).into_any(),
        computed_number(setting, "growth", |input| input.bases().constraint().powf(input.phi())).into_any(),
    ];
    // Buttons apart: what stands inside an equation is read as one, and cannot be reached by itself.
    let symbols = Knob::ALL.map(|knob| {
        let slug = knob.slug();
        view! {
            <button
                type="button"
                class=format!("button quiet axis-{}", axis(knob))
                data-knob=slug
                data-testid=format!("symbol-{slug}")
            >
                <i>{letter(knob)}</i>
                " "
                {name(knob)}
            </button>
        }
    });
    view! {
        <section
            class="equation stack"
            class:rests=move || setting.mode.get() != Mode::Compound
            aria-labelledby="equation-title"
            on:click=move |event| setting.locked_input.refuse_unless(go_to_slider(&event))
        >
            <h3 id="equation-title">{say(formula::TITLE)}</h3>
            <div class="equation-lines">
                {axes.collect_view()}
                {line("phi", formula::ONE_STEP, step)}
                {line("phi", formula::GROWTH, growth)}
            </div>
            <div class="symbols" role="group" aria-labelledby="symbols-title">
                <span class="hint" id="symbols-title">{say(formula::SYMBOLS)}</span>
                {symbols.collect_view()}
            </div>
            <p class="hint">{note}</p>
        </section>
    }
}

/// A number that follows from the setting.
type Value = fn(&ScalingInput) -> f64;

fn compound(input: &ScalingInput) -> Coefficients {
    Coefficients::compound(input.bases(), input.phi())
}

/// A knob's symbol, as the paper writes it.
fn letter(knob: Knob) -> &'static str {
    match knob {
        Knob::Phi => "φ",
        Knob::Alpha => "α",
        Knob::Beta => "β",
        Knob::Gamma => "γ",
        Knob::Depth => "d",
        Knob::Width => "w",
        Knob::Resolution => "r",
    }
}

/// A line of terms that are equal.
fn line(color: &str, title: Text, terms: Vec<AnyView>) -> impl IntoView + use<> {
    let with_sign = |(at, term)| view! { {(at > 0).then(|| view! { <mo>"="</mo> })} {term} };
    view! {
        <p class=format!("equation-line axis-{color}")>
            <span class="equation-axis">{say(title)}</span>
            <math>{terms.into_iter().enumerate().map(with_sign).collect_view()}</math>
        </p>
    }
}

fn symbol(knob: Knob) -> impl IntoView {
    view! { <mi class=format!("axis-{}", axis(knob)) data-knob=knob.slug()>{letter(knob)}</mi> }
}

fn number(setting: Setting, knob: Knob) -> impl IntoView {
    view! {
        <mn class=format!("axis-{}", axis(knob)) data-knob=knob.slug()>
            {move || decimal(knob, knob.value(setting.steps(knob)))}
        </mn>
    }
}

/// A computed number, exact in `data-value` where it has a name.
fn computed_number(setting: Setting, name: &'static str, value: Value) -> impl IntoView {
    let value = Memo::new(move |_| value(&setting.input().read()));
    let named = (!name.is_empty()).then(|| format!("equation-{name}"));
    view! { <mn class="live" data-testid=named data-value=move || value.get().to_string()>{move || short(value.get())}</mn> }
}

/// Three digits, and whole numbers in groups beyond.
fn short(value: f64) -> String {
    if value < 1e3 { format::significant(value) } else { format::grouped(format::whole(value)) }
}

fn power(base: impl IntoView, exponent: impl IntoView) -> impl IntoView {
    view! { <msup>{base} {exponent}</msup> }
}

/// alpha * beta^2 * gamma^2, of symbols or of numbers.
fn product<V: IntoView>(of: impl Fn(Knob) -> V) -> impl IntoView {
    let squared = |knob| power(of(knob), view! { <mn>"2"</mn> });
    let times = || view! { <mo>"·"</mo> };
    view! { <mrow>{of(Knob::Alpha)} {times()} {squared(Knob::Beta)} {times()} {squared(Knob::Gamma)}</mrow> }
}

fn bracketed(inside: impl IntoView) -> impl IntoView {
    view! { <mrow><mo>"("</mo> {inside} <mo>")"</mo></mrow> }
}
