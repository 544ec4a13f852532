//! Where the network runs: what was asked, and what came of it.

use super::backend_times::BackendTimesLine;
use crate::language::{say, speak};
use crate::link::BackendChoice;
use crate::run::engine::Engine;
use leptos::prelude::*;
use texts::{Message, network as text};
use wire::protocol::Backend;

/// The choice of backend, and the backend in use.
#[component]
pub fn BackendChoicePanel(
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    let buttons = BackendChoice::ALL.map(|choice| {
        view! {
            <button
                type="button"
                data-testid=format!("backend-{}", choice.slug())
                aria-pressed=move || (engine.backend_choice.get() == choice).to_string()
                on:click=move |_| engine.choose_backend(choice)
            >
                {name(choice)}
            </button>
        }
    });
    let in_use = Memo::new(move |_| engine.read(|s| (s.backend(), s.adapter().cloned(), s.reason().cloned())));
    view! {
        <section class="card" aria-labelledby="backend-title">
            <h3 id="backend-title">{say(text::BACKEND_TITLE)}</h3>
            <fieldset class="choice stack-tight">
                <legend class="visually-hidden">{say(text::BACKEND)}</legend>
                <div class="segments">{buttons.collect_view()}</div>
            </fieldset>
            <p class="hint" data-testid="backend" data-value=move || in_use.read().0.map(Backend::slug)>
                {move || {
                    let (backend, adapter, reason) = in_use.get();
                    sentence(backend, adapter, reason, engine.backend_choice.get())
                }}
            </p>
            <BackendTimesLine engine />
        </section>
    }
}

fn name(choice: BackendChoice) -> &'static str {
    match choice {
        BackendChoice::Auto => say(text::AUTOMATIC),
        BackendChoice::WebGpu => "WebGPU",
        BackendChoice::Cpu => "CPU",
    }
}

fn sentence(
    backend: Option<Backend>,
    adapter: Option<Message>,
    reason: Option<Message>,
    choice: BackendChoice,
) -> String {
    let running = match (backend, adapter) {
        (None, _) => {
            let planned = match choice {
                BackendChoice::Auto => text::WILL_CHOOSE,
                BackendChoice::WebGpu => text::WILL_USE_WEBGPU,
                BackendChoice::Cpu => text::WILL_USE_CPU,
            };
            return say(planned).to_owned();
        }
        (Some(Backend::WebGpu), Some(adapter)) => Message::new(text::ON_ADAPTER).with_message("adapter", adapter),
        (Some(Backend::WebGpu), None) => Message::new(text::ON_WEBGPU),
        (Some(Backend::Cpu), _) => Message::new(text::ON_CPU),
    };
    let all = match reason {
        Some(reason) => Message::new(text::WHY).with_message("running", running).with_message("reason", reason),
        None => running,
    };
    speak(&all)
}
