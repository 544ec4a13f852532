//! Time over multiply-adds as a chart, both in powers of ten.

mod names;

use super::row::CompareRow;
use chart::{Chart, Frame, Scale, Shape, Span};
use texts::Language;
use texts::format;
use wire::protocol::WeightsKind;

/// Room beyond the outermost points, as a factor. The least axis is then longer than two round numbers are apart.
const ROOM: f64 = 1.5;

/// A network that was measured.
struct Point {
    name: &'static str,
    at: (f64, f64),
    is_untrained: bool,
}

impl Point {
    /// `None` where a row was not measured, and for what is not above zero, which has no place.
    #[expect(clippy::cast_precision_loss, reason = "a drawing")]
    fn of(row: &CompareRow, language: Language) -> Option<Self> {
        let measurement = row.measurement()?;
        let at = (row.macs? as f64, measurement.median_millis()?);
        let is_placeable = [at.0, at.1].iter().all(|value| value.is_finite() && *value > 0.0);
        let is_untrained = measurement.weights == WeightsKind::Untrained;
        is_placeable.then(|| Self { name: row.entry.name(language), at, is_untrained })
    }
}

/// The networks that were measured, as points; `names` are those of the axes. `None` where there are none.
#[must_use]
pub fn compare_chart(rows: &[CompareRow], names: [&str; 2], language: Language) -> Option<Chart> {
    let points: Vec<_> = rows.iter().filter_map(|row| Point::of(row, language)).collect();
    chart_of(&points, names)
}

fn chart_of(points: &[Point], names: [&str; 2]) -> Option<Chart> {
    let across = around(points.iter().map(|point| point.at.0))?;
    let up = around(points.iter().map(|point| point.at.1))?;
    let ticks = [across, up].map(Scale::round_numbers);
    let [macs, millis] = ticks.each_ref();
    let across = Span { scale: across, ticks: macs, written: |macs| rounded(macs / 1e6) };
    let up = Span { scale: up, ticks: millis, written: rounded };
    let frame = Frame::SMALL;
    let mut chart = Chart::new(frame, across, up, names);
    chart.grid("strong", format!("M{} {}V{}H{}", frame.left, frame.top, frame.bottom, frame.right));
    let places = names::places(&named(&chart, points), &frame);
    for (point, place) in points.iter().zip(places) {
        chart.mark(if point.is_untrained { "hollow" } else { "" }, Shape::Circle, point.at);
        chart.label(point.name, point.at, place.shift, place.anchor);
    }
    Some(chart)
}

/// A scale of factors around values.
fn around(values: impl Iterator<Item = f64>) -> Option<Scale> {
    let ends = values.fold(None, |ends: Option<(f64, f64)>, value| {
        Some(ends.map_or((value, value), |(low, high)| (low.min(value), high.max(value))))
    });
    ends.map(|(low, high)| Scale::log(low / ROOM, high * ROOM))
}

/// Each point's name, and where in the drawing the point stands.
fn named(chart: &Chart, points: &[Point]) -> Vec<(&'static str, (f64, f64))> {
    points.iter().map(|point| (point.name, (chart.across.at(point.at.0), chart.up.at(point.at.1)))).collect()
}

