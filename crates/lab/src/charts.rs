//! The charts of the lab: learning curves, the points of the results, accuracy over budget.

use chart::{Chart, Frame, Mark, Scale, Shape, Span};

use crate::experiment::{Axis, Budget, TrainingLength};
use crate::recorded::Recorded;
use crate::results::{Point, Results, Spread};
use crate::run::Run;

/// What a learning curve shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Curve {
    /// Accuracy over epochs.
    #[default]
    AccuracyByEpoch,
    /// Accuracy over the multiply-adds that the training has cost so far.
    AccuracyByCost,
    /// Loss over epochs.
    Loss,
}

impl Curve {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::AccuracyByEpoch, Self::AccuracyByCost, Self::Loss];

    /// The word in a test id.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::AccuracyByEpoch => "epochs",
            Self::AccuracyByCost => "cost",
            Self::Loss => "loss",
        }
    }
}

/// The class of an axis's color in the style sheet.
#[must_use]
pub fn ink(axis: Axis) -> &'static str {
    match axis {
        Axis::Baseline => "lab-baseline",
        Axis::Depth => "axis-depth",
        Axis::Width => "axis-width",
        Axis::Resolution => "axis-resolution",
        Axis::Compound => "axis-phi",
        Axis::Own => "lab-own",
    }
}

/// The shape that stands for an axis.
#[must_use]
pub fn shape(axis: Axis) -> Shape {
    match axis {
        Axis::Depth | Axis::Own => Shape::Square,
        Axis::Width => Shape::Triangle,
        Axis::Resolution | Axis::Baseline => Shape::Circle,
        Axis::Compound => Shape::Diamond,
    }
}

/// Cross-entropy of ten classes that are all taken to be as likely: where a loss begins.
const FIRST_LOSS: f64 = 2.4;

/// A loss above this is held at the upper end of its chart.
const MOST_LOSS: f64 = 3.0;

/// Numbers beside an accuracy axis are this far apart, in percent.
const PERCENTS: f64 = 10.0;

/// Between two rows of the results.
const ROW: f64 = 52.0;

/// Learning curves of runs, so far as they are; `names` are those of the axes, across and up.
#[must_use]
pub fn learning(runs: &[Run], curve: Curve, names: [&str; 2]) -> Chart {
    let across = match curve {
        Curve::AccuracyByEpoch | Curve::Loss => {
            let epochs = runs.iter().map(|run| run.task.length.epochs()).max().unwrap_or(1);
            (f64::from(epochs), (0..=epochs).map(f64::from).collect())
        }
        Curve::AccuracyByCost => {
            let most = runs.iter().map(|run| giga(run.task.training_multiply_adds())).fold(0.0, f64::max);
            let end = chart::round_end(most.max(1.0));
            (end, (0..=4_u32).map(|part| f64::from(part) * end / 4.0).collect::<Vec<_>>())
        }
    };
    let (low, high, step) = if curve == Curve::Loss {
        let all = || runs.iter().flat_map(|run| &run.losses).map(|(_, loss)| f64::from(*loss));
        let (least, most) = (all().fold(1.0, f64::min), all().fold(FIRST_LOSS, f64::max));
        ((5.0 * least).floor() / 5.0, ((5.0 * most).ceil() / 5.0).min(MOST_LOSS), 0.4)
    } else {
        let (low, high) = percents(runs.iter().flat_map(|run| &run.tested).map(|tested| tested.accuracy()));
        (low, high, PERCENTS)
    };
    let ups = steps(low, high, step);
    let (scale, up_scale) = (Scale::linear(0.0, across.0), Scale::linear(low, high));
    let mut chart = Chart::new(Frame::WIDE, span(scale, &across.1), span(up_scale, &ups), names);
    for run in runs {
        let class = ink(run.task.axis);
        let points = points(run, curve);
        chart.line(class, points.iter().copied());
        if curve != Curve::Loss {
            for point in &points {
                chart.mark(class, shape(run.task.axis), *point);
            }
        }
    }
    chart
}

