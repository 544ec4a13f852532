//! The curves over the input size: a class's probability, and the time of a run.

use chart::{Chart, Frame, Scale, Shape, Span, round_end};
use wire::size_sweep::{LARGEST_PX, SMALLEST_PX, SizeAnswer};

/// Sizes beside the axis.
const SIZES: [f64; 7] = [64.0, 100.0, 150.0, 224.0, 300.0, 400.0, 600.0];

/// Parts of the axis that goes up.
const PARTS: [f64; 5] = [0.0, 0.25, 0.5, 0.75, 1.0];

/// What a curve shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Curve {
    /// The probability of the class of the network's own size, in percent.
    Probability,
    /// Milliseconds a run.
    Time,
}

impl Curve {
    fn value(self, answer: &SizeAnswer) -> f64 {
        match self {
            Self::Probability => 100.0 * f64::from(answer.probability),
            Self::Time => answer.latency_millis,
        }
    }

    /// The end of the axis that goes up.
    fn end(self, answers: &[SizeAnswer]) -> f64 {
        match self {
            Self::Probability => 100.0,
            Self::Time => round_end(answers.iter().map(|answer| answer.latency_millis).fold(1.0, f64::max)),
        }
    }
}

/// The chart of a curve through the answers at rising sizes, the last marks of which are the answers' in their order: filled
/// where `class` is the most probable one, and hollow elsewhere. A size beyond the axis stands at its end.
pub fn chart(curve: Curve, answers: &[SizeAnswer], own_px: u32, class: usize) -> Chart {
    let end = curve.end(answers);
    let ticks = PARTS.map(|part| end * part);
    let across = Span::new(Scale::log(SMALLEST_PX.into(), LARGEST_PX.into()), &SIZES);
    let mut chart = Chart::new(Frame::SMALL, across, Span::new(Scale::linear(0.0, end), &ticks), ["px", ""]);
    chart.line("own-size", [(own_px.into(), 0.0), (own_px.into(), end)]);
    let points = || answers.iter().map(|answer| (f64::from(answer.resolution_px), curve.value(answer)));
    chart.line("", points());
    for (answer, point) in answers.iter().zip(points()) {
        chart.mark(if answer.best.index == class { "" } else { "hollow" }, Shape::Circle, point);
    }
    chart
}

#[cfg(test)]
mod tests {
    use super::*;
    use wire::predictions::Prediction;

    fn at(resolution_px: u32, index: usize, probability: f32, latency_millis: f64) -> SizeAnswer {
        let best = Prediction { index, logit: 0.0, probability };
        SizeAnswer { resolution_px, best, label: None, probability, latency_millis }
    }

    #[test]
    fn every_answer_has_a_mark_where_it_stands() {
        let answers = [at(64, 7, 0.0, 2.0), at(196, 3, 0.5, 20.0), at(600, 7, 1.0, 97.0)];
        let probability = chart(Curve::Probability, &answers, 224, 7);
        let marks: Vec<_> = probability.marks.iter().filter(|mark| mark.kind == "chart-mark").collect();
        assert_eq!(marks.iter().map(|mark| mark.class).collect::<Vec<_>>(), ["", "hollow", ""]);
        // 196 is the middle of 64 and 600 as factors: x from 52 to 348, y from 212 up to 24; marks reach 4 around.
        assert!(marks[0].path.starts_with("M48 212a"), "{}", marks[0].path);
        assert!(marks[1].path.starts_with("M196 118a"), "{}", marks[1].path);
        assert!(marks[2].path.starts_with("M344 24a"), "{}", marks[2].path);
        assert_eq!(probability.up.scale, Scale::linear(0.0, 100.0));
        // 97 ms: the axis ends at 100.
        assert_eq!(chart(Curve::Time, &answers, 224, 7).up.scale, Scale::linear(0.0, 100.0));
        assert_eq!(chart(Curve::Time, &answers[..2], 224, 7).up.scale, Scale::linear(0.0, 20.0));
    }

    #[test]
    fn without_an_answer_there_is_an_empty_chart() {
        let empty = chart(Curve::Time, &[], 224, 0);
        assert_eq!(empty.marks.iter().filter(|mark| mark.kind == "chart-mark").count(), 0);
        assert_eq!(empty.up.scale, Scale::linear(0.0, 1.0));
    }
}
