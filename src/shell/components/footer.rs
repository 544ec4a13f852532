//! The foot of the page: source, licences, version.

use crate::language::{say, say_marked};
use crate::run::samples::SAMPLES;
use leptos::prelude::*;
use texts::footer;
use wire::protocol::BUILD_ID;

/// The title of the paper, in every language.
const PAPER: &str = "EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks";

/// Where it all comes from.
#[component]
pub fn Footer() -> impl IntoView {
    let credits = SAMPLES.iter().map(|sample| {
        view! { <li lang="en">{sample.name.replace('_', " ")} ": " {sample.credit}</li> }
    });
    view! {
        <footer class="colophon">
            <p>{say_marked(footer::SOURCE, |_| view! { <cite lang="en">{PAPER}</cite> }.into_any())}</p>
            <details>
                <summary>{say(footer::CREDITS)}</summary>
                <ul>{credits.collect_view()}</ul>
                <p>{say(footer::NOTICES)}</p>
            </details>
            <p class="version">
                {say_marked(
                    footer::VERSION,
                    |_| view! { <span data-testid="version">{BUILD_ID}</span> }.into_any(),
                )}
            </p>
        </footer>
    }
}
