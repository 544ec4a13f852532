//! The pictures of a batch: how they are chosen, and which labels they have.

use std::rc::Rc;

use crate::compare::batch::sources::Chosen;
use crate::compare::batch::{ClassSpace, MOST};
use crate::compare::comparison::Comparison;
use crate::language::{now, say, say_with};
use crate::link::CompareEntry;
use crate::run::engine::Engine;
use leptos::html::Input;
use leptos::prelude::*;
use texts::{Text, batch as text};

/// Pickers for files and for a folder, the page's own pictures, and what was chosen.
#[component]
pub fn BatchChoice(
    /// The comparison with its batch.
    comparison: Comparison,
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    let chosen = comparison.batch().chosen;
    view! {
        <p class="hint compare-note" id="batch-labels-words">{say(text::LABEL_WORDS)}</p>
        <div class="compare-actions">
            <FilePicker id="batch-files" name=text::CHOOSE is_folder=false comparison />
            <FilePicker id="batch-folder" name=text::CHOOSE_FOLDER is_folder=true comparison />
            <button
                type="button"
                class="button quiet"
                data-testid="batch-samples"
                on:click=move |_| chosen.set(Some(Rc::new(Chosen::samples())))
            >
                {say(text::USE_SAMPLES)}
            </button>
        </div>
        <div role="status" class="batch-chosen stack-tight" data-testid="batch-chosen" data-value=move || count(comparison)>
            {move || chosen_words(comparison).into_iter().map(line).collect_view()}
        </div>
        <div class="batch-chosen stack-tight" data-testid="batch-labels">
            {move || label_words(comparison, engine).into_iter().map(line).collect_view()}
        </div>
    }
}

/// A picker that looks like a button.
#[component]
fn FilePicker(
    /// The input's id.
    id: &'static str,
    /// What is chosen.
    name: Text,
    /// Whether that is a folder with all that lies in it.
    is_folder: bool,
    /// The comparison with its batch.
    comparison: Comparison,
) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let choose = move |_| {
        let Some(input) = input.get_untracked() else { return };
        if let Some(files) = input.files().filter(|files| files.length() > 0) {
            comparison.batch().chosen.set(Some(Rc::new(Chosen::files(&files))));
        }
        // The same files can be chosen again.
        input.set_value("");
    };
    Effect::new(move |_| {
        if let Some(input) = input.get().filter(|_| is_folder) {
            // A plain word cannot be refused; a browser that does not know it lets files be chosen.
            let _ = input.set_attribute("webkitdirectory", "");
        }
    });
    view! {
        <input
            class="visually-hidden"
            type="file"
            multiple
            accept=(!is_folder).then_some("image/*")
            id=id
            data-testid=id
            aria-describedby="batch-labels-words"
            node_ref=input
            on:change=choose
        />
        <label class="button file-button" for=id>{say(name)}</label>
    }
}

fn line(words: String) -> impl IntoView {
    view! { <p class="hint">{words}</p> }
}

fn count(comparison: Comparison) -> Option<String> {
    comparison.batch().chosen.read().as_ref().map(|chosen| chosen.names.len().to_string())
}

/// How many pictures were chosen, and what was left out.
fn chosen_words(comparison: Comparison) -> Vec<String> {
    let chosen = comparison.batch().chosen.read();
    let Some(chosen) = chosen.as_ref() else { return Vec::new() };
    if chosen.names.is_empty() {
        return vec![say(text::NONE).to_owned()];
    }
    let mut lines = vec![say_with(text::CHOSEN, &[("count", &chosen.names.len())])];
    if chosen.pictures > chosen.names.len() {
        lines.push(say_with(text::TOO_MANY, &[("most", &MOST), ("total", &chosen.pictures)]));
    }
    if chosen.not_pictures > 0 {
        lines.push(say_with(text::NOT_PICTURES, &[("count", &chosen.not_pictures)]));
    }
    lines
}

/// For how many pictures there is a label among the classes of the listed networks, and which names are none.
fn label_words(comparison: Comparison, engine: Engine) -> Vec<String> {
    let chosen = comparison.batch().chosen.read();
    let Some(chosen) = chosen.as_ref().filter(|chosen| !chosen.names.is_empty()) else { return Vec::new() };
    let pictures = &chosen.names;
    let (has_own, has_others) = {
        let list = comparison.list.read();
        let is_own = |entry: &CompareEntry| *entry == CompareEntry::Custom;
        (list.entries().iter().any(is_own), !list.entries().iter().all(is_own))
    };
    let mut lines = Vec::new();
    let mut tell = |space: &ClassSpace| {
        let count = space.count(pictures);
        lines.push(count.words(space, now()));
        lines.extend(count.unlabelled_words(now()));
    };
    if has_others {
        tell(&ClassSpace::of_network(None, wire::labels::COUNT as u64, None, pictures));
    }
    if has_own {
        match engine.file_classes() {
            Some((number, classes)) => {
                let names = engine.file_labels();
                let names = names.as_deref().map(Vec::as_slice);
                tell(&ClassSpace::of_network(Some(number), classes, names, pictures));
            }
            None => lines.push(say(text::OWN_LATER).to_owned()),
        }
    }
    lines
}
