//! Time over multiply-adds, both in powers of ten.

use crate::compare::controller::Comparison;
use crate::compare::{CompareRow, Measurement, Plot, PlotPoint, Tick};
use crate::language::{now, say, say_count, say_with};
use leptos::prelude::*;
use texts::compare as text;
use texts::format;
use wire::protocol::WeightsKind;

/// The chart's size in its own units, and the place of the axes within it.
const WIDTH: f64 = 360.0;
const HEIGHT: f64 = 260.0;
const LEFT: f64 = 52.0;
const RIGHT: f64 = 348.0;
const TOP: f64 = 24.0;
const BOTTOM: f64 = 212.0;

/// The radius of a point, and the room between it and its label.
const RADIUS: f64 = 4.0;
const APART: f64 = 8.0;

/// Beyond this part of the width, a label stands left of its point.
const LABEL_TURNS: f64 = 0.6;

/// The networks that were measured, as points.
#[component]
pub fn CompareChart(
    /// The comparison.
    comparison: Comparison,
) -> impl IntoView {
    let chart = move || {
        let rows = comparison.rows.get();
        let plot = Plot::of(&rows.iter().enumerate().filter_map(values).collect::<Vec<_>>());
        (!plot.points.is_empty()).then(|| draw(&rows, &plot))
    };
    view! { {chart} }
}

/// The index of a row, its multiply-adds and its median; `None` where it was not measured.
#[expect(clippy::cast_precision_loss, reason = "a drawing")]
fn values((index, row): (usize, &CompareRow)) -> Option<(usize, f64, f64)> {
    Some((index, row.macs? as f64, row.measurement()?.median_millis()?))
}

fn draw(rows: &[CompareRow], plot: &Plot) -> impl IntoView + use<> {
    let points = plot.points.iter().filter_map(|place| Some(point(place, rows.get(place.index)?))).collect_view();
    let x_marks = plot.x_ticks.iter().copied().map(x_mark).collect_view();
    let y_marks = plot.y_ticks.iter().copied().map(y_mark).collect_view();
    let description = rows.iter().filter_map(describe).collect::<Vec<_>>().join("; ");
    view! {
        <figure class="compare-chart">
            <svg
                viewBox=format!("0 0 {WIDTH} {HEIGHT}")
                role="img"
                aria-labelledby="compare-chart-title compare-chart-words"
                data-testid="compare-chart"
            >
                <title id="compare-chart-title">{say(text::CHART)}</title>
                <desc id="compare-chart-words">{description}</desc>
                <path class="compare-axes" d=format!("M{LEFT} {TOP}V{BOTTOM}H{RIGHT}") />
                {x_marks}
                {y_marks}
                <text class="compare-axis-name" x=LEFT y="14">{say(text::CHART_UP)}</text>
                <text class="compare-axis-name" x=RIGHT y="248" text-anchor="end">{say(text::CHART_ACROSS)}</text>
                {points}
            </svg>
            <figcaption class="hint">{say(text::CHART_WORDS)}</figcaption>
        </figure>
    }
}

fn point(place: &PlotPoint, row: &CompareRow) -> impl IntoView + use<> {
    let (x, y) = (across(place.x), up(place.y));
    let is_turned = place.x > LABEL_TURNS;
    let (label_x, anchor) = if is_turned { (x - APART, "end") } else { (x + APART, "start") };
    let is_untrained = row.measurement().is_some_and(|measured| measured.weights == WeightsKind::Untrained);
    view! {
        <circle class="compare-point" class:hollow=is_untrained cx=x cy=y r=RADIUS />
        <text class="compare-label" x=label_x y=up(place.label_y) text-anchor=anchor dominant-baseline="middle">
            {row.entry.name(now())}
        </text>
    }
}

fn x_mark(tick: Tick) -> impl IntoView {
    let x = across(tick.at);
    view! {
        <path class="compare-grid" d=format!("M{x} {TOP}V{BOTTOM}") />
        <text class="compare-tick" x=x y="229" text-anchor="middle">{number(tick.value / 1e6)}</text>
    }
}

fn y_mark(tick: Tick) -> impl IntoView {
    let y = up(tick.at);
    view! {
        <path class="compare-grid" d=format!("M{LEFT} {y}H{RIGHT}") />
        <text class="compare-tick" x=LEFT - 6.0 y=y text-anchor="end" dominant-baseline="middle">
            {number(tick.value)}
        </text>
    }
}

fn describe(row: &CompareRow) -> Option<String> {
    let median = row.measurement().and_then(Measurement::median_millis)?;
    let (macs, time) = (say_count(row.macs?), format::duration(median));
    Some(say_with(text::CHART_POINT, &[("name", &row.name(now())), ("macs", &macs), ("time", &time)]))
}

fn across(at: f64) -> f64 {
    LEFT + at * (RIGHT - LEFT)
}

fn up(at: f64) -> f64 {
    BOTTOM - at * (BOTTOM - TOP)
}

/// A round number of an axis.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number above zero")]
fn number(value: f64) -> String {
    if value >= 10.0 {
        format::grouped(value.round() as u128)
    } else {
        let decimals = format!("{value:.3}");
        decimals.trim_end_matches('0').trim_end_matches('.').to_owned()
    }
}
