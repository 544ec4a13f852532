//! The picker for a weights file.

use leptos::html::Input;

use crate::language::{say, speak};
use crate::run::engine::Engine;
use leptos::prelude::*;
use texts::own_weights as text;
use wire::protocol::ErrorKind;

/// A weights file from the person's device.
#[component]
pub fn WeightsInput(
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let choose = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let file = input.files().and_then(|files| files.get(0));
        // So that the same file can be chosen again.
        input.set_value("");
        if let Some(file) = file {
            engine.choose_weights(file.name(), file.into());
        }
    };
    // What is wrong is said beside the answer as well, which may be far above, and there for the ear.
    let refused = move || {
        let error = engine.error().filter(|error| error.kind == ErrorKind::WeightsFile)?;
        Some(view! { <p class="problem" data-testid="weights-refused">{speak(&error.message)}</p> })
    };
    view! {
        <div class="weights-input stack-tight">
            <input
                class="visually-hidden"
                type="file"
                accept=".safetensors,.pth,.pt,.bin,.ckpt,.pth.tar,.tar"
                id="weights-input"
                data-testid="weights-input"
                aria-describedby="weights-privacy"
                node_ref=input
                on:change=choose
            />
            <label class="drop-label" for="weights-input">
                <span class="drop-icon" aria-hidden="true"></span>
                <span><b>{say(text::CHOOSE)}</b> <span class="drop-hint">{say(text::CHOOSE_KIND)}</span></span>
            </label>
            {refused}
            <p class="hint" id="weights-privacy">{say(text::PRIVACY)}</p>
        </div>
    }
}
