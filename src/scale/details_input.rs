//! The setting as parts of the page follow it that can be closed (`<details>`).

use std::sync::Arc;

use web_sys::Event;

use super::setting::{Network, Setting};
use crate::browser::after_paint::when_calm;
use crate::browser::lazy_details::follow_toggle;
use leptos::prelude::*;
use model::scaling::ScalingInput;

/// What an open `<details>` shows.
#[derive(Clone, PartialEq)]
pub struct Opened {
    /// The setting.
    pub input: ScalingInput,
    /// Its network.
    pub network: Option<Arc<Network>>,
}

/// The setting while a `<details>` is open, a frame behind as the stage table is.
#[derive(Clone, Copy)]
pub struct DetailsInput {
    open: RwSignal<bool>,
    /// The setting; `None` while it is closed.
    pub opened: ReadSignal<Option<Opened>>,
}

impl DetailsInput {
    /// Closed at first.
    pub fn new(setting: Setting) -> Self {
        let open = RwSignal::new(false);
        let opened = when_calm(Memo::new(move |_| {
            open.get().then(|| Opened { input: setting.input().get(), network: setting.network.get().ok() })
        }));
        Self { open, opened }
    }

    /// Follows the `toggle` event of the `<details>`.
    pub fn toggled(self, event: &Event) {
        follow_toggle(self.open, event);
    }
}
