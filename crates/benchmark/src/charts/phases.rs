//! Where the time from file to answer goes: a stacked bar for each network, all on one axis.

use super::points::{ends, even_numbers, rounded};
use super::strips::Tick;
use crate::analysis::{Analysis, NetworkAnalysis};
use crate::report::{Network, Report};
use chart::{Scale, tenth};

/// Width of the bars' axis, and height of the room of each.
const SIZE: (f64, f64) = (360.0, 28.0);

/// Room behind the longest bar, for the last number of the axis.
const ROOM: f64 = 1.05;

/// Height of a bar.
const BAR: f64 = 14.0;

/// A phase of the way from file to answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// The picture's file becomes pixels.
    Decode,
    /// Pixels become the network's input.
    Resize,
    /// The input goes to the backend.
    Upload,
    /// The arithmetic; the whole run where the phases of a run were not told apart.
    Compute,
    /// The logits come back.
    ReadBack,
}

impl Phase {
    /// Every phase, in order.
    pub const ALL: [Self; 5] = [Self::Decode, Self::Resize, Self::Upload, Self::Compute, Self::ReadBack];

    /// The word of its class in the style sheet.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Decode => "decode",
            Self::Resize => "resize",
            Self::Upload => "upload",
            Self::Compute => "compute",
            Self::ReadBack => "read-back",
        }
    }
}

/// Bars of all networks that were measured, one below the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// Width of the axis, and height of each bar's room.
    pub size: (f64, f64),
    /// The numbers of the axis, in milliseconds.
    pub ticks: Vec<Tick>,
    /// A bar for each network, in the report's order.
    pub bars: Vec<Bar>,
    /// The phases that some bar has, in order.
    pub phases: Vec<Phase>,
}

/// The bar of a network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The network's place in the report's list.
    pub network: usize,
    /// Its phases with the paths of their rectangles; without those that take no time.
    pub parts: Vec<(Phase, String)>,
}

/// The bars of a report; `None` where nothing was measured, or no time passed.
pub(super) fn phases(report: &Report, analysis: &Analysis) -> Option<Bars> {
    let times: Vec<_> = analysis
        .networks
        .iter()
        .filter_map(|found| Some((found.network, times(found, report.networks.get(found.network)?))))
        .collect();
    let total = |times: &[(Phase, f64)]| times.iter().map(|(_, millis)| millis).sum::<f64>();
    let (_, longest) = ends(times.iter().map(|(_, times)| total(times)))?;
    if longest.is_nan() || longest <= 0.0 {
        return None;
    }
    let scale = Scale::linear(0.0, longest * ROOM);
    let at = |millis: f64| tenth(SIZE.0 * scale.share(millis));
    let ticks = even_numbers(scale).into_iter().map(|number| Tick { x: at(number), text: rounded(number) }).collect();
    let top = (SIZE.1 - BAR) / 2.0;
    let bar = |(network, times): &(usize, Vec<(Phase, f64)>)| {
        let mut sum = 0.0;
        let mut part = |(phase, millis): &(Phase, f64)| {
            let from = at(sum);
            sum += millis;
            (*phase, format!("M{from} {top}H{}v{BAR}H{from}z", at(sum)))
        };
        Bar { network: *network, parts: times.iter().map(&mut part).collect() }
    };
    let is_there = |phase: &Phase| times.iter().any(|(_, times)| times.iter().any(|(found, _)| found == phase));
    Some(Bars {
        size: SIZE,
        ticks,
        bars: times.iter().map(bar).collect(),
        phases: Phase::ALL.into_iter().filter(is_there).collect(),
    })
}

/// The milliseconds of each phase that takes any: medians.
fn times(found: &NetworkAnalysis, network: &Network) -> Vec<(Phase, f64)> {
    let [upload, compute, read_back] = network.phases.map_or([0.0, found.median_millis, 0.0], |phases| {
        [phases.upload_millis, phases.compute_millis, phases.read_back_millis]
    });
    let times = [
        (Phase::Decode, found.decode_millis),
        (Phase::Resize, found.resize_millis),
        (Phase::Upload, upload),
        (Phase::Compute, compute),
        (Phase::ReadBack, read_back),
    ];
    times.into_iter().filter(|(_, millis)| millis.is_finite() && *millis > 0.0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyse;
    use crate::testing::{around, full_report, network, report};

    fn of(report: &Report) -> Option<Bars> {
        phases(report, &analyse(report))
    }

    #[test]
    fn each_phase_begins_where_the_one_before_it_ends() {
        let mut one = network("lite0", &[60.0; 20]);
        for sample in &mut one.samples {
            (sample.decode_millis, sample.resize_millis) = (30.0, 10.0);
        }
        let bars = of(&report(vec![one, network("b0", &[50.0; 20])])).unwrap();
        assert_eq!(bars.phases, [Phase::Decode, Phase::Resize, Phase::Compute]);
        let paths: Vec<_> = bars.bars[0].parts.iter().map(|(phase, path)| (phase.slug(), path.as_str())).collect();
        let expected = [
            ("decode", "M0 7H102.9v14H0z"),
            ("resize", "M102.9 7H137.1v14H102.9z"),
            ("compute", "M137.1 7H342.9v14H137.1z"),
        ];
        assert_eq!(paths, expected);
        assert_eq!(bars.bars[1].parts.len(), 1, "its decoding and resizing took no time: {:?}", bars.bars[1]);
        assert_eq!(bars.ticks.last().map(|tick| tick.text.as_str()), Some("100"));
    }

    #[test]
    fn a_run_whose_phases_are_known_has_all_five() {
        let bars = of(&full_report()).unwrap();
        assert_eq!(bars.phases, Phase::ALL);
        assert_eq!(bars.bars[0].parts.len(), 5);
    }

    #[test]
    fn nothing_measured_has_no_bars() {
        assert_eq!(of(&report(vec![])), None);
        assert_eq!(of(&report(vec![network("lite0", &around(0.0, 0))])), None);
    }
}
