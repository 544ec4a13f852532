//! Parts of the page that can be closed (`<details>`): nothing in them exists or is computed while they are.

use web_sys::{Element, Event};

use leptos::prelude::*;

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
