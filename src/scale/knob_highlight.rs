//! Symbols and sliders that belong together: what is pointed at or has the focus lights all of its kind.
//!
//! An element is bound by `data-knob`; the part of the page around them says in `data-highlight` which knob is lit, and the
//! style sheet does the rest.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event};

use crate::browser::elements::{by_id, is_usable};
use leptos::prelude::*;

/// Which knob is lit.
#[derive(Clone, Copy)]
pub struct KnobHighlight {
    pointed: RwSignal<Option<String>>,
    focused: RwSignal<Option<String>>,
}

impl KnobHighlight {
    /// None at first.
    pub fn new() -> Self {
        Self { pointed: RwSignal::new(None), focused: RwSignal::new(None) }
    }

    /// The knob pointed at, else the one with the focus.
    pub fn highlighted(self) -> Option<String> {
        self.pointed.get().or_else(|| self.focused.get())
    }

    /// Follows `pointerover` and `pointerleave`.
    pub fn pointed(self, event: &Event) {
        follow(self.pointed, event, "pointerleave");
    }

    /// Follows `focusin` and `focusout`.
    pub fn focused(self, event: &Event) {
        follow(self.focused, event, "focusout");
    }
}

fn follow(signal: RwSignal<Option<String>>, event: &Event, end: &str) {
    let knob = if event.type_() == end { None } else { knob_of(event) };
    // Pointers pass over much that is not bound.
    if signal.with_untracked(|before| *before != knob) {
        signal.set(knob);
    }
}

/// The focus goes from a symbol to its slider. Whether it could: a locked slider takes none.
pub fn go_to_slider(event: &Event) -> bool {
    let slider = knob_of(event).and_then(|knob| by_id(&format!("slider-{knob}")));
    slider.is_none_or(|slider| is_usable(&slider) && slider.focus().is_ok())
}

/// The knob that the event's place on the page is bound to.
fn knob_of(event: &Event) -> Option<String> {
    let place = event.target()?.dyn_into::<Element>().ok()?;
    place.closest("[data-knob]").ok()??.get_attribute("data-knob")
}
