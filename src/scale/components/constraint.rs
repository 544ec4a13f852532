//! alpha * beta^2 * gamma^2 against 2.

use crate::language::{now, say, say_with};
use crate::scale::setting::Setting;
use leptos::prelude::*;
use model::scaling::{Base, FLOPS_TARGET, FitError, Knob, Mode, ScalingBases, fit_base};
use texts::format;
use texts::formula;

/// How far from 2 still counts as about 2: the paper's own bases give 1.92.
const NEAR: f64 = 0.1;

/// The product with a gauge, and three buttons that solve for one base.
#[component]
pub fn Constraint(
    /// The setting.
    setting: Setting,
) -> impl IntoView {
    let bases = Memo::new(move |_| setting.input().read().bases());
    let product = move || bases.get().constraint();
    let rests = move || setting.mode.get() != Mode::Compound;
    // What could not be solved, and for which bases: once they move, it may be possible.
    let problem = RwSignal::new(None::<(ScalingBases, Knob, FitError)>);
    let problem_now = move || problem.get().filter(|(at, _, _)| *at == bases.get());

    let fit = move |base: Base, knob: Knob| {
        let at = bases.get_untracked();
        match fit_base(at, base) {
            Ok(value) => {
                problem.set(None);
                setting.locked_input.change(|input| input.set_steps(knob, knob.clamped_steps(value)));
            }
            Err(error) => problem.set(Some((at, knob, error))),
        }
    };
    let buttons = [
        (Base::Alpha, Knob::Alpha, "depth"),
        (Base::Beta, Knob::Beta, "width"),
        (Base::Gamma, Knob::Gamma, "resolution"),
    ]
    .map(|(base, knob, axis)| {
        let slug = knob.slug();
        view! {
            <button
                type="button"
                class=format!("button fit axis-{axis}")
                data-testid=format!("fit-{slug}")
                on:click=move |_| fit(base, knob)
            >
                {say_with(formula::FIT, &[("base", &slug)])}
            </button>
        }
    });

    view! {
        <section class="card constraint" class:rests=rests aria-labelledby="constraint-title">
            <h3 id="constraint-title">
                {say(formula::CONSTRAINT)}
                <Show when=rests>" " <span class="unit">{say(formula::NOT_IN_FORCE)}</span></Show>
            </h3>
            <p class="big-number">
                <span data-testid="constraint" data-value=move || product().to_string()>
                    {move || format!("{:.3}", product())}
                </span>
                <span class="big-number-unit">{say_with(formula::AIM, &[("target", &FLOPS_TARGET)])}</span>
            </p>
            <div class="gauge" aria-hidden="true">
                <div class="gauge-target"></div>
                <div
                    class="gauge-needle"
                    class:near=move || (product() - FLOPS_TARGET).abs() <= NEAR
                    style:translate=move || format!("{}%", position(product()))
                ></div>
                <span class="gauge-from">"1"</span>
                <span class="gauge-middle">"2"</span>
                <span class="gauge-to">"4"</span>
            </div>
            <p class="hint">{move || verdict(product())}</p>
            <div
                class="fit-row"
                role="group"
                aria-label=say_with(formula::SOLVE, &[("target", &FLOPS_TARGET)])
            >
                {buttons.collect_view()}
            </div>
            {move || {
                problem_now().map(|(_, knob, error)| {
                    view! {
                        <p class="problem" role="alert" data-testid="error" data-kind="fit">
                            {say_with(formula::NO_FIT, &[("base", &knob.slug()), ("error", &error.words(now()))])}
                        </p>
                    }
                })
            }}
        </section>
    }
}

/// Where the product stands on a gauge from 1 to 4 with 2 in the middle, in percent.
fn position(product: f64) -> f64 {
    (product.log2() / 2.0 * 100.0).clamp(0.0, 100.0)
}

fn verdict(product: f64) -> String {
    let text = if (product - FLOPS_TARGET).abs() <= NEAR {
        formula::ABOUT
    } else if product < FLOPS_TARGET {
        formula::BELOW
    } else {
        formula::ABOVE
    };
    say_with(text, &[("target", &FLOPS_TARGET), ("times", &format::significant(product))])
}
