//! The button that asks for class activation maps.

use crate::language::say;
use crate::run::engine::Engine;
use leptos::prelude::*;
use texts::activation_map as text;

/// The button, where an answer can have maps, and below it the maps while they are wanted.
#[component]
pub fn ActivationMapsAsked(
    /// The engine.
    engine: Engine,
    /// The maps, whose code comes later.
    maps: impl Fn() -> AnyView + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let can_look = move || engine.can_run_again() || engine.camera.is_in_use();
    let has_answer =
        Memo::new(move |_| engine.shown.read().as_ref().is_some_and(|shown| !shown.classified.predictions.is_empty()));
    let wants = Memo::new(move |_| engine.wants_activation_maps());
    view! {
        <Show when=move || has_answer.get()>
            <div class="stack-tight">
                <button
                    type="button"
                    class="button"
                    data-testid="activation-toggle"
                    aria-pressed=move || wants.get().to_string()
                    disabled=move || !wants.get() && !can_look()
                    on:click=move |_| engine.want_activation_maps(!wants.get_untracked())
                >
                    {say(text::SHOW)}
                </button>
                {move || wants.get().then(maps)}
            </div>
        </Show>
    }
}
