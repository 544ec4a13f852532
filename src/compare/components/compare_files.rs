//! The comparison as files, the device that they are of, and another device's file beside it.

use crate::compare::comparison::Comparison;
use crate::language::{now, say, speak};
use crate::run::engine::Engine;
use benchmark::view::{Row, View};
use leptos::html::Input;
use leptos::prelude::*;
use texts::{Message, Text, compare as text};
use wire::protocol::ExportFormat;

/// Buttons that save what was measured, below what is saved of the device.
#[component]
pub fn CompareFiles(
    /// The comparison.
    comparison: Comparison,
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    let save = move |(id, name, format): (&'static str, Text, ExportFormat)| {
        view! {
            <button
                type="button"
                class="button quiet"
                data-testid=id
                on:click=move |_| comparison.reports.export(engine, comparison, format)
            >
                {say(name)}
            </button>
        }
    };
    let buttons = [
        ("compare-json", text::SAVE_JSON, ExportFormat::Json),
        ("compare-csv", text::SAVE_CSV, ExportFormat::Csv),
        ("compare-markdown", text::SAVE_MARKDOWN, ExportFormat::Markdown),
    ];
    let fact = |fact: &Message| view! { <li>{speak(fact)}</li> };
    let device = move || {
        let view = comparison.reports.analysis.get()?;
        Some(view.device.iter().map(fact).collect_view())
    };
    view! {
        <details class="compare-device" data-testid="device-report">
            <summary>{say(text::DEVICE)}</summary>
            <p class="hint">{say(text::DEVICE_WORDS)}</p>
            <ul class="compare-facts">{device}</ul>
        </details>
        <div class="compare-actions">
            {buttons.map(save).collect_view()}
            <p class="hint" role="status">{move || comparison.reports.saved.get()}</p>
        </div>
    }
}

/// The file of another device, and what it holds beside what was measured here.
#[component]
pub fn CompareImport(
    /// The comparison.
    comparison: Comparison,
    /// The engine.
    engine: Engine,
) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else { return };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            comparison.reports.compare_with(engine, comparison, file.into());
        }
        // The same file can be chosen again.
        input.set_value("");
    };
    let found = move || {
        let view = comparison.reports.compared.get()?;
        let Some(problem) = &view.problem else { return Some(devices(&view, comparison).into_any()) };
        let problem = speak(problem);
        Some(view! { <p class="problem" role="alert" data-testid="compare-import-error">{problem}</p> }.into_any())
    };
    view! {
        <div class="stack">
            <input
                class="visually-hidden"
                type="file"
                accept="application/json,.json"
                id="compare-import"
                data-testid="compare-import"
                node_ref=input
                on:change=chosen
            />
            <label class="button file-button" for="compare-import">{say(text::IMPORT)}</label>
            {found}
        </div>
    }
}

fn devices(found: &View, comparison: Comparison) -> impl IntoView + use<> {
    let rows = comparison.rows.read_untracked();
    let cell = |lines: &Vec<Message>| {
        view! { <td class="number">{lines.iter().map(speak).collect::<Vec<_>>().join(" ")}</td> }
    };
    let row = |found: &Row| {
        let name = rows.get(found.network as usize).map(|row| row.name(now()));
        view! {
            <tr data-testid="compare-device-row" data-ratio=found.median.to_string()>
                <th scope="row">{name}</th>
                {found.cells.iter().map(cell).collect_view()}
            </tr>
        }
    };
    let column = |name: Text| view! { <th scope="col" class="number">{say(name)}</th> };
    let other = |words: &Message| view! { <p class="hint">{speak(words)}</p> };
    let is_empty = found.rows.is_empty();
    view! {
        {found.findings.iter().map(other).collect_view()}
        <p hidden=!is_empty>{say(text::NOTHING_IN_COMMON)}</p>
        <div class="compare-frame" role="region" aria-label=say(text::TWO_DEVICES) tabindex="0" hidden=is_empty>
            <table class="compare-table">
                <caption class="visually-hidden">{say(text::TWO_DEVICES)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say(text::NETWORK)}</th>
                        {[text::THIS_DEVICE, text::THE_OTHER, text::DEVICE_RATIO].map(column).collect_view()}
                    </tr>
                </thead>
                <tbody>{found.rows.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
