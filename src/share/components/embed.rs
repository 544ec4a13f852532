//! The one screen in a frame: the HTML for it, and the line in it that leads to the whole page.

use crate::browser::clipboard;
use crate::language::say;
use crate::link::PageState;
use crate::share::embed::snippet;
use crate::share::url_sync;
use leptos::prelude::*;
use texts::{header, teach};

/// The HTML for someone's page, and a button that copies it.
#[component]
pub fn EmbedSnippet(
    /// The page that the frame shows.
    state: Memo<PageState>,
) -> impl IntoView {
    let html = Memo::new(move |_| {
        let address = url_sync::embed_address(&state.read()).unwrap_or_default();
        snippet(&address, say(header::TITLE))
    });
    let message = RwSignal::new("");
    let copy = move |_| {
        let html = html.get_untracked();
        wasm_bindgen_futures::spawn_local(async move {
            let is_copied = clipboard::write(&html).await.is_some();
            message.set(say(if is_copied { teach::EMBED_COPIED } else { teach::EMBED_REFUSED }));
        });
    };
    view! {
        <div class="stack-tight">
            <b>{say(teach::EMBED)}</b>
            <p class="hint">{say(teach::EMBED_HOW)}</p>
            <textarea
                class="class-address"
                rows="4"
                readonly
                data-testid="class-embed"
                aria-label=say(teach::EMBED_HTML)
                prop:value=move || html.get()
            ></textarea>
            <div class="class-actions">
                <button type="button" class="button quiet" data-testid="class-embed-copy" on:click=copy>
                    {say(teach::EMBED_COPY)}
                </button>
                <p class="copy-said" role="status">{move || message.get()}</p>
            </div>
        </div>
    }
}

/// The line under the one screen in a frame.
#[component]
pub fn WholePage(
    /// The page as it is.
    state: Memo<PageState>,
) -> impl IntoView {
    let address = move || url_sync::address(&state.read()).unwrap_or_default();
    view! {
        <footer class="whole-page">
            <a href=address target="_blank" rel="noopener" data-testid="embed-whole">{say(teach::EMBED_WHOLE)}</a>
        </footer>
    }
}
