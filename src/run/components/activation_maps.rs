//! Which places of the picture raised a class's score: class activation maps over what the network saw.

use leptos::html::Canvas;

use super::activation_beside::ActivationBeside;
use super::network_pixels;
use crate::browser::canvas::show_pixels;
use crate::language::{say, say_with, speak};
use crate::run::activation_map::{greatest, mean, pixels, scale, strongest};
use crate::run::engine::Engine;
use leptos::prelude::*;
use texts::activation_map as text;
use texts::format;

/// Percent of opacity before the person chooses.
const OPACITY: u8 = 60;

/// Pixels of the scale's colors.
const SCALE: u16 = 64;

/// The map of a class over the picture, with what is chosen and said of it; nothing where the answer has none.
#[component]
pub fn ActivationMaps(
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    // The class that was chosen, for as long as it is among the answers.
    let chosen = RwSignal::new(None);
    let map = Memo::new(move |_| ClassMap::of(engine, chosen.get()));
    let is_there = Memo::new(move |_| map.read().is_some());
    view! {
        <Show when=move || is_there.get() fallback=move || coming(engine)>
            <Overlay engine map chosen />
            <ActivationBeside engine chosen />
        </Show>
    }
}

/// What is said until the maps are there, while there is something to wait for.
fn coming(engine: Engine) -> impl IntoView {
    let is_coming = move || engine.pending.read().is_some() || engine.camera.is_in_use();
    move || is_coming().then(|| view! { <p class="hint" data-testid="activation-coming">{say(text::COMING)}</p> })
}

/// The map of the shown class.
#[derive(Clone, PartialEq)]
struct ClassMap {
    class: usize,
    name: String,
    logit: f32,
    bias: f32,
    side: u32,
    values: Vec<f32>,
    /// The greatest value of all maps of the answer.
    greatest: f32,
}

impl ClassMap {
    /// That of the class, or of the best one where it is not among the answers; tracked.
    fn of(engine: Engine, chosen: Option<usize>) -> Option<Self> {
        let shown = engine.shown.read();
        let shown = shown.as_ref()?;
        let classified = &shown.classified;
        let maps = classified.activation_maps.as_ref()?;
        let of_chosen = chosen.and_then(|class| maps.maps.iter().find(|map| map.class == class));
        let map = of_chosen.or_else(|| maps.maps.first())?;
        let prediction = classified.predictions.iter().find(|prediction| prediction.index == map.class)?;
        Some(Self {
            class: map.class,
            name: speak(&engine.class_names(classified).name(map.class)),
            logit: prediction.logit,
            bias: map.bias,
            side: maps.side,
            values: map.values.clone(),
            greatest: greatest(maps),
        })
    }

    /// Where it is strongest.
    fn words(&self) -> String {
        let raising = self.values.iter().filter(|value| **value > 0.0).count();
        match strongest(&self.values, self.side) {
            Some((value, place)) => say_with(
                text::STRONGEST,
                &[
                    ("name", &self.name),
                    ("place", &say(place)),
                    ("value", &number(value)),
                    ("raising", &raising),
                    ("cells", &self.values.len()),
                ],
            ),
            None => say_with(text::NONE_RAISES, &[("name", &self.name)]),
        }
    }

    /// What the colors mean.
    fn legend(&self) -> String {
        let least = self.values.iter().copied().fold(f32::INFINITY, f32::min);
        say_with(text::LEGEND, &[("greatest", &number(self.greatest)), ("least", &number(least))])
    }

    /// How it adds up.
    fn sum(&self) -> String {
        let mean = format::significant(mean(&self.values));
        say_with(text::SUM, &[("mean", &mean), ("bias", &number(self.bias)), ("logit", &number(self.logit))])
    }
}

fn number(value: f32) -> String {
    format::significant(f64::from(value))
}

