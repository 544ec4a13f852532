//! The head of the page.

use leptos::prelude::*;

use super::copy_link::CopyLink;
use super::theme_toggle::ThemeToggle;
use crate::share_link::PageState;

/// Name, one sentence, and what concerns the whole page.
#[component]
pub fn Header(
    /// What a copied link carries.
    state: Memo<PageState>,
) -> impl IntoView {
    view! {
        <header class="masthead">
            <div class="masthead-words">
                <h1>"EfficientNet Explorer"</h1>
                <p class="lead">
                    "Turn the knobs of compound scaling, watch a network grow in "
                    <span class="axis-depth">"depth"</span> ", " <span class="axis-width">"width"</span> " and "
                    <span class="axis-resolution">"resolution"</span>
                    ", then let a trained EfficientNet name what is in your picture, here in the browser."
                </p>
            </div>
            <div class="masthead-tools">
                <CopyLink state />
                <ThemeToggle />
            </div>
        </header>
    }
}
