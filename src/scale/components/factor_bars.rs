//! Three answers to "how many times the baseline's arithmetic?", side by side.

use crate::language::{say, say_count, say_with};
use crate::scale::setting::Setting;
use leptos::prelude::*;
use model::scaling::{CHANNEL_DIVISOR, FLOPS_TARGET, Family, Mode};
use texts::format;
use texts::{formula, terms};

/// The ideal, the formula's and the exact growth as bars of one scale, so that rounding shows. It ends at a round number, so
/// that a bar grows with its own value and does not shrink with another's.
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
    let end = Memo::new(move |_| chart::round_end(longest.get()));
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
            <h3>
                <span id="factors-title">
                    {move || say_with(formula::FACTORS, &[("baseline", &setting.family.get().baseline().name())])}
                </span>
                " "
                <small class="unit" data-testid="factors-end" data-value=move || end.get().to_string()>
                    {move || say_with(formula::FULL_BAR, &[("times", &whole(end.get()))])}
                </small>
            </h3>
            <dl class="factor-list stack">
                <Bar label=say(formula::IDEAL) term="2" slug="ideal" exponent="phi" id="flops-factor-ideal" value=ideal end rests />
                <Bar label=say(formula::FORMULA) term=say(terms::PRODUCT) slug="formula" exponent="phi" id="flops-factor-formula" value=formula end rests />
                <Bar label=say(formula::EXACT) term=say(formula::COUNTED) slug="exact" exponent="" id="flops-factor-exact" value=exact end rests=Signal::derive(|| false) />
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
    /// Where the scale ends: the factor of a full bar.
    end: Memo<f64>,
    /// Whether it says nothing of the network that is shown.
    rests: Signal<bool>,
) -> impl IntoView {
    let translate = move || {
        let share = value.get().map_or(0.0, |value| (100.0 * value / end.get()).clamp(0.0, 100.0));
        format!("{}%", share - 100.0)
    };
    view! {
        <div class=format!("factor factor-{slug}") class:rests=rests>
            <dt>
                {label} " " <span class="unit">{term} <sup>{exponent}</sup></span>
                <Show when=move || rests.get()>" " <span class="unit">{say(formula::NOT_IN_FORCE)}</span></Show>
            </dt>
            <dd>
                <span class="bar" aria-hidden="true"><span class="bar-fill" style:translate=translate></span></span>
                <span class="factor-value" data-testid=id data-value=move || value.get().map(|value| value.to_string())>
                    {move || value.get().map(times)}
                </span>
            </dd>
        </div>
    }
}

/// A factor in three digits; in millions and billions where it gets there.
pub fn times(value: f64) -> String {
    if value < 1e4 { format::times(value) } else { whole(value) }
}

/// A factor without decimals.
fn whole(value: f64) -> String {
    let count = format::whole(value);
    if count < 10_000 { format!("{}×", format::grouped(count)) } else { format!("{}×", say_count(count)) }
}
