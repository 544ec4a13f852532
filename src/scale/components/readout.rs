//! One number with its name.

use leptos::prelude::*;

/// A named number: short for the eye, exact in `data-value`.
#[component]
pub fn Readout(
    /// What it is.
    label: &'static str,
    /// Its test id.
    id: &'static str,
    /// The exact number; `None` where there is none.
    #[prop(into)]
    exact: Signal<Option<String>>,
    /// The number for people.
    #[prop(into)]
    text: Signal<String>,
    /// A line below it.
    #[prop(into)]
    detail: Signal<String>,
    /// How it looks, beside what all of them share.
    #[prop(optional)]
    look: &'static str,
) -> impl IntoView {
    view! {
        <div class=format!("readout {look}")>
            <dt>{label}</dt>
            <dd>
                // Each changes by itself: of what is made anew, every attribute would be set anew.
                <span class="readout-value" data-testid=id data-value=move || exact.get()>{move || text.get()}</span>
                <span class="readout-detail">{move || detail.get()}</span>
            </dd>
        </div>
    }
}
