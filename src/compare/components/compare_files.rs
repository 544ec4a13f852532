//! The comparison as files, the device that they are of, and another device's file beside it.

use crate::compare::controller::Comparison;
use crate::language::{say, say_with, speak};
use crate::run::engine::Engine;
use benchmark::analysis::Estimate;
use benchmark::report::Device;
use leptos::html::Input;
use leptos::prelude::*;
use texts::compare as text;
use texts::{Text, format};
use wire::protocol::{BUILD_ID, ComparedReport, ExportFormat};

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
    let device = move || engine.of(|supervisor| supervisor.device().map(device_lines));
    view! {
        <details class="compare-device" data-testid="device-report">
            <summary>{say(text::DEVICE)}</summary>
            <p class="hint">{say(text::DEVICE_WORDS)}</p>
            <dl class="compare-facts">{device}</dl>
        </details>
        <div class="compare-actions">
            {buttons.map(save).collect_view()}
            <p class="hint" role="status">{move || comparison.reports.saved.get()}</p>
        </div>
    }
}

/// The facts of a device that its report holds.
fn device_lines(device: &Device) -> impl IntoView + use<> {
    let fact = |(name, value): (Text, String)| {
        view! {
            <dt>{say(name)}</dt>
            <dd>{value}</dd>
        }
    };
    let unknown = || say(text::NOT_TOLD).to_owned();
    let adapter = device.adapter.as_ref().map(|adapter| {
        let limits: Vec<_> = adapter.limits.iter().map(|(name, limit)| format!("{name} {limit}")).collect();
        format!("{} {} {}; {}", adapter.name, adapter.vendor, adapter.architecture, limits.join(", "))
    });
    [
        (text::DEVICE_BROWSER, device.browser.clone()),
        (text::DEVICE_BACKEND, device.backend.slug().to_owned()),
        (text::DEVICE_ADAPTER, adapter.unwrap_or_else(unknown)),
        (text::DEVICE_CORES, device.cores.map_or_else(unknown, |cores| cores.to_string())),
        (text::DEVICE_MEMORY, device.memory_gb.map_or_else(unknown, |memory| format!("{memory} GB"))),
        (
            text::DEVICE_SIMD,
            say_with(
                text::SIMD_THREADS,
                &[("simd", &say(if device.simd { text::YES } else { text::NO })), ("threads", &device.threads)],
            ),
        ),
        (text::DEVICE_BUILD, BUILD_ID.to_owned()),
    ]
    .map(fact)
    .collect_view()
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
    let found = move || match comparison.reports.compared.get()? {
        Ok(found) => Some(devices(&found, comparison).into_any()),
        Err(error) => Some(
            view! { <p class="problem" role="alert" data-testid="compare-import-error">{speak(&error)}</p> }.into_any(),
        ),
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

fn devices(found: &ComparedReport, comparison: Comparison) -> impl IntoView + use<> {
    let written = |estimate: Estimate, written: fn(f64) -> String| {
        let Estimate { value, interval } = estimate;
        format!("{} ({} – {})", written(value), written(interval.low), written(interval.high))
    };
    let rows = comparison.rows.read_untracked();
    let row = |pair: &benchmark::analysis::DevicePair| {
        let name = rows.get(pair.first).map(|row| row.name(crate::language::now()));
        view! {
            <tr data-testid="compare-device-row" data-ratio=pair.ratio.map(|ratio| ratio.value.to_string())>
                <th scope="row">{name}</th>
                <td class="number">{written(pair.first_median, format::duration)}</td>
                <td class="number">{written(pair.second_median, format::duration)}</td>
                <td class="number">{pair.ratio.map(|ratio| written(ratio, |ratio| format!("{ratio:.2}\u{d7}")))}</td>
            </tr>
        }
    };
    let is_empty = found.pairs.is_empty();
    view! {
        <p class="hint">
            {say_with(text::OTHER_DEVICE, &[
                ("browser", &found.device.browser),
                ("backend", &found.device.backend.slug()),
                ("date", &found.date),
            ])}
        </p>
        <p hidden=!is_empty>{say(text::NOTHING_IN_COMMON)}</p>
        <div class="compare-frame" role="region" aria-label=say(text::TWO_DEVICES) tabindex="0" hidden=is_empty>
            <table class="compare-table">
                <caption class="visually-hidden">{say(text::TWO_DEVICES)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say(text::NETWORK)}</th>
                        <th scope="col" class="number">{say(text::THIS_DEVICE)}</th>
                        <th scope="col" class="number">{say(text::THE_OTHER)}</th>
                        <th scope="col" class="number">{say(text::DEVICE_RATIO)}</th>
                    </tr>
                </thead>
                <tbody>{found.pairs.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
