//! Charts of data: their parts, and one with a line that moves.

use chart::{Chart, Frame, Label, Mark};
use leptos::prelude::*;

/// The lines and shapes of a chart, its grid among them.
pub fn draw(marks: Vec<Mark>) -> impl IntoView {
    let mark = |Mark { kind, class, path }: Mark| view! { <path class=format!("{kind} {class}") d=path /> };
    marks.into_iter().map(mark).collect_view()
}

/// The texts of a chart, the numbers of its axes among them.
pub fn write(labels: impl IntoIterator<Item = Label>) -> impl IntoView {
    let label = |Label { class, anchor, text, x, y }: Label| {
        view! { <text class=class x=x y=y text-anchor=anchor>{text}</text> }
    };
    labels.into_iter().map(label).collect_view()
}

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
    let Chart { frame: Frame { size, left, right, top, bottom, .. }, across, up, marks, labels } = chart;
    let (line, place) = if is_level {
        (format!("M{left} 0H{right}"), Memo::new(move |_| format!("translate(0 {})", up.at(value.get()))))
    } else {
        (format!("M0 {top}V{bottom}"), Memo::new(move |_| format!("translate({} 0)", across.at(value.get()))))
    };
    let (title_id, words_id) = (format!("{id}-title"), format!("{id}-words"));
    view! {
        <figure class="chart">
            <figcaption>
                <b id=title_id.clone()>{title}</b>
                <p class="hint" id=words_id.clone()>{words}</p>
            </figcaption>
            <svg
                viewBox=format!("0 0 {} {}", size.0, size.1)
                role="img"
                aria-labelledby=title_id
                aria-describedby=words_id
                data-testid=id
            >
                {draw(marks)}
                <path class="chart-here" data-testid=format!("{id}-line") d=line transform=move || place.get() />
                {write(labels)}
            </svg>
        </figure>
    }
}
