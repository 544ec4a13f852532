//! The file picker.

use leptos::html::Input;
use web_sys::FileList;

use crate::language::{say, speak};
use leptos::prelude::*;
use texts::{Message, picture as text};

/// A picture from the person's device.
#[component]
pub fn PictureInput(
    /// Takes the chosen files.
    take: impl Fn(Option<FileList>) + Copy + Send + Sync + 'static,
    /// What happened to the files that were not used.
    #[prop(into)]
    notice: Signal<Option<Message>>,
) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let choose = move |_| {
        let Some(input) = input.get_untracked() else { return };
        take(input.files());
        // So that the same file can be chosen again.
        input.set_value("");
    };
    view! {
        <h3>{say(text::TITLE)}</h3>
        <div class="picture-input stack-tight">
            <input
                class="visually-hidden"
                type="file"
                accept="image/*"
                id="image-input"
                data-testid="image-input"
                aria-describedby="image-privacy"
                node_ref=input
                on:change=choose
            />
            <label class="drop-label" for="image-input">
                <span class="drop-icon" aria-hidden="true"></span>
                <span><b>{say(text::CHOOSE)}</b> <span class="drop-hint">{say(text::OTHER_WAYS)}</span></span>
            </label>
            <p class="privacy" id="image-privacy">{say(text::PRIVACY)}</p>
            <p role="status" class="file-notice" data-testid="file-notice">{move || notice.get().map(|message| speak(&message))}</p>
        </div>
    }
}
