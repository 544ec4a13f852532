//! Where points, intervals, names and dots stand.

use proptest::prelude::*;

use super::points::{even_numbers, named};
use super::*;
use crate::analysis::{Interval, analyse};
use crate::report::Published;
use crate::testing::{around, full_report, network, report};
use chart::names::{self, Area};

fn points(values: &[(f64, f64)]) -> Vec<Point<'static>> {
    let interval = |time: f64| Interval { low: time, high: time };
    let point =
        |at: &(f64, f64)| Point { name: "B0", at: *at, interval: interval(at.1), class: "", shape: Shape::Circle };
    values.iter().map(point).collect()
}

fn chart(values: &[(f64, f64)]) -> Option<Chart> {
    over_count(&points(values), ["across", "up"])
}

fn words() -> ChartWords {
    let [time, macs, activations, accuracy] = ["time", "macs", "activations", "accuracy"].map(str::to_owned);
    let networks = vec!["Lite0".to_owned(), "B0".to_owned()];
    ChartWords { networks, time, macs, activations, accuracy, ..ChartWords::default() }
}

#[test]
fn equal_factors_are_equal_lengths() {
    let chart = chart(&[(1e8, 10.0), (1e9, 100.0), (1e10, 1000.0)]).unwrap();
    let [a, b, c] = [(1e8, 10.0), (1e9, 100.0), (1e10, 1000.0)].map(|at| (chart.across.at(at.0), chart.up.at(at.1)));
    assert!((b.0 - a.0 - (c.0 - b.0)).abs() < 0.2 && (b.1 - a.1 - (c.1 - b.1)).abs() < 0.2);
    let numbers: Vec<_> = chart.labels[..6].iter().map(|label| label.text.as_str()).collect();
    assert_eq!(numbers, ["100", "1,000", "10,000", "10", "100", "1,000"]);
    assert_eq!(chart.labels[1].x, b.0, "a number stands where a point of its value stands");
    assert_eq!([0.05, 0.5, 5.0, 12.5, 2000.0].map(rounded), ["0.05", "0.5", "5", "12.5", "2,000"]);
}

#[test]
fn one_point_has_a_chart_and_none_has_none() {
    assert_eq!(chart(&[(385e6, 70.0)]).unwrap().across.at(385e6), 200.0);
    assert_eq!(chart(&[]), None);
    let nothing = report(vec![]);
    let charts = charts(&nothing, &analyse(&nothing), &words());
    assert_eq!(
        charts,
        Charts { macs: None, activations: None, accuracy: None, sustained: None, phases: None, strips: None }
    );
}

/// `full_report` has twelve parts of a sustained run of one network.
#[test]
fn a_sustained_run_is_a_line_from_the_beginning_with_its_name_at_the_end() {
    let report = full_report();
    let chart = charts(&report, &analyse(&report), &words()).sustained.unwrap();
    let curves: Vec<_> = chart.marks.iter().filter(|mark| mark.kind == "chart-curve").collect();
    assert_eq!(curves.len(), 1);
    assert_eq!(curves[0].path.matches('L').count(), 11, "{}", curves[0].path);
    let name = chart.labels.iter().find(|label| label.text == "Lite0").unwrap();
    assert!(name.x > chart.across.at(12.0) && name.x < chart.frame.size.0);
}

#[test]
fn a_scale_of_differences_has_a_few_even_numbers() {
    assert_eq!(even_numbers(Scale::linear(74.0, 79.0)), [74.0, 75.0, 76.0, 77.0, 78.0, 79.0]);
    assert_eq!(even_numbers(Scale::linear(74.0, 86.0)), [75.0, 80.0, 85.0]);
    assert_eq!(even_numbers(Scale::linear(18.03, 18.92)), [18.2, 18.4, 18.6, 18.8]);
    assert_eq!(even_numbers(Scale::linear(0.0, 0.4)), [0.0, 0.1, 0.2, 0.3, 0.4]);
    assert_eq!(even_numbers(Scale::linear(0.0, 2000.0)), [0.0, 500.0, 1000.0, 1500.0, 2000.0]);
}

