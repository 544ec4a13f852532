//! The roofline: achieved multiply-adds a second over multiply-adds a byte, below the roof of the device.

use chart::{Chart, Frame, Scale, Shape, Span, names};

use crate::ceiling::Ceiling;
use crate::measured::Profile;
use texts::{Language, format};

/// Room beyond the outermost values, as a factor.
const ROOM: f64 = 1.6;

/// Room above the roof, for the names of what comes near it.
const ABOVE: f64 = 1.6;

/// What is written in the chart, in the language of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RooflineWords {
    /// The axis of multiply-adds a byte.
    pub intensity: String,
    /// The axis of multiply-adds a second, in billions.
    pub rate: String,
    /// The point of the whole network.
    pub whole: String,
    /// The language of the operators' names.
    pub language: Language,
}

/// A point.
struct Point<'a> {
    name: &'a str,
    at: (f64, f64),
    shape: Shape,
}

/// Each kind of operator as a point, and the whole network as a diamond; lines of the class `roof` for data from the cache and
/// `roof memory` for data from memory. Both axes count in powers of ten. `None` where there is no ceiling or nothing below it.
#[must_use]
pub fn roofline_chart(profile: &Profile, words: &RooflineWords) -> Option<Chart> {
    let ceiling = profile.ceiling.filter(Ceiling::is_known)?;
    let all = profile.work();
    let operators = profile.operators.iter().map(|one| Point {
        name: one.kind.short_text().of(words.language),
        at: (one.work.intensity(), one.work.rate(one.millis)),
        shape: Shape::Circle,
    });
    let whole =
        Point { name: &words.whole, at: (all.intensity(), all.rate(profile.run_millis)), shape: Shape::Diamond };
    let points: Vec<_> = operators.chain([whole]).filter(|point| point.at.0 > 0.0 && point.at.1 > 0.0).collect();
    if points.len() < 2 {
        return None;
    }
    let across = around(points.iter().map(|point| point.at.0).chain([ceiling.ridge()]))?;
    let up = around(points.iter().map(|point| point.at.1).chain([ABOVE * ceiling.macs_per_second]))?;
    let (across_ticks, up_ticks) = (across.round_numbers(), up.round_numbers());
    let frame = Frame::SMALL;
    let mut chart = Chart::new(
        frame,
        Span { scale: across, ticks: &across_ticks, written: plain },
        Span { scale: up, ticks: &up_ticks, written: |rate| plain(rate / 1e9) },
        [&words.intensity, &words.rate],
    );
    chart.grid("strong", format!("M{} {}V{}H{}", frame.left, frame.top, frame.bottom, frame.right));
    for (class, bytes_per_second) in
        [("roof", ceiling.cache_bytes_per_second), ("roof memory", ceiling.memory_bytes_per_second)]
    {
        chart.line(class, roof(across, up, ceiling.macs_per_second, bytes_per_second));
    }
    let named: Vec<_> =
        points.iter().map(|point| (point.name, (chart.across.at(point.at.0), chart.up.at(point.at.1)))).collect();
    let places = names::places(&named, &frame);
    for (point, place) in points.iter().zip(places) {
        chart.mark("", point.shape, point.at);
        chart.label(point.name, point.at, place.shift, place.anchor);
    }
    Some(chart)
}

/// The line of a roof, from where it enters the chart: rising with the bandwidth, then level.
fn roof(across: Scale, up: Scale, macs_per_second: f64, bytes_per_second: f64) -> Vec<(f64, f64)> {
    let ridge = macs_per_second / bytes_per_second;
    let first = across.low.max(up.low / bytes_per_second);
    let mut line = Vec::new();
    if first < ridge {
        line.push((first, first * bytes_per_second));
    }
    line.push((ridge.max(across.low), macs_per_second));
    line.push((across.high, macs_per_second));
    line
}

