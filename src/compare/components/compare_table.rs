//! What came of each network, side by side.

use crate::compare::CompareRow;
use crate::compare::comparison::Comparison;
use crate::language::{now, say, say_with, speak};
use benchmark::view::{Row, View};
use leptos::prelude::*;
use texts::compare as text;
use texts::{Text, format};
use wire::measured::MeasuredNetwork;
use wire::protocol::WeightsKind;

/// The columns after the name: with what they say, and whether they are numbers.
const COLUMNS: [(Text, bool); 6] = [
    (text::NAMES, false),
    (text::MEDIAN, true),
    (text::RATIO, true),
    (text::AROUND, true),
    (text::COST, true),
    (text::PUBLISHED, true),
];

/// Columns of what was measured, which a sentence takes the place of; and those of the view that are among them.
const MEASURED_COLUMNS: usize = 4;
const MEASURED_CELLS: usize = 3;

/// One row a network, in the order of the list.
#[component]
pub fn CompareTable(
    /// The comparison.
    comparison: Comparison,
) -> impl IntoView {
    let rows = move || {
        let analysis = comparison.reports.analysis.get();
        comparison
            .rows
            .read()
            .iter()
            .enumerate()
            .map(|(at, one)| row(one, analysis.as_ref().and_then(|view: &std::rc::Rc<View>| view.of(at))))
            .collect_view()
    };
    let column = |(name, is_number): (Text, bool)| {
        view! { <th scope="col" class:number=is_number>{say(name)}</th> }
    };
    view! {
        // It scrolls by itself on small screens, with the keyboard as well.
        <div class="compare-frame" role="region" aria-label=say(text::RESULTS) tabindex="0">
            <table class="compare-table">
                <caption class="visually-hidden">{say(text::SIDE_BY_SIDE)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say(text::NETWORK)}</th>
                        {COLUMNS.map(column).collect_view()}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="hint">{say(text::TABLE_WORDS)}</p>
        <p class="hint">{say(text::PUBLISHED_WORDS)}</p>
        <p class="hint" data-testid="compare-sources">{move || sources(&comparison.rows.read())}</p>
    }
}

/// Where the published figures stand: each place once, with the networks of the table behind it.
fn sources(rows: &[CompareRow]) -> Option<String> {
    let mut sources: Vec<(&str, String)> = Vec::new();
    for row in rows {
        let Some(published) = &row.network.published else { continue };
        let name = row.name(now());
        match sources.iter_mut().find(|(source, _)| *source == published.source) {
            Some((_, names)) => {
                names.push_str(", ");
                names.push_str(&name);
            }
            None => sources.push((&published.source, name)),
        }
    }
    let list: Vec<_> = sources.into_iter().map(|(source, names)| format!("{names} ({source})")).collect();
    (!list.is_empty()).then(|| say_with(text::SOURCES, &[("list", &list.join("; "))]))
}

/// A cell: its lines, the first one larger.
fn cell(is_number: bool, lines: Vec<String>) -> impl IntoView {
    let line = |line: String| view! { <span>{line}</span> };
    view! { <td class:number=is_number>{lines.into_iter().map(line).collect_view()}</td> }
}

fn row(row: &CompareRow, found: Option<&Row>) -> impl IntoView + use<> {
    let network = &row.network;
    let of = |name: &str| {
        let values = &found?.values;
        values.iter().find(|(found, _)| found == name).map(|(_, value)| speak(value))
    };
    let cells = |from: usize, to: usize| {
        let cells = found.map_or(&[][..], |found| &found.cells).iter().take(to).skip(from);
        cells.map(|lines| cell(true, lines.iter().map(speak).collect())).collect_view()
    };
    let reason = row.reason.as_ref().map(|reason| {
        view! { <td class="compare-words" colspan=MEASURED_COLUMNS.to_string()>{speak(reason)}</td> }
    });
    let measured = row.reason.is_none().then(|| {
        let answer = row.answer.as_ref().map_or_else(
            || untrained(network),
            |label| {
                let probability = network.answer.as_ref().map_or(0.0, |answer| answer.probability);
                vec![speak(label), format::percent(probability)]
            },
        );
        view! {
            {cell(false, answer)}
            {cells(0, MEASURED_CELLS)}
        }
    });
    let kind = network.weights.map(|weights| match weights {
        WeightsKind::Pretrained | WeightsKind::Custom => "trained",
        WeightsKind::Grown => "grown",
        WeightsKind::Untrained => "untrained",
    });
    view! {
        <tr
            data-testid="compare-row"
            data-variant=network.variant.clone()
            data-outcome=network.outcome.slug()
            data-kind=kind
            data-samples=network.samples.len().to_string()
            data-median-millis=of("median-millis")
            data-p10-millis=of("p10-millis")
            data-p90-millis=of("p90-millis")
            data-interval-low=of("interval-low")
            data-interval-high=of("interval-high")
            data-ratio=of("ratio")
            data-noise=of("noise")
            data-load-millis=of("load-millis")
            data-build-millis=of("build-millis")
            data-first-run-millis=of("first-run-millis")
            data-macs=of("macs")
            data-params=of("params")
            data-activations=of("activations")
            data-memory-bytes=of("memory-bytes")
            data-download-bytes=of("download-bytes")
            data-top1-index=network.answer.as_ref().map(|answer| answer.index.to_string())
        >
            <th scope="row">
                <span class="compare-name">{row.name(now())}</span>
                <small class="compare-more">{ran(network)}</small>
            </th>
            {reason}
            {measured}
            {cells(MEASURED_CELLS, usize::MAX)}
        </tr>
    }
}

fn untrained(network: &MeasuredNetwork) -> Vec<String> {
    network.weights.map(|_| say(text::UNTRAINED).to_owned()).into_iter().collect()
}

/// With which weights, and where.
fn ran(network: &MeasuredNetwork) -> Option<String> {
    let weights = say(match network.weights? {
        WeightsKind::Pretrained => text::PRETRAINED,
        WeightsKind::Custom => text::OWN,
        WeightsKind::Grown => text::GROWN,
        WeightsKind::Untrained => text::UNTRAINED,
    });
    Some(format!("{weights}; {}", network.backend?.name()))
}
