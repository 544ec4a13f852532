//! One chart of the staircase: the asked line, the stairs, and where phi stands.

use crate::language::say_with;
use leptos::prelude::*;
use model::scaling::Knob;
use paper::staircase::{HEIGHT, Plot, Position, Rounding, WIDTH};
use texts::format;
use texts::staircase;

/// Where the words below the chart stand, from the top, in the drawing's units.
const NUMBERS: f64 = HEIGHT - 14.0;
const NAME: f64 = HEIGHT - 1.0;

/// How far the numbers stand left of the chart, and below their lines.
const BESIDE: f64 = 6.0;
const BELOW: f64 = 4.0;

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
    let ends = move || plot.with(|plot| (plot.x(Knob::Phi.range().0), plot.x(Knob::Phi.range().1)));
    let lines = move || {
        let ((left, right), ticks) = (ends(), plot.read().ticks());
        let line = |y: f64, count: f64| {
            view! {
                <line class="staircase-line" x1=unit(left) x2=unit(right) y1=unit(y) y2=unit(y) />
                <text class="staircase-count" x=unit(left - BESIDE) y=unit(y + BELOW)>{whole(count)}</text>
            }
        };
        ticks.into_iter().map(|tick| line(tick.y, tick.count)).collect_view()
    };
    let numbers = move || {
        let (first, last) = Knob::Phi.range();
        let each = (first..=last).step_by(usize::from(Knob::Phi.steps_per_unit()));
        let number = |steps: u16| {
            let x = plot.with(|plot| plot.x(steps));
            view! { <text class="staircase-phi" x=unit(x) y=unit(NUMBERS)>{whole(Knob::Phi.value(steps))}</text> }
        };
        each.map(number).collect_view()
    };
    let mark = move || {
        let Rounding { asked, rounded } = here.get()?;
        let (x, y, from) = plot.with(|plot| (plot.x(phi.get()), plot.y(asked), plot.y(float(rounded))));
        let foot = plot.with(|plot| plot.ticks().first().map(|tick| tick.y))?;
        Some(view! {
            <line class="staircase-mark" x1=unit(x) x2=unit(x) y1=unit(0.0) y2=unit(foot) />
            <circle class="staircase-dot-asked" cx=unit(x) cy=unit(y) r="4" />
            <circle class="staircase-dot" cx=unit(x) cy=unit(from) r="5" />
        })
    };
    let label = move || {
        let (first, last) = Knob::Phi.range();
        let [first, last] = [first, last].map(|steps| Knob::Phi.value(steps));
        say_with(staircase::CHART, &[("title", &title.get()), ("first", &first), ("last", &last), ("here", &words())])
    };
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
            <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=label>
                {lines}
                {numbers}
                <text class="staircase-phi" x=unit(WIDTH / 2.0) y=unit(NAME)>"phi"</text>
                {mark}
                <path class="staircase-asked" d=move || plot.read().asked_path() />
                <path class="staircase-rounded" d=move || plot.read().rounded_path() />
            </svg>
        </figure>
    }
}

/// What is asked for and built at a phi.
fn words(phi_steps: u16, here: Rounding) -> String {
    say_with(
        staircase::HERE,
        &[
            ("phi", &unit(Knob::Phi.value(phi_steps))),
            ("asked", &format::significant(here.asked)),
            ("rounded", &format::grouped(u128::from(here.rounded))),
        ],
    )
}

/// A length in the drawing's units, or a phi, to a tenth.
fn unit(length: f64) -> String {
    format!("{length:.1}")
}

/// A whole number that is held as a float.
fn whole(count: f64) -> String {
    format!("{count:.0}")
}

#[expect(clippy::cast_precision_loss, reason = "blocks and channels are far below 2^53")]
fn float(count: u64) -> f64 {
    count as f64
}
