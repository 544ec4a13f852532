//! The exercise as two areas: the weights and the map.

use crate::language::{say, say_with};
use leptos::prelude::*;
use model::scaling::Preset;
use paper::{Exercise, Rect, SquaredDrawing};
use texts::{Text, squared};

/// Filled: the layer now; outlined: as it is in B0.
#[component]
pub fn SquaredPicture(
    /// The layer now.
    now: Exercise,
    /// The layer as it is.
    before: Exercise,
) -> impl IntoView {
    let SquaredDrawing { size, weights, map, weights_before, map_before, headings } = SquaredDrawing::of(&now);
    let words = say_with(
        squared::PICTURE_WORDS,
        &[
            ("read", &now.channels_read),
            ("out", &now.output_channels),
            ("side", &now.resolution),
            ("layers", &now.layers),
            ("read_before", &before.channels_read),
            ("out_before", &before.output_channels),
            ("side_before", &before.resolution),
            ("layers_before", &before.layers),
        ],
    );
    let rect = |class: &'static str| move |Rect { x, y, width, height }: Rect| view! { <rect class=class x=x y=y width=width height=height /> };
    let heading = |(text, (x, y)): (Text, (f64, f64))| view! { <text class="chart-text" x=x y=y>{say(text)}</text> };
    let [weights_at, map_at] = headings;
    view! {
        <figure class="chart small">
            <svg
                viewBox=format!("0 0 {} {}", size.0, size.1)
                role="img"
                aria-labelledby="squared-title squared-words"
            >
                <title id="squared-title">{say(squared::PICTURE)}</title>
                <desc id="squared-words">{words}</desc>
                {[(squared::WEIGHTS, weights_at), (squared::MAP, map_at)].map(heading).collect_view()}
                {weights.into_iter().map(rect("squared-now axis-width")).collect_view()}
                {rect("squared-now axis-resolution")(map)}
                {[weights_before, map_before].map(rect("squared-before")).collect_view()}
            </svg>
            <figcaption class="hint">
                {say_with(squared::PICTURE_LEGEND, &[("baseline", &Preset::B0.name())])}
            </figcaption>
        </figure>
    }
}
