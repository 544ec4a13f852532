//! The button that tries other input sizes.

use crate::language::say;
use crate::run::engine::Engine;
use crate::run::size_sweep::controller::{SizeSweep, SweepState};
use leptos::prelude::*;
use texts::size_sweep as text;

/// The button, where an answer means something, and below it what came of it.
#[component]
pub fn SizeSweepAsked(
    /// The engine.
    engine: Engine,
    /// What came of it, whose code comes later.
    results: impl Fn(SizeSweep) -> AnyView + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let sweep = SizeSweep::new(engine);
    let has_answer =
        Memo::new(move |_| engine.shown.read().as_ref().is_some_and(|shown| !shown.classified.predictions.is_empty()));
    let state = Memo::new(move |_| sweep.state(engine));
    let is_running = Memo::new(move |_| state.get() == Some(SweepState::Running));
    let can_start = Memo::new(move |_| engine.to_sweep().is_some());
    let has_results = Memo::new(move |_| state.get().is_some());
    view! {
        <Show when=move || has_answer.get()>
            <div class="stack-tight" data-testid="size-sweep" data-state=move || state.get().map_or("idle", SweepState::slug)>
                <div class="camera-buttons">
                    // It stays where it is: the focus is not lost while the sizes are tried.
                    <button
                        type="button"
                        class="button"
                        data-testid="detective-start"
                        aria-disabled=move || (!can_start.get()).to_string()
                        on:click=move |_| sweep.start(engine)
                    >
                        {say(text::START)}
                    </button>
                    <button
                        type="button"
                        class="button quiet"
                        data-testid="size-sweep-cancel"
                        hidden=move || !is_running.get()
                        on:click=move |_| sweep.cancel(engine)
                    >
                        {say(text::CANCEL)}
                    </button>
                </div>
                {move || has_results.get().then(|| results(sweep))}
            </div>
        </Show>
    }
}
