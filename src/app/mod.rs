//! The page: Leptos, compiled to WebAssembly, without any of burn.
//!
//! One direction: sliders and link write [`state::Setting`]'s one signal, memos derive the rest, strings are made at
//! the leaf. Effects leave the reactive world only at its edges: the address bar and a canvas. The worker is
//! reached through [`engine::Engine`] alone.

mod components;
mod engine;
mod object_url;
mod panic;
mod samples;
mod state;
mod url_sync;
mod worker_client;

/// Shows the page in the element `#app`, or says in plain HTML why that is impossible.
pub fn run() {
    panic::install();
    match panic::element("app") {
        Some(root) => leptos::mount::mount_to(root, components::App).forget(),
        None => panic::show("the page has no place to put itself"),
    }
}