fn points(run: &Run, curve: Curve) -> Vec<(f64, f64)> {
    let epochs = f64::from(run.task.length.epochs());
    let cost = giga(run.task.training_multiply_adds());
    match curve {
        Curve::Loss => {
            let steps = f64::from(run.steps.1.max(1));
            run.losses.iter().map(|(step, loss)| (f64::from(*step) / steps * epochs, f64::from(*loss))).collect()
        }
        Curve::AccuracyByEpoch => {
            run.tested.iter().map(|tested| (f64::from(tested.epoch), 100.0 * tested.accuracy())).collect()
        }
        Curve::AccuracyByCost => {
            let at = |epoch: u32| f64::from(epoch) / epochs * cost;
            run.tested.iter().map(|tested| (at(tested.epoch), 100.0 * tested.accuracy())).collect()
        }
    }
}

/// The results of an experiment: a row an axis, a mark a seed, the mean as a line, and behind them what was recorded, as a
/// band of one standard deviation to both sides of its mean. `name` says an axis; `across` names the numbers below.
#[must_use]
pub fn results(
    found: &Results,
    experiment: (Budget, TrainingLength),
    recorded: Option<&Recorded>,
    name: impl Fn(Axis) -> String,
    across: &str,
) -> Chart {
    let (budget, length) = experiment;
    let has_own = found.along(Axis::Own, budget, length).next().is_some();
    let rows: Vec<Axis> = Axis::ALL.into_iter().filter(|axis| *axis != Axis::Own || has_own).collect();
    let band = |axis| band_of(recorded?, axis, budget, length);
    let ends = rows.iter().filter_map(|axis| band(*axis)).flat_map(|(low, high)| [low, high]);
    let all = rows.iter().flat_map(|axis| found.along(*axis, budget, length)).map(Point::accuracy);
    let (low, high) = percents(all.chain(ends));
    let count = rows.iter().fold(0.0, |count, _| count + 1.0);
    let top = 12.0;
    let bottom = top + ROW * count;
    let frame = Frame { size: (640.0, bottom + 62.0), left: 186.0, right: 622.0, top, bottom, ..Frame::WIDE };
    let ticks = steps(low, high, PERCENTS / 2.0);
    let shown = if ticks.len() > 8 { steps(low, high, PERCENTS) } else { ticks };
    let mut chart =
        Chart::new(frame, span(Scale::linear(low, high), &shown), span(Scale::linear(0.0, count), &[]), [across, ""]);
    let mut middle = count + 0.5;
    for axis in rows {
        middle -= 1.0;
        let y = chart.up.at(middle);
        if let Some((from, to)) = band(axis) {
            let (from, to) = (chart.across.at(100.0 * from), chart.across.at(100.0 * to));
            let (above, below) = (y - 0.38 * ROW, y + 0.38 * ROW);
            let path = format!("M{from} {above}H{to}V{below}H{from}z");
            chart.marks.push(Mark { kind: "lab-band", class: ink(axis), path });
        }
        chart.text("chart-text strong", name(axis), (frame.left - frame.beside.0, y + frame.beside.1), "end");
        let points: Vec<f64> = found.along(axis, budget, length).map(Point::accuracy).collect();
        for accuracy in &points {
            chart.mark(ink(axis), shape(axis), (100.0 * accuracy, middle));
        }
        if let Some(Spread { mean, .. }) = Spread::of(&points).filter(|spread| spread.count > 1) {
            let x = chart.across.at(100.0 * mean);
            let path = format!("M{x} {}V{}", y - 0.34 * ROW, y + 0.34 * ROW);
            chart.marks.push(Mark { kind: "lab-mean", class: ink(axis), path });
        }
    }
    chart
}

/// The recorded band of an axis: a standard deviation to both sides of the mean.
fn band_of(recorded: &Recorded, axis: Axis, budget: Budget, length: TrainingLength) -> Option<(f64, f64)> {
    let factor = if axis == Axis::Baseline { 1 } else { budget.factor() };
    if length == TrainingLength::Tiny || axis == Axis::Own {
        return None;
    }
    let spread = recorded.spread(crate::recorded::CIFAR_10, axis, factor, length.epochs())?;
    let deviation = spread.deviation?;
    Some((spread.mean - deviation, spread.mean + deviation))
}

