//! The foot of the page: source, licences, version.

use leptos::prelude::*;

use crate::app::samples::SAMPLES;
use crate::protocol::BUILD_ID;

/// Where it all comes from.
#[component]
pub fn Footer() -> impl IntoView {
    let credits = SAMPLES.iter().map(|sample| {
        view! { <li>{sample.name.replace('_', " ")} ": " {sample.credit}</li> }
    });
    view! {
        <footer class="colophon">
            <p>
                "After Mingxing Tan and Quoc V. Le, "
                <cite>"EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks"</cite>
                ", ICML 2019, arXiv:1905.11946."
            </p>
            <details>
                <summary>"Picture credits and licences"</summary>
                <ul>{credits.collect_view()}</ul>
                <p>"NOTICES.md, in the source of this page, names the licence of every picture and of the weights."</p>
            </details>
            <p class="version">"Version " <span data-testid="version">{BUILD_ID}</span></p>
        </footer>
    }
}
