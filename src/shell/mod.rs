//! The whole page: its head and foot, its notices, and how it starts and stops.

mod chunks;
mod components;
mod language;
mod offline;
pub mod panic;
pub mod stray_files;

use crate::browser::elements::by_id;
use crate::language::say;
use crate::share::url_sync;
use language::load;
use texts::catalog;

/// Shows the page in the element `#app`, or says in plain HTML why that is impossible.
pub fn run() {
    panic::install();
    let language = url_sync::read().state.language;
    if catalog::is_loaded(language) {
        show();
    } else {
        wasm_bindgen_futures::spawn_local(async move {
            // Without its words the page is there in English, and says so.
            load(language).await;
            show();
        });
    }
}

fn show() {
    match by_id("app") {
        Some(root) => {
            leptos::mount::mount_to(root, components::app::App).forget();
            // The style sheet does the same before the first paint, but it may be missing.
            if let Some(loading) = by_id("loading") {
                loading.set_hidden(true);
            }
        }
        None => panic::show(say(texts::stopped::NO_PLACE)),
    }
}
