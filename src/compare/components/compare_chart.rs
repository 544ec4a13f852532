//! Time over multiply-adds, both in powers of ten.

use crate::compare::controller::Comparison;
use crate::compare::{CompareRow, Measurement, compare_chart};
use crate::language::{now, say, say_count, say_with};
use crate::plot::{draw, write};
use chart::Chart;
use leptos::prelude::*;
use texts::compare as text;
use texts::format;

/// The networks that were measured, as points.
#[component]
pub fn CompareChart(
    /// The comparison.
    comparison: Comparison,
) -> impl IntoView {
    move || {
        let rows = comparison.rows.get();
        let chart = compare_chart(&rows, [say(text::CHART_ACROSS), say(text::CHART_UP)], now())?;
        Some(figure(&rows, chart))
    }
}

fn figure(rows: &[CompareRow], chart: Chart) -> impl IntoView + use<> {
    let Chart { frame, marks, labels, .. } = chart;
    let description = rows.iter().filter_map(describe).collect::<Vec<_>>().join("; ");
    view! {
        <figure class="compare-chart">
            <svg
                viewBox=format!("0 0 {} {}", frame.size.0, frame.size.1)
                role="img"
                aria-labelledby="compare-chart-title compare-chart-words"
                data-testid="compare-chart"
            >
                <title id="compare-chart-title">{say(text::CHART)}</title>
                <desc id="compare-chart-words">{description}</desc>
                {draw(marks)}
                {write(labels)}
            </svg>
            <figcaption class="hint">{say(text::CHART_WORDS)}</figcaption>
        </figure>
    }
}

fn describe(row: &CompareRow) -> Option<String> {
    let median = row.measurement().and_then(Measurement::median_millis)?;
    let (macs, time) = (say_count(row.macs?), format::duration(median));
    Some(say_with(text::CHART_POINT, &[("name", &row.name(now())), ("macs", &macs), ("time", &time)]))
}
