//! What has to be known of the engine without a look into the rooms: a backend that was given up, weights that could not be
//! kept.

use crate::language::speak;
use crate::link::BackendChoice;
use crate::run::engine::Engine;
use leptos::prelude::*;
use texts::{Message, network as text};
use weights::manifest::Manifest;
use wire::protocol::{Backend, WeightsOrigin};

/// A line for each, and none while all is as it was wanted.
#[component]
pub fn EngineNotes(
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    let backend = move || {
        let is_given_up = engine.backend_choice.get() == BackendChoice::WebGpu;
        let reason = engine.read(|s| s.reason().cloned().filter(|_| s.backend() == Some(Backend::Cpu)));
        let reason = reason.filter(|_| is_given_up)?;
        let running = Message::new(text::ON_CPU);
        Some(Message::new(text::WHY).with_message("running", running).with_message("reason", reason))
    };
    let weights = move || {
        engine.read(|supervisor| {
            let built = supervisor.built()?;
            let Some(WeightsOrigin::Network { not_kept: Some(reason) }) = &built.origin else { return None };
            let name = built.model.as_ref().and_then(|id| Manifest::bundled().model(id)).map_or("", |model| model.name);
            Some(Message::new(text::NOT_KEPT).with("name", &name).with_message("reason", Message::clone(reason)))
        })
    };
    let notes = Memo::new(move |_| [backend(), weights()].into_iter().flatten().collect::<Vec<_>>());
    view! {
        <div class="stack-tight" role="status" data-testid="engine-notes">
            {move || notes.get().iter().map(|note| view! { <p class="hint">{speak(note)}</p> }).collect_view()}
        </div>
    }
}
