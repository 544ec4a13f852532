//! Every sample as a dot: a strip for each network, all on one axis of times.

use std::fmt::Write as _;

use super::points::{ends, even_numbers, rounded};
use crate::analysis::{Analysis, NetworkAnalysis};
use crate::report::{Network, Report};
use chart::{Scale, tenth};

/// Width and height of a strip's view box.
const SIZE: (f64, f64) = (360.0, 28.0);

/// Between the ends of a strip and those of its axis, so that no dot is cut.
const MARGIN: f64 = 6.0;

/// How far a dot lies from the middle of its strip, at most.
const JITTER: f64 = 8.0;

/// The part of a turn between one dot's height and the next: of the golden ratio, so that neighbours lie apart.
const TURN: f64 = 0.618_033_988_749_895;

/// With times farther apart than this factor, equal lengths are equal factors.
const FAR_APART: f64 = 4.0;

/// Room beyond the outermost dots, as a part of all of them.
const ROOM: f64 = 0.05;

/// Strips of all networks that were measured, one below the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Strips {
    /// Width and height of each strip's view box.
    pub size: (f64, f64),
    /// Whether equal lengths are equal factors, and not equal differences.
    pub is_log: bool,
    /// The numbers of the axis, in milliseconds.
    pub ticks: Vec<Tick>,
    /// A strip for each network, in the report's order.
    pub strips: Vec<Strip>,
}

/// A number beside an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// From the left.
    pub x: f64,
    /// The number.
    pub text: String,
}

/// The samples of a network. All are paths of an SVG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    /// The network's place in the report's list.
    pub network: usize,
    /// A dot for each sample: lines without length, which round line caps make dots of.
    pub dots: String,
    /// A line from the 10th to the 90th percentile.
    pub percentiles: String,
    /// A line along the median's interval.
    pub interval: String,
    /// A line across the strip at the median.
    pub median: String,
}

/// The strips of a report; `None` where nothing was measured.
pub(super) fn strips(report: &Report, analysis: &Analysis) -> Option<Strips> {
    let measured = || {
        let networks = analysis.networks.iter();
        networks.filter_map(|found| Some((found, report.networks.get(found.network)?)))
    };
    let (low, high) = ends(measured().flat_map(|(_, network)| network.samples.iter().map(|sample| sample.run_millis)))?;
    let is_log = low > 0.0 && high / low > FAR_APART;
    let scale = if is_log {
        let room = (high / low).powf(ROOM);
        Scale::log(low / room, high * room)
    } else {
        // Equal times have a place in the middle.
        let room = if high > low { ROOM * (high - low) } else { f64::max(ROOM * high, 1.0) };
        Scale::linear((low - room).max(0.0), high + room)
    };
    let numbers = if is_log { scale.round_numbers() } else { even_numbers(scale) };
    let ticks = numbers.into_iter().map(|number| Tick { x: at(scale, number), text: rounded(number) }).collect();
    let strips = measured().map(|(found, network)| strip(scale, found, network)).collect();
    Some(Strips { size: SIZE, is_log, ticks, strips })
}

/// Where a time stands in a strip.
fn at(scale: Scale, millis: f64) -> f64 {
    tenth(MARGIN + (SIZE.0 - 2.0 * MARGIN) * scale.share(millis))
}

fn strip(scale: Scale, found: &NetworkAnalysis, network: &Network) -> Strip {
    let middle = SIZE.1 / 2.0;
    let along = |low, high| format!("M{} {middle}H{}", at(scale, low), at(scale, high));
    let mut dots = String::new();
    let mut turn = 0.5;
    for sample in &network.samples {
        let y = tenth(middle + JITTER * (2.0 * turn - 1.0));
        // Writing to a `String` cannot fail.
        let _ = write!(dots, "M{} {y}h0", at(scale, sample.run_millis));
        turn = (turn + TURN).fract();
    }
    Strip {
        network: found.network,
        dots,
        percentiles: along(found.p10_millis, found.p90_millis),
        interval: along(found.interval.low, found.interval.high),
        median: format!("M{} 0V{}", at(scale, found.median_millis), SIZE.1),
    }
}
