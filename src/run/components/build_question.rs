//! A network that takes long is built only once the person agrees.

use crate::language::{say, say_with};
use crate::run::engine::Engine;
use leptos::prelude::*;
use texts::engine as text;
use texts::format;
use wire::protocol::Estimate;
use wire::supervisor::Supervisor;

/// What the wanted network would take on this device, and the two answers.
#[component]
pub fn BuildQuestion(
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    let question = Memo::new(move |_| engine.read(Supervisor::question));
    move || {
        question.get().map(|estimate| {
            view! {
                <div class="notice" role="alert" data-testid="build-question">
                    <p>{sentence(estimate)}</p>
                    <div class="notice-actions">
                        <button type="button" class="button" data-testid="build-agree" on:click=move |_| engine.agree()>
                            {say(text::AGREE)}
                        </button>
                        <button
                            type="button"
                            class="button quiet"
                            data-testid="build-decline"
                            on:click=move |_| engine.decline()
                        >
                            {say(text::DECLINE)}
                        </button>
                    </div>
                </div>
            }
        })
    }
}

fn sentence(estimate: Estimate) -> String {
    let [build, run] = [estimate.build_millis, estimate.run_millis].map(format::duration);
    let memory = format::memory(estimate.memory_bytes);
    say_with(text::QUESTION, &[("build", &build), ("run", &run), ("memory", &memory)])
}
