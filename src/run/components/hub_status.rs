//! A download of the model hub: how far it is, and what came of it.

use crate::language::{say, say_with, speak};
use crate::run::hub::{Hub, Loading};
use leptos::prelude::*;
use texts::{format, hub as text};

/// The checkpoint on its way with a button to stop it; what went wrong, and what came.
#[component]
pub fn HubStatus(
    /// The hub.
    hub: Hub,
) -> impl IntoView {
    let is_loading = Memo::new(move |_| hub.loading.read().is_some());
    let of = move |what: fn(&Loading) -> u64| hub.loading.read().as_ref().map(|loading| what(loading).to_string());
    let progress = move || {
        view! {
            <div class="hub-progress" data-testid="hub-progress"
                data-bytes=move || of(|loading| loading.done)
                data-total=move || of(|loading| loading.total)
            >
                <progress
                    aria-label=move || hub.loading.read().as_ref().map(|loading| loading.checkpoint.id)
                    max=move || of(|loading| loading.total)
                    value=move || of(|loading| loading.done)
                ></progress>
                <p class="hint">{move || hub.loading.read().as_ref().map(words)}</p>
                <button type="button" class="button" data-testid="hub-cancel" on:click=move |_| hub.stop()>
                    {say(text::CANCEL)}
                </button>
            </div>
        }
    };
    view! {
        {move || is_loading.get().then(progress)}
        {move || hub.problem.get().map(|message| {
            view! {
                <div class="notice error" role="alert" data-testid="error" data-kind="hub">
                    <p>{speak(&message)}</p>
                    <button type="button" class="button quiet" data-testid="hub-problem-close" on:click=move |_| hub.problem.set(None)>
                        {say(text::CLOSE)}
                    </button>
                </div>
            }
        })}
        <p class="hint hub-address" role="status" data-testid="hub-said">{move || hub.status.get().map(|message| speak(&message))}</p>
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bytes a second, for people")]
fn words(loading: &Loading) -> String {
    let name = loading.checkpoint.id;
    if loading.rate <= 0.0 {
        return say_with(text::CONNECTING, &[("name", &name)]);
    }
    let size = |bytes: u64| format::megabytes(bytes);
    let (done, total, rate) = (size(loading.done), size(loading.total), size(loading.rate as u64));
    say_with(text::PROGRESS, &[("name", &name), ("done", &done), ("total", &total), ("rate", &rate)])
}
