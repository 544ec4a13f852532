//! The person's own labels for the classes of their weights.

use leptos::html::Input;

use crate::language::{say, say_with, speak};
use crate::run::engine::Engine;
use leptos::prelude::*;
use texts::own_weights as text;
use wire::labels;
use wire::protocol::FoundNetwork;

/// The picker for a list of labels, and what came of it.
#[component]
pub fn LabelInput(
    /// The engine.
    engine: Engine,
    /// Number, name and content of the loaded file.
    found: Memo<Option<(u64, String, FoundNetwork)>>,
) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let file = Memo::new(move |_| found.read().as_ref().map(|(number, _, found)| (*number, found.classes)));
    let problem =
        move || file.get().and_then(|(number, _)| engine.label_problem(number)).map(|problem| speak(&problem));
    let choose = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let list = input.files().and_then(|files| files.get(0));
        // So that the same file can be chosen again.
        input.set_value("");
        let (Some(list), Some((number, classes))) = (list, file.get_untracked()) else { return };
        engine.read_labels(number, classes, &list);
    };
    let is_named = move || file.get().is_some_and(|(number, _)| engine.has_labels(number));
    let words = move || match file.get() {
        Some(_) if is_named() => say(text::LABELS_OWN).to_owned(),
        Some((_, classes)) if classes == labels::COUNT as u64 => say(text::LABELS_IMAGENET).to_owned(),
        Some((_, classes)) => say_with(text::LABELS_NUMBERS, &[("classes", &classes)]),
        None => String::new(),
    };
    let forget = move |_| {
        if let Some((number, _)) = file.get_untracked() {
            engine.forget_labels(number);
        }
    };
    view! {
        <div class="label-input stack-tight">
            <h4>{say(text::LABELS)}</h4>
            <p class="hint" role="status" data-testid="labels" data-value=move || is_named().to_string()>{words}</p>
            <input
                class="visually-hidden"
                type="file"
                accept=".txt,.json,.csv,.tsv,text/plain,text/csv,text/tab-separated-values,application/json"
                id="label-input"
                data-testid="label-input"
                node_ref=input
                on:change=choose
            />
            <label class="button file-button" for="label-input">{say(text::LABELS_CHOOSE)}</label>
            <Show when=is_named>
                <button type="button" class="button quiet" data-testid="label-forget" on:click=forget>
                    {say(text::LABELS_FORGET)}
                </button>
            </Show>
            <p class="hint">{say(text::LABELS_FORMS)}</p>
            <div role="alert">
                {move || problem().map(|words| view! { <p class="problem" data-testid="label-problem">{words}</p> })}
            </div>
        </div>
    }
}
