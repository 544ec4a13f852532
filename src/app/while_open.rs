//! The setting for a part of the page that can be closed: nothing of it is computed while it is.

use web_sys::{Element, Event};

use super::after_paint::when_calm;
use super::state::Setting;
use crate::scaling::ScalingInput;
use leptos::prelude::*;

/// The setting while a `<details>` is open, a frame behind as the stage table is.
#[derive(Clone, Copy)]
pub struct WhileOpen {
    open: RwSignal<bool>,
    /// The setting; `None` while it is closed.
    pub input: ReadSignal<Option<ScalingInput>>,
}

impl WhileOpen {
    /// Closed at first.
    pub fn new(setting: Setting) -> Self {
        let open = RwSignal::new(false);
        let input = when_calm(Memo::new(move |_| open.get().then(|| setting.input().get())));
        Self { open, input }
    }

    /// Follows the `toggle` event of the `<details>`.
    pub fn toggled(self, event: &Event) {
        follow(self.open, event);
    }
}

/// Has a signal say whether a `<details>` is open, from its `toggle` event.
pub fn follow(open: RwSignal<bool>, event: &Event) {
    open.set(event_target::<Element>(event).has_attribute("open"));
}