/// A scale of factors around values.
fn around(values: impl Iterator<Item = f64>) -> Option<Scale> {
    let ends = values.fold(None, |ends: Option<(f64, f64)>, value| {
        Some(ends.map_or((value, value), |(low, high)| (low.min(value), high.max(value))))
    });
    ends.map(|(low, high)| Scale::log(low / ROOM, high * ROOM))
}

/// A round number of an axis, without needless digits.
fn plain(value: f64) -> String {
    if value >= 1.0 {
        return format::grouped(format::whole(value));
    }
    let decimals = format!("{value:.6}");
    decimals.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Run;
    use model::arch::ArchSpec;
    use model::scaling::{Preset, ScalingInput};

    const CEILING: Ceiling =
        Ceiling { macs_per_second: 2e10, cache_bytes_per_second: 8e10, memory_bytes_per_second: 1e10 };

    fn profile(preset: Preset, ceiling: Option<Ceiling>) -> Profile {
        let spec = ArchSpec::from_input(&ScalingInput::published(preset)).unwrap();
        let layer_millis: Vec<f64> =
            spec.layers().iter().map(|layer| layer.cost().macs.0 as f64 / 5e6 + 0.01).collect();
        let total_millis = layer_millis.iter().sum::<f64>() + 0.1;
        Profile::new(&spec, &[Run::Layers { layer_millis, total_millis }], &[total_millis], 0.1, ceiling)
    }

    fn words() -> RooflineWords {
        let word = str::to_owned;
        RooflineWords { intensity: word("x"), rate: word("y"), whole: word("all of it"), language: Language::English }
    }

    #[test]
    fn every_operator_has_its_named_point_below_the_roof() {
        let chart = roofline_chart(&profile(Preset::B0, Some(CEILING)), &words()).unwrap();
        let marks = chart.marks.iter().filter(|mark| mark.kind == "chart-mark").count();
        assert_eq!(marks, 8, "seven kinds and the whole network");
        let lines: Vec<_> =
            chart.marks.iter().filter(|mark| mark.kind == "chart-curve").map(|mark| mark.class).collect();
        assert_eq!(lines, ["roof", "roof memory"]);
        let names: Vec<_> =
            chart.labels.iter().filter(|label| label.class.contains("strong")).map(|label| &*label.text).collect();
        assert!(names.len() == 8 && names.contains(&"depthwise conv") && names.contains(&"all of it"), "{names:?}");
        // Lite has no squeeze-and-excitation.
        let lite = roofline_chart(&profile(Preset::Lite0, Some(CEILING)), &words()).unwrap();
        assert_eq!(lite.marks.iter().filter(|mark| mark.kind == "chart-mark").count(), 7);
    }

    #[test]
    fn the_roof_rises_and_is_level_from_its_ridge_on() {
        let (across, up) = (Scale::log(0.1, 100.0), Scale::log(1e8, 4e10));
        let line = roof(across, up, 2e10, 1e10);
        assert_eq!(line, [(0.1, 1e9), (2.0, 2e10), (100.0, 2e10)]);
        // It enters from below, not from the left.
        assert_eq!(roof(across, Scale::log(4e9, 4e10), 2e10, 1e10)[0], (0.4, 4e9));
        // All of it level: the ridge lies left of the chart.
        assert_eq!(roof(across, up, 2e10, 1e12), [(0.1, 2e10), (100.0, 2e10)]);
    }

    #[test]
    fn without_a_ceiling_there_is_no_roof() {
        assert_eq!(roofline_chart(&profile(Preset::B0, None), &words()), None);
        let unknown = Ceiling { macs_per_second: 0.0, ..CEILING };
        assert_eq!(roofline_chart(&profile(Preset::B0, Some(unknown)), &words()), None);
        assert_eq!([0.001, 0.05, 0.5, 2.0, 1000.0].map(plain), ["0.001", "0.05", "0.5", "2", "1,000"]);
    }
}
