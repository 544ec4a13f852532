//! What enters the network and what leaves it, in the view box of its drawing: the picture, as large as the resolution, and
//! the best classes.

use std::fmt::Write as _;

use crate::architecture::drawing::{CROP, FLOOR, NAME, SIZE, picture_side};
use crate::language::{say, say_with, speak};
use crate::run::engine::Engine;
use crate::scale::setting::Setting;
use leptos::prelude::*;
use texts::drawing;

/// Left edge of the classes' bars, how long a sure one is, from bar to bar, and how high one is.
const BARS: u32 = 654;
const LONG: f32 = 64.0;
const STEP: u32 = 12;
const HIGH: u32 = 8;

/// Letters of a class's name that there is room for.
const LETTERS: usize = 24;

/// The picture before the first stage.
#[component]
pub fn PictureIn(
    /// The engine.
    engine: Engine,
    /// The setting.
    setting: Setting,
) -> impl IntoView {
    let pixels = Memo::new(move |_| {
        setting.drawn.read().first().map(|stem| (stem.now.input_resolution, stem.baseline.input_resolution))
    });
    let side = Memo::new(move |_| pixels.get().map_or(0, |(now, baseline)| picture_side(now, baseline)));
    let address = move || engine.chosen().and_then(|picture| picture.url.map(|url| url.as_str().to_owned()));
    view! {
        <image
            x="0"
            y=move || FLOOR - side.get()
            width=side
            height=side
            preserveAspectRatio=CROP
            href=address
            data-testid="drawing-picture"
        />
        <rect class="picture-frame axis-resolution" x="0" y=move || FLOOR - side.get() width=side height=side />
        <text class="chart-text axis-resolution" x="0" y=FLOOR + 23>
            // Four digits and more take the room of the unit.
            {move || pixels.get().map(|(now, _)| if now < 1000 { say_with(drawing::PIXELS, &[("side", &now)]) } else { now.to_string() })}
        </text>
    }
}

/// The best classes behind the last stage: their probabilities as bars, and the name of the first.
#[component]
pub fn ClassesOut(
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    let bars = move || {
        let mut path = String::new();
        let shown = engine.shown.read();
        let best = shown.as_ref().map_or(&[][..], |shown| engine.best(shown));
        for (row, prediction) in (0..).zip(best) {
            let y = FLOOR - 5 * STEP + row * STEP;
            // Writing to a `String` cannot fail.
            let _ = write!(path, "M{BARS} {y}h{:.1}v{HIGH}H{BARS}z", 1.0 + LONG * prediction.probability);
        }
        path
    };
    let name = move || {
        let shown = engine.shown.read();
        let shown = shown.as_ref()?;
        let best = engine.best(shown).first()?;
        let name = speak(&engine.class_names(&shown.classified).short_name(best.index));
        if name.chars().count() <= LETTERS {
            return Some(name);
        }
        Some(name.chars().take(LETTERS - 1).chain(['…']).collect())
    };
    view! {
        <g class="drawing-classes" class:old=move || !engine.is_answer_current()>
            <path d=bars data-testid="drawing-classes" />
            <text class="chart-text strong" x=SIZE.0 y=NAME text-anchor="end" data-testid="drawing-class">{name}</text>
            <text class="chart-text" x=SIZE.0 y=FLOOR + 23 text-anchor="end">{say(drawing::CLASSES)}</text>
        </g>
    }
}
