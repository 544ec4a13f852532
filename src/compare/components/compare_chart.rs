//! The charts of a comparison, as the worker draws them.

use crate::compare::controller::Comparison;
use crate::language::{say, say_with};
use benchmark::analysis::Estimate;
use benchmark::charts::Figure;
use leptos::prelude::*;
use texts::compare as text;
use texts::format;

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

fn figure(figure: &Figure) -> impl IntoView + use<> {
    let Figure { kind, size, markup } = figure;
    let (title, words) = match &**kind {
        "samples" => (text::SAMPLES_CHART, text::SAMPLES_WORDS),
        "activations" => (text::ACTIVATIONS_CHART, text::CHART_WORDS),
        "accuracy" => (text::ACCURACY_CHART, text::ACCURACY_WORDS),
        _ => (text::CHART, text::CHART_WORDS),
    };
    view! {
        <figure class="compare-chart">
            <figcaption>
                <b id=format!("compare-{kind}-title")>{say(title)}</b>
                <p class="hint" id=format!("compare-{kind}-words")>{say(words)}</p>
            </figcaption>
            <svg
                viewBox=format!("0 0 {} {}", size.0, size.1)
                role="img"
                aria-labelledby=format!("compare-{kind}-title")
                aria-describedby=format!("compare-{kind}-words")
                data-testid=format!("compare-chart-{kind}")
                inner_html=markup.clone()
            ></svg>
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
        let found = comparison.reports.analysis.get()?;
        let rows = comparison.rows.read();
        let name = |at: usize| rows.get(at).map(|row| row.name(crate::language::now())).unwrap_or_default();
        let analysis = &found.analysis;
        let mut said = Vec::new();
        if let Some(most) = analysis.pareto.last() {
            let time = format::duration(most.median_millis);
            said.push(say_with(
                text::PARETO,
                &[
                    ("list", &analysis.pareto.iter().map(|point| name(point.network)).collect::<Vec<_>>().join(", ")),
                    ("name", &name(most.network)),
                    ("time", &time),
                ],
            ));
        }
        let rho = |estimate: Estimate| {
            format!("{:.2} ({:.2} – {:.2})", estimate.value, estimate.interval.low, estimate.interval.high)
        };
        match (analysis.macs_correlation, analysis.activations_correlation) {
            (Some(macs), Some(activations)) => said.push(say_with(
                text::CORRELATION,
                &[("macs", &rho(macs.rho)), ("activations", &rho(activations.rho)), ("count", &macs.networks)],
            )),
            _ => said.push(say(text::NO_CORRELATION).to_owned()),
        }
        if let Some(pair) = analysis.counter_example {
            let ratio = format!("{:.2}", pair.ratio);
            said.push(say_with(
                text::COUNTER_EXAMPLE,
                &[("less", &name(pair.less)), ("more", &name(pair.more)), ("ratio", &ratio)],
            ));
        }
        Some(said.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view())
    };
    let is_noisy = move || comparison.reports.analysis.read().as_ref().is_some_and(|found| found.analysis.is_noisy);
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
