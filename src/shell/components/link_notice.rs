//! What the link said that could not be used.

use crate::language::{now, say};
use crate::link::Replaced;
use leptos::prelude::*;
use texts::link;

/// Names each value of the link that was replaced.
#[component]
pub fn LinkNotice(
    /// The values; emptied when the person puts the notice away.
    replaced: RwSignal<Vec<Replaced>>,
) -> impl IntoView {
    let items = move || replaced.get().into_iter().map(|one| view! { <li>{one.sentence(now())}</li> }).collect_view();
    view! {
        <div role="status">
            <Show when=move || !replaced.read().is_empty()>
                <div class="notice" data-testid="link-notice">
                    <div>
                        <p>{say(link::NOTICE)}</p>
                        <ul>{items}</ul>
                    </div>
                    <button type="button" class="button quiet" on:click=move |_| replaced.set(Vec::new())>
                        {say(link::CLOSE)}
                    </button>
                </div>
            </Show>
        </div>
    }
}
