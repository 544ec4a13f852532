//! The charts of a benchmark: time over multiply-adds, over activations, over published accuracy and over the time since the
//! beginning, the phases as stacked bars, and the samples as dots.

mod markup;
mod phases;
mod points;
mod strips;
mod sustained;
#[cfg(test)]
mod tests;
mod words;

pub use markup::figures;
pub use phases::{Bar, Bars, Phase};
pub use strips::{Strip, Strips, Tick};
pub use words::ChartWords;

use crate::analysis::{Analysis, NetworkAnalysis, ParetoPoint};
use crate::report::{Network, Report, Weights};
use chart::{Chart, Scale, Shape, Span};
use points::{Point, rounded, spread};

/// The charts of a benchmark, each `None` where it would be empty. Intervals are lines of the class `interval`; networks with
/// untrained weights are `hollow`; those on another backend than the device's are diamonds.
#[derive(Clone, Debug, PartialEq)]
pub struct Charts {
    /// Median time over multiply-adds, both in powers of ten.
    pub macs: Option<Chart>,
    /// Median time over activations, both in powers of ten.
    pub activations: Option<Chart>,
    /// Median time in powers of ten over published accuracy, with the Pareto front as a line of the class `front`.
    pub accuracy: Option<Chart>,
    /// Median time in powers of ten over the time since the beginning: what heat does.
    pub sustained: Option<Chart>,
    /// The phases from file to answer as stacked bars.
    pub phases: Option<Bars>,
    /// Every sample of every network on one axis of times.
    pub strips: Option<Strips>,
}

/// The charts of a report.
#[must_use]
pub fn charts(report: &Report, analysis: &Analysis, words: &ChartWords) -> Charts {
    let points = |across: &dyn Fn(&Network, &NetworkAnalysis) -> Option<f64>| -> Vec<Point<'_>> {
        let networks = analysis.networks.iter();
        networks.filter_map(|found| point(report, found, words, across)).collect()
    };
    let macs = points(&|network, _| count(network.macs));
    let activations = points(&|network, _| count(network.activations));
    let accuracy = points(&|network, _| network.published.as_ref().map(|published| published.top1_percent));
    Charts {
        macs: over_count(&macs, [&words.macs, &words.time]),
        activations: over_count(&activations, [&words.activations, &words.time]),
        accuracy: over_accuracy(&accuracy, &analysis.pareto, [&words.accuracy, &words.time]),
        sustained: sustained::sustained(report, words),
        phases: phases::phases(report, analysis),
        strips: strips::strips(report, analysis),
    }
}

#[expect(clippy::cast_precision_loss, reason = "a drawing")]
fn count(count: Option<u128>) -> Option<f64> {
    count.filter(|count| *count > 0).map(|count| count as f64)
}

/// `None` for what has no place in a chart: a value that is not known, or a time of zero on an axis of factors.
fn point<'a>(
    report: &'a Report,
    found: &NetworkAnalysis,
    words: &'a ChartWords,
    across: &dyn Fn(&Network, &NetworkAnalysis) -> Option<f64>,
) -> Option<Point<'a>> {
    let network = report.networks.get(found.network)?;
    let at = (across(network, found)?, found.median_millis);
    let is_placeable = at.0.is_finite() && at.1.is_finite() && at.1 > 0.0;
    let is_elsewhere = network.backend.is_some_and(|backend| backend != report.device.backend);
    is_placeable.then(|| Point {
        name: words.networks.get(found.network).unwrap_or(&network.name),
        at,
        interval: found.interval,
        class: if network.weights == Some(Weights::Untrained) { "hollow" } else { "" },
        shape: if is_elsewhere { Shape::Diamond } else { Shape::Circle },
    })
}

/// Time over a count, both in powers of ten; `names` are those of the axes. `None` where there are no points.
fn over_count(points: &[Point<'_>], names: [&str; 2]) -> Option<Chart> {
    let across = spread(points.iter().map(|point| point.at.0))?;
    let ticks = across.round_numbers();
    let across = Span { scale: across, ticks: &ticks, written: |count| rounded(count / 1e6) };
    points::chart(points, across, names, &[])
}

/// Time over published accuracy, with a line along the front. `None` where there are no points.
fn over_accuracy(points: &[Point<'_>], front: &[ParetoPoint], names: [&str; 2]) -> Option<Chart> {
    let (low, high) = points::ends(points.iter().map(|point| point.at.0))?;
    let scale = Scale::linear((low - 1.0).floor(), (high + 1.0).ceil());
    let ticks = points::even_numbers(scale);
    let front: Vec<_> = front.iter().map(|point| (point.top1_percent, point.median_millis)).collect();
    points::chart(points, Span { scale, ticks: &ticks, written: rounded }, names, &front)
}
