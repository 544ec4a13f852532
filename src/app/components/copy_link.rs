//! The button that copies the page's state as a link.

use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::app::url_sync;
use crate::share_link::PageState;

/// Copies the address of the present state, and says so.
#[component]
pub fn CopyLink(
    /// What the link carries.
    state: Memo<PageState>,
) -> impl IntoView {
    let said = RwSignal::new("");
    let copy = move |_| {
        let Some(address) = url_sync::address(&state.get_untracked()) else { return };
        wasm_bindgen_futures::spawn_local(async move {
            said.set(match write(&address).await {
                Some(()) => "Link copied.",
                None => "The browser does not allow copying; the address bar holds the same link.",
            });
        });
    };
    view! {
        <div class="copy-link">
            <button type="button" class="button quiet" data-testid="copy-link" on:click=copy>"Copy link"</button>
            <p class="copy-said" role="status">{said}</p>
        </div>
    }
}

/// Writes to the clipboard; `None` when there is none or it is refused.
async fn write(text: &str) -> Option<()> {
    let navigator = web_sys::window()?.navigator();
    // Pages without https have no clipboard, which the binding does not tell.
    if js_sys::Reflect::get(&navigator, &"clipboard".into()).ok()?.is_undefined() {
        return None;
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.ok().map(|_| ())
}
