//! What each network answered to a batch, in figures.

use crate::compare::batch::state::Batch;
use crate::compare::batch::{BatchRow, Share};
use crate::language::{now, say, say_with, speak};
use leptos::prelude::*;
use texts::{Text, batch as text, compare, format};
use wire::protocol::WeightsKind;

/// The columns after the name.
const COLUMNS: [Text; 4] = [text::TOP1, text::TOP5, text::PICTURES, text::TIME];

/// One row a network, in the order of the list.
#[component]
pub fn BatchTable(
    /// The batch.
    batch: Batch,
) -> impl IntoView {
    let rows = move || batch.results.read().rows.iter().map(row).collect_view();
    let column = |name: Text| view! { <th scope="col" class="number">{say(name)}</th> };
    view! {
        // It scrolls by itself on small screens, with the keyboard as well.
        <div class="compare-frame" role="region" aria-label=say(text::RESULTS) tabindex="0">
            <table class="compare-table batch-table" data-testid="batch-table">
                <caption class="visually-hidden">{say(text::CAPTION)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say(text::NETWORK)}</th>
                        {COLUMNS.map(column).collect_view()}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="hint compare-note">{say(text::TABLE_WORDS)}</p>
    }
}

/// A cell: its lines, the first one larger.
fn cell(lines: Vec<String>) -> impl IntoView {
    let line = |line: String| view! { <span>{line}</span> };
    view! { <td class="number">{lines.into_iter().map(line).collect_view()}</td> }
}

/// A part with its interval and its counts.
fn share(share: &Share) -> Vec<String> {
    let interval = share.estimate.interval;
    let (low, high) = (format::percent(interval.low), format::percent(interval.high));
    vec![
        format::percent(share.estimate.value),
        say_with(text::INTERVAL, &[("low", &low), ("high", &high)]),
        say_with(text::COUNT, &[("right", &share.right), ("of", &share.total)]),
    ]
}

fn row(row: &BatchRow) -> impl IntoView + use<> {
    let figures = row.figures();
    let missing = if row.weights == Some(WeightsKind::Untrained) { compare::UNTRAINED } else { text::UNLABELLED };
    let or_missing = |found: &Option<Share>| match found {
        Some(found) => share(found),
        None => row.weights.map(|_| say(missing).to_owned()).into_iter().collect(),
    };
    let few = row.space.as_ref().filter(|_| figures.top1.is_some() && figures.top5.is_none());
    let top5 = few.map_or_else(
        || or_missing(&figures.top5),
        |space| vec![say_with(text::FEW_CLASSES, &[("count", &space.table.classes())])],
    );
    let counts = vec![
        say_with(text::ANSWERED, &[("count", &figures.answered)]),
        say_with(text::LABELLED, &[("count", &figures.labelled)]),
    ];
    let time =
        figures.mean_millis.map_or_else(Vec::new, |millis| vec![format::duration(millis), say(text::MEAN).to_owned()]);
    // What was answered before it ended stays.
    let is_ended = row.reason.is_some() && figures.answered == 0;
    let reason = row.reason.as_ref().map(speak);
    let (in_words, below) = if is_ended { (reason, None) } else { (None, reason) };
    let of = |share: Option<Share>, what: fn(&Share) -> f64| share.as_ref().map(|share| what(share).to_string());
    view! {
        <tr
            data-testid="batch-row"
            data-variant=row.entry.slug().into_owned()
            data-kind=row.weights.map(WeightsKind::slug)
            data-answered=figures.answered.to_string()
            data-labelled=figures.labelled.to_string()
            data-right=figures.top1.map(|share| share.right.to_string())
            data-top1=of(figures.top1, |share| share.estimate.value)
            data-top1-low=of(figures.top1, |share| share.estimate.interval.low)
            data-top1-high=of(figures.top1, |share| share.estimate.interval.high)
            data-top5-right=figures.top5.map(|share| share.right.to_string())
            data-mean-millis=figures.mean_millis.map(|millis| millis.to_string())
        >
            <th scope="row">
                <span class="compare-name">{row.name(now())}</span>
                <small class="compare-more">{ran(row)}</small>
                {below.map(|words| view! { <small class="compare-more">{words}</small> })}
            </th>
            {match in_words {
                Some(words) => view! { <td class="compare-words" colspan=COLUMNS.len().to_string()>{words}</td> }.into_any(),
                None => {
                    view! {
                        {cell(or_missing(&figures.top1))}
                        {cell(top5)}
                        {cell(counts)}
                        {cell(time)}
                    }
                        .into_any()
                }
            }}
        </tr>
    }
}

/// With which weights, and where.
fn ran(row: &BatchRow) -> Option<String> {
    let weights = say(match row.weights? {
        WeightsKind::Pretrained => compare::PRETRAINED,
        WeightsKind::Custom => compare::OWN,
        WeightsKind::Grown => compare::GROWN,
        WeightsKind::Untrained => compare::UNTRAINED,
    });
    Some(format!("{weights}; {}", row.backend()?.name()))
}
