//! Where the network runs: what was asked, and what came of it.

use leptos::prelude::*;

use crate::app::engine::Engine;
use crate::protocol::Backend;
use crate::share_link::BackendChoice;

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
    let in_use =
        Memo::new(move |_| engine.of(|s| (s.backend(), s.adapter().map(str::to_owned), s.reason().map(str::to_owned))));
    view! {
        <section class="card" aria-labelledby="backend-title">
            <h3 id="backend-title">"Where it runs"</h3>
            <fieldset class="choice stack-tight">
                <legend class="visually-hidden">"Backend"</legend>
                <div class="segments">{buttons.collect_view()}</div>
            </fieldset>
            <p class="hint" data-testid="backend" data-value=move || in_use.read().0.map(Backend::slug)>
                {move || {
                    let (backend, adapter, reason) = in_use.get();
                    sentence(backend, adapter.as_deref(), reason.as_deref(), engine.backend_choice.get())
                }}
            </p>
        </section>
    }
}

fn name(choice: BackendChoice) -> &'static str {
    match choice {
        BackendChoice::Auto => "Automatic",
        BackendChoice::WebGpu => "WebGPU",
        BackendChoice::Cpu => "CPU",
    }
}

fn sentence(backend: Option<Backend>, adapter: Option<&str>, reason: Option<&str>, choice: BackendChoice) -> String {
    let running = match (backend, adapter) {
        (None, _) => {
            return match choice {
                BackendChoice::Auto => "WebGPU on a graphics processor where there is one, else the CPU.".to_owned(),
                BackendChoice::WebGpu => "WebGPU on whatever adapter the browser has, software too.".to_owned(),
                BackendChoice::Cpu => "One CPU thread, with 128-bit SIMD.".to_owned(),
            };
        }
        (Some(Backend::WebGpu), Some(adapter)) => format!("Runs on WebGPU: {adapter}."),
        (Some(Backend::WebGpu), None) => "Runs on WebGPU.".to_owned(),
        (Some(Backend::Cpu), _) => "Runs on the CPU, with SIMD.".to_owned(),
    };
    match reason {
        Some(reason) => format!("{running} Why: {}.", reason.trim_end_matches('.')),
        None => running,
    }
}
