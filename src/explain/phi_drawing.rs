//! The effective phis as marks on one axis.

use crate::language::{say, say_with};
use leptos::prelude::*;
use paper::{EffectivePhi, Measure, PhiChart};
use texts::format;
use texts::why;

/// A row a variant, a shape a measure. The table beside it holds the same numbers.
#[component]
pub fn PhiDrawing(
    /// The variants.
    rows: Vec<EffectivePhi>,
) -> impl IntoView {
    let PhiChart { size, rows: chart_rows, ticks, bottom } = PhiChart::of(&rows);
    let count = rows.len();
    let farthest = rows.into_iter().max_by(|a, b| a.spread().total_cmp(&b.spread()));
    let words = farthest.map(|row| {
        say_with(
            why::PHI_DRAWING_WORDS,
            &[
                ("count", &count),
                ("name", &row.preset.name()),
                ("depth", &format::significant(row.depth)),
                ("width", &format::significant(row.width)),
                ("resolution", &format::significant(row.resolution)),
            ],
        )
    });
    let lines = ticks.into_iter().map(|tick| {
        view! {
            <path class="chart-line" d=format!("M{} 0V{bottom}", tick.x) />
            <text class="chart-text" x=tick.x y={bottom + 28.0} text-anchor="middle">{tick.phi}</text>
        }
    });
    let marks = chart_rows.into_iter().map(|row| {
        let shapes = Measure::ALL.into_iter().zip(row.marks);
        let shapes = shapes.map(|(measure, path)| view! { <path class=class(measure) d=path /> });
        view! {
            <path class="chart-line" d=format!("M0 {}H{}", row.end, size.0) />
            <text class="chart-text" x="0" y={row.y + 7.0}>{row.preset.name()}</text>
            {shapes.collect_view()}
        }
    });
    let legend = Measure::ALL.map(|measure| {
        view! {
            <li class="legend-entry">
                <svg class="legend-mark" viewBox="0 0 20 20" aria-hidden="true">
                    <path class=class(measure) d=measure.shape() />
                </svg>
                {say(measure.text())}
            </li>
        }
    });
    view! {
        <figure class="chart">
            <svg
                viewBox=format!("0 0 {} {}", size.0, size.1)
                role="img"
                aria-labelledby="phi-drawing-title phi-drawing-words"
            >
                <title id="phi-drawing-title">{say(why::PHI_DRAWING)}</title>
                <desc id="phi-drawing-words">{words}</desc>
                {lines.collect_view()}
                {marks.collect_view()}
            </svg>
            <figcaption>
                <ul class="legend" aria-label=say(why::PHI_SHAPES)>{legend.collect_view()}</ul>
            </figcaption>
        </figure>
    }
}

/// The look of a measure: its shape is its own as well.
fn class(measure: Measure) -> &'static str {
    match measure {
        Measure::Depth => "chart-mark axis-depth",
        Measure::Width => "chart-mark axis-width",
        Measure::Resolution => "chart-mark axis-resolution",
        Measure::Macs => "chart-mark hollow",
    }
}
