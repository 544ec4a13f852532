//! What came of each network, side by side.

use std::rc::Rc;

use crate::compare::CompareRow;
use crate::compare::controller::Comparison;
use crate::language::{now, say, say_count, say_with, speak};
use benchmark::analysis::{Interval, NetworkAnalysis, Noise};
use benchmark::report::{Backend, Network};
use leptos::prelude::*;
use texts::compare as text;
use texts::{Text, format};
use wire::protocol::{ReportAnalysis, WeightsKind};

/// The columns after the name: with what they say, and whether they are numbers.
const COLUMNS: [(Text, bool); 11] = [
    (text::NAMES, false),
    (text::MEDIAN, true),
    (text::RATIO, true),
    (text::RATE, true),
    (text::BEFORE, true),
    (text::MACS, true),
    (text::ACTIVATIONS, true),
    (text::PARAMETERS, true),
    (text::MEMORY, true),
    (text::DOWNLOAD, true),
    (text::PUBLISHED, true),
];

/// Columns of what was measured, which a sentence takes the place of.
const MEASURED_COLUMNS: usize = 5;

/// One row a network, in the order of the list.
#[component]
pub fn CompareTable(
    /// The comparison.
    comparison: Comparison,
) -> impl IntoView {
    let rows = move || {
        let analysis = comparison.reports.analysis.get();
        comparison.rows.read().iter().enumerate().map(|(at, one)| row(one, at, analysis.as_ref())).collect_view()
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
    let line = |line: String| view! { <span class="compare-line">{line}</span> };
    view! { <td class:number=is_number>{lines.into_iter().map(line).collect_view()}</td> }
}

fn row(row: &CompareRow, at: usize, analysis: Option<&Rc<ReportAnalysis>>) -> impl IntoView + use<> {
    let network = &row.network;
    let found = analysis.and_then(|analysis| analysis.analysis.of(at)).filter(|_| !network.samples.is_empty());
    let is_fastest = analysis.is_some_and(|analysis| analysis.analysis.fastest == Some(at));
    let attribute = |value: Option<f64>| value.map(|value| value.to_string());
    let count = |count: Option<u128>| vec![count.map(say_count).unwrap_or_default()];
    let bytes = |bytes: Option<u64>| vec![bytes.map(format::memory).unwrap_or_default()];
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
            {cell(true, times(network, found))}
            {cell(true, found.map(|found| ratio(found, is_fastest)).unwrap_or_default())}
            {cell(true, rate(found))}
            {cell(true, before(network))}
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
            data-median-millis=attribute(found.map(|found| found.median_millis))
            data-p10-millis=attribute(found.map(|found| found.p10_millis))
            data-p90-millis=attribute(found.map(|found| found.p90_millis))
            data-interval-low=attribute(found.map(|found| found.interval.low))
            data-interval-high=attribute(found.map(|found| found.interval.high))
            data-noise=found.and_then(|found| found.noise).map(|noise| say_noise(noise).0)
            data-load-millis=attribute(network.fetch_millis)
            data-build-millis=attribute(network.build_millis)
            data-first-run-millis=attribute(network.first_run_millis)
            data-macs=network.macs.map(|macs| macs.to_string())
            data-params=network.params.map(|params| params.to_string())
            data-activations=network.activations.map(|count| count.to_string())
            data-memory-bytes=network.memory_bytes.map(|bytes| bytes.to_string())
            data-download-bytes=network.download_bytes.map(|bytes| bytes.to_string())
            data-top1-index=network.answer.as_ref().map(|answer| answer.index.to_string())
        >
            <th scope="row">
                <span class="compare-name">{row.name(now())}</span>
                <small class="compare-more">{ran(network)}</small>
            </th>
            {reason}
            {measured}
            {cell(true, count(network.macs))}
            {cell(true, count(network.activations))}
            {cell(true, count(network.params))}
            {cell(true, bytes(network.memory_bytes))}
            {cell(true, bytes(network.download_bytes))}
            {cell(true, vec![
                network.published.as_ref().map(|found| format!("{}\u{a0}%", found.top1_percent)).unwrap_or_default(),
            ])}
        </tr>
    }
}

