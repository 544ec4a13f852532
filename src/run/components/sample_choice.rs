//! The sample pictures as buttons.

use crate::language::say;
use crate::run::engine::Engine;
use crate::run::samples::{SAMPLES, Sample};
use leptos::prelude::*;
use texts::{Message, picture};

/// One thumbnail a sample picture.
#[component]
pub fn SampleChoice(
    /// The engine.
    engine: Engine,
    /// Emptied, as it speaks of an earlier choice.
    notice: RwSignal<Option<Message>>,
) -> impl IntoView {
    let button = move |sample: &'static Sample| {
        let is_chosen = move || engine.chosen().and_then(|picture| picture.sample) == Some(sample);
        let choose = move |_| {
            notice.set(None);
            engine.classify_sample(sample);
        };
        view! {
            <li>
                <button
                    type="button"
                    class="sample"
                    data-testid=format!("sample-{}", sample.name)
                    aria-pressed=move || is_chosen().to_string()
                    on:click=choose
                >
                    <img
                        src=sample.thumbnail_url()
                        alt=say(sample.alt)
                        width="96"
                        height="96"
                        loading="lazy"
                        decoding="async"
                    />
                </button>
            </li>
        }
    };
    view! {
        <h4 id="samples-title">{say(picture::SAMPLES)}</h4>
        <ul class="samples" aria-labelledby="samples-title">{SAMPLES.iter().map(button).collect_view()}</ul>
    }
}
