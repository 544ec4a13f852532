//! Three answers to "how many times the baseline's arithmetic?", side by side.

use crate::language::{say, say_count, say_with};
use crate::scale::setting::Setting;
use leptos::prelude::*;
use model::scaling::{CHANNEL_DIVISOR, FLOPS_TARGET, Family, Mode};
use texts::format;
use texts::{formula, terms};

/// The ideal, the formula's and the exact growth as bars of one scale, so that rounding shows.
#[component]
pub fn FactorBars(
    /// The setting.
    setting: Setting,
) -> impl IntoView {
    let ideal = Signal::derive(move || Some(FLOPS_TARGET.powf(setting.input().read().phi())));
    let formula = Signal::derive(move || {
        let input = setting.input().read();
        Some(input.bases().constraint().powf(input.phi()))
    });
    let exact = Signal::derive(move || setting.exact_factor());
    let longest = Memo::new(move |_| [ideal, formula, exact].iter().filter_map(Signal::get).fold(1.0, f64::max));
    let rests = Signal::derive(move || setting.mode.get() != Mode::Compound);
    let why = move || match setting.published() {
        Some(preset) => say_with(formula::WHY_PUBLISHED, &[("name", &preset.name())]),
        None if setting.mode.get() == Mode::Separate => say(formula::WHY_SEPARATE).to_owned(),
        None if longest.get() <= 1.0 => say(formula::WHY_BASELINE).to_owned(),
        None => {
            let is_lite = setting.family.get() == Family::Lite;
            let text = if is_lite { formula::WHY_LITE } else { formula::WHY_ROUNDING };
            say_with(text, &[("divisor", &CHANNEL_DIVISOR)])
        }
    };
    view! {
        <section class="card factors" aria-labelledby="factors-title">
            <h3 id="factors-title">{move || say_with(formula::FACTORS, &[("baseline", &setting.family.get().baseline().name())])}</h3>
            <dl class="factor-list stack">
                <Bar label=say(formula::IDEAL) term="2" slug="ideal" exponent="phi" id="flops-factor-ideal" value=ideal longest rests />
                <Bar label=say(formula::FORMULA) term=say(terms::PRODUCT) slug="formula" exponent="phi" id="flops-factor-formula" value=formula longest rests />
                <Bar label=say(formula::EXACT) term=say(formula::COUNTED) slug="exact" exponent="" id="flops-factor-exact" value=exact longest rests=Signal::derive(|| false) />
            </dl>
            <p class="hint">{why}</p>
        </section>
    }
}

/// One factor with its bar.
#[component]
fn Bar(
    /// Its name.
    label: &'static str,
    /// How it comes about.
    term: &'static str,
    /// The word for its looks.
    slug: &'static str,
    /// To which power.
    exponent: &'static str,
    /// Its test id.
    id: &'static str,
    /// The factor.
    value: Signal<Option<f64>>,
    /// The greatest of the three: as long as a bar can be.
    longest: Memo<f64>,
    /// Whether it says nothing of the network that is shown.
    rests: Signal<bool>,
) -> impl IntoView {
    let shown = move || {
        let value = value.get();
        let share = value.map_or(0.0, |value| (100.0 * value / longest.get()).clamp(0.0, 100.0));
        view! {
            <span class="bar" aria-hidden="true">
                <span class="bar-fill" style:translate=format!("{}%", share - 100.0)></span>
            </span>
            <span class="factor-value" data-testid=id data-value=value.map(|value| value.to_string())>
                {value.map(times)}
            </span>
        }
    };
    view! {
        <div class=format!("factor factor-{slug}") class:rests=rests>
            <dt>
                {label} " " <span class="unit">{term} <sup>{exponent}</sup></span>
                <Show when=move || rests.get()>" " <span class="unit">{say(formula::NOT_IN_FORCE)}</span></Show>
            </dt>
            <dd>{shown}</dd>
        </div>
    }
}

/// A factor in three digits; in millions and billions where it gets there.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates, and it is not negative")]
fn times(value: f64) -> String {
    if value < 1e4 { format::times(value) } else { format!("{}×", say_count(value.round() as u128)) }
}