/// The ends of the path of a line with two of them.
fn line(path: &str) -> [(f64, f64); 2] {
    let place = |place: &str| {
        let (x, y) = place.split_once(' ').unwrap();
        (x.parse().unwrap(), y.parse().unwrap())
    };
    let (from, to) = path.strip_prefix('M').unwrap().split_once('L').unwrap();
    [place(from), place(to)]
}

#[test]
fn every_point_has_its_interval_and_the_front_is_a_line() {
    let report = full_report();
    let analysis = analyse(&report);
    let charts = charts(&report, &analysis, &words());
    for (chart, across) in [(&charts.macs, 385_187_552.0), (&charts.activations, 6_700_000.0), (&charts.accuracy, 75.1)]
    {
        let chart = chart.as_ref().unwrap();
        let intervals: Vec<_> = chart.marks.iter().filter(|mark| mark.class == "interval").collect();
        let [from, to] = line(&intervals[0].path);
        let lite0 = &analysis.networks[0];
        assert_eq!((from.0, to.0), (chart.across.at(across), chart.across.at(across)));
        assert_eq!((from.1, to.1), (chart.up.at(lite0.interval.low), chart.up.at(lite0.interval.high)));
        assert!(from.1 > to.1 && (to.1..=from.1).contains(&chart.up.at(lite0.median_millis)));
        let marks: Vec<_> = chart.marks.iter().filter(|mark| mark.kind == "chart-mark").collect();
        assert_eq!((marks.len(), marks[0].class, marks[1].class), (intervals.len(), "", "hollow"));
        assert!(marks[0].path.contains('l') && marks[1].path.contains('a'), "lite0 ran on another backend: a diamond");
    }
    let accuracy = charts.accuracy.unwrap();
    let front = accuracy.marks.iter().find(|mark| mark.class == "front").unwrap();
    let at = |percent, millis| (accuracy.across.at(percent), accuracy.up.at(millis));
    let medians: Vec<_> = analysis.networks.iter().map(|found| found.median_millis).collect();
    assert_eq!(line(&front.path), [at(75.1, medians[0]), at(77.1, medians[1])]);
    let names: Vec<_> = accuracy.labels.iter().map(|label| label.text.as_str()).collect();
    assert!(names.contains(&"Lite0") && names.contains(&"accuracy"), "{names:?}");
    let macs = charts.macs.unwrap();
    assert!(macs.labels.iter().any(|label| label.text == "B1"), "without a short name, the report's");
}

#[test]
fn what_is_beaten_is_beside_the_front() {
    let published = |variant, millis, top1_percent| Network {
        published: Some(Published { top1_percent, source: String::new() }),
        ..network(variant, &around(millis, 21))
    };
    let report = report(vec![published("b0", 20.0, 77.1), published("slow", 50.0, 76.0), published("b1", 40.0, 79.1)]);
    let chart = charts(&report, &analyse(&report), &words()).accuracy.unwrap();
    let front = chart.marks.iter().find(|mark| mark.class == "front").unwrap();
    assert_eq!(front.path.matches('L').count(), 1, "{}", front.path);
    assert_eq!(chart.marks.iter().filter(|mark| mark.kind == "chart-mark").count(), 3);
}

#[test]
fn a_time_of_zero_has_no_place_on_an_axis_of_factors() {
    let report = report(vec![network("b0", &[0.0; 6]), network("b1", &[0.0, 0.0, 2.0, 2.0, 2.0])]);
    let charts = charts(&report, &analyse(&report), &words());
    let macs = charts.macs.unwrap();
    assert_eq!(macs.marks.iter().filter(|mark| mark.kind == "chart-mark").count(), 1);
    assert!(macs.marks.iter().all(|mark| !mark.path.contains("NaN") && !mark.path.contains("inf")));
    let strips = charts.strips.unwrap();
    assert!(!strips.is_log && strips.strips.len() == 2);
}

/// The dots of a strip.
fn dots(path: &str) -> Vec<(f64, f64)> {
    let dot = |dot: &str| {
        let (x, y) = dot.strip_suffix("h0").unwrap().split_once(' ').unwrap();
        (x.parse().unwrap(), y.parse().unwrap())
    };
    path.split('M').skip(1).map(dot).collect()
}

