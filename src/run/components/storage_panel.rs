//! What the browser keeps of weights and of the lab's pictures, and deleting it.

use leptos::html;

use crate::language::{say, say_with, speak};
use crate::run::engine::Engine;
use crate::run::storage::{self, Contents, StoredContents};
use leptos::prelude::*;
use texts::format;
use texts::{Message, network as text};
use weights::manifest::Manifest;
use weights::storage::{StorageItem, StoragePurpose};
use wire::protocol::{Built, WeightsOrigin};

/// One row for each network whose weights are kept, the room there is, and what could not be kept.
#[component]
pub fn StoragePanel(
    /// The engine.
    engine: Engine,
    /// Whether its room is open.
    is_open: Signal<bool>,
    /// What the storage holds.
    found: StoredContents,
    /// What stands below: what of the page is kept.
    children: Children,
) -> impl IntoView {
    let built = Memo::new(move |_| engine.read(|supervisor| supervisor.built().cloned()));
    let look = move || wasm_bindgen_futures::spawn_local(found.look());
    Effect::new(move |_| {
        // A build may have brought something new, and so may the lab while the room was closed.
        built.track();
        is_open.track();
        look();
    });
    let contents = move || found.get().and_then(Result::ok);
    let kept = move || found.kept();
    // Of deleting there is nothing to say before there is something to delete.
    let has_kept = move || !kept().is_empty();
    let refusal = Memo::new(move |before: Option<&Option<Message>>| refusal(built.get(), before));
    let notice = move || refusal.get().or_else(|| found.get()?.err().map(keeps_nothing));

    let title = NodeRef::<html::H3>::new();
    let message = RwSignal::new(None::<Message>);
    // `None` deletes everything.
    let delete = move |what: Message, addresses: Option<Vec<String>>| {
        message.set(None);
        wasm_bindgen_futures::spawn_local(async move {
            let outcome = match &addresses {
                Some(addresses) => storage::delete(addresses).await,
                None => storage::delete_all().await,
            };
            // The button goes with its row, so the focus goes to the head of the list.
            if let Some(title) = title.get_untracked() {
                // Without focus the deletion stands all the same.
                let _ = title.focus();
            }
            let outcome = match outcome {
                Ok(()) => Message::new(text::DELETED),
                Err(reason) => Message::new(text::NOT_DELETED).with_message("reason", reason),
            };
            message.set(Some(outcome.with_message("what", what)));
            look();
        });
    };

    let row = move |kept: StorageItem| {
        let id = id_of(&kept.purpose);
        let what = words(&kept);
        let words = speak(&what);
        let StorageItem { bytes, addresses, .. } = kept;
        view! {
            <li
                class="storage-row"
                data-testid="storage-row"
                data-model=id.clone()
                data-bytes=bytes.to_string()
            >
                <span>{words.clone()}</span>
                <button
                    type="button"
                    class="button quiet"
                    data-testid=format!("storage-delete-{id}")
                    aria-label=say_with(text::DELETE_ROW, &[("row", &words)])
                    on:click=move |_| delete(what.clone(), Some(addresses.clone()))
                >
                    {say(text::DELETE)}
                </button>
            </li>
        }
    };
    view! {
        <section class="card" aria-labelledby="storage-title" data-testid="storage-panel">
            <h3 id="storage-title" tabindex="-1" node_ref=title>{say(text::KEPT_TITLE)}</h3>
            <Show when=has_kept>
                <p class="hint">{say(text::KEPT_WORDS)}</p>
            </Show>
            <ul class="stack-tight">{move || kept().into_iter().map(row).collect_view()}</ul>
            <Show when=has_kept>
                <button
                    type="button"
                    class="button"
                    data-testid="storage-delete-all"
                    on:click=move |_| delete(Message::new(text::EVERYTHING), None)
                >
                    {say(text::DELETE_ALL)}
                </button>
            </Show>
            <p class="hint" data-testid="storage-total" data-value=move || contents().map(|all| total(&all).to_string())>
                {move || contents().map(|contents| speak(&summary(&contents)))}
            </p>
            <p
                class="hint"
                data-testid="weights-origin"
                data-value=move || built.read().as_ref().and_then(|built| Some(built.origin.as_ref()?.slug()))
            >
                {move || built.read().as_ref().and_then(|built| built.origin.as_ref()).map(origin)}
            </p>
            <div role="status">
                {move || notice().map(|message| view! { <p class="problem" data-testid="storage-notice">{speak(&message)}</p> })}
                <p class="hint" data-testid="storage-said">{move || message.get().map(|message| speak(&message))}</p>
            </div>
            {children()}
        </section>
    }
}

/// Why nothing is kept at all.
fn keeps_nothing(reason: Message) -> Message {
    Message::new(text::KEEPS_NOTHING).with_message("reason", reason)
}

/// What could not be kept, after a build: the news of it, or what was known `before` where it brings none.
fn refusal(built: Option<Built>, before: Option<&Option<Message>>) -> Option<Message> {
    let before = || before.cloned().flatten();
    let Some(Built { origin: Some(origin), model, .. }) = built else { return before() };
    match origin {
        WeightsOrigin::Network { not_kept: Some(reason) } => {
            let name = model.and_then(|id| Manifest::bundled().model(&id)).map_or("", |model| model.name);
            Some(Message::new(text::NOT_KEPT).with("name", &name).with_message("reason", *reason))
        }
        WeightsOrigin::Network { not_kept: None } | WeightsOrigin::Storage => None,
        WeightsOrigin::Memory => before(),
    }
}

/// The word for a purpose in test ids.
fn id_of(purpose: &StoragePurpose) -> String {
    let id = match purpose {
        StoragePurpose::Network(model) => model.id,
        StoragePurpose::Lab => "lab",
        StoragePurpose::Checkpoint(id) => id,
        StoragePurpose::Unknown => "older",
    };
    id.to_owned()
}

fn words(kept: &StorageItem) -> Message {
    let name = match &kept.purpose {
        StoragePurpose::Network(model) => Message::verbatim(model.name),
        StoragePurpose::Lab => Message::new(text::KEPT_LAB),
        StoragePurpose::Checkpoint(id) => Message::verbatim(id),
        StoragePurpose::Unknown => Message::new(text::KEPT_OTHERS),
    };
    Message::new(text::KEPT_ROW).with_message("name", name).with("size", &format::megabytes(kept.bytes))
}

fn total(contents: &Contents) -> u64 {
    contents.kept.iter().fold(0, |sum, kept| sum.saturating_add(kept.bytes))
}

fn summary(contents: &Contents) -> Message {
    let sum = if contents.kept.is_empty() {
        Message::new(text::KEPT_NONE)
    } else {
        Message::new(text::KEPT_SUM).with("size", &format::megabytes(total(contents)))
    };
    let Some((used, allowed)) = contents.room else { return sum };
    let room = Message::new(text::KEPT_ROOM).with("used", &format::megabytes(used));
    room.with("allowed", &format::memory(allowed)).with_message("sum", sum)
}

fn origin(origin: &WeightsOrigin) -> &'static str {
    say(match origin {
        WeightsOrigin::Network { .. } => text::FROM_NETWORK,
        WeightsOrigin::Storage => text::FROM_STORAGE,
        WeightsOrigin::Memory => text::FROM_MEMORY,
    })
}
