//! Where the marks of the effective phi stand: a row a variant, a mark a measure, phi from left to right.

use super::effective_phi::{EffectivePhi, Measure};
use chart::Shape;
use model::scaling::Preset;

/// Room for the variants' names.
const LEFT: f64 = 90.0;
const RIGHT: f64 = 620.0;
/// Width of the drawing.
const WIDTH: f64 = 640.0;
const TOP: f64 = 16.0;
/// Between two variants.
const ROW: f64 = 44.0;
/// Room for the numbers below.
const FOOT: f64 = 40.0;
/// Between the lanes of two measures in a row, so that equal phis do not hide each other.
const LANE: f64 = 9.0;

/// One variant of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartRow {
    /// The variant.
    pub preset: Preset,
    /// The middle of its row.
    pub y: f64,
    /// Where the next row begins.
    pub end: f64,
    /// The outline of each mark as the path of an SVG, in the order of [`Measure::ALL`]. Each measure has a shape of
    /// its own: square, triangle, circle, diamond.
    pub marks: [String; 4],
}

/// A whole phi.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    /// The phi.
    pub phi: u32,
    /// Where it stands.
    pub x: i32,
}

/// The chart, laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct PhiChart {
    /// Width and height of the view box.
    pub size: (f64, f64),
    /// The variants from top to bottom.
    pub rows: Vec<ChartRow>,
    /// The whole phis from left to right.
    pub ticks: Vec<Tick>,
    /// Where the lines of the ticks end.
    pub bottom: f64,
}

impl PhiChart {
    /// Lays the rows out. The axis ends at the whole phi above the greatest.
    #[must_use]
    pub fn of(rows: &[EffectivePhi]) -> Self {
        let greatest = rows.iter().flat_map(|row| Measure::ALL.map(|measure| row.by(measure))).fold(1.0, f64::max);
        let last = greatest.ceil();
        let across = |phi: f64| LEFT + (RIGHT - LEFT) * phi / last;
        let mut y = TOP - ROW / 2.0;
        let rows: Vec<_> = rows
            .iter()
            .map(|row| {
                y += ROW;
                let marks =
                    Measure::ALL.map(|measure| measure.form().outline(across(row.by(measure)), y + lane(measure)));
                ChartRow { preset: row.preset, y, end: y + ROW / 2.0, marks }
            })
            .collect();
        let bottom = y + ROW / 2.0;
        let ticks = (0..).take_while(|phi| f64::from(*phi) <= last);
        let ticks = ticks.map(|phi| Tick { phi, x: whole(across(f64::from(phi))) }).collect();
        Self { size: (WIDTH, bottom + FOOT), rows, ticks, bottom }
    }
}

impl Measure {
    /// The shape that stands for the measure in the chart, in a view box of 20 by 20.
    #[must_use]
    pub fn shape(self) -> String {
        self.form().outline(10.0, 10.0)
    }

    fn form(self) -> Shape {
        match self {
            Self::Depth => Shape::Square,
            Self::Width => Shape::Triangle,
            Self::Resolution => Shape::Circle,
            Self::Macs => Shape::Diamond,
        }
    }
}

fn lane(measure: Measure) -> f64 {
    LANE * match measure {
        Measure::Depth => -1.5,
        Measure::Width => -0.5,
        Measure::Resolution => 0.5,
        Measure::Macs => 1.5,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "positions of a drawing are in the hundreds")]
fn whole(length: f64) -> i32 {
    length.round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::effective_phis;

    /// From the middle of a mark to its edge.
    const REACH: f64 = 7.0;

    /// The first number of a path.
    fn left_of(path: &str) -> i32 {
        path.trim_start_matches('M').split(' ').next().unwrap().parse().unwrap()
    }

    #[test]
    fn a_row_a_variant_and_whole_phis_below() {
        let chart = PhiChart::of(&effective_phis());
        assert_eq!(chart.rows.len(), 13);
        // The greatest phi is B7's by width, 7.27: the axis ends at 8.
        assert_eq!(chart.ticks.iter().map(|tick| tick.phi).collect::<Vec<_>>(), (0..=8).collect::<Vec<_>>());
        assert_eq!((chart.ticks[0].x, chart.ticks[8].x), (90, 620));
        assert!(chart.rows.is_sorted_by(|a, b| a.y < b.y) && chart.rows[12].y < chart.bottom);
    }

    #[test]
    fn every_row_is_told_from_the_next() {
        let rows = PhiChart::of(&effective_phis()).rows;
        for pair in rows.windows(2) {
            // The lowest mark of a row and the highest of the next are on their own sides of the line between.
            assert!(pair[0].y + 1.5 * LANE + REACH <= pair[0].end && pair[0].end <= pair[1].y - 1.5 * LANE - REACH);
        }
    }

    #[test]
    fn marks_stand_at_their_phi() {
        let rows = effective_phis();
        let chart = PhiChart::of(&rows);
        // B0: depth's square begins seven left of phi 0; B7's at 90 + 530 * 6.206 / 8 - 7.
        assert_eq!(left_of(&chart.rows[0].marks[0]), 83);
        assert_eq!(left_of(&chart.rows[7].marks[0]), 494);
    }

    #[test]
    fn every_measure_has_a_shape_of_its_own() {
        let shapes = Measure::ALL.map(Measure::shape);
        for (at, shape) in shapes.iter().enumerate() {
            assert!(shapes[..at].iter().all(|other| other != shape), "{shape}");
        }
    }

    #[test]
    fn no_rows_are_no_marks() {
        let chart = PhiChart::of(&[]);
        assert!(chart.rows.is_empty() && chart.size.1 > 0.0);
    }
}
