//! The exercise as two areas: the weights and the map.

use leptos::prelude::*;

use crate::lesson::{Exercise, Rect, SquaredDrawing};

/// Filled: the layer now; outlined: as it is in B0.
#[component]
pub fn SquaredPicture(
    /// The layer now.
    now: Exercise,
    /// The layer as it is.
    before: Exercise,
) -> impl IntoView {
    let SquaredDrawing { size, weights, map, weights_before, map_before, headings } = SquaredDrawing::of(&now);
    let words = format!(
        "Weights of {} by {} channels, a map of {} by {}, layers: {}. Before: {} by {} channels, {} by {}, layers: {}.",
        now.channels_read,
        now.output_channels,
        now.resolution,
        now.resolution,
        now.layers,
        before.channels_read,
        before.output_channels,
        before.resolution,
        before.resolution,
        before.layers,
    );
    let rect = |class: &'static str| move |Rect { x, y, width, height }: Rect| view! { <rect class=class x=x y=y width=width height=height /> };
    let heading = |(text, (x, y)): (&'static str, (f64, f64))| view! { <text class="chart-text" x=x y=y>{text}</text> };
    let [weights_at, map_at] = headings;
    view! {
        <figure class="chart small">
            <svg
                viewBox=format!("0 0 {} {}", size.0, size.1)
                role="img"
                aria-labelledby="squared-title squared-words"
            >
                <title id="squared-title">"Weights and map of the layer"</title>
                <desc id="squared-words">{words}</desc>
                {[("weights", weights_at), ("map", map_at)].map(heading).collect_view()}
                {weights.into_iter().map(rect("squared-now axis-width")).collect_view()}
                {rect("squared-now axis-resolution")(map)}
                {[weights_before, map_before].map(rect("squared-before")).collect_view()}
            </svg>
            <figcaption class="hint">
                "Weights: channels out across, channels in down, one rectangle a layer. Map: columns across, rows down. \
                 Every weight meets every cell of the map. Outlines: as it is in B0."
            </figcaption>
        </figure>
    }
}
