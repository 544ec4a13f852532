//! The address bar: written a moment after the setting rests, read back when the person changes it or goes back.

use gloo_timers::callback::Timeout;
use leptos::leptos_dom::helpers::window_event_listener;
use wasm_bindgen::JsValue;

use crate::link::{self, Opened, PageState, Room};
use crate::run::samples;
use leptos::prelude::*;

/// How long the setting has to rest before the link is written.
const LINK_DEBOUNCE_MILLIS: u32 = 200;

/// Reads the link that the page was opened with.
pub fn read() -> Opened {
    link::read(&fragment(), &samples::names())
}

fn fragment() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Reads the link of an address, which begins at its first `#`.
fn read_address(address: &str) -> Opened {
    let (_, fragment) = address.split_once('#').unwrap_or_default();
    link::read(fragment, &samples::names())
}

/// The address of the whole page for a state, also from within a frame.
pub fn address(state: &PageState) -> Option<String> {
    full(&PageState { is_embedded: false, ..state.clone() })
}

/// The address of the one screen alone, for a frame: without rooms and lesson, which it does not have.
pub fn embed_address(state: &PageState) -> Option<String> {
    full(&PageState { is_embedded: true, lesson: None, room: Room::default(), ..state.clone() })
}

fn full(state: &PageState) -> Option<String> {
    let location = web_sys::window()?.location();
    let page = [location.origin().ok()?, location.pathname().ok()?, location.search().ok()?].concat();
    Some(page + &link::write(state))
}

/// The address bar; copied freely.
#[derive(Clone, Copy)]
pub struct AddressBar {
    /// Marks the entries of the history that are of one visit: from a link to the next one that the person enters. Going back
    /// within it opens the room of before, and nothing that was done since is lost.
    visit: StoredValue<f64>,
    /// The fragment as it was last written or heard of.
    known: StoredValue<String>,
}

impl AddressBar {
    /// The address that the page was opened with.
    pub fn new() -> Self {
        let bar = Self { visit: StoredValue::new(0.0), known: StoredValue::new(fragment()) };
        bar.go_on_or_begin();
        bar
    }

    /// Writes the link whenever the state comes to rest. Leaves the address alone while it already means the same.
    pub fn keep(self, state: Memo<PageState>) {
        let timer = StoredValue::new_local(None::<Timeout>);
        Effect::new(move |_| {
            let state = state.get();
            // The earlier timer is dropped, and so cancelled.
            timer.set_value(Some(Timeout::new(LINK_DEBOUNCE_MILLIS, move || self.write(&state))));
        });
        on_cleanup(move || timer.set_value(None));
    }

    /// Another room is another entry of the history, everything else the same one.
    fn write(self, state: &PageState) {
        let before = read().state;
        // Another fragment than the known one was entered just now, and `follow` is about to hear of it.
        if before == *state || fragment() != self.known.get_value() {
            return;
        }
        let Some(history) = history() else { return };
        let (visit, link) = (JsValue::from(self.visit.get_value()), link::write(state));
        // Browsers limit how often this may be called; then the next rest writes it.
        let _ = if before.room == state.room {
            history.replace_state_with_url(&visit, "", Some(&link))
        } else {
            history.push_state_with_url(&visit, "", Some(&link))
        };
        self.known.set_value(fragment());
    }

    /// Calls `open` when the person enters another fragment or goes back to a link of before, and `open_room` when they go
    /// back or forward from room to room.
    ///
    /// The event says which fragment it is: by the time it arrives, the address may be another one.
    pub fn follow(self, open: impl Fn(Opened) + 'static, open_room: impl Fn(Room) + 'static) {
        let handle = window_event_listener(leptos::ev::hashchange, move |event| {
            self.known.set_value(fragment());
            let opened = read_address(&event.new_url());
            let before = self.visit.get_value();
            self.go_on_or_begin();
            if before.total_cmp(&self.visit.get_value()).is_eq() {
                open_room(opened.state.room);
            } else {
                open(opened);
            }
        });
        on_cleanup(move || handle.remove());
    }

    /// Goes on with the visit of the history's entry; one that the page did not write begins another.
    fn go_on_or_begin(self) {
        let Some(history) = history() else { return };
        let of_entry = history.state().ok().and_then(|state| state.as_f64());
        let visit = of_entry.unwrap_or_else(js_sys::Date::now);
        self.visit.set_value(visit);
        if of_entry.is_none() {
            let _ = history.replace_state(&visit.into(), "");
        }
    }
}

fn history() -> Option<web_sys::History> {
    web_sys::window()?.history().ok()
}
