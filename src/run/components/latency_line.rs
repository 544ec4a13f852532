//! How long the network takes here: as expected of the one on the sliders, and as measured.

use crate::browser::after_paint::when_calm;
use crate::language::say;
use crate::run::engine::Engine;
use leptos::prelude::*;
use texts::answer as text;
use texts::format;
use wire::protocol::Backend;

/// Both times, and the button that measures once more.
#[component]
pub fn LatencyLine(
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    let latency = move || engine.shown.read().as_ref().map(|shown| shown.classified.latency_millis);
    let backend = move || match engine.shown.read().as_ref().and_then(|shown| shown.backend) {
        Some(Backend::WebGpu) => "WebGPU",
        Some(Backend::Cpu) | None => "CPU",
    };
    let network = when_calm(Memo::new(move |_| engine.network_on_page()));
    let expected = Memo::new(move |_| engine.expected_millis(&network.read()));
    view! {
        <div class="latency-line">
            <dl>
                {move || {
                    latency().map(|millis| {
                        view! {
                            <div class="latency">
                                <dt>{say(text::THIS_RUN)} " · " {backend}</dt>
                                <dd data-testid="latency" data-value=millis.to_string()>{format::duration(millis)}</dd>
                            </div>
                        }
                    })
                }}
                {move || {
                    expected.get().map(|millis| {
                        view! {
                            <div>
                                <dt>{say(text::EXPECTED)}</dt>
                                <dd data-testid="latency-estimate" data-value=millis.to_string()>{format::duration(millis)}</dd>
                            </div>
                        }
                    })
                }}
            </dl>
            <Show when=move || engine.can_run_again()>
                <button type="button" class="button quiet" data-testid="run-again" on:click=move |_| engine.run_again()>
                    {say(text::AGAIN)}
                </button>
            </Show>
        </div>
    }
}
