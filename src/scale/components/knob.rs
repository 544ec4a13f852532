//! One slider with its number box.

use leptos::html::Input;
use web_sys::{HtmlInputElement, KeyboardEvent};

use super::lock_sign::LockSign;
use crate::language::{now, say, say_with};
use crate::link::Lock;
use crate::scale::setting::Setting;
use leptos::prelude::*;
use model::scaling::{CHANNEL_DIVISOR, Coefficients, Knob, KnobError, parse_number};
use texts::format;
use texts::{Text, header, knobs};

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
    let is_locked = move || setting.locked_input.locks(Lock::from_knob(knob));
    // The box is written only where it says something else.
    let boxed = Memo::new(move |_| decimal(knob, beyond(setting, knob).unwrap_or_else(|| knob.value(steps.get()))));

    let slide = move |event| {
        problem.set(None);
        if let Ok(steps) = knob.steps(event_target::<HtmlInputElement>(&event).value_as_number()) {
            setting.locked_input.change(|input| input.set_steps(knob, steps));
        }
    };
    let commit = move |event| {
        let entered = event_target_value(&event);
        let read = parse(&entered).and_then(|value| knob.steps(value));
        problem.set(read.err().map(|error| (steps.get_untracked(), error)));
        if let Ok(entered_steps) = read {
            if entered_steps != steps.get_untracked() {
                setting.locked_input.change(|input| input.set_steps(knob, entered_steps));
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
        setting.locked_input.change(|input| input.set_steps(knob, there));
    };
    let (min, max) = knob.range();
    let step = knob.value(1);
    let [unit, about, value_text] = texts(knob);

    view! {
        <div
            class=format!("knob axis-{}", axis(knob))
            class:rests=move || setting.mode.get() != knob.mode()
            data-knob=slug
        >
            <label class="knob-name" for=format!("slider-{slug}") title=say_with(about, &[("divisor", &CHANNEL_DIVISOR)])>
                {name(knob)} <span class="unit">{say(unit)}</span>
                <LockSign is_locked />
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
                disabled=is_locked
                prop:value=move || knob.value(steps.get())
                aria-valuetext=move || spoken(value_text, setting, knob)
                aria-describedby=format!("about-{slug}")
                on:input=slide
            />
            <input
                class="knob-number"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                disabled=is_locked
                node_ref=number_box
                data-testid=format!("number-{slug}")
                aria-label=say_with(knobs::AS_NUMBER, &[("knob", &name(knob))])
                aria-invalid=move || problem_now().is_some().to_string()
                aria-describedby=format!("problem-{slug}")
                prop:value=boxed
                on:change=commit
                on:keydown=nudge
            />
            <p class="hint" id=format!("about-{slug}")>{say_with(about, &[("divisor", &CHANNEL_DIVISOR)])}</p>
            <div id=format!("problem-{slug}")>
                {move || {
                    problem_now().map(|error| {
                        view! {
                            <p class="problem" role="alert" data-testid="error" data-kind="knob">
                                {say_with(knobs::REFUSED, &[("knob", &name(knob)), ("error", &error.words(now()))])}
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
    parse_number(&entered.trim().replace(',', ".")).ok_or(KnobError::NotANumber)
}

/// A value with as many decimals as the knob has.
pub fn decimal(knob: Knob, value: f64) -> String {
    if knob == Knob::Phi { format!("{value:.1}") } else { format!("{value:.2}") }
}

/// The coefficient of an axis where phi takes it further than its own slider goes.
fn beyond(setting: Setting, knob: Knob) -> Option<f64> {
    let of: fn(&Coefficients) -> f64 = match knob {
        Knob::Depth => |coefficients| coefficients.depth,
        Knob::Width => |coefficients| coefficients.width,
        Knob::Resolution => |coefficients| coefficients.resolution,
        _ => return None,
    };
    let value = of(&setting.coefficients.read());
    (value > knob.value(knob.range().1)).then_some(value)
}

/// How much of the slider lies behind the thumb, in percent.
fn fill(knob: Knob, steps: u16) -> f64 {
    let (min, max) = knob.range();
    100.0 * f64::from(steps.saturating_sub(min)) / f64::from(max - min)
}

/// What a knob is called.
pub fn name(knob: Knob) -> &'static str {
    match knob {
        Knob::Phi | Knob::Alpha | Knob::Beta | Knob::Gamma => knob.slug(),
        Knob::Depth => say(header::DEPTH),
        Knob::Width => say(header::WIDTH),
        Knob::Resolution => say(header::RESOLUTION),
    }
}

/// Its unit, what it does, and how its value is spoken.
fn texts(knob: Knob) -> [Text; 3] {
    match knob {
        Knob::Phi => [knobs::UNIT_STEPS, knobs::ABOUT_PHI, knobs::SPOKEN_PHI],
        Knob::Alpha => [knobs::UNIT_EACH_STEP, knobs::ABOUT_ALPHA, knobs::SPOKEN_ALPHA],
        Knob::Beta => [knobs::UNIT_EACH_STEP, knobs::ABOUT_BETA, knobs::SPOKEN_BETA],
        Knob::Gamma => [knobs::UNIT_EACH_STEP, knobs::ABOUT_GAMMA, knobs::SPOKEN_GAMMA],
        Knob::Depth => [knobs::UNIT_BASELINE, knobs::ABOUT_DEPTH, knobs::SPOKEN_DEPTH],
        Knob::Width => [knobs::UNIT_BASELINE, knobs::ABOUT_WIDTH, knobs::SPOKEN_WIDTH],
        Knob::Resolution => [knobs::UNIT_BASELINE, knobs::ABOUT_RESOLUTION, knobs::SPOKEN_RESOLUTION],
    }
}

/// Which axis a knob moves; `phi` moves all three.
pub fn axis(knob: Knob) -> &'static str {
    match knob {
        Knob::Phi => "phi",
        Knob::Alpha | Knob::Depth => "depth",
        Knob::Beta | Knob::Width => "width",
        Knob::Gamma | Knob::Resolution => "resolution",
    }
}

/// The slider's value in words, with what it brings about.
fn spoken(text: Text, setting: Setting, knob: Knob) -> String {
    let input = setting.input().read();
    let Coefficients { depth, width, resolution } = Coefficients::compound(input.bases(), input.phi());
    say_with(
        text,
        &[
            ("here", &decimal(knob, knob.value(input.steps(knob)))),
            ("depth", &format::significant(depth)),
            ("width", &format::significant(width)),
            ("resolution", &format::significant(resolution)),
            ("phi", &decimal(Knob::Phi, input.phi())),
            ("pixels", &input.resolution_px()),
        ],
    )
}