#[test]
fn every_sample_is_a_dot_on_the_axis_that_all_share() {
    let report = report(vec![network("lite0", &around(20.0, 30)), network("b0", &around(30.0, 20))]);
    let analysis = analyse(&report);
    let strips = charts(&report, &analysis, &words()).strips.unwrap();
    assert_eq!((strips.is_log, strips.strips.len()), (false, 2));
    let [lite0, b0] = [&strips.strips[0], &strips.strips[1]];
    assert_eq!((dots(&lite0.dots).len(), dots(&b0.dots).len()), (30, 20));
    let far_right = |strip: &Strip| dots(&strip.dots).iter().map(|dot| dot.0).fold(0.0, f64::max);
    assert!(far_right(lite0) < far_right(b0) && far_right(b0) < strips.size.0);
    let heights: std::collections::BTreeSet<_> = dots(&lite0.dots).iter().map(|dot| dot.1.to_string()).collect();
    assert!(heights.len() > 25, "dots of one time would cover each other");
    assert!(dots(&lite0.dots).iter().all(|dot| (0.0..=strips.size.1).contains(&dot.1)));
    let numbers: Vec<_> = strips.ticks.iter().map(|tick| tick.text.as_str()).collect();
    assert_eq!(numbers, ["20", "25", "30"]);
    // 20 ms is Lite0's median within a percent, and stands at its line.
    let median: f64 = lite0.median[1..].split_once(' ').unwrap().0.parse().unwrap();
    assert!((median - strips.ticks[0].x).abs() < 8.0, "{median} {:?}", strips.ticks);
    assert_eq!(charts(&report, &analysis, &words()).strips.unwrap(), strips, "the same at every call");
}

#[test]
fn far_times_stand_on_an_axis_of_factors() {
    let mut slow = around(31.0, 20);
    slow.push(609.6);
    let report = report(vec![network("lite0", &slow), network("b0", &[5.0; 5])]);
    let strips = charts(&report, &analyse(&report), &words()).strips.unwrap();
    assert!(strips.is_log);
    let numbers: Vec<_> = strips.ticks.iter().map(|tick| tick.text.as_str()).collect();
    assert_eq!(numbers, ["10", "100"]);
    let same = dots(&strips.strips[1].dots);
    assert!(same.iter().all(|dot| dot.0 == same[0].0));
}

/// What each name covers, and what each mark does.
fn areas(chart: &Chart, points: &[Point<'_>]) -> Vec<Area> {
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
    let all: Vec<_> = near.into_iter().chain(far).collect();
    let mut points = points(&all.iter().map(|(_, x, y)| (*x, *y)).collect::<Vec<_>>());
    for (point, (name, ..)) in points.iter_mut().zip(all) {
        point.name = name;
    }
    let chart = over_count(&points, ["across", "up"]).unwrap();
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
        // The grid, the axes, and for each point its interval and its mark.
        prop_assert_eq!(chart.marks.len(), 2 + 2 * values.len());
    }

    #[test]
    fn a_scale_of_differences_has_numbers(low in 0.0..1e5_f64, length in 1e-3..1e6_f64) {
        let scale = Scale::linear(low, low + length);
        let numbers = even_numbers(scale);
        prop_assert!((2..=6).contains(&numbers.len()), "{:?}", numbers);
        prop_assert!(numbers.is_sorted_by(|one, other| one < other));
        let room = length * 1e-6;
        prop_assert!(numbers.iter().all(|number| (low - room..=low + length + room).contains(number)), "{:?}", numbers);
    }

    /// As many as can be compared, all in one corner of the chart.
    #[test]
    fn no_name_covers_another(values in proptest::collection::vec((1e8..3e8_f64, 10.0..30.0_f64), 1..16)) {
        let points = points(&values);
        let chart = over_count(&points, ["across", "up"]).unwrap();
        let areas = areas(&chart, &points);
        prop_assert_eq!(collisions(&areas), 0);
        prop_assert!(areas.iter().all(|area| area.is_inside(&chart.frame)));
    }
}
