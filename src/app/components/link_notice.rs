//! What the link said that could not be used.

use leptos::prelude::*;

use crate::share_link::{Replaced, RunChoice};

/// Names each value of the link that was replaced.
#[component]
pub fn LinkNotice(
    /// The values; emptied when the person puts the notice away.
    replaced: RwSignal<Vec<Replaced>>,
) -> impl IntoView {
    let items = move || replaced.get().into_iter().map(|one| view! { <li>{sentence(&one)}</li> }).collect_view();
    view! {
        <div role="status">
            <Show when=move || !replaced.read().is_empty()>
                <div class="notice" data-testid="link-notice">
                    <div>
                        <p>"Not everything in the link could be used:"</p>
                        <ul>{items}</ul>
                    </div>
                    <button type="button" class="button quiet" on:click=move |_| replaced.set(Vec::new())>
                        "Close"
                    </button>
                </div>
            </Show>
        </div>
    }
}

fn sentence(replaced: &Replaced) -> String {
    let Replaced { key, found, used } = replaced;
    if *key == "run" && found == RunChoice::Custom.slug() {
        return format!("A link cannot carry a weights file: run became {used}. Choose your file again to run it.");
    }
    if found.is_empty() {
        format!("{key} was empty and became {used}.")
    } else {
        format!("{key} was “{found}” and became {used}.")
    }
}
