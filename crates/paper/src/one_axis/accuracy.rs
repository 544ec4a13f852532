//! The printed accuracies as charts: Table 2 over multiply-adds and over parameters, Tables 3 and 7 over multiply-adds.

use crate::published::{Method, Model, Network, SCALED, TABLE_2};
use chart::{Chart, Frame, Scale, Shape, Span};

/// From below the smallest network in print to beyond phi 7.
const BILLIONS: Span<'_> = Span::new(Scale::log(0.2, 100.0), &[0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0]);
const MILLIONS: Span<'_> = Span::new(Scale::log(3.0, 1000.0), &[5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0]);
/// With room for the names left of the baselines.
const SCALED_BILLIONS: Span<'_> =
    Span::new(Scale::log(0.02, 100.0), &[0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0]);
const TABLE_2_TOP1: Span<'_> = Span::new(Scale::linear(75.0, 85.0), &[75.0, 77.0, 79.0, 81.0, 83.0, 85.0]);
const SCALED_TOP1: Span<'_> = Span::new(Scale::linear(69.0, 82.0), &[70.0, 72.0, 74.0, 76.0, 78.0, 80.0, 82.0]);

/// Networks of Table 2 that have room for their name in the charts; the table behind them names all.
const NAMED: [&str; 4] = ["ResNet-50", "ResNet-152", "SENet", "GPipe"];

/// Beyond this part of the width, a name stands left of its point and below it.
const NAME_TURNS: f64 = 0.7;

/// The shape that stands for a way of scaling.
#[must_use]
pub fn shape(method: Method) -> Shape {
    match method {
        Method::Depth => Shape::Square,
        Method::Width => Shape::Triangle,
        Method::Baseline | Method::Resolution => Shape::Circle,
        Method::Compound => Shape::Diamond,
    }
}

/// How it looks: classes of the style sheet.
#[must_use]
pub fn ink(method: Method) -> &'static str {
    match method {
        Method::Baseline => "hollow",
        Method::Depth => "axis-depth",
        Method::Width => "axis-width",
        Method::Resolution => "axis-resolution",
        Method::Compound => "axis-phi",
    }
}

/// Table 2: top-1 over billions of multiply-adds, B0 to B7 joined. `names` are those of the axes.
#[must_use]
pub fn table_2_over_macs(names: [&str; 2]) -> Chart {
    table_2(BILLIONS, names, |model| Some(model.macs?.value()))
}

/// Table 2: top-1 over millions of parameters, B0 to B7 joined. `names` are those of the axes.
#[must_use]
pub fn table_2_over_params(names: [&str; 2]) -> Chart {
    table_2(MILLIONS, names, |model| Some(model.params.value()))
}

fn table_2(across: Span<'_>, names: [&str; 2], cost: fn(&Model) -> Option<f64>) -> Chart {
    let mut chart = Chart::new(Frame::WIDE, across, TABLE_2_TOP1, names);
    let points = || TABLE_2.iter().filter_map(|model| Some((model, (cost(model)?, model.top1))));
    for (model, at) in points().filter(|(model, _)| model.preset.is_none()) {
        chart.mark(ink(Method::Baseline), Shape::Circle, at);
        if NAMED.contains(&model.name) {
            let (shift, anchor) =
                if across.scale.share(at.0) > NAME_TURNS { ((2.0, 30.0), "end") } else { ((13.0, 7.0), "start") };
            chart.label(model.name, at, shift, anchor);
        }
    }
    chart.line(ink(Method::Compound), points().filter(|(model, _)| model.preset.is_some()).map(|(_, at)| at));
    for (model, at) in points() {
        if let Some(preset) = model.preset {
            chart.mark(ink(Method::Compound), shape(Method::Compound), at);
            chart.label(preset.name(), at, (-9.0, -9.0), "end");
        }
    }
    chart
}

/// Tables 3 and 7: top-1 over billions of multiply-adds, each way of scaling joined to its baseline. `names` are those
/// of the axes.
#[must_use]
pub fn scaled_over_macs(names: [&str; 2]) -> Chart {
    let mut chart = Chart::new(Frame::WIDE, SCALED_BILLIONS, SCALED_TOP1, names);
    for network in [Network::MobileNetV1, Network::MobileNetV2, Network::ResNet50, Network::EfficientNetB0] {
        let Some(baseline) = network.row(Method::Baseline) else { continue };
        let from = (baseline.macs.value(), baseline.top1);
        for row in network.rows().filter(|row| row.method != Method::Baseline) {
            chart.line(ink(row.method), [from, (row.macs.value(), row.top1)]);
        }
        // Left of ResNet-50 stand points of another network.
        let (shift, anchor) =
            if network == Network::ResNet50 { ((-20.0, 30.0), "start") } else { ((-13.0, 7.0), "end") };
        chart.label(network.name(), from, shift, anchor);
    }
    for row in &SCALED {
        chart.mark(ink(row.method), shape(row.method), (row.macs.value(), row.top1));
    }
    chart
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 2] = ["across", "up"];

    fn charts() -> [Chart; 3] {
        [table_2_over_macs(NAMES), table_2_over_params(NAMES), scaled_over_macs(NAMES)]
    }

    #[test]
    fn every_row_is_a_mark() {
        let shapes = |chart: &Chart| chart.marks.iter().filter(|mark| mark.path.ends_with('z')).count();
        // GPipe's multiply-adds are not printed.
        assert_eq!(charts().each_ref().map(shapes), [23, 24, 19]);
        for chart in &charts()[..2] {
            let joined = chart.marks.iter().filter(|mark| mark.path.matches('L').count() == 7).count();
            assert_eq!(joined, 1, "B0 to B7 are joined");
        }
    }

    #[test]
    fn nothing_leaves_the_drawing_or_is_held_at_an_end() {
        for row in &SCALED {
            assert!(
                row.macs.value() > SCALED_BILLIONS.scale.low
                    && row.top1 > SCALED_TOP1.scale.low
                    && row.top1 < SCALED_TOP1.scale.high
            );
        }
        for model in &TABLE_2 {
            assert!(model.top1 > TABLE_2_TOP1.scale.low && model.top1 < TABLE_2_TOP1.scale.high);
            assert!(model.params.value() > MILLIONS.scale.low && model.params.value() < MILLIONS.scale.high);
        }
        for chart in charts() {
            for label in &chart.labels {
                // A letter is about 12 units wide.
                let width = 12.0 * label.text.chars().count() as f64;
                let (left, right) = match label.anchor {
                    "start" => (label.x, label.x + width),
                    "end" => (label.x - width, label.x),
                    _ => (label.x - width / 2.0, label.x + width / 2.0),
                };
                assert!(
                    left >= -5.0 && right <= chart.frame.size.0 + 5.0 && label.y > 10.0 && label.y < chart.frame.size.1,
                    "{label:?}"
                );
            }
        }
    }

    #[test]
    fn every_way_has_a_look_of_its_own() {
        for (at, method) in Method::ALL.into_iter().enumerate() {
            let same = |other: &Method| (shape(*other), ink(*other)) == (shape(method), ink(method));
            assert!(!Method::ALL[..at].iter().any(same), "{method:?}");
        }
    }
}
