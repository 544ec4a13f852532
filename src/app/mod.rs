//! The page: Leptos, compiled to WebAssembly, without any of burn.
//!
//! One direction: sliders and link write [`state::Setting`]'s one signal, memos derive the rest, strings are made at
//! the leaf. Effects leave the reactive world only at its edges: the address bar, a canvas and a video. The worker is
//! reached through [`engine::Engine`] alone.

mod after_paint;
mod camera;
mod camera_loop;
mod clipboard;
mod clock;
mod comparison;
mod components;
mod download;
mod engine;
mod knob_highlight;
mod language;
mod lazy_details;
mod lesson;
mod local_storage;
mod locked_input;
mod object_url;
mod panic;
mod paste;
mod samples;
mod state;
mod storage;
mod stray_files;
mod url_sync;
mod video_frame;
mod worker_client;

/// Shows the page in the element `#app`, or says in plain HTML why that is impossible.
pub fn run() {
    panic::install();
    match panic::element("app") {
        Some(root) => {
            leptos::mount::mount_to(root, components::App).forget();
            // The style sheet does the same before the first paint, but it may be missing.
            if let Some(loading) = panic::element("loading") {
                loading.set_hidden(true);
            }
        }
        None => panic::show(language::say(crate::text::stopped::NO_PLACE)),
    }
}
