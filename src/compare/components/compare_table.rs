//! What came of each network, side by side.

use crate::compare::controller::Comparison;
use crate::compare::{CompareRow, Measurement};
use crate::language::{now, say, say_count, say_with, speak};
use leptos::prelude::*;
use texts::compare as text;
use texts::format;
use wire::protocol::{Backend, WeightsKind};

/// Columns after the name and before the published accuracy, multiply-adds and parameters.
const MEASURED_COLUMNS: usize = 4;

/// One row a network, in the order in which they ran.
#[component]
pub fn CompareTable(
    /// The comparison.
    comparison: Comparison,
) -> impl IntoView {
    let rows = move || comparison.rows.read().iter().map(row).collect_view();
    view! {
        // It scrolls by itself on small screens, with the keyboard as well.
        <div class="compare-frame" role="region" aria-label=say(text::RESULTS) tabindex="0">
            <table class="compare-table">
                <caption class="visually-hidden">{say(text::SIDE_BY_SIDE)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say(text::NETWORK)}</th>
                        <th scope="col">{say(text::NAMES)}</th>
                        <th scope="col" class="number">{say(text::PROBABILITY)}</th>
                        <th scope="col" class="number">{say(text::FIRST_RUN)}</th>
                        <th scope="col" class="number">{say(text::MEDIAN)}</th>
                        <th scope="col" class="number">{say(text::MACS)}</th>
                        <th scope="col" class="number">{say(text::PARAMETERS)}</th>
                        <th scope="col" class="number">{say(text::PUBLISHED)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="hint">{say(text::PUBLISHED_WORDS)}</p>
        <p class="hint" data-testid="compare-sources">{move || sources(&comparison.rows.read())}</p>
    }
}

/// Where the published figures stand: each place once, with the networks of the table behind it.
fn sources(rows: &[CompareRow]) -> Option<String> {
    let mut sources: Vec<(&str, String)> = Vec::new();
    for row in rows {
        let Some(published) = row.published else { continue };
        let name = row.name(now());
        match sources.iter_mut().find(|(source, _)| *source == published.source) {
            Some((_, names)) => {
                names.push_str(", ");
                names.push_str(&name);
            }
            None => sources.push((published.source, name)),
        }
    }
    let list: Vec<_> = sources.into_iter().map(|(source, names)| format!("{names} ({source})")).collect();
    (!list.is_empty()).then(|| say_with(text::SOURCES, &[("list", &list.join("; "))]))
}

fn row(row: &CompareRow) -> impl IntoView + use<> {
    let measured = row.measurement();
    let median = measured.and_then(Measurement::median_millis);
    let top1 = measured.and_then(|measured| measured.answer.as_ref()).map(|answer| answer.index.to_string());
    view! {
        <tr
            data-testid="compare-row"
            data-variant=row.entry.slug()
            data-outcome=row.outcome.slug()
            data-median-millis=median.map(|millis| millis.to_string())
            data-first-run-millis=measured.map(|measured| measured.first_run_millis.to_string())
            data-macs=row.macs.map(|macs| macs.to_string())
            data-params=row.params.map(|params| params.to_string())
            data-top1-index=top1
        >
            <th scope="row">
                <span class="compare-name">{row.name(now())}</span>
                {measured.map(|measured| view! { <small class="compare-more">{ran(measured)}</small> })}
            </th>
            {measured.map(measured_cells)}
            {row.outcome
                .to_message()
                .map(|message| {
                    view! { <td class="compare-words" colspan=MEASURED_COLUMNS.to_string()>{speak(&message)}</td> }
                })}
            <td class="number">{row.macs.map(say_count)}</td>
            <td class="number">{row.params.map(say_count)}</td>
            <td class="number">{row.published.map(|published| format!("{}\u{a0}%", published.percent))}</td>
        </tr>
    }
}

/// With which weights, and where.
fn ran(measured: &Measurement) -> String {
    let weights = say(match measured.weights {
        WeightsKind::Pretrained => text::PRETRAINED,
        WeightsKind::Custom => text::OWN,
        WeightsKind::Grown => text::GROWN,
        WeightsKind::Untrained => text::UNTRAINED,
    });
    let backend = match measured.backend {
        Backend::WebGpu => "WebGPU",
        Backend::Cpu => "CPU",
    };
    format!("{weights}; {backend}")
}

fn measured_cells(measured: &Measurement) -> impl IntoView + use<> {
    let answer = measured.answer.clone();
    let label = answer.as_ref().map_or_else(|| say(text::UNTRAINED).to_owned(), |answer| speak(&answer.label));
    view! {
        <td class="compare-words">{label}</td>
        <td class="number">{answer.map(|answer| format::percent(answer.probability))}</td>
        <td class="number">{format::duration(measured.first_run_millis)}</td>
        <td class="number">{measured.median_millis().map(format::duration)}</td>
    }
}
