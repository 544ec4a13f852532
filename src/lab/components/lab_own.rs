//! The learner's own network: three sliders, and a meter that holds them to the budget.

use std::ops::RangeInclusive;

use crate::lab::controller::Lab;
use crate::language::{say, say_count, say_with};
use lab::own::{BLOCKS, RESOLUTION, Shape, WIDTH};
use leptos::prelude::*;
use texts::{Text, format, lab_result as text};

/// Sliders, meter and button.
#[component]
pub fn LabOwn(
    /// The lab.
    lab: Lab,
) -> impl IntoView {
    let shape = lab.shape;
    let fits = Memo::new(move |_| shape.get().fits(lab.budget.get()));
    let over = Memo::new(move |_| shape.get().over(lab.budget.get()));
    let is_running = Memo::new(move |_| lab.is_running());
    let meter = move || {
        let network = shape.get().network();
        let macs = say_count(network.multiply_adds().into());
        let percent = format::percent(over.get());
        let params = format::grouped(network.parameters());
        say_with(text::METER, &[("macs", &macs), ("percent", &percent), ("params", &params)])
    };
    view! {
        <div class="unfolded stack">
            <p class="lab-prose">{say(text::OWN_WORDS)}</p>
            <div class="lab-sliders">
                <Slider shape id="blocks" class="axis-depth" name=text::BLOCKS range=BLOCKS of=|shape| &mut shape.blocks written=whole />
                <Slider shape id="width" class="axis-width" name=text::WIDTH range=WIDTH of=|shape| &mut shape.width written=hundredths />
                <Slider
                    shape
                    id="resolution"
                    class="axis-resolution"
                    name=text::PIXELS
                    range=RESOLUTION
                    of=|shape| &mut shape.resolution
                    written=whole
                />
            </div>
            <progress
                max="1"
                class="lab-meter"
                data-over=move || (!fits.get()).then_some("")
                aria-label=say(text::METER_NAME)
                prop:value=move || over.get().min(1.0)
            ></progress>
            <p
                data-testid="lab-own-macs"
                data-value=move || shape.get().network().multiply_adds().to_string()
                data-share=move || over.get().to_string()
            >
                {meter}
            </p>
            <div aria-live="polite">
                {move || {
                    (!fits.get()).then(|| view! { <p class="problem" data-testid="lab-too-large">{say(text::TOO_LARGE)}</p> })
                }}
            </div>
            <button
                type="button"
                class="button"
                data-testid="lab-own-start"
                disabled=move || !fits.get() || is_running.get()
                on:click=move |_| lab.train_own()
            >
                {say(text::OWN_START)}
            </button>
        </div>
    }
}

fn whole(steps: u32) -> String {
    steps.to_string()
}

fn hundredths(steps: u32) -> String {
    format!("{:.2}", f64::from(steps) / 100.0)
}

/// One axis, in whole steps.
#[component]
fn Slider(
    /// The shape.
    shape: RwSignal<Shape>,
    /// Its test id, behind `lab-own-`.
    id: &'static str,
    /// The class of its color.
    class: &'static str,
    /// Its name.
    name: Text,
    /// Its steps.
    range: RangeInclusive<u32>,
    /// Its place in the shape.
    of: fn(&mut Shape) -> &mut u32,
    /// How a step is written.
    written: fn(u32) -> String,
) -> impl IntoView {
    let steps = Memo::new(move |_| *of(&mut shape.get()));
    let slide = move |word: String| {
        if let Ok(steps) = word.parse() {
            shape.update(|shape| *of(shape) = steps);
        }
    };
    view! {
        <label class=format!("lab-slider {class}")>
            <span class="lab-slider-name">{say(name)} " " <b>{move || written(steps.get())}</b></span>
            <input
                type="range"
                class="lab-range"
                data-testid=format!("lab-own-{id}")
                min=range.start().to_string()
                max=range.end().to_string()
                step="1"
                prop:value=move || steps.get().to_string()
                aria-valuetext=move || written(steps.get())
                on:input=move |event| slide(event_target_value(&event))
            />
        </label>
    }
}
