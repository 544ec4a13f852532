//! Every two networks of a batch, once it has ended: which is better by more than chance, and how often they agree.

use crate::compare::batch::state::Batch;
use crate::compare::batch::{Agreement, BatchRow, Difference, agreements, differences};
use crate::language::{now, say, say_with};
use leptos::prelude::*;
use texts::{batch as text, format};

/// Sentences, one a pair.
#[component]
pub fn BatchPairs(
    /// The batch.
    batch: Batch,
) -> impl IntoView {
    // While pictures are looked at, the pairs change with each of them.
    let is_over = Memo::new(move |_| !batch.is_running());
    let found = move || {
        let results = is_over.get().then(|| batch.results.read())?;
        let rows = &results.rows;
        let (differences, agreements) = (differences(rows), agreements(rows));
        Some(view! {
            {(!differences.is_empty()).then(|| differences_view(rows, &differences))}
            {(!agreements.is_empty()).then(|| agreements_view(rows, &agreements))}
        })
    };
    view! { <div class="batch-pairs stack">{found}</div> }
}

fn name(rows: &[BatchRow], at: usize) -> String {
    rows.get(at).map(|row| row.name(now())).unwrap_or_default()
}

fn slug(rows: &[BatchRow], at: usize) -> Option<String> {
    rows.get(at).map(|row| row.entry.slug().into_owned())
}

fn differences_view(rows: &[BatchRow], found: &[Difference]) -> impl IntoView + use<> {
    let sentence = |pair: &Difference| {
        let (one, other, p) = (name(rows, pair.one), name(rows, pair.other), pair.p_words());
        let chosen = match (pair.wins, pair.is_clear()) {
            (0, _) => text::ALIKE,
            (_, true) => text::CLEAR,
            (_, false) => text::CHANCE,
        };
        let (wins, losses) = (pair.wins, pair.losses);
        let words =
            say_with(chosen, &[("one", &one), ("other", &other), ("wins", &wins), ("losses", &losses), ("p", &p)]);
        view! {
            <li
                data-testid="batch-difference"
                data-one=slug(rows, pair.one)
                data-other=slug(rows, pair.other)
                data-wins=wins.to_string()
                data-losses=losses.to_string()
                data-p=pair.p.to_string()
            >
                {words}
            </li>
        }
    };
    view! {
        <h4>{say(text::DIFFERENCES)}</h4>
        <ul class="compare-findings" data-testid="batch-differences">{found.iter().map(sentence).collect_view()}</ul>
        <p class="hint compare-note">{say(text::DIFFERENCES_WORDS)}</p>
    }
}

fn agreements_view(rows: &[BatchRow], found: &[Agreement]) -> impl IntoView + use<> {
    let sentence = |pair: &Agreement| {
        let (one, other, share) = (name(rows, pair.one), name(rows, pair.other), pair.share);
        let interval = share.estimate.interval;
        let [percent, low, high] = [share.estimate.value, interval.low, interval.high].map(format::percent);
        let (same, of) = (share.right, share.total);
        let words = say_with(
            text::AGREE,
            &[
                ("one", &one),
                ("other", &other),
                ("same", &same),
                ("of", &of),
                ("percent", &percent),
                ("low", &low),
                ("high", &high),
            ],
        );
        view! {
            <li
                data-testid="batch-agreement"
                data-one=slug(rows, pair.one)
                data-other=slug(rows, pair.other)
                data-same=same.to_string()
                data-of=of.to_string()
            >
                {words}
            </li>
        }
    };
    view! {
        <h4>{say(text::AGREEMENT)}</h4>
        <ul class="compare-findings" data-testid="batch-agreements">{found.iter().map(sentence).collect_view()}</ul>
        <p class="hint compare-note">{say(text::AGREEMENT_WORDS)}</p>
    }
}
