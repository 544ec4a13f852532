//! The effective phis as marks on one axis.

use crate::language::{say, say_with};
use crate::plot::{draw, write};
use chart::Chart;
use leptos::prelude::*;
use paper::{EffectivePhi, Measure, phi_chart};
use texts::format;
use texts::why;

/// A row a variant, a shape a measure. The table beside it holds the same numbers.
#[component]
pub fn PhiDrawing(
    /// The variants.
    rows: Vec<EffectivePhi>,
) -> impl IntoView {
    let Chart { frame, marks, labels, .. } = phi_chart(&rows);
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
    let legend = Measure::ALL.map(|measure| {
        view! {
            <li class="legend-entry">
                <svg class="legend-mark" viewBox="0 0 20 20" aria-hidden="true">
                    <path class=format!("chart-mark {}", measure.ink()) d=measure.shape().in_legend() />
                </svg>
                {say(measure.text())}
            </li>
        }
    });
    view! {
        <figure class="chart">
            <svg
                viewBox=format!("0 0 {} {}", frame.size.0, frame.size.1)
                role="img"
                aria-labelledby="phi-drawing-title phi-drawing-words"
            >
                <title id="phi-drawing-title">{say(why::PHI_DRAWING)}</title>
                <desc id="phi-drawing-words">{words}</desc>
                {draw(marks)}
                {write(labels)}
            </svg>
            <figcaption>
                <ul class="legend" aria-label=say(why::PHI_SHAPES)>{legend.collect_view()}</ul>
            </figcaption>
        </figure>
    }
}
