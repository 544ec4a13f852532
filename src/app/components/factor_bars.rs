//! Three answers to "how many times the baseline's arithmetic?", side by side.

use leptos::prelude::*;

use crate::app::state::Setting;
use crate::format;
use crate::scaling::{FLOPS_TARGET, Family, Mode};

/// The ideal, the formula's and the exact growth as bars of one scale, so that rounding shows.
#[component]
pub fn FactorBars(
    /// The setting.
    setting: Setting,
) -> impl IntoView {
    let ideal = Signal::derive(move || Some(FLOPS_TARGET.powf(setting.input.read().phi())));
    let formula = Signal::derive(move || {
        let input = setting.input.read();
        Some(input.bases().constraint().powf(input.phi()))
    });
    let exact = Signal::derive(move || setting.exact_factor());
    let longest = Memo::new(move |_| [ideal, formula, exact].iter().filter_map(Signal::get).fold(1.0, f64::max));
    let why = move || match setting.published() {
        Some(preset) => format!(
            "The exact count is that of {}, a row of a table; the other two follow phi, and so they need not agree.",
            preset.name()
        ),
        None if setting.mode.get() == Mode::Separate => {
            "The exact count is that of your three axes; the other two follow phi, which rests.".to_owned()
        }
        None if longest.get() <= 1.0 => {
            "At phi 0 all three are the baseline; move phi and rounding parts them.".to_owned()
        }
        None => format!(
            "They differ because real networks round: blocks up to whole ones, channels to multiples of 8, maps up at \
             every halving.{}",
            if setting.family.get() == Family::Lite { " Lite also keeps its ends as they are." } else { "" },
        ),
    };
    view! {
        <section class="card factors" aria-labelledby="factors-title">
            <h3 id="factors-title">{move || format!("Arithmetic over {}", setting.family.get().baseline().name())}</h3>
            <dl class="factor-list stack">
                <Bar label="ideal" term="2" exponent="phi" id="flops-factor-ideal" value=ideal longest />
                <Bar label="formula" term="product" exponent="phi" id="flops-factor-formula" value=formula longest />
                <Bar label="exact" term="counted" exponent="" id="flops-factor-exact" value=exact longest />
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
    /// To which power.
    exponent: &'static str,
    /// Its test id.
    id: &'static str,
    /// The factor.
    value: Signal<Option<f64>>,
    /// The greatest of the three: as long as a bar can be.
    longest: Memo<f64>,
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
        <div class=format!("factor factor-{label}")>
            <dt>{label} " " <span class="unit">{term} <sup>{exponent}</sup></span></dt>
            <dd>{shown}</dd>
        </div>
    }
}

/// A factor in three digits; in millions and billions where it gets there.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates, and it is not negative")]
fn times(value: f64) -> String {
    if value < 1e4 { format::times(value) } else { format!("{}×", format::spoken(value.round() as u128)) }
}
