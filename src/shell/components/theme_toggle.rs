//! The switch between light and dark.

use gloo_events::EventListener;
use web_sys::MediaQueryList;

use crate::browser::local_storage;
use crate::language::say;
use leptos::prelude::*;
use texts::header;

/// Where the choice is kept; `page-check.js` reads it before the first paint.
const KEY: &str = "theme";

/// Light or dark; follows the system until the person chooses.
#[component]
pub fn ThemeToggle() -> impl IntoView {
    let is_dark = RwSignal::new(stored_or_system());
    follow_system(is_dark);
    let toggle = move |_| {
        let dark = !is_dark.get_untracked();
        is_dark.set(dark);
        apply(if dark { "dark" } else { "light" });
    };
    view! {
        <button
            type="button"
            class="button quiet theme-toggle"
            data-testid="theme"
            aria-pressed=move || is_dark.get().to_string()
            on:click=toggle
        >
            <span class="theme-icon" aria-hidden="true"></span>
            {say(header::DARK)}
        </button>
    }
}

fn stored_or_system() -> bool {
    match local_storage::get(KEY).as_deref() {
        Some("dark") => true,
        Some("light") => false,
        _ => system_is_dark().is_some_and(|media| media.matches()),
    }
}

/// The system may turn dark in the evening; a stored choice outlasts that.
fn follow_system(is_dark: RwSignal<bool>) {
    let Some(media) = system_is_dark() else { return };
    // Held for as long as the switch stands.
    StoredValue::new_local(EventListener::new(&media, "change", move |_| is_dark.set(stored_or_system())));
}

fn system_is_dark() -> Option<MediaQueryList> {
    web_sys::window()?.match_media("(prefers-color-scheme: dark)").ok().flatten()
}

fn apply(theme: &str) {
    let Some(window) = web_sys::window() else { return };
    if let Some(root) = window.document().and_then(|document| document.document_element()) {
        // Neither fails for a plain word; without storage the choice lasts as long as the page.
        let _ = root.set_attribute("data-theme", theme);
    }
    local_storage::set(KEY, Some(theme));
}
