//! What was found in the person's weights file.

use std::fmt::Display;

use crate::language::{say, say_with, speak};
use leptos::prelude::*;
use texts::format;
use texts::{Text, own_weights as text};
use wire::protocol::FoundNetwork;

/// A fact about the network, in words.
type Fact = fn(&FoundNetwork) -> String;

/// The network that the loaded file holds, told from names and shapes.
#[component]
pub fn FileFound(
    /// Number, name and content of the loaded file.
    found: Memo<Option<(u64, String, FoundNetwork)>>,
) -> impl IntoView {
    let of = move |what: Fact| found.read().as_ref().map(|(_, _, found)| what(found));
    let name = move || found.read().as_ref().map(|(_, name, _)| name.clone());
    let rows: [(Text, Fact); 4] = [
        (text::NETWORK, |found| format!("{}: {}", found.scaling.family().name(), speak(&found.scaling.to_message()))),
        (text::CLASSES, |found| format::grouped(found.classes)),
        (text::FILE, |found| {
            let size = format::megabytes(found.bytes);
            let values = [("format", &found.format as &dyn Display), ("size", &size), ("layout", &found.layout.name())];
            say_with(text::FILE_FACTS, &values)
        }),
        (text::NUMBERS, |found| {
            say_with(
                text::NUMBERS_FACTS,
                &[
                    ("parameters", &format::grouped(found.parameters)),
                    ("kind", &found.numbers),
                    ("tensors", &found.tensors.saturating_sub(found.unused)),
                    ("unused", &found.unused),
                ],
            )
        }),
    ];
    let rows = rows.map(|(term, what)| view! { <div><dt>{say(term)}</dt> <dd>{move || of(what)}</dd></div> });
    // A bare list of tensors has no states to tell apart.
    let state = Memo::new(move |_| of(|found| found.state.clone()).filter(|state| !state.is_empty()));
    let state_row = move || {
        let words = state_words(&state.get()?);
        Some(view! { <div><dt>{say(text::STATE)}</dt> <dd data-testid="file-read-from">{words}</dd></div> })
    };
    view! {
        <div
            class="file-found stack-tight"
            data-testid="file-found"
            data-layout=move || of(|found| found.layout.name().to_owned())
            data-family=move || of(|found| found.scaling.family().slug().to_owned())
            data-setting=move || of(|found| found.scaling.to_string())
            data-classes=move || of(|found| found.classes.to_string())
            data-numbers=move || of(|found| found.numbers.clone())
            data-state=move || state.get()
        >
            <h4>{move || say_with(text::FOUND, &[("name", &name().unwrap_or_default())])}</h4>
            <dl>{rows.into_iter().collect_view()} {state_row}</dl>
        </div>
    }
}

/// A state by its key in the file, and whether it is a running average.
pub(super) fn state_words(state: &str) -> String {
    if state.to_ascii_lowercase().contains("ema") {
        say_with(text::STATE_EMA, &[("state", &state)])
    } else {
        state.to_owned()
    }
}
