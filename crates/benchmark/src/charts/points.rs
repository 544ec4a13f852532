//! Networks as points of a chart, with their intervals and names.

use crate::analysis::Interval;
use chart::{Chart, Frame, Scale, Shape, Span, names};
use texts::format;

/// Room beyond the outermost points, as a factor. The least axis is then longer than two round numbers are apart.
const ROOM: f64 = 1.5;

/// About so many numbers stand beside a scale of differences.
const EVEN_NUMBERS: f64 = 5.0;

/// A network that was measured.
pub(super) struct Point<'a> {
    /// What stands beside it.
    pub name: &'a str,
    /// The value across, and the median in milliseconds.
    pub at: (f64, f64),
    /// The median's interval.
    pub interval: Interval,
    /// A class of the style sheet.
    pub class: &'static str,
    /// Its shape.
    pub shape: Shape,
}

/// Points over an axis, times in powers of ten; `names` are those of the axes, and a line goes along the `front`. `None` where
/// there are no points.
pub(super) fn chart(points: &[Point<'_>], across: Span<'_>, names: [&str; 2], front: &[(f64, f64)]) -> Option<Chart> {
    let times = points.iter().flat_map(|point| [point.interval.low, point.at.1, point.interval.high]);
    let up = spread(times.filter(|time| time.is_finite() && *time > 0.0))?;
    let ticks = up.round_numbers();
    let frame = Frame::SMALL;
    let mut chart = Chart::new(frame, across, Span { scale: up, ticks: &ticks, written: rounded }, names);
    chart.grid("strong", format!("M{} {}V{}H{}", frame.left, frame.top, frame.bottom, frame.right));
    if front.len() > 1 {
        chart.line("front", front.iter().copied());
    }
    for Point { at, interval, .. } in points {
        chart.line("interval", [(at.0, interval.low), (at.0, interval.high)]);
    }
    let places = names::places(&named(&chart, points), &frame);
    for (point, place) in points.iter().zip(places) {
        chart.mark(point.class, point.shape, point.at);
        chart.label(point.name, point.at, place.shift, place.anchor);
    }
    Some(chart)
}

/// The least and the greatest of values.
pub(super) fn ends(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    values.fold(None, |ends: Option<(f64, f64)>, value| {
        Some(ends.map_or((value, value), |(low, high)| (low.min(value), high.max(value))))
    })
}

/// A scale of factors around values.
pub(super) fn spread(values: impl Iterator<Item = f64>) -> Option<Scale> {
    ends(values).map(|(low, high)| Scale::log(low / ROOM, high * ROOM))
}

/// A few round numbers of a scale of differences, equally far apart.
#[expect(clippy::cast_possible_truncation, reason = "a power of ten, and a handful of steps")]
pub(super) fn even_numbers(scale: Scale) -> Vec<f64> {
    let length = scale.high - scale.low;
    let power = 10_f64.powi((length / EVEN_NUMBERS).log10().floor() as i32);
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|step| step * power).find(|step| length / step <= EVEN_NUMBERS);
    let Some(step) = step.filter(|step| *step > 0.0) else { return Vec::new() };
    let (first, last) = ((scale.low / step).ceil(), (scale.high / step).floor());
    // A product of the step has digits that nobody wrote: 3 * 0.1.
    let whole = (1.0 / power).max(1.0);
    (0..=(last - first) as i32).map(|index| ((first + f64::from(index)) * step * whole).round() / whole).collect()
}

/// Each point's name, and where in the drawing the point stands.
pub(super) fn named<'a>(chart: &Chart, points: &[Point<'a>]) -> Vec<(&'a str, (f64, f64))> {
    points.iter().map(|point| (point.name, (chart.across.at(point.at.0), chart.up.at(point.at.1)))).collect()
}

/// A round number of an axis.
pub(super) fn rounded(value: f64) -> String {
    if value >= 10.0 && value.fract().abs() < 1e-9 {
        format::grouped(format::whole(value))
    } else {
        let decimals = format!("{value:.3}");
        decimals.trim_end_matches('0').trim_end_matches('.').to_owned()
    }
}
