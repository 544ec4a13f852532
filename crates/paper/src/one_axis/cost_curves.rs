//! What each axis alone costs, over its coefficient: the exact counts behind Figure 3's horizontal axes.

use super::accuracy::{ink, shape};
use super::{SINGLE_AXES, cost, scaled_b0};
use crate::published::{FIGURE_3, Method};
use chart::{Chart, Frame, Scale, Span};
use model::arch::Cost;
use model::scaling::Knob;

/// Steps between two points of a curve, in hundredths.
const STEP: usize = 5;

const COEFFICIENT: Span<'_> = Span::new(Scale::log(1.0, 8.0), &[1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0]);
const FACTOR: Span<'_> = Span::new(Scale::log(1.0, 32.0), &[1.0, 2.0, 4.0, 8.0, 16.0, 32.0]);

/// A coefficient that Figure 3 prints, with what it costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurvePoint {
    /// Which axis alone.
    pub method: Method,
    /// The coefficient.
    pub coefficient: f64,
    /// Side of the picture in pixels.
    pub resolution_px: u64,
    /// What it costs, exactly.
    pub cost: Cost,
}

/// A point of the curve of one axis. `None` for the baseline and for all three, which have no coefficient alone.
fn point(method: Method, knob: Knob, steps: u16) -> Option<CurvePoint> {
    let input = scaled_b0(knob, steps);
    let (coefficient, resolution_px) = (knob.value(steps), input.resolution_px());
    Some(CurvePoint { method, coefficient, resolution_px, cost: cost(&input)? })
}

/// Every coefficient that Figure 3 prints, axis by axis.
#[must_use]
pub fn figure_3_points() -> Vec<CurvePoint> {
    let axes = SINGLE_AXES.into_iter().zip(FIGURE_3);
    axes.flat_map(|(method, (knob, steps))| steps.iter().filter_map(move |steps| point(method, knob, *steps))).collect()
}

/// The curves: multiply-adds over B0's across the coefficient, both in powers of two, so that one counted squared is
/// twice as steep. Marks are Figure 3's coefficients; `names` are those of the axes of the chart and of depth, width
/// and resolution.
#[must_use]
pub fn cost_curves(names: [&str; 2], axes: [&str; 3]) -> Chart {
    let mut chart = Chart::new(Frame::WIDE, COEFFICIENT, FACTOR, names);
    let points = figure_3_points();
    let Some(baseline) = points.first().map(|point| point.cost.macs) else { return chart };
    let at = |point: &CurvePoint| (point.coefficient, point.cost.macs.over(baseline));
    for ((method, (knob, printed)), name) in SINGLE_AXES.into_iter().zip(FIGURE_3).zip(axes) {
        let (Some(first), Some(last)) = (printed.first(), printed.last()) else { continue };
        let steps = (*first..=*last).step_by(STEP);
        chart.stairs(ink(method), steps.filter_map(|steps| point(method, knob, steps)).map(|point| at(&point)));
        let of_axis = || points.iter().filter(|point| point.method == method);
        for point in of_axis() {
            chart.mark(ink(method), shape(method), at(point));
        }
        if let Some(end) = of_axis().next_back() {
            // Depth ends at the edge; its name stands below its curve, the others' above theirs.
            let shift = if method == Method::Depth { (0.0, 46.0) } else { (0.0, -16.0) };
            chart.label(name, at(end), shift, "end");
        }
    }
    chart
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_the_curves_are_those_of_the_reference() {
        let last = |method| {
            let points = figure_3_points();
            let last = points.iter().rfind(|point| point.method == method).unwrap();
            (last.coefficient, last.resolution_px, (last.cost.macs.0 + 500_000) / 1_000_000)
        };
        // Derived there with the released rounding: 3.161, 8.712 and 2.447 billion.
        assert_eq!(last(Method::Depth), (8.0, 224, 3_161));
        assert_eq!(last(Method::Width), (5.0, 224, 8_712));
        assert_eq!(last(Method::Resolution), (2.5, 560, 2_447));
    }

    #[test]
    fn a_curve_an_axis_and_a_mark_a_printed_coefficient() {
        let chart = cost_curves(["coefficient", "cost"], ["depth", "width", "resolution"]);
        // The grid, three curves, 6 + 6 + 7 marks.
        assert_eq!(chart.marks.len(), 1 + 3 + 19);
        let of_axes = |text: &str| chart.labels.iter().filter(|label| label.text == text).count();
        assert_eq!(["depth", "width", "resolution"].map(of_axes), [1, 1, 1]);
    }
}
