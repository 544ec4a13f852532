//! What was found in the person's weights file.

use leptos::prelude::*;

use crate::format;
use crate::protocol::FoundNetwork;

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
    let rows: [(&str, Fact); 4] = [
        ("network", |found| format!("{}: {}", found.scaling.family().name(), found.scaling)),
        ("classes", |found| format::grouped(found.classes.into())),
        ("file", |found| {
            format!("{}, {}, named as in {}", found.format, format::megabytes(found.bytes), found.layout.name())
        }),
        ("numbers", |found| {
            format!(
                "{} parameters, mostly {}, in {} tensors; {} more are not used",
                format::grouped(found.parameters.into()),
                found.numbers,
                found.tensors.saturating_sub(found.unused),
                found.unused
            )
        }),
    ];
    let rows = rows.map(|(term, what)| view! { <div><dt>{term}</dt> <dd>{move || of(what)}</dd></div> });
    view! {
        <div
            class="file-found stack-tight"
            data-testid="file-found"
            data-layout=move || of(|found| found.layout.name().to_owned())
            data-family=move || of(|found| found.scaling.family().slug().to_owned())
            data-setting=move || of(|found| found.scaling.to_string())
            data-classes=move || of(|found| found.classes.to_string())
            data-numbers=move || of(|found| found.numbers.clone())
        >
            <h4>{move || format!("Found in {}", name().unwrap_or_default())}</h4>
            <dl>{rows.into_iter().collect_view()}</dl>
        </div>
    }
}
