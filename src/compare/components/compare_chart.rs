//! The charts of a comparison, as the worker draws them.

use crate::compare::comparison::Comparison;
use crate::language::{say, speak};
use leptos::prelude::*;
use texts::{Message, compare as text};

/// What was measured, as points.
#[component]
pub fn CompareCharts(
    /// The comparison.
    comparison: Comparison,
) -> impl IntoView {
    let figures = move || {
        let analysis = comparison.reports.analysis.get();
        analysis.map(|found| found.figures.iter().map(figure).collect_view())
    };
    view! { <div class="compare-charts">{figures}</div> }
}

fn figure((kind, svg): &(String, Message)) -> impl IntoView + use<> {
    let (title, words) = match &**kind {
        "samples" => (text::SAMPLES_CHART, text::SAMPLES_WORDS),
        "activations" => (text::ACTIVATIONS_CHART, text::CHART_WORDS),
        "accuracy" => (text::ACCURACY_CHART, text::ACCURACY_WORDS),
        "phases" => (text::PHASES_CHART, text::PHASES_WORDS),
        "sustained" => (text::SUSTAINED_CHART, text::SUSTAINED_WORDS),
        _ => (text::CHART, text::CHART_WORDS),
    };
    view! {
        <figure class="compare-chart">
            <figcaption>
                <b id=format!("compare-{kind}-title")>{say(title)}</b>
                <p class="hint" id=format!("compare-{kind}-words")>{say(words)}</p>
            </figcaption>
            <div inner_html=speak(svg)></div>
        </figure>
    }
}

/// What follows from the comparison, in sentences.
#[component]
pub fn CompareFindings(
    /// The comparison.
    comparison: Comparison,
) -> impl IntoView {
    let findings = move || {
        let view = comparison.reports.analysis.get()?;
        let sentence = |message: &Message| view! { <li>{speak(message)}</li> };
        Some(view.findings.iter().map(sentence).collect_view())
    };
    let is_noisy = move || comparison.reports.analysis.read().as_ref().is_some_and(|found| found.is_noisy);
    let is_marked = move || comparison.rows.read().iter().any(|row| !row.network.notes.is_empty());
    view! {
        <p class="notice" role="status" data-testid="compare-noisy" hidden=move || !is_noisy()>
            {say(text::NOISY)}
        </p>
        <p class="hint" data-testid="compare-marked" hidden=move || !is_marked()>
            {say(text::MARKED)}
        </p>
        <ul class="compare-findings" data-testid="compare-findings">{findings}</ul>
    }
}
