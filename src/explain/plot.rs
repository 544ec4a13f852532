//! A chart of data, with one line that moves.

use chart::{BOTTOM, Chart, HEIGHT, LEFT, Label, Mark, RIGHT, TOP, WIDTH};
use leptos::prelude::*;

/// A chart as it was laid out; only the line moves after that. The table behind it stands elsewhere.
#[component]
pub fn Plot(
    /// Its test id.
    id: &'static str,
    /// What it is.
    title: String,
    /// What it shows.
    words: String,
    /// The chart.
    chart: Chart,
    /// Where the line stands, in the unit of its axis.
    value: Signal<f64>,
    /// Whether the line is level, at a value of the axis that goes up, and not upright.
    #[prop(optional)]
    is_level: bool,
) -> impl IntoView {
    let Chart { across, up, marks, labels } = chart;
    let marks =
        marks.into_iter().map(|Mark { kind, class, path }| view! { <path class=format!("{kind} {class}") d=path /> });
    let labels = labels.into_iter().map(|Label { class, anchor, text, x, y }| {
        view! { <text class=class x=x y=y text-anchor=anchor>{text}</text> }
    });
    let (line, place) = if is_level {
        (format!("M{LEFT} 0H{RIGHT}"), Memo::new(move |_| format!("translate(0 {})", up.y(value.get()))))
    } else {
        (format!("M0 {TOP}V{BOTTOM}"), Memo::new(move |_| format!("translate({} 0)", across.x(value.get()))))
    };
    let (title_id, words_id) = (format!("{id}-title"), format!("{id}-words"));
    view! {
        <figure class="chart">
            <figcaption>
                <b id=title_id.clone()>{title}</b>
                <p class="hint" id=words_id.clone()>{words}</p>
            </figcaption>
            <svg
                viewBox=format!("0 0 {WIDTH} {HEIGHT}")
                role="img"
                aria-labelledby=title_id
                aria-describedby=words_id
                data-testid=id
            >
                {marks.collect_view()}
                <path class="chart-here" data-testid=format!("{id}-line") d=line transform=move || place.get() />
                {labels.collect_view()}
            </svg>
        </figure>
    }
}
