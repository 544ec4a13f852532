//! The check that the loaded network computes what it should on this device.

use super::network_in_use::name as name_of_network;
use crate::browser::clipboard;
use crate::language::{say, say_with};
use crate::run::engine::Engine;
use leptos::prelude::*;
use texts::{Language, answer as text};
use wire::protocol::{Reference, SelfCheck};

/// How the loaded network was checked, in a word; the details one click away, as a report to copy.
#[component]
pub fn SelfCheckBadge(
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    let self_check =
        Memo::new(move |_| engine.read(|supervisor| supervisor.built().map(|built| built.self_check.clone())));
    let agreement = move || match &*self_check.read() {
        Some(SelfCheck::Compared { agreement, .. }) => Some(*agreement),
        _ => None,
    };
    let is_half = Memo::new(move |_| engine.read(|supervisor| supervisor.built().is_some_and(|built| built.is_half)));
    let report = Memo::new(move |_| {
        engine
            .read(|supervisor| {
                let name = name_of_network(&supervisor.built()?.network).words(Language::English);
                supervisor.report(&name)
            })
            .unwrap_or_default()
    });
    let message = RwSignal::new("");
    let copy = move |_| {
        let report = report.get_untracked();
        wasm_bindgen_futures::spawn_local(async move {
            let is_copied = clipboard::write(&report).await.is_some();
            message.set(say(if is_copied { text::COPIED } else { text::NOT_COPIED }));
        });
    };
    view! {
        <Show when=move || self_check.read().is_some()>
            <details
                class="self-check"
                data-testid="proof"
                data-kind=move || self_check.read().as_ref().map(SelfCheck::slug)
                data-precision=move || if is_half.get() { "half" } else { "full" }
                data-error=move || agreement().map(|agreement| agreement.relative_error.to_string())
                data-difference=move || agreement().map(|agreement| agreement.greatest_difference.to_string())
                data-in-common=move || agreement().map(|agreement| agreement.top_in_common)
            >
                <summary data-testid="proof-summary">{move || self_check.read().as_ref().map(words)}</summary>
                <div class="stack-tight">
                    <Show when=move || is_half.get()>
                        <p class="hint">{say(text::HALF)}</p>
                    </Show>
                    <pre class="report" data-testid="proof-report" lang=Language::English.slug() tabindex="0">{move || report.get()}</pre>
                    <button type="button" class="button quiet" data-testid="proof-copy" on:click=copy>
                        {say(text::COPY)}
                    </button>
                    <p class="hint" role="status" data-testid="proof-said">{move || message.get()}</p>
                </div>
            </details>
        </Show>
    }
}

/// The self-check in a sentence.
fn words(self_check: &SelfCheck) -> String {
    let plain = match self_check {
        SelfCheck::Compared { reference, agreement, .. } => {
            let reference = match reference {
                Reference::PyTorch => "PyTorch",
                Reference::Cpu => say(text::THE_CPU),
            };
            let [error, difference] =
                [agreement.relative_error, agreement.greatest_difference].map(|value| format!("{value:.0e}"));
            return say_with(
                text::COMPARED,
                &[
                    ("against", &reference),
                    ("error", &error),
                    ("difference", &difference),
                    ("common", &agreement.top_in_common),
                    ("top", &agreement.top_compared),
                ],
            );
        }
        SelfCheck::IsReference => text::IS_REFERENCE,
        SelfCheck::Skipped => text::LEFT_OUT,
        SelfCheck::NotApplicable => text::NOTHING,
    };
    say(plain).to_owned()
}
