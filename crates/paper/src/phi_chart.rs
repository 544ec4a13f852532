//! Where the marks of the effective phi stand: a row a variant, a mark a measure, phi from left to right.

use super::effective_phi::{EffectivePhi, Measure};
use chart::{Chart, Frame, Scale, Shape, Span};

const TOP: f64 = 16.0;
/// Between two variants.
const ROW: f64 = 44.0;
/// Room for the numbers below.
const FOOT: f64 = 40.0;
/// Between the lanes of two measures in a row, so that equal phis do not hide each other.
const LANE: f64 = 9.0;

/// Lays the rows out. The axis ends at the whole phi above the greatest.
#[must_use]
pub fn phi_chart(rows: &[EffectivePhi]) -> Chart {
    let greatest = rows.iter().flat_map(|row| Measure::ALL.map(|measure| row.by(measure))).fold(1.0, f64::max);
    let last = greatest.ceil();
    let phis: Vec<_> = std::iter::successors(Some(0.0), |phi| Some(phi + 1.0)).take_while(|phi| *phi <= last).collect();
    // Rows are counted from below, half of one in the middle of the lowest.
    let count = rows.iter().fold(0.0, |count, _| count + 1.0);
    let bottom = TOP + ROW * count;
    // With room for the variants' names.
    let frame = Frame { size: (640.0, bottom + FOOT), left: 90.0, right: 620.0, top: TOP, bottom, ..Frame::WIDE };
    let across = Span::new(Scale::linear(0.0, last), &phis);
    let up = Span::new(Scale::linear(0.0, count), &[]);
    let mut chart = Chart::new(frame, across, up, [""; 2]);
    let mut end = TOP;
    let mut above = count;
    for row in rows {
        end += ROW;
        above -= 1.0;
        chart.grid("", format!("M0 {end}H{}", frame.size.0));
        chart.text("chart-text", row.preset.name().to_owned(), (0.0, end - ROW / 2.0 + frame.beside.1), "start");
        for measure in Measure::ALL {
            let place = (row.by(measure), above + 0.5 - lane(measure) * LANE / ROW);
            chart.mark(measure.ink(), measure.shape(), place);
        }
    }
    chart
}

impl Measure {
    /// The shape that stands for the measure in the chart.
    #[must_use]
    pub fn shape(self) -> Shape {
        match self {
            Self::Depth => Shape::Square,
            Self::Width => Shape::Triangle,
            Self::Resolution => Shape::Circle,
            Self::Macs => Shape::Diamond,
        }
    }

    /// How it looks there: classes of the style sheet.
    #[must_use]
    pub fn ink(self) -> &'static str {
        match self {
            Self::Depth => "axis-depth",
            Self::Width => "axis-width",
            Self::Resolution => "axis-resolution",
            Self::Macs => "hollow",
        }
    }
}

fn lane(measure: Measure) -> f64 {
    match measure {
        Measure::Depth => -1.5,
        Measure::Width => -0.5,
        Measure::Resolution => 0.5,
        Measure::Macs => 1.5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::effective_phis;
    use chart::Mark;

    fn marks(chart: &Chart) -> Vec<&Mark> {
        chart.marks.iter().filter(|mark| mark.kind == "chart-mark").collect()
    }

    /// The first two numbers of a path.
    fn start_of(path: &str) -> [i32; 2] {
        let end = path.find(|c: char| c.is_ascii_lowercase()).unwrap();
        let numbers: Vec<_> = path[1..end].split(' ').map(|number| number.parse().unwrap()).collect();
        [numbers[0], numbers[1]]
    }

    #[test]
    fn a_row_a_variant_and_whole_phis_below() {
        let chart = phi_chart(&effective_phis());
        assert_eq!(marks(&chart).len(), 13 * 4);
        // The greatest phi is B7's by width, 7.27: the axis ends at 8.
        let numbers: Vec<_> = chart.labels[..9].iter().map(|label| (label.text.as_str(), label.x)).collect();
        assert_eq!((numbers[0], numbers[8]), (("0", 90.0), ("8", 620.0)));
        assert!(chart.labels.iter().all(|label| (0.0..chart.frame.size.1).contains(&label.y)));
    }

    #[test]
    fn every_row_is_told_from_the_next() {
        let chart = phi_chart(&effective_phis());
        // The square of depth is the highest of its row, by 1.5 lanes; its diamond of multiply-adds the lowest.
        for (row, marks) in marks(&chart).chunks(4).enumerate() {
            let above = TOP + ROW * row as f64;
            let [top, bottom] = [start_of(&marks[0].path)[1], start_of(&marks[3].path)[1] + 14].map(f64::from);
            assert!(above <= top && top < bottom && bottom <= above + ROW, "{top} to {bottom} in row {row}");
        }
    }

    #[test]
    fn marks_stand_at_their_phi() {
        let chart = phi_chart(&effective_phis());
        // B0: depth's square begins seven left of phi 0; B7's at 90 + 530 * 6.206 / 8 - 7.
        assert_eq!([0, 7].map(|row| start_of(&marks(&chart)[4 * row].path)[0]), [83, 494]);
    }

    #[test]
    fn every_measure_has_a_shape_of_its_own() {
        let shapes = Measure::ALL.map(Measure::shape);
        for (at, shape) in shapes.iter().enumerate() {
            assert!(!shapes[..at].contains(shape), "{shape:?}");
        }
    }

    #[test]
    fn no_rows_are_no_marks() {
        let chart = phi_chart(&[]);
        assert!(marks(&chart).is_empty() && chart.frame.size.1 > 0.0);
    }
}
