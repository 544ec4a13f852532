//! Time over multiply-adds as a chart, both in powers of ten.

use super::row::CompareRow;
use chart::{Chart, Frame, Scale, Shape, Span};
use texts::Language;
use texts::format;
use wire::protocol::WeightsKind;

/// Room beyond the outermost points, as a factor. The least axis is then longer than two round numbers are apart.
const ROOM: f64 = 1.5;

/// How far two names have to be apart to be read.
const NAME: (f64, f64) = (65.0, 14.0);

/// The room between a point and its name.
const APART: f64 = 8.0;

/// Beyond this part of the width, a name stands left of its point.
const NAME_TURNS: f64 = 0.6;

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
    let lifts = lifts(&chart, points);
    for (point, lift) in points.iter().zip(lifts) {
        chart.mark(if point.is_untrained { "hollow" } else { "" }, Shape::Circle, point.at);
        let is_turned = chart.across.scale.share(point.at.0) > NAME_TURNS;
        let (aside, anchor) = if is_turned { (-APART, "end") } else { (APART, "start") };
        chart.label(point.name, point.at, (aside, frame.beside.1 - lift), anchor);
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

/// How far each name is lifted above its point, so that none covers another one: from below upwards.
fn lifts(chart: &Chart, points: &[Point]) -> Vec<f64> {
    let places: Vec<_> = points.iter().map(|point| (chart.across.at(point.at.0), chart.up.at(point.at.1))).collect();
    let mut order: Vec<_> = places.iter().copied().enumerate().collect();
    order.sort_by(|(_, one), (_, other)| other.1.total_cmp(&one.1));
    let mut lifts = vec![0.0; places.len()];
    let mut names: Vec<(f64, f64)> = Vec::new();
    for (index, (x, y)) in order {
        let mut name_y = y;
        for (other_x, other_y) in &names {
            if (x - other_x).abs() < NAME.0 && other_y - name_y < NAME.1 {
                name_y = other_y - NAME.1;
            }
        }
        names.push((x, name_y));
        names.sort_by(|one, other| other.1.total_cmp(&one.1));
        if let Some(lift) = lifts.get_mut(index) {
            *lift = y - name_y;
        }
    }
    lifts
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

    #[test]
    fn names_of_near_points_stand_apart() {
        let chart = chart(&[(385_187_552.0, 70.0), (385_814_752.0, 70.1), (390e6, 69.9), (4e9, 700.0)]).unwrap();
        let mut heights: Vec<_> =
            chart.labels.iter().filter(|label| label.text == "B0").map(|label| label.y).take(3).collect();
        heights.sort_by(f64::total_cmp);
        assert!(heights.windows(2).all(|pair| pair[1] - pair[0] > NAME.1 - 1e-9), "{heights:?}");
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
    }
}
