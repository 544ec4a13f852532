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
    /// A line below it, without markup.
    #[prop(into)]
    detail: Signal<String>,
    /// How it looks, beside what all of them share.
    #[prop(optional)]
    look: &'static str,
) -> impl IntoView {
    // A number is broken between its groups of digits, a sentence between its words.
    let broken = move || {
        let detail = detail.read();
        if detail.contains(' ') { detail.clone() } else { detail.replace(',', ",<wbr>") }
    };
    view! {
        <div class=format!("readout {look}")>
            <dt>{label}</dt>
            <dd>
                // Each changes by itself: of what is made anew, every attribute would be set anew.
                <span class="readout-value" data-testid=id data-value=move || exact.get()>{move || text.get()}</span>
                <span class="readout-detail" inner_html=broken></span>
            </dd>
        </div>
    }
}
