//! A grown network: what it grew from, how much of it is copied, and the resolution that it runs at.

use crate::language::{say, say_with};
use crate::run::engine::Engine;
use leptos::prelude::*;
use model::scaling::ScalingInput;
use texts::format;
use texts::{Text, network as text};
use weights::SettingWeights;
use weights::manifest::Manifest;
use wire::protocol::{FoundNetwork, GrownAt, NetworkRequest};

/// What growth makes of the setting.
#[derive(Clone, PartialEq)]
enum Growth {
    /// Nothing: it has weights of its own, or those of a file, or nothing trained fits into it.
    None,
    Grown {
        /// The parent's name.
        parent: String,
        parent_px: u32,
        own_px: u64,
        /// The part of the parameters that stands in blocks of the parent, 0 to 1.
        copied: f64,
    },
}

/// The panel; empty for a network that did not grow.
#[component]
pub fn GrowthPanel(
    /// The engine.
    engine: Engine,
    /// The network of the page, once it has followed the sliders.
    network: ReadSignal<NetworkRequest>,
) -> impl IntoView {
    let growth = Memo::new(move |_| match &*network.read() {
        NetworkRequest::Setting { scaling, .. } => growth(scaling),
        network @ NetworkRequest::GrownFile { name, scaling, .. } => {
            engine.parent_file(network).map_or(Growth::None, |found| growth_of_file(name, &found, scaling))
        }
        NetworkRequest::File { .. } => Growth::None,
    });
    move || match growth.get() {
        Growth::None => ().into_any(),
        Growth::Grown { parent, parent_px, own_px, copied } => {
            let name = parent.clone();
            let words = move || {
                let (words, px) = match engine.grown_at.get() {
                    GrownAt::Own => (text::AT_OWN, own_px),
                    GrownAt::Parent => (text::AT_PARENT, parent_px.into()),
                };
                say_with(words, &[("parent", &name), ("px", &px)])
            };
            let share = say_with(text::GROWN_SHARE, &[("parent", &parent), ("percent", &format::percent(copied))]);
            view! {
                <p class="hint" data-testid="growth-share" data-value=copied.to_string()>{share}</p>
                <fieldset
                    class="choice stack-tight"
                    data-testid="growth-resolution"
                    data-value=move || engine.grown_at.get().slug()
                >
                    <legend>{say(text::GROWN_RESOLUTION)}</legend>
                    <div class="segments">
                        {resolution(engine, GrownAt::Own, text::OWN_RESOLUTION, own_px)}
                        {resolution(engine, GrownAt::Parent, text::PARENT_RESOLUTION, parent_px.into())}
                    </div>
                </fieldset>
                <p class="hint">{words}</p>
            }
            .into_any()
        }
    }
}

fn growth(setting: &ScalingInput) -> Growth {
    match Manifest::bundled().weights_of(setting) {
        Some(SettingWeights::Trained(_)) | None => Growth::None,
        Some(SettingWeights::Grown(model, plan)) => Growth::Grown {
            parent: model.preset.name().to_owned(),
            parent_px: model.preprocessing.resolution_px,
            own_px: setting.resolution_px(),
            copied: plan.copied_share(),
        },
    }
}

fn growth_of_file(name: &str, found: &FoundNetwork, setting: &ScalingInput) -> Growth {
    found.growth_to(setting).map_or(Growth::None, |plan| Growth::Grown {
        parent: name.to_owned(),
        parent_px: found.answers.preprocessing.resolution_px,
        own_px: setting.resolution_px(),
        copied: plan.copied_share(),
    })
}

/// The button of a resolution.
fn resolution(engine: Engine, at: GrownAt, words: Text, px: u64) -> impl IntoView {
    view! {
        <button
            type="button"
            data-testid=format!("growth-{}", at.slug())
            aria-pressed=move || (engine.grown_at.get() == at).to_string()
            on:click=move |_| engine.grown_at.set(at)
        >
            {say_with(words, &[("px", &px)])}
        </button>
    }
}
