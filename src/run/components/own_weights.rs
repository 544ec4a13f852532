//! The person's own weights: the file, what was found in it, and what it cannot tell.

use super::file_found::FileFound;
use super::file_options::FileOptionsPanel;
use super::label_input::LabelInput;
use super::weights_input::WeightsInput;
use crate::language::say;
use crate::run::engine::Engine;
use leptos::prelude::*;
use texts::own_weights;

/// A weights file in, and what follows from it.
#[component]
pub fn OwnWeights(
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    let found = Memo::new(move |_| engine.found_file());
    view! {
        <section class="card" aria-labelledby="own-title">
            <h3 id="own-title">{say(own_weights::TITLE)}</h3>
            <WeightsInput engine />
            <Show when=move || found.read().is_some()>
                <FileFound found />
                <FileOptionsPanel engine found />
                <LabelInput engine found />
            </Show>
        </section>
    }
}
