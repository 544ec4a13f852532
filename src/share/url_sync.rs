//! The address bar: written a moment after the setting rests, read back when the person changes it.

use gloo_timers::callback::Timeout;
use leptos::leptos_dom::helpers::window_event_listener;
use wasm_bindgen::JsValue;

use crate::link::{self, Opened, PageState};
use crate::run::samples;
use leptos::prelude::*;

/// How long the setting has to rest before the link is written.
const LINK_DEBOUNCE_MILLIS: u32 = 200;

/// Reads the link that the page was opened with.
pub fn read() -> Opened {
    let fragment = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    link::read(&fragment, &samples::names())
}

/// Reads the link of an address, which begins at its first `#`.
fn read_address(address: &str) -> Opened {
    let fragment = address.find('#').map_or("", |start| &address[start..]);
    link::read(fragment, &samples::names())
}

/// The address of the whole page for a state, also from within a frame.
pub fn address(state: &PageState) -> Option<String> {
    full(&PageState { is_embedded: false, ..state.clone() })
}

/// The address of the one screen alone, for a frame.
pub fn embed_address(state: &PageState) -> Option<String> {
    full(&PageState { is_embedded: true, ..state.clone() })
}

fn full(state: &PageState) -> Option<String> {
    let location = web_sys::window()?.location();
    let page = [location.origin().ok()?, location.pathname().ok()?, location.search().ok()?].concat();
    Some(page + &link::write(state))
}

/// Writes the link whenever the state comes to rest. Leaves the address alone while it already means the same.
pub fn keep(state: Memo<PageState>) {
    let timer = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |_| {
        let state = state.get();
        // The earlier timer is dropped, and so cancelled.
        timer.set_value(Some(Timeout::new(LINK_DEBOUNCE_MILLIS, move || write(&state))));
    });
    on_cleanup(move || timer.set_value(None));
}

fn write(state: &PageState) {
    if read().state == *state {
        return;
    }
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else { return };
    // Browsers limit how often this may be called; then the next rest writes it.
    let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&link::write(state)));
}

/// Calls `open` when the person enters another fragment or goes back to one.
///
/// The event says which one: by the time it arrives, [`keep`] may have written the state before it over the address.
pub fn follow(open: impl Fn(Opened) + 'static) {
    let handle = window_event_listener(leptos::ev::hashchange, move |event| open(read_address(&event.new_url())));
    on_cleanup(move || handle.remove());
}