/// Accuracy over budget, a line an axis, as recorded; `None` where less than two budgets of an axis were.
#[must_use]
pub fn saturation(recorded: &Recorded, dataset: &str, epochs: u32, names: [&str; 2]) -> Option<Chart> {
    const BUDGETS: [f64; 4] = [1.0, 2.0, 4.0, 8.0];
    let axes = [Axis::Depth, Axis::Width, Axis::Resolution, Axis::Compound];
    let lines = axes.map(|axis| (axis, recorded.saturation(dataset, axis, epochs)));
    if lines.iter().all(|(_, line)| line.len() < 2) {
        return None;
    }
    let (low, high) = percents(lines.iter().flat_map(|(_, line)| line).map(|(_, spread)| spread.mean));
    let step = if high - low > 20.0 { PERCENTS } else { PERCENTS / 2.0 };
    let ups = steps(low, high, step);
    let mut chart =
        Chart::new(Frame::WIDE, span(Scale::log(1.0, 8.0), &BUDGETS), span(Scale::linear(low, high), &ups), names);
    for (axis, line) in lines {
        let points: Vec<_> = line.iter().map(|(budget, spread)| (f64::from(*budget), 100.0 * spread.mean)).collect();
        chart.line(ink(axis), points.iter().copied());
        for point in points {
            chart.mark(ink(axis), shape(axis), point);
        }
    }
    Some(chart)
}

fn span(scale: Scale, ticks: &[f64]) -> Span<'_> {
    Span { scale, ticks, written: in_hundredths }
}

/// A number beside an axis, without the noise of adding steps up.
fn in_hundredths(number: f64) -> String {
    ((100.0 * number).round() / 100.0).to_string()
}

/// Whole tens of percent around accuracies of 0 to 1, at least twenty apart; 10 to 60 without any.
fn percents(accuracies: impl Iterator<Item = f64>) -> (f64, f64) {
    let ends = accuracies.filter(|accuracy| accuracy.is_finite()).map(|accuracy| 100.0 * accuracy);
    let (least, most) = ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)));
    if least > most {
        return (10.0, 60.0);
    }
    let low = PERCENTS * (least / PERCENTS).floor();
    let high = (PERCENTS * (most / PERCENTS).ceil()).max(low + 2.0 * PERCENTS);
    if high > 100.0 { (80.0, 100.0) } else { (low, high) }
}

/// Numbers from `low` to `high`, whole steps apart.
fn steps(low: f64, high: f64, step: f64) -> Vec<f64> {
    std::iter::successors(Some(low), |at| Some(at + step)).take_while(|at| *at <= high + step / 100.0).collect()
}

