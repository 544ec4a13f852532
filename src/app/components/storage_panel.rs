//! What the browser keeps of the weights, and deleting it.

use leptos::html;
use leptos::prelude::*;

use crate::app::engine::Engine;
use crate::app::storage::{self, Contents};
use crate::format;
use crate::protocol::{Built, WeightsOrigin};
use crate::weights::manifest::Manifest;
use crate::weights::storage::Kept;

/// One row for each network whose weights are kept, the room there is, and what could not be kept.
#[component]
pub fn StoragePanel(
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    let built = Memo::new(move |_| engine.of(|supervisor| supervisor.built().cloned()));
    let found = LocalResource::new(move || {
        // A build may have brought something new.
        built.track();
        storage::contents()
    });
    let contents = move || found.get().and_then(Result::ok);
    let kept = move || contents().map(|contents| contents.kept).unwrap_or_default();
    let refusal = Memo::new(move |before: Option<&Option<String>>| refusal(built.get(), before));
    let notice = move || refusal.get().or_else(|| found.get()?.err().map(|reason| no_storage(&reason)));

    let title = NodeRef::<html::H3>::new();
    let said = RwSignal::new(String::new());
    // `None` deletes everything.
    let delete = move |what: String, addresses: Option<Vec<String>>| {
        said.set(String::new());
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
            said.set(match outcome {
                Ok(()) => format!("Deleted: {what}."),
                Err(reason) => {
                    format!("Not deleted ({reason}): {what}. Your browser's settings can delete the data of this site.")
                }
            });
            found.refetch();
        });
    };

    let row = move |kept: Kept| {
        let id = kept.model.as_ref().map_or("older", |model| &model.id).to_owned();
        let words = words(&kept);
        let what = words.clone();
        let Kept { bytes, addresses, .. } = kept;
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
                    aria-label=format!("Delete {words}")
                    on:click=move |_| delete(what.clone(), Some(addresses.clone()))
                >
                    "Delete"
                </button>
            </li>
        }
    };
    view! {
        <section class="card" aria-labelledby="storage-title" data-testid="storage-panel">
            <h3 id="storage-title" tabindex="-1" node_ref=title>"Kept in this browser"</h3>
            <p class="hint">
                "Weights are kept here, so that your next visit downloads nothing. Deleting them leaves the loaded network \
                 as it is."
            </p>
            <ul class="stack-tight">{move || kept().into_iter().map(row).collect_view()}</ul>
            <Show when=move || !kept().is_empty()>
                <button
                    type="button"
                    class="button"
                    data-testid="storage-delete-all"
                    on:click=move |_| delete("everything that was kept".to_owned(), None)
                >
                    "Delete all"
                </button>
            </Show>
            <p class="hint" data-testid="storage-total" data-value=move || contents().map(|all| total(&all).to_string())>
                {move || contents().map(|contents| summary(&contents))}
            </p>
            <p
                class="hint"
                data-testid="weights-origin"
                data-value=move || built.read().as_ref().and_then(|built| Some(built.origin.as_ref()?.slug()))
            >
                {move || built.read().as_ref().and_then(|built| built.origin.as_ref()).map(origin)}
            </p>
            <div role="status">
                {move || notice().map(|words| view! { <p class="problem" data-testid="storage-notice">{words}</p> })}
                <p class="hint" data-testid="storage-said">{said}</p>
            </div>
        </section>
    }
}

/// What could not be kept, after a build: the news of it, or what was known `before` where it brings none.
fn refusal(built: Option<Built>, before: Option<&Option<String>>) -> Option<String> {
    let before = || before.cloned().flatten();
    let Some(Built { origin: Some(origin), model, .. }) = built else { return before() };
    match origin {
        WeightsOrigin::Network { not_kept: Some(reason) } => {
            let manifest = Manifest::bundled().ok();
            let name = manifest.and_then(|manifest| Some(manifest.model(&model?)?.name.clone())).unwrap_or_default();
            Some(format!(
                "The weights of {name} could not be kept: {reason}. They stay in memory for now and are downloaded again \
                 next time."
            ))
        }
        WeightsOrigin::Network { not_kept: None } | WeightsOrigin::Storage => None,
        WeightsOrigin::Memory => before(),
    }
}

fn no_storage(reason: &str) -> String {
    format!("Nothing can be kept here: {reason}. Weights are downloaded again at each visit.")
}

fn words(kept: &Kept) -> String {
    let name = kept.model.as_ref().map_or("Files of other versions of this page", |model| &model.name);
    format!("{name}, {}", format::megabytes(kept.bytes))
}

fn total(contents: &Contents) -> u64 {
    contents.kept.iter().fold(0, |sum, kept| sum.saturating_add(kept.bytes))
}

fn summary(contents: &Contents) -> String {
    let all = match total(contents) {
        0 => "Nothing is kept yet.".to_owned(),
        bytes => format!("{} of weights in all.", format::megabytes(bytes)),
    };
    match contents.room {
        Some((used, allowed)) => format!(
            "{all} This site uses about {} of the {} that the browser allows it.",
            format::megabytes(used),
            format::memory(allowed)
        ),
        None => all,
    }
}

fn origin(origin: &WeightsOrigin) -> &'static str {
    match origin {
        WeightsOrigin::Network { .. } => "The loaded weights were downloaded.",
        WeightsOrigin::Storage => "The loaded weights came from this browser's storage, without a download.",
        WeightsOrigin::Memory => "The loaded weights were still in memory, without a download.",
    }
}