/// The map over the picture, with what is chosen and said of it.
#[component]
fn Overlay(
    /// The engine.
    engine: Engine,
    /// The map.
    map: Memo<Option<ClassMap>>,
    /// The class that the person chose.
    chosen: RwSignal<Option<usize>>,
) -> impl IntoView {
    let opacity = RwSignal::new(OPACITY);
    let of = move |what: fn(&ClassMap) -> String| map.read().as_ref().map(what);
    let classes = Memo::new(move |_| classes(engine));
    let option = move |(class, name, lang): (usize, String, Option<&'static str>)| {
        let is_shown = move || map.read().as_ref().is_some_and(|map| map.class == class);
        view! { <option value=class lang=lang prop:selected=is_shown>{name}</option> }
    };
    let (picture, cells, colors) = (NodeRef::<Canvas>::new(), NodeRef::<Canvas>::new(), NodeRef::<Canvas>::new());
    Effect::new(move |_| {
        let shown = engine.shown.read();
        let canvas = picture.get();
        canvas.zip(shown.as_ref()).and_then(|(canvas, shown)| network_pixels::draw(&canvas, shown))
    });
    Effect::new(move |_| {
        let map = map.read();
        let (canvas, map) = cells.get().zip(map.as_ref())?;
        show_pixels(&canvas, &pixels(&map.values, map.greatest), map.side)
    });
    Effect::new(move |_| show_pixels(&colors.get()?, &scale(SCALE), SCALE.into()));
    let values = move || {
        let values = |map: &ClassMap| map.values.iter().map(f32::to_string).collect::<Vec<_>>().join(",");
        map.read().as_ref().map(values)
    };
    view! {
        <div class="activation-choice">
            <label for="activation-class">{say(text::CLASS)}</label>
            <select
                id="activation-class"
                data-testid="activation-class"
                on:change=move |event| chosen.set(event_target_value(&event).parse().ok())
            >
                {move || classes.get().into_iter().map(option).collect_view()}
            </select>
            <label for="activation-opacity">{say(text::OPACITY)}</label>
            <input
                type="range"
                id="activation-opacity"
                data-testid="activation-opacity"
                min="0"
                max="100"
                step="5"
                prop:value=move || opacity.get()
                aria-valuetext=move || format!("{}%", opacity.get())
                on:input=move |event| opacity.set(event_target_value(&event).parse().unwrap_or(OPACITY))
            />
        </div>
        <figure
            class="activation"
            class:old=move || engine.pending.read().is_some()
            data-testid="activation-map"
            data-class=move || of(|map| map.class.to_string())
            data-grid=move || of(|map| map.side.to_string())
            data-logit=move || of(|map| map.logit.to_string())
            data-bias=move || of(|map| map.bias.to_string())
            data-values=values
        >
            <div class="activation-picture">
                <canvas aria-hidden="true" node_ref=picture></canvas>
                <canvas
                    data-testid="activation-cells"
                    role="img"
                    aria-label=move || of(ClassMap::words)
                    style:opacity=move || (f32::from(opacity.get()) / 100.0).to_string()
                    node_ref=cells
                ></canvas>
            </div>
            <canvas
                class="activation-scale"
                role="img"
                aria-label=move || of(|map| say_with(text::SCALE, &[("greatest", &number(map.greatest))]))
                node_ref=colors
            ></canvas>
            <figcaption class="stack-tight">
                <p>{move || of(|map| say_with(text::GRID, &[("side", &map.side)]))}</p>
                <p data-testid="activation-words">{move || of(ClassMap::words)}</p>
                <p data-testid="activation-legend">{move || of(ClassMap::legend)}</p>
                <p data-testid="activation-sum">{move || of(ClassMap::sum)}</p>
                <p>{say(text::ABOUT)}</p>
            </figcaption>
        </figure>
    }
}

/// The classes that have maps, with the language of their names, where it is known.
fn classes(engine: Engine) -> Vec<(usize, String, Option<&'static str>)> {
    let shown = engine.shown.read();
    let Some(shown) = shown.as_ref() else { return Vec::new() };
    let names = engine.class_names(&shown.classified);
    let maps = shown.classified.activation_maps.iter().flat_map(|maps| &maps.maps);
    maps.map(|map| (map.class, speak(&names.name(map.class)), names.lang())).collect()
}
