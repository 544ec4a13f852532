//! A network that takes long is built only once the person agrees.

use leptos::prelude::*;

use crate::app::engine::Engine;
use crate::format;
use crate::protocol::Estimate;
use crate::supervisor::Supervisor;

/// What the wanted network would take on this device, and the two answers.
#[component]
pub fn BuildQuestion(
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    let question = Memo::new(move |_| engine.of(Supervisor::question));
    move || {
        question.get().map(|estimate| {
            view! {
                <div class="notice" role="alert" data-testid="build-question">
                    <p>{sentence(estimate)}</p>
                    <div class="notice-actions">
                        <button type="button" class="button" data-testid="build-agree" on:click=move |_| engine.agree()>
                            "Build it"
                        </button>
                        <button
                            type="button"
                            class="button quiet"
                            data-testid="build-decline"
                            on:click=move |_| engine.decline()
                        >
                            "Not now"
                        </button>
                    </div>
                </div>
            }
        })
    }
}

fn sentence(estimate: Estimate) -> String {
    format!(
        "By a short measurement on this device, this network takes about {} until it is ready and {} for each picture, \
         and {} of memory. Build it? You can cancel at any time.",
        format::duration(estimate.build_millis),
        format::duration(estimate.run_millis),
        format::memory(estimate.memory_bytes),
    )
}
