//! The proof that the loaded network computes what it should on this device.

use leptos::prelude::*;

use super::network_in_use::name as name_of_network;
use crate::app::clipboard;
use crate::app::engine::Engine;
use crate::protocol::{Against, Proof};

/// How the loaded network was checked, in a word; the details one click away, as a report to copy.
#[component]
pub fn ProofBadge(
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    let proof = Memo::new(move |_| engine.of(|supervisor| supervisor.built().map(|built| built.proof.clone())));
    let agreement = move || match &*proof.read() {
        Some(Proof::Compared { agreement, .. }) => Some(*agreement),
        _ => None,
    };
    let report = Memo::new(move |_| {
        engine.of(|supervisor| supervisor.report(&name_of_network(&supervisor.built()?.network))).unwrap_or_default()
    });
    let said = RwSignal::new("");
    let copy = move |_| {
        let report = report.get_untracked();
        wasm_bindgen_futures::spawn_local(async move {
            said.set(match clipboard::write(&report).await {
                Some(()) => "Report copied.",
                None => "The browser does not allow copying; select the text of the report.",
            });
        });
    };
    view! {
        <Show when=move || proof.read().is_some()>
            <details
                class="proof"
                data-testid="proof"
                data-kind=move || proof.read().as_ref().map(Proof::slug)
                data-error=move || agreement().map(|agreement| agreement.relative_error.to_string())
                data-difference=move || agreement().map(|agreement| agreement.greatest_difference.to_string())
                data-in-common=move || agreement().map(|agreement| agreement.top_in_common)
            >
                <summary data-testid="proof-summary">{move || proof.read().as_ref().map(words)}</summary>
                <div class="stack-tight">
                    <pre class="report" data-testid="proof-report" tabindex="0">{report}</pre>
                    <button type="button" class="button quiet" data-testid="proof-copy" on:click=copy>
                        "Copy the report"
                    </button>
                    <p class="hint" role="status" data-testid="proof-said">{said}</p>
                </div>
            </details>
        </Show>
    }
}

/// The proof in a sentence.
fn words(proof: &Proof) -> String {
    match proof {
        Proof::Compared { against, agreement, .. } => {
            let against = match against {
                Against::PyTorch => "PyTorch",
                Against::Cpu => "the CPU",
            };
            format!(
                "Checked on this device: agrees with {against} to a relative error of {:.0e}, greatest difference {:.0e}, \
                 {} of the first {} classes in common.",
                agreement.relative_error,
                agreement.greatest_difference,
                agreement.top_in_common,
                agreement.top_compared
            )
        }
        Proof::IsReference => {
            "Your weights on the CPU: there is nothing to compare them with here; on WebGPU they are compared with this."
                .to_owned()
        }
        Proof::LeftOut { why } => format!("Not checked on this device. {why}"),
        Proof::Nothing => "Not checked: made-up weights have no right answer.".to_owned(),
    }
}
