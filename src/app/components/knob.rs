//! One slider with its number box.

use leptos::html::Input;
use leptos::prelude::*;

use web_sys::KeyboardEvent;

use crate::app::state::Setting;
use crate::format;
use crate::scaling::{Coefficients, Knob, KnobError};

/// A knob as a slider and as a number. Both move in whole steps; the attributes are in the knob's own unit.
#[component]
pub fn KnobRow(
    /// The setting.
    setting: Setting,
    /// Which knob.
    knob: Knob,
) -> impl IntoView {
    let slug = knob.slug();
    let steps = Memo::new(move |_| setting.steps(knob));
    // What was wrong with the number box, and where the knob stood then: once it moves, the box is right again.
    let problem = RwSignal::new(None::<(u16, KnobError)>);
    let problem_now = move || problem.get().filter(|(at, _)| *at == steps.get()).map(|(_, error)| error);
    let number_box = NodeRef::<Input>::new();

    let slide = move |event| {
        problem.set(None);
        if let Some(steps) = event_target_value(&event).parse().ok().and_then(|value| knob.steps(value).ok()) {
            setting.input.update(|input| input.set_steps(knob, steps));
        }
    };
    let commit = move |event| {
        let entered = event_target_value(&event);
        let read = parse(&entered).and_then(|value| knob.steps(value));
        problem.set(read.err().map(|error| (steps.get_untracked(), error)));
        if let Ok(entered_steps) = read {
            if entered_steps != steps.get_untracked() {
                setting.input.update(|input| input.set_steps(knob, entered_steps));
            }
            // 1.204 was taken as 1.20, and the box says so even where the knob did not move.
            if let Some(input) = number_box.get_untracked() {
                input.set_value(&decimal(knob, knob.value(entered_steps)));
            }
        }
    };
    let nudge = move |event: KeyboardEvent| {
        let here = steps.get_untracked();
        let there = match event.key().as_str() {
            "ArrowUp" => here.saturating_add(1),
            "ArrowDown" => here.saturating_sub(1),
            _ => return,
        };
        event.prevent_default();
        problem.set(None);
        setting.input.update(|input| input.set_steps(knob, there));
    };
    let (min, max) = knob.range();
    let step = knob.value(1);

    view! {
        <div class=format!("knob axis-{}", axis(knob))>
            <label class="knob-name" for=format!("slider-{slug}")>
                {name(knob)} <span class="unit">{unit(knob)}</span>
            </label>
            <span class="bar knob-track" aria-hidden="true">
                <span class="bar-fill" style:translate=move || format!("{}%", fill(knob, steps.get()) - 100.0)></span>
            </span>
            <input
                class="knob-slider"
                type="range"
                id=format!("slider-{slug}")
                data-testid=format!("slider-{slug}")
                min=knob.value(min)
                max=knob.value(max)
                step=step
                prop:value=move || decimal(knob, knob.value(steps.get()))
                aria-valuetext=move || spoken(setting, knob)
                aria-describedby=format!("about-{slug}")
                on:input=slide
            />
            <input
                class="knob-number"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                node_ref=number_box
                data-testid=format!("number-{slug}")
                aria-label=format!("{} as a number", name(knob))
                aria-invalid=move || problem_now().is_some().to_string()
                aria-describedby=format!("problem-{slug}")
                prop:value=move || decimal(knob, knob.value(steps.get()))
                on:change=commit
                on:keydown=nudge
            />
            <p class="hint" id=format!("about-{slug}")>{explanation(knob)}</p>
            <div id=format!("problem-{slug}")>
                {move || {
                    problem_now().map(|error| {
                        view! {
                            <p class="problem" role="alert" data-testid="error" data-kind="knob">
                                {format!("{}: {error}. The setting stays as it was.", name(knob))}
                            </p>
                        }
                    })
                }}
            </div>
        </div>
    }
}

/// A number as people type it, with a decimal point or comma.
fn parse(entered: &str) -> Result<f64, KnobError> {
    entered.trim().replace(',', ".").parse().map_err(|_| KnobError::NotANumber)
}

/// A value with as many decimals as the knob has.
fn decimal(knob: Knob, value: f64) -> String {
    if knob == Knob::Phi { format!("{value:.1}") } else { format!("{value:.2}") }
}

/// How much of the slider lies behind the thumb, in percent.
fn fill(knob: Knob, steps: u16) -> f64 {
    let (min, max) = knob.range();
    100.0 * f64::from(steps.saturating_sub(min)) / f64::from(max - min)
}

fn name(knob: Knob) -> &'static str {
    match knob {
        Knob::Phi => "phi",
        Knob::Alpha => "alpha",
        Knob::Beta => "beta",
        Knob::Gamma => "gamma",
        Knob::Depth => "depth",
        Knob::Width => "width",
        Knob::Resolution => "resolution",
    }
}

fn unit(knob: Knob) -> &'static str {
    match knob {
        Knob::Phi => "steps",
        Knob::Alpha | Knob::Beta | Knob::Gamma => "× each step",
        Knob::Depth | Knob::Width | Knob::Resolution => "× baseline",
    }
}

/// Which axis a knob moves; `phi` moves all three.
fn axis(knob: Knob) -> &'static str {
    match knob {
        Knob::Phi => "phi",
        Knob::Alpha | Knob::Depth => "depth",
        Knob::Beta | Knob::Width => "width",
        Knob::Gamma | Knob::Resolution => "resolution",
    }
}

fn explanation(knob: Knob) -> &'static str {
    match knob {
        Knob::Phi => "The compound coefficient: how many steps larger than the baseline.",
        Knob::Alpha => "Each step of phi multiplies depth, the number of blocks, by this.",
        Knob::Beta => "Each step of phi multiplies width, the number of channels, by this.",
        Knob::Gamma => "Each step of phi multiplies resolution, the side of the picture, by this.",
        Knob::Depth => "More blocks in every stage, rounded up to whole blocks.",
        Knob::Width => "More channels in every layer, rounded to multiples of 8.",
        Knob::Resolution => "A larger input picture, rounded to whole pixels.",
    }
}

/// The slider's value in words, with what it brings about.
fn spoken(setting: Setting, knob: Knob) -> String {
    let input = setting.input.read();
    let Coefficients { depth, width, resolution } = Coefficients::compound(input.bases(), input.phi());
    let here = decimal(knob, knob.value(input.steps(knob)));
    let times = |axis: &str, value: f64| format!("{axis} {} times", format::significant(value));
    let at_phi = |axis: &str, value: f64| format!("{here}: {} at phi {:.1}", times(axis, value), input.phi());
    match knob {
        Knob::Phi => format!(
            "phi {here}: {}, {}, {}",
            times("depth", depth),
            times("width", width),
            times("resolution", resolution)
        ),
        Knob::Alpha => format!("alpha {}", at_phi("depth", depth)),
        Knob::Beta => format!("beta {}", at_phi("width", width)),
        Knob::Gamma => format!("gamma {}", at_phi("resolution", resolution)),
        Knob::Depth => format!("depth {here} times the baseline"),
        Knob::Width => format!("width {here} times the baseline"),
        Knob::Resolution => format!("resolution {here} times the baseline, {} pixels", input.resolution_px()),
    }
}
