//! The button that copies the page's state as a link.

use crate::browser::clipboard;
use crate::language::say;
use crate::link::PageState;
use crate::share::url_sync;
use leptos::prelude::*;
use texts::link;

/// Copies the address of the present state, and says so.
#[component]
pub fn CopyLink(
    /// What the link carries.
    state: Memo<PageState>,
) -> impl IntoView {
    let message = RwSignal::new("");
    let copy = move |_| {
        let Some(address) = url_sync::address(&state.get_untracked()) else { return };
        wasm_bindgen_futures::spawn_local(async move {
            message.set(match clipboard::write(&address).await {
                Some(()) => say(link::COPIED),
                None => say(link::COPY_REFUSED),
            });
        });
    };
    view! {
        <div class="copy-link">
            <button type="button" class="button quiet" data-testid="copy-link" on:click=copy>{say(link::COPY)}</button>
            <p class="copy-said" role="status">{move || message.get()}</p>
        </div>
    }
}
