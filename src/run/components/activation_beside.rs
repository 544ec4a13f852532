//! Class activation maps of several networks, with the same place marked in each.

use std::rc::Rc;

use leptos::html::Canvas;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, KeyboardEvent, PointerEvent};

use super::network_in_use::name as name_of_network;
use super::network_pixels;
use crate::browser::canvas::show_pixels;
use crate::language::{say, say_with, speak};
use crate::link::RunChoice;
use crate::run::activation_beside::MapsBeside;
use crate::run::activation_map::{Place, greatest, pixels, share, step_of, third_of};
use crate::run::engine::{Engine, Shown};
use leptos::prelude::*;
use model::scaling::ScalingInput;
use texts::activation_map as text;
use texts::format;
use wire::protocol::NetworkRequest;

/// The networks to add, and the maps of all.
#[component]
pub fn ActivationBeside(
    /// The engine.
    engine: Engine,
    /// The class that the person chose.
    chosen: RwSignal<Option<usize>>,
) -> impl IntoView {
    let maps = MapsBeside::new();
    // What the arrow keys came to, for the ear; a pointer moves too fast for it.
    let heard = RwSignal::new(String::new());
    let state = move || {
        let running = maps.running.read();
        let without = maps.without.read();
        let said = |text, network: &NetworkRequest| say_with(text, &[("network", &speak(&name_of_network(network)))]);
        let running = running.as_ref().map(|network| said(text::BESIDE_RUNNING, network));
        running.or_else(|| without.as_ref().map(|network| said(text::BESIDE_NONE, network)))
    };
    let has_picture = Memo::new(move |_| engine.can_run_again());
    let panels = move || {
        let shown = maps.of(engine);
        (shown.len() > 1).then(|| {
            let panel = |shown| view! { <MapPanel engine maps chosen heard shown /> };
            shown.into_iter().map(panel).collect_view()
        })
    };
    view! {
        // A frame of the camera is gone before another network could read it.
        <Show when=move || has_picture.get()>
            <section class="stack-tight" aria-labelledby="maps-beside-title" data-testid="maps-beside">
                <h4 id="maps-beside-title">{say(text::BESIDE)}</h4>
                <p class="hint">{say(text::BESIDE_ABOUT)}</p>
                <div class="segments" role="group" aria-label=say(text::BESIDE_NETWORKS)>
                    {move || choices(engine).into_iter().map(|choice| button(engine, maps, choice)).collect_view()}
                </div>
                <p class="hint" role="status" data-testid="maps-state">{state}</p>
                <div class="maps-grid">{panels}</div>
                <p class="visually-hidden" role="status" data-testid="maps-heard">{heard}</p>
            </section>
        </Show>
    }
}

