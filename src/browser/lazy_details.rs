//! Parts of the page that can be closed (`<details>`): nothing in them exists or is computed while they are.

use std::sync::Arc;

use web_sys::{Element, Event};

use super::after_paint::when_calm;
use crate::scale::setting::{Network, Setting};
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

/// Has a signal say whether a `<details>` is open, from its `toggle` event.
pub fn follow_toggle(open: RwSignal<bool>, event: &Event) {
    open.set(event_target::<Element>(event).has_attribute("open"));
}

/// A question that unfolds its answer. While it is closed nothing of the answer exists or is computed.
#[component]
pub fn LazyDetails(
    /// Its test id.
    id: &'static str,
    /// The question.
    title: &'static str,
    /// The answer.
    children: ChildrenFn,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    view! {
        <details class="unfold" on:toggle=move |event| follow_toggle(is_open, &event)>
            <summary data-testid=id>{title}</summary>
            {move || is_open.get().then(|| children())}
        </details>
    }
}
