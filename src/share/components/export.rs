//! The setting to take away: JSON, and the code that builds its network in timm.

use crate::browser::object_url::ObjectUrl;
use crate::browser::{clipboard, download};
use crate::language::{say, say_with};
use crate::scale::details_input::{DetailsInput, Opened};
use crate::scale::setting::Setting;
use crate::share::export::{json, remark};
use ::export::timm_code;
use leptos::prelude::*;
use texts::format;
use texts::{Text, export};

/// Bytes of a number in timm: 32-bit floating point.
const NUMBER_BYTES: u128 = 4;

/// A part of the page that opens.
#[component]
pub fn Export(
    /// The setting.
    setting: Setting,
    /// The network with its weights, whose code comes later.
    network_file: impl Fn() -> AnyView + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let shown = DetailsInput::new(setting);
    view! {
        <details class="panel" data-testid="export" on:toggle=move |event| shown.toggled(&event)>
            <summary data-testid="export-open">
                <h3>{say(export::TITLE)}</h3>
            </summary>
            <Show when=move || shown.opened.read().is_some()>
                <Exported opened=shown.opened />
                {network_file()}
            </Show>
        </details>
    }
}

#[component]
fn Exported(
    /// The setting, once it has followed.
    opened: ReadSignal<Option<Opened>>,
) -> impl IntoView {
    let code = Memo::new(move |_| opened.get().map(|opened| timm_code(&opened.input)).unwrap_or_default());
    let text = move || {
        let Opened { input, network } = opened.get_untracked()?;
        json(&input, &network?.summary).ok()
    };
    let size = move || {
        let bytes = opened.get()?.network?.summary.total.params.0.saturating_mul(NUMBER_BYTES);
        Some(format::memory(u64::try_from(bytes).unwrap_or(u64::MAX)))
    };

    // Held until the next one, as the browser reads it later.
    let saved = StoredValue::new_local(None::<ObjectUrl>);
    let message = RwSignal::new(String::new());
    let save = move |_| {
        const NAME: &str = "efficientnet-setting.json";
        let Some(text) = text() else { return };
        let address = download::save(&text, "application/json", NAME);
        message.set(download::to_message(address.is_some(), NAME));
        saved.set_value(address);
    };
    let copy = move |copied: Text, refused: Text, text: String| {
        wasm_bindgen_futures::spawn_local(async move {
            let is_copied = clipboard::write(&text).await.is_some();
            message.set(say(if is_copied { copied } else { refused }).to_owned());
        });
    };
    view! {
        <div class="panel-content stack">
            <h4>{say(export::TIMM)}</h4>
            <pre class="code"><code data-testid="export-timm">{move || code.get()}</code></pre>
            <p class="hint">
                {move || opened.get().map(|opened| say(remark(&opened.input)))}
                {move || size().map(|size| format!(" {}", say_with(export::SIZE, &[("size", &size)])))}
            </p>
            <div class="panel-tools">
                <button
                    type="button"
                    class="button"
                    data-testid="export-timm-copy"
                    on:click=move |_| copy(export::CODE_COPIED, export::CODE_REFUSED, code.get_untracked())
                >
                    {say(export::COPY_CODE)}
                </button>
                <button type="button" class="button" data-testid="export-json" on:click=save>
                    {say(export::SAVE_JSON)}
                </button>
                <button
                    type="button"
                    class="button"
                    data-testid="export-json-copy"
                    on:click=move |_| {
                        if let Some(text) = text() {
                            copy(export::JSON_COPIED, export::JSON_REFUSED, text);
                        }
                    }
                >
                    {say(export::COPY_JSON)}
                </button>
                <p class="hint" role="status" data-testid="export-said">{move || message.get()}</p>
            </div>
        </div>
    }
}