/// A network that can be added: its word in `data-network`, its name, and what is asked for.
type Choice = (&'static str, String, NetworkRequest);

/// The bundled networks, the sliders', and the person's file where there is one; tracked.
fn choices(engine: Engine) -> Vec<Choice> {
    let bundled = RunChoice::BUNDLED.map(|preset| {
        (preset.slug(), preset.name().to_owned(), NetworkRequest::setting(ScalingInput::published(preset)))
    });
    let mut found = Vec::from(bundled);
    let is_known =
        |network: &NetworkRequest, found: &[Choice]| found.iter().any(|(.., of)| of.is_same_network(network));
    let setting = engine.network_on_page();
    if setting.file_number().is_none() && !is_known(&setting, &found) {
        found.push(("setting", say(text::BESIDE_SETTING).to_owned(), setting));
    }
    if engine.has_file()
        && let Some(own) = engine.file_request()
    {
        found.push(("custom", say(text::BESIDE_OWN).to_owned(), own));
    }
    found
}

fn button(engine: Engine, maps: MapsBeside, (slug, name, network): Choice) -> impl IntoView {
    let is_there = {
        let network = network.clone();
        move || maps.of(engine).iter().any(|shown| shown.classified.network.is_same_network(&network))
    };
    // The answer on the page is always there.
    let is_own = {
        let network = network.clone();
        move || engine.shown.read().as_ref().is_some_and(|shown| shown.classified.network.is_same_network(&network))
    };
    let can_press = {
        let is_there = is_there.clone();
        move || !is_own() && maps.running.read().is_none() && (is_there() || engine.to_sweep().is_some())
    };
    let disabled = can_press.clone();
    view! {
        <button
            type="button"
            data-testid="maps-network"
            data-network=slug
            aria-pressed=move || is_there().to_string()
            aria-disabled=move || (!disabled()).to_string()
            on:click=move |_| {
                if untrack(&can_press) {
                    maps.toggle(engine, network.clone());
                }
            }
        >
            {name}
        </button>
    }
}

/// A network's map of a class: the chosen one where it is among the five best of that network, else its best.
#[derive(Clone)]
struct PanelMap {
    name: String,
    class: usize,
    class_name: String,
    probability: f32,
    side: u32,
    values: Vec<f32>,
    greatest: f32,
}

impl PanelMap {
    fn of(engine: Engine, shown: &Shown, chosen: Option<usize>) -> Option<Self> {
        let classified = &shown.classified;
        let maps = classified.activation_maps.as_ref()?;
        // The classes of other lists have other meanings.
        let chosen = chosen.filter(|_| !classified.labels.is_empty());
        let of_chosen = chosen.and_then(|class| maps.maps.iter().find(|map| map.class == class));
        let map = of_chosen.or_else(|| maps.maps.first())?;
        let prediction = classified.predictions.iter().find(|prediction| prediction.index == map.class)?;
        Some(Self {
            name: speak(&name_of_network(&classified.network)),
            class: map.class,
            class_name: speak(&engine.class_names(classified).name(map.class)),
            probability: prediction.probability,
            side: maps.side,
            values: map.values.clone(),
            greatest: greatest(maps),
        })
    }

    fn words(&self) -> String {
        let probability = format::percent(self.probability.into());
        let values: [(&str, &dyn std::fmt::Display); 4] =
            [("network", &self.name), ("side", &self.side), ("name", &self.class_name), ("probability", &probability)];
        say_with(text::BESIDE_OF, &values)
    }

    fn share_at(&self, place: Place) -> f64 {
        share(&self.values, place.cell(self.side))
    }
}

/// One network's map, which marks the place and is moved over.
#[component]
fn MapPanel(
    /// The engine.
    engine: Engine,
    /// All maps.
    maps: MapsBeside,
    /// The class that the person chose.
    chosen: RwSignal<Option<usize>>,
    /// What is heard of a move.
    heard: RwSignal<String>,
    /// The network's answer.
    shown: Rc<Shown>,
) -> impl IntoView {
    let (picture, cells) = (NodeRef::<Canvas>::new(), NodeRef::<Canvas>::new());
    let shown = StoredValue::new_local(shown);
    let map = Signal::derive_local(move || shown.with_value(|shown| PanelMap::of(engine, shown, chosen.get())));
    Effect::new(move |_| shown.with_value(|shown| network_pixels::draw(&picture.get()?, shown)));
    Effect::new(move |_| {
        let map = map.get()?;
        show_pixels(&cells.get()?, &pixels(&map.values, map.greatest), map.side)
    });
    let of = move |what: fn(&PanelMap) -> String| map.get().as_ref().map(what);
    let here = move || map.get().zip(maps.place.get());
    let side = move || map.get().map_or(1, |map| map.side);
    // The cell of this map that the place lies in.
    let mark = move || {
        here().map(|(map, place)| {
            let (cell, side) = (place.cell(map.side), map.side as usize);
            let percent = |cells: usize| format!("{}%", 100.0 * float(cells) / float(side));
            view! {
                <span
                    class="maps-mark"
                    style:left=percent(cell % side)
                    style:top=percent(cell / side)
                    style:inline-size=percent(1)
                    style:block-size=percent(1)
                ></span>
            }
        })
    };
    let point = move |event: PointerEvent| {
        let target = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(target) = target else { return };
        let part = |at: i32, length: i32| (f64::from(at) / f64::from(length.max(1))).clamp(0.0, 1.0);
        let place = Place {
            x: part(event.offset_x(), target.client_width()),
            y: part(event.offset_y(), target.client_height()),
        };
        maps.place.set(Some(place));
    };
    let press = move |event: KeyboardEvent| {
        let Some(step) = step_of(&event.key()) else { return };
        event.prevent_default();
        let side = untrack(side);
        let from = maps.place.get_untracked();
        // The first press marks the middle.
        let place = from.map_or(Place { x: 0.5, y: 0.5 }, |place| place.moved(step, side));
        maps.place.set(Some(place));
        heard.set(untrack(|| words_of_all(engine, maps, chosen, place, side)));
    };
    view! {
        <figure
            class="maps-panel"
            data-testid="maps-panel"
            data-network=move || of(|map| map.name.clone())
            data-grid=move || of(|map| map.side.to_string())
            data-class=move || of(|map| map.class.to_string())
            data-cell=move || here().map(|(map, place)| place.cell(map.side).to_string())
            data-share=move || here().map(|(map, place)| map.share_at(place).to_string())
        >
            <div
                class="activation-picture"
                data-testid="maps-picture"
                role="img"
                tabindex="0"
                aria-label=move || of(PanelMap::words)
                on:pointermove=point
                on:pointerdown=point
                on:keydown=press
            >
                <canvas aria-hidden="true" node_ref=picture></canvas>
                <canvas class="maps-cells" aria-hidden="true" node_ref=cells></canvas>
                {mark}
            </div>
            <figcaption class="stack-tight">
                <p>{move || of(PanelMap::words)}</p>
                <p data-testid="maps-share">
                    {move || {
                        here().map(|(map, place)| {
                            say_with(text::BESIDE_SHARE, &[("share", &format::percent(map.share_at(place)))])
                        })
                    }}
                </p>
            </figcaption>
        </figure>
    }
}

/// The place, and the share that it has in every map.
fn words_of_all(engine: Engine, maps: MapsBeside, chosen: RwSignal<Option<usize>>, place: Place, side: u32) -> String {
    let shown = maps.of(engine);
    let found = shown.iter().filter_map(|shown| PanelMap::of(engine, shown, chosen.get()));
    let shares: Vec<String> =
        found.map(|map| format!("{} {}", map.name, format::percent(map.share_at(place)))).collect();
    let third = third_of(place.cell(side), side).map(say).unwrap_or_default();
    format!("{third}: {}", shares.join(", "))
}

#[expect(clippy::cast_precision_loss, reason = "cells of a map")]
fn float(cells: usize) -> f64 {
    cells as f64
}
