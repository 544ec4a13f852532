//! The file picker.

use leptos::html::Input;
use leptos::prelude::*;
use web_sys::FileList;

/// A picture from the person's device.
#[component]
pub fn PictureInput(
    /// Takes the chosen files.
    take: impl Fn(Option<FileList>) + Copy + Send + Sync + 'static,
    /// What happened to the files that were not used.
    #[prop(into)]
    notice: Signal<Option<String>>,
) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let choose = move |_| {
        let Some(input) = input.get_untracked() else { return };
        take(input.files());
        // So that the same file can be chosen again.
        input.set_value("");
    };
    view! {
        <h3>"Your picture"</h3>
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
                <span><b>"Choose a picture"</b> <span class="drop-hint">" or drop it anywhere here, or paste it"</span></span>
            </label>
            <p class="privacy" id="image-privacy">"Pictures, and what a camera sees, never leave your device: the network runs in this page."</p>
            <p role="status" class="file-notice" data-testid="file-notice">{notice}</p>
        </div>
    }
}
