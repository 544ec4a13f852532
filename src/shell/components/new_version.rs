//! The offer of a new version of the page.

use crate::language::say;
use crate::shell::offline::Offline;
use leptos::prelude::*;
use texts::offline as text;

/// One line with a button, once a new version is there; nothing changes before the person chooses it.
#[component]
pub fn NewVersion(
    /// What of the page is kept.
    offline: Offline,
) -> impl IntoView {
    view! {
        <div role="status">
            <Show when=move || offline.has_new_version()>
                <div class="notice" data-testid="new-version">
                    <p>{say(text::NEW_VERSION)}</p>
                    <div class="notice-actions">
                        <button
                            type="button"
                            class="button"
                            data-testid="new-version-open"
                            on:click=move |_| offline.take_new_version()
                        >
                            {say(text::TAKE_IT)}
                        </button>
                        <button
                            type="button"
                            class="button quiet"
                            data-testid="new-version-later"
                            on:click=move |_| offline.put_off()
                        >
                            {say(text::LATER)}
                        </button>
                    </div>
                </div>
            </Show>
        </div>
    }
}
