//! Where no network can grow: the nearest setting that answers, one click away.

use crate::language::speak;
use crate::run::engine::Engine;
use leptos::prelude::*;
use model::scaling::ScalingInput;
use texts::{Message, network as text};
use weights::manifest::Manifest;
use wire::protocol::NetworkRequest;

/// The button of that setting; empty for a person's file.
#[component]
pub fn NearestAnswering(
    /// The engine.
    engine: Engine,
    /// The network that cannot answer.
    network: Memo<Option<NetworkRequest>>,
) -> impl IntoView {
    let nearest = Memo::new(move |_| match network.read().as_ref()? {
        NetworkRequest::Setting { scaling, .. } => Manifest::bundled().nearest_answering(scaling),
        NetworkRequest::File { .. } | NetworkRequest::GrownFile { .. } => None,
    });
    move || nearest.get().map(|setting| button(engine, setting))
}

fn button(engine: Engine, setting: ScalingInput) -> impl IntoView {
    let words = Message::new(text::NEAREST)
        .with("family", &setting.family().name())
        .with_message("setting", setting.to_message());
    view! {
        <button
            type="button"
            class="button"
            data-testid="nearest-answering"
            on:click=move |_| engine.run_other_setting(setting)
        >
            {speak(&words)}
        </button>
    }
}
