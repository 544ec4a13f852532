//! The base address of the model hub.

use crate::language::{say, speak};
use crate::run::hub::{Hub, shown_base};
use hub::BaseError;
use leptos::prelude::*;
use texts::{Message, hub as text};

/// A field for it, and what is wrong with what it holds.
#[component]
pub fn HubBase(
    /// The hub.
    hub: Hub,
) -> impl IntoView {
    let problem = RwSignal::new(None::<Message>);
    let change = move |event| {
        problem.set(hub.change_base(&event_target_value(&event)).err().map(|error| {
            Message::new(match error {
                BaseError::Form => text::BASE_FORM,
                BaseError::Insecure => text::BASE_INSECURE,
            })
        }));
    };
    let reload = move |_| {
        if let Some(window) = web_sys::window() {
            // A browser that does not reload leaves the page as it is.
            let _ = window.location().reload();
        }
    };
    view! {
        <label class="file-option">
            <span>{say(text::BASE)}</span>
            <input
                type="url"
                data-testid="hub-base"
                data-value=move || hub.base.read().as_str().to_owned()
                placeholder=hub::PUBLIC
                autocomplete="off"
                spellcheck="false"
                aria-describedby="hub-base-words"
                prop:value=move || shown_base(&hub.base.read()).to_owned()
                on:change=change
            />
        </label>
        <p class="hint" id="hub-base-words">{say(text::BASE_WORDS)}</p>
        <div role="status">
            {move || problem.get().map(|message| {
                view! { <p class="problem" data-testid="hub-base-problem">{speak(&message)}</p> }
            })}
            <Show when=move || !hub.is_allowed()>
                <p class="problem" data-testid="hub-base-reload">{say(text::BASE_RELOAD)}</p>
                <button type="button" class="button" data-testid="hub-reload" on:click=reload>
                    {say(text::RELOAD)}
                </button>
            </Show>
        </div>
    }
}