/// A round number of an axis.
fn rounded(value: f64) -> String {
    if value >= 10.0 {
        format::grouped(format::whole(value))
    } else {
        let decimals = format!("{value:.3}");
        decimals.trim_end_matches('0').trim_end_matches('.').to_owned()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use names::Area;

    fn points(values: &[(f64, f64)]) -> Vec<Point> {
        values.iter().map(|at| Point { name: "B0", at: *at, is_untrained: false }).collect()
    }

    fn chart(values: &[(f64, f64)]) -> Option<Chart> {
        chart_of(&points(values), ["across", "up"])
    }

    #[test]
    fn equal_factors_are_equal_lengths() {
        let chart = chart(&[(1e8, 10.0), (1e9, 100.0), (1e10, 1000.0)]).unwrap();
        let [a, b, c] =
            [(1e8, 10.0), (1e9, 100.0), (1e10, 1000.0)].map(|at| (chart.across.at(at.0), chart.up.at(at.1)));
        assert!((b.0 - a.0 - (c.0 - b.0)).abs() < 0.2 && (b.1 - a.1 - (c.1 - b.1)).abs() < 0.2);
        let numbers: Vec<_> = chart.labels[..6].iter().map(|label| label.text.as_str()).collect();
        assert_eq!(numbers, ["100", "1,000", "10,000", "10", "100", "1,000"]);
        assert_eq!(chart.labels[1].x, b.0, "a number stands where a point of its value stands");
        assert_eq!([0.05, 0.5, 5.0, 2000.0].map(rounded), ["0.05", "0.5", "5", "2,000"]);
    }

    #[test]
    fn one_point_has_a_chart_and_none_has_none() {
        assert_eq!(chart(&[(385e6, 70.0)]).unwrap().across.at(385e6), 200.0);
        assert_eq!(chart(&[]), None);
    }

    /// What each name covers, and what each mark does.
    fn areas(chart: &Chart, points: &[Point]) -> Vec<Area> {
        let named = named(chart, points);
        let places = names::places(&named, &chart.frame);
        named.iter().zip(places).map(|((name, at), place)| Area::of_name(name, *at, place)).collect()
    }

    fn collisions(areas: &[Area]) -> usize {
        let above = |index: usize| &areas[index + 1..];
        areas.iter().enumerate().map(|(index, one)| above(index).iter().filter(|other| other.meets(one)).count()).sum()
    }

    /// Lite0, the setting and B0 cost nearly the same and took nearly as long: their names stood over each other, as only
    /// short ones were kept apart, and a name could cover the point beside it.
    #[test]
    fn names_of_near_points_stand_apart() {
        let near = [("Lite0", 385_187_552.0, 66.9), ("My setting", 385_187_552.0, 67.4), ("B0", 385_814_752.0, 68.0)];
        let far = [("Lite1", 470e6, 67.2), ("B1", 686_802_832.0, 69.0)];
        let points: Vec<_> =
            near.into_iter().chain(far).map(|(name, x, y)| Point { name, at: (x, y), is_untrained: false }).collect();
        let chart = chart_of(&points, ["across", "up"]).unwrap();
        let areas = areas(&chart, &points);
        assert_eq!(collisions(&areas), 0, "{areas:?}");
        assert!(areas.iter().all(|area| area.is_inside(&chart.frame)), "{areas:?}");
        for point in &points {
            let at = (chart.across.at(point.at.0), chart.up.at(point.at.1));
            let mark = Area::of_mark(at, chart.frame.reach);
            assert!(areas.iter().all(|area| !area.meets(&mark)), "a name covers the point of {}", point.name);
        }
    }

    #[test]
    fn a_name_with_room_stands_beside_its_point() {
        let chart = chart(&[(385e6, 70.0), (4e9, 700.0)]).unwrap();
        let names: Vec<_> = chart.labels.iter().filter(|label| label.text == "B0").collect();
        assert_eq!([names[0].anchor, names[1].anchor], ["start", "end"]);
        assert_eq!(names[0].y, chart.up.at(70.0) + chart.frame.beside.1);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn there_are_numbers_and_all_points_are_inside(
            values in proptest::collection::vec((1e6..1e12_f64, 0.1..1e6_f64), 1..14),
        ) {
            let chart = chart(&values).unwrap();
            for (macs, millis) in &values {
                let Scale { low, high, .. } = chart.across.scale;
                prop_assert!((low..=high).contains(macs));
                let Scale { low, high, .. } = chart.up.scale;
                prop_assert!((low..=high).contains(millis));
            }
            for scale in [chart.across.scale, chart.up.scale] {
                let numbers = scale.round_numbers();
                prop_assert!(!numbers.is_empty() && numbers.is_sorted_by(|one, other| one < other));
            }
            prop_assert_eq!(chart.marks.len(), 2 + values.len());
        }

        /// As many as can be compared, all in one corner of the chart.
        #[test]
        fn no_name_covers_another(values in proptest::collection::vec((1e8..3e8_f64, 10.0..30.0_f64), 1..16)) {
            let points = points(&values);
            let chart = chart_of(&points, ["across", "up"]).unwrap();
            let areas = areas(&chart, &points);
            prop_assert_eq!(collisions(&areas), 0);
            prop_assert!(areas.iter().all(|area| area.is_inside(&chart.frame)));
        }
    }
}
