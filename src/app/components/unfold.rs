//! A part of the page that is made only once it is opened.

use crate::app::while_open::follow;
use leptos::prelude::*;

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
    view! {
        <details class="unfold" on:toggle=move |event| follow(is_open, &event)>
            <summary data-testid=id>{title}</summary>
            {move || is_open.get().then(|| children())}
        </details>
    }
}
