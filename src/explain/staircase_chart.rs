//! One chart of the staircase: the asked line, the stairs, and where phi stands.

use crate::language::say_with;
use crate::plot::{draw, write};
use crate::scale::components::knob::decimal;
use chart::{Chart, Frame};
use leptos::prelude::*;
use model::scaling::Knob;
use paper::staircase::{Plot, Position, Rounding};
use texts::format;
use texts::staircase;

/// A chart over phi, with the present phi marked and said.
#[component]
pub fn StaircaseChart(
    /// Its test id.
    id: &'static str,
    /// The axis that it is about, for its color.
    axis: &'static str,
    /// What it shows.
    #[prop(into)]
    title: Signal<String>,
    /// Every position of phi.
    positions: Memo<Vec<Position>>,
    /// Where phi stands.
    phi: Memo<u16>,
    /// Which quantity of a position.
    of: fn(&Position) -> Rounding,
) -> impl IntoView {
    let plot = Memo::new(move |_| Plot::of(&positions.read(), of));
    let here = Memo::new(move |_| plot.read().at(phi.get()));
    let words = move || here.get().map(|here| words(phi.get(), here)).unwrap_or_default();
    let mark = move || {
        let Rounding { asked, rounded } = here.get()?;
        let plot = plot.read();
        let Chart { frame, across, up, .. } = &plot.chart;
        let x = across.at(Knob::Phi.value(phi.get()));
        Some(view! {
            <line class="staircase-mark" x1=x x2=x y1=frame.top y2=frame.bottom />
            <circle class="staircase-dot-asked" cx=x cy=up.at(asked) r="4" />
            <circle class="staircase-dot" cx=x cy=up.at(float(rounded)) r="5" />
        })
    };
    let label = move || {
        let (first, last) = Knob::Phi.range();
        let [first, last] = [first, last].map(|steps| Knob::Phi.value(steps));
        say_with(staircase::CHART, &[("title", &title.get()), ("first", &first), ("last", &last), ("here", &words())])
    };
    let size = Frame::SMALL.size;
    view! {
        <figure
            class=format!("staircase-chart axis-{axis}")
            data-testid=id
            data-phi=move || Knob::Phi.value(phi.get()).to_string()
            data-asked=move || here.get().map(|here| here.asked.to_string())
            data-rounded=move || here.get().map(|here| here.rounded.to_string())
        >
            <figcaption>
                <b>{title}</b>
                <span class="hint">{words}</span>
            </figcaption>
            <svg viewBox=format!("0 0 {} {}", size.0, size.1) role="img" aria-label=label>
                {move || draw(plot.read().chart.marks.clone())}
                {mark}
                {move || write(plot.read().chart.labels.clone())}
            </svg>
        </figure>
    }
}

/// What is asked for and built at a phi.
fn words(phi_steps: u16, here: Rounding) -> String {
    say_with(
        staircase::HERE,
        &[
            ("phi", &decimal(Knob::Phi, Knob::Phi.value(phi_steps))),
            ("asked", &format::significant(here.asked)),
            ("rounded", &format::grouped(here.rounded)),
        ],
    )
}

#[expect(clippy::cast_precision_loss, reason = "blocks and channels are far below 2^53")]
fn float(count: u64) -> f64 {
    count as f64
}