fn giga(multiply_adds: f64) -> f64 {
    multiply_adds / 1e9
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Task;
    use crate::run::{State, Tested};

    fn run(axis: Axis, tested: &[(u32, u32)]) -> Run {
        let network = axis.network(Budget::Four).unwrap();
        let mut run = Run::new(1, Task { axis, budget: Budget::Four, network, length: TrainingLength::Fast, seed: 0 });
        run.steps = (400, 800);
        run.losses = vec![(100, 2.3), (400, 1.5)];
        run.tested =
            tested.iter().map(|(epoch, correct)| Tested { epoch: *epoch, correct: *correct, total: 10_000 }).collect();
        run
    }

    fn texts(chart: &Chart) -> Vec<&str> {
        chart.labels.iter().map(|label| label.text.as_str()).collect()
    }

    #[test]
    fn curves_stand_where_their_values_are() {
        let runs = [run(Axis::Depth, &[(1, 3000), (2, 4000)]), run(Axis::Compound, &[(1, 3500)])];
        let chart = learning(&runs, Curve::AccuracyByEpoch, ["epochs", "accuracy"]);
        assert_eq!(texts(&chart), ["0", "1", "2", "3", "4", "30", "40", "50", "epochs", "accuracy"]);
        let curves: Vec<_> = chart.marks.iter().filter(|mark| mark.kind == "chart-curve").collect();
        let Frame { left, right, bottom, top, .. } = Frame::WIDE;
        let x = |epoch: f64| left + (right - left) * epoch / 4.0;
        assert_eq!(curves[0].class, "axis-depth");
        assert_eq!(curves[0].path, format!("M{} {bottom}L{} {}", x(1.0), x(2.0), chart.up.at(40.0)));
        assert!(chart.up.at(40.0) > top && chart.marks.iter().filter(|mark| mark.kind == "chart-mark").count() == 3);
        // A GMAC is a billion: depth costs 69.3 of them, and half at the second epoch of four.
        let chart = learning(&runs, Curve::AccuracyByCost, ["", ""]);
        assert_eq!(texts(&chart)[..5], ["0", "25", "50", "75", "100"]);
        let expected = chart.across.at(3.0 * 577_632.0 * 20_000.0 / 1e9);
        assert!(chart.marks.iter().any(|mark| mark.path.ends_with(&format!("L{expected} {}", chart.up.at(40.0)))));
    }

    #[test]
    fn losses_are_lines_over_epochs() {
        let chart = learning(&[run(Axis::Width, &[])], Curve::Loss, ["", ""]);
        assert_eq!(texts(&chart)[5..], ["1", "1.4", "1.8", "2.2"]);
        let curve = chart.marks.iter().find(|mark| mark.kind == "chart-curve").unwrap();
        let at = |x: f64, y: f64| format!("{} {}", chart.across.at(x), chart.up.at(y));
        assert_eq!(curve.path, format!("M{}L{}", at(0.5, f64::from(2.3_f32)), at(2.0, 1.5)));
        // Nothing has begun.
        assert_eq!(learning(&[], Curve::Loss, ["", ""]).marks.len(), 1);
    }

    #[test]
    fn results_have_a_row_an_axis_a_mark_a_seed_and_a_band() {
        let mut found = Results::default();
        for seed in 0..3 {
            let task = Task { seed, ..run(Axis::Compound, &[]).task };
            found.add(Point { task, correct: 5000 + 100 * seed as u32, total: 10_000, millis: None });
        }
        let json = "{\"engine\":\"\",\"command\":\"\",\"runs\":[RUNS]}";
        let one = |seed: u32, correct: u32| {
            format!(
                "{{\"axis\":\"compound\",\"budget\":4,\"blocks\":4,\"width\":1.32,\"resolution\":18,\"epochs\":4,\
                 \"seed\":{seed},\"correct\":{correct},\"of\":10000,\"dataset\":\"cifar10\"}}"
            )
        };
        let recorded = Recorded::read(&json.replace("RUNS", &[one(0, 5000), one(1, 5200)].join(",")));
        let name = |axis: Axis| axis.slug().to_owned();
        let chart = results(&found, (Budget::Four, TrainingLength::Fast), recorded.as_ref(), name, "%");
        let of = |kind| chart.marks.iter().filter(|mark| mark.kind == kind).collect::<Vec<_>>();
        assert_eq!((of("chart-mark").len(), of("lab-band").len(), of("lab-mean").len()), (3, 1, 1));
        assert!(of("lab-mean")[0].path.starts_with(&format!("M{} ", chart.across.at(51.0))));
        let deviation = 0.01 * 2.0_f64.sqrt();
        assert!(of("lab-band")[0].path.starts_with(&format!("M{} ", chart.across.at(100.0 * (0.51 - deviation)))));
        assert!(texts(&chart).contains(&"compound") && !texts(&chart).contains(&"own"));
        // No band for what was not recorded.
        let tiny = results(&found, (Budget::Four, TrainingLength::Careful), recorded.as_ref(), name, "%");
        assert!(tiny.marks.iter().all(|mark| mark.kind != "lab-band"));
    }

    #[test]
    fn saturation_is_drawn_where_it_was_recorded() {
        assert_eq!(saturation(&Recorded::default(), "cifar10", 8, ["", ""]).map(|_| ()), None);
    }

    #[test]
    fn scales_end_at_whole_tens() {
        let of = |values: &[f64]| percents(values.iter().copied());
        assert_eq!(of(&[0.449, 0.512]), (40.0, 60.0));
        assert_eq!(of(&[0.31, 0.512]), (30.0, 60.0));
        assert_eq!(of(&[0.97]), (80.0, 100.0));
        assert_eq!(of(&[]), (10.0, 60.0));
        assert_eq!(of(&[f64::NAN, 0.5]), (50.0, 70.0));
    }

    #[test]
    fn a_run_that_failed_draws_what_it_had() {
        let mut failed = run(Axis::Depth, &[(1, 3000)]);
        failed.state = State::Failed;
        let chart = learning(&[failed], Curve::AccuracyByEpoch, ["", ""]);
        assert_eq!(chart.marks.iter().filter(|mark| mark.kind == "chart-mark").count(), 1);
    }
}
