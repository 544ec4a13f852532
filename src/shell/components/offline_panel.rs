//! Whether the page works without a network, and keeping all that a class needs.

use crate::language::{say, say_with, speak};
use crate::run::storage::StoredContents;
use crate::shell::offline::{Download, Offline, OfflineStatus};
use leptos::prelude::*;
use texts::{Message, format, offline as text};
use weights::manifest::Manifest;
use weights::storage::{StorageItem, StoragePurpose};

/// The state in one sentence, the button for a class, and the choice not to keep the page.
#[component]
pub fn OfflinePanel(
    /// What of the page is kept.
    offline: Offline,
    /// What the storage holds beside it.
    found: StoredContents,
) -> impl IntoView {
    let status = Memo::new(move |_| status(&offline.page(), &found.kept()));
    let is_available = move || !matches!(offline.page(), OfflineStatus::Unavailable(_));
    let missing = Memo::new(move |_| offline.missing_bytes(found));
    let running = move || match offline.download.get() {
        Download::Running { received, total } => Some((received, total)),
        _ => None,
    };
    let is_running = Memo::new(move |_| running().is_some());
    let progress = move || {
        let (received, total) = running()?;
        let (received, total) = (format::megabytes(received), format::megabytes(total));
        Some(say_with(text::PROGRESS, &[("received", &received), ("total", &total)]))
    };
    let keep = move || {
        let size = format::megabytes(missing.get());
        view! {
            <button
                type="button"
                class="button"
                data-testid="offline-keep"
                data-bytes=missing.get().to_string()
                on:click=move |_| offline.keep_for_a_class(found)
            >
                {say_with(text::KEEP, &[("size", &size)])}
            </button>
        }
    };
    let choices = move || match (is_available(), is_running.get(), missing.get()) {
        (false, ..) => None,
        (true, true, _) => Some(
            view! {
                <p
                    class="hint"
                    data-testid="offline-progress"
                    data-bytes=move || running().map(|(received, _)| received.to_string())
                    data-total=move || running().map(|(_, total)| total.to_string())
                >
                    {progress}
                </p>
                <button type="button" class="button" data-testid="offline-cancel" on:click=move |_| offline.cancel()>
                    {say(text::CANCEL)}
                </button>
            }
            .into_any(),
        ),
        (true, false, 0) => {
            Some(view! { <p class="hint" data-testid="offline-all">{say(text::KEPT_ALL)}</p> }.into_any())
        }
        (true, false, _) => Some(keep().into_any()),
    };
    let ended = move || match offline.download.get() {
        Download::Cancelled => {
            Some(view! { <p class="hint" data-testid="offline-said">{say(text::CANCELLED)}</p> }.into_any())
        }
        Download::Failed(sentence) => {
            let words = speak(&sentence);
            Some(view! { <p class="problem" role="alert" data-testid="offline-error">{words}</p> }.into_any())
        }
        Download::None | Download::Running { .. } => None,
    };
    let switch = move || {
        let is_off = offline.is_off();
        (is_off || is_available()).then(|| {
            view! {
                <button
                    type="button"
                    class="button quiet"
                    data-testid="offline-switch"
                    on:click=move |_| offline.switch(is_off)
                >
                    {say(if is_off { text::SWITCH_ON } else { text::SWITCH_OFF })}
                </button>
            }
        })
    };
    view! {
        <p role="status" data-testid="offline-status" data-value=move || status.get().0>
            {move || speak(&status.get().1)}
        </p>
        {choices}
        {ended}
        {switch}
    }
}

/// The word in `data-value`, and the sentence.
fn status(page: &OfflineStatus, kept: &[StorageItem]) -> (&'static str, Message) {
    let first = Manifest::bundled().models.first();
    let has_first = kept.iter().any(|kept| match &kept.purpose {
        StoragePurpose::Network(model) => first.is_some_and(|first| first.id == model.id),
        StoragePurpose::Lab | StoragePurpose::Checkpoint(_) | StoragePurpose::Unknown => false,
    });
    match page {
        OfflineStatus::Cached(bytes) if has_first => {
            ("ready", Message::new(text::READY).with("size", &format::megabytes(*bytes)))
        }
        OfflineStatus::Cached(_) => {
            let name = first.map_or("", |first| first.name);
            ("not-yet", Message::new(text::WITHOUT_WEIGHTS).with("name", &name))
        }
        OfflineStatus::Scheduled(why) => ("not-yet", Message::new(*why)),
        OfflineStatus::Caching => ("not-yet", Message::new(text::COMING)),
        OfflineStatus::Failed(reason) => {
            ("not-yet", Message::new(text::NOT_KEPT).with_message("reason", reason.clone()))
        }
        OfflineStatus::Unavailable(why) => ("unavailable", Message::new(*why)),
    }
}