fn untrained(network: &Network) -> Vec<String> {
    network.weights.map(|_| say(text::UNTRAINED).to_owned()).into_iter().collect()
}

/// With which weights, and where.
fn ran(network: &Network) -> Option<String> {
    let weights = say(match network.weights? {
        WeightsKind::Pretrained => text::PRETRAINED,
        WeightsKind::Custom => text::OWN,
        WeightsKind::Grown => text::GROWN,
        WeightsKind::Untrained => text::UNTRAINED,
    });
    let backend = match network.backend? {
        Backend::WebGpu => "WebGPU",
        Backend::Cpu => "CPU",
    };
    Some(format!("{weights}; {backend}"))
}

fn between(interval: Interval, written: impl Fn(f64) -> String) -> String {
    format!("{} – {}", written(interval.low), written(interval.high))
}

/// The median, its interval, the spread of the samples, and what is wrong with them.
fn times(network: &Network, found: Option<&NetworkAnalysis>) -> Vec<String> {
    let Some(found) = found else {
        let done = network.samples.len();
        return if done == 0 { Vec::new() } else { vec![say_with(text::SAMPLES, &[("count", &done)])] };
    };
    let mut lines = vec![
        format::duration(found.median_millis),
        between(found.interval, format::duration),
        say_with(
            text::SPREAD,
            &[
                ("low", &format::duration(found.p10_millis)),
                ("high", &format::duration(found.p90_millis)),
                ("count", &found.samples),
            ],
        ),
    ];
    lines.extend(found.noise.map(|noise| say(say_noise(noise).1).to_owned()));
    lines
}

/// The word in `data-noise`, and the sentence.
fn say_noise(noise: Noise) -> (&'static str, Text) {
    match noise {
        Noise::FewSamples => ("few-samples", text::NOISE_FEW),
        Noise::WideInterval => ("wide-interval", text::NOISE_WIDE),
        Noise::Drift => ("drift", text::NOISE_DRIFT),
        Noise::CoarseClock => ("coarse-clock", text::NOISE_CLOCK),
    }
}

/// How much longer it takes than the fastest, and which places it may have.
fn ratio(found: &NetworkAnalysis, is_fastest: bool) -> Vec<String> {
    let times = |ratio: f64| format!("{ratio:.2}\u{d7}");
    let Some(ratio) = found.ratio else { return Vec::new() };
    let place = if found.is_rank_certain() {
        say_with(text::PLACE, &[("place", &found.best_rank)])
    } else {
        say_with(text::PLACES, &[("best", &found.best_rank), ("worst", &found.worst_rank)])
    };
    if is_fastest {
        return vec![times(1.0), place];
    }
    vec![times(ratio.value), between(ratio.interval, times), place]
}

/// Pictures a second from file to answer, and where the time goes.
fn rate(found: Option<&NetworkAnalysis>) -> Vec<String> {
    let Some(found) = found else { return Vec::new() };
    let part = |text, millis: f64| format!("{} {}", say(text), format::duration(millis));
    vec![
        found.frames_per_second.map(|rate| format!("{rate:.1}")).unwrap_or_default(),
        part(text::DECODE, found.decode_millis),
        part(text::RESIZE, found.resize_millis),
    ]
}

/// What comes once, before the runs that count.
fn before(network: &Network) -> Vec<String> {
    let part = |(text, millis): (Text, Option<f64>)| Some(format!("{} {}", say(text), format::duration(millis?)));
    let parts = [
        (text::LOAD, network.fetch_millis),
        (text::BUILD, network.build_millis),
        (text::FIRST_RUN, network.first_run_millis),
    ];
    parts.into_iter().filter_map(part).collect()
}
