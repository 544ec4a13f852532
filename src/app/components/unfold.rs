//! A part of the page that is made only once it is opened.

use leptos::prelude::*;
use web_sys::{Element, Event};

/// A question that unfolds its answer. While it is closed nothing of the answer exists or is computed.
#[component]
pub fn Unfold(
    /// Its test id.
    id: &'static str,
    /// The question.
    title: &'static str,
    /// The answer.
    children: ChildrenFn,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let follow = move |event: Event| is_open.set(event_target::<Element>(&event).has_attribute("open"));
    view! {
        <details class="unfold" on:toggle=follow>
            <summary data-testid=id>{title}</summary>
            {move || is_open.get().then(|| children())}
        </details>
    }
}
