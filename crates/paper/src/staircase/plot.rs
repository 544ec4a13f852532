//! One chart: the asked line and the rounded staircase as paths of an SVG.

use std::fmt::Write as _;

use super::{Position, Rounding, float};
use model::scaling::Knob;

/// Width of the drawing in its own units.
pub const WIDTH: f64 = 360.0;

/// Height of the drawing in its own units.
pub const HEIGHT: f64 = 240.0;

/// Room for the words beside the axes.
const LEFT: f64 = 52.0;
const RIGHT: f64 = 12.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 30.0;

/// A count on the upright axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// The count.
    pub count: f64,
    /// Where it stands, from the top.
    pub y: f64,
}

/// A chart of one quantity over phi. The upright axis is logarithmic, as phi is an exponent: what is asked for is then a
/// straight line, and each tick is twice the one below.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    points: Vec<(u16, Rounding)>,
    /// The least count, at the foot of the chart.
    low: f64,
    /// Doublings from the foot to the top, a whole number.
    doublings: f64,
}

impl Plot {
    /// The chart of one quantity of every position.
    #[must_use]
    pub fn of(positions: &[Position], quantity: impl Fn(&Position) -> Rounding) -> Self {
        let points: Vec<_> = positions.iter().map(|position| (position.phi_steps, quantity(position))).collect();
        let counts = || points.iter().flat_map(|(_, point)| [point.asked, float(point.rounded)]);
        // Nothing is ever below one block or channel.
        let low = counts().fold(f64::INFINITY, f64::min).clamp(1.0, f64::MAX);
        let high = counts().fold(low, f64::max);
        // A rounding error of the power must not cost a doubling.
        let doublings = ((high / low).log2() - 1e-9).ceil().max(1.0);
        Self { points, low, doublings }
    }

    /// The point of a position of phi.
    #[must_use]
    pub fn at(&self, phi_steps: u16) -> Option<Rounding> {
        self.points.iter().find(|(steps, _)| *steps == phi_steps).map(|(_, point)| *point)
    }

    /// Where a position of phi stands, from the left.
    #[must_use]
    pub fn x(&self, phi_steps: u16) -> f64 {
        let (_, last) = Knob::Phi.range();
        LEFT + (WIDTH - LEFT - RIGHT) * f64::from(phi_steps) / f64::from(last)
    }

    /// Where a count stands, from the top.
    #[must_use]
    pub fn y(&self, count: f64) -> f64 {
        let share = (count.max(1.0) / self.low).log2() / self.doublings;
        HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share
    }

    /// What is asked for, as a line through every position.
    #[must_use]
    pub fn asked_path(&self) -> String {
        let mut path = String::new();
        for (steps, point) in &self.points {
            let word = if path.is_empty() { 'M' } else { 'L' };
            // Writing to a `String` cannot fail.
            let _ = write!(path, "{word}{:.1} {:.1}", self.x(*steps), self.y(point.asked));
        }
        path
    }

    /// What is built, as stairs: each count holds until the next position.
    #[must_use]
    pub fn rounded_path(&self) -> String {
        let mut path = String::new();
        let mut before = None;
        for (steps, point) in &self.points {
            let (x, y) = (self.x(*steps), self.y(float(point.rounded)));
            let _ = match before {
                None => write!(path, "M{x:.1} {y:.1}"),
                Some(count) if count == point.rounded => Ok(()),
                Some(_) => write!(path, "H{x:.1}V{y:.1}"),
            };
            before = Some(point.rounded);
        }
        if let Some((steps, _)) = self.points.last() {
            let _ = write!(path, "H{:.1}", self.x(*steps));
        }
        path
    }

    /// The upright axis, from the foot: each count twice the one before.
    #[must_use]
    pub fn ticks(&self) -> Vec<Tick> {
        let counts = std::iter::successors(Some(self.low), |count| Some(count * 2.0));
        let counts = counts.take_while(|count| (count / self.low).log2() <= self.doublings);
        counts.map(|count| Tick { count, y: self.y(count) }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::positions;
    use super::*;
    use model::scaling::{Family, ScalingBases};

    fn plot(bases: ScalingBases) -> Plot {
        Plot::of(&positions(Family::EfficientNet, bases, 0), |position| position.blocks)
    }

    #[test]
    fn the_axis_doubles_from_the_baseline_to_above_the_most() {
        // 16 blocks at phi 0 and 61 at phi 7: two doublings, to 64.
        let counts: Vec<f64> = plot(ScalingBases::PAPER).ticks().iter().map(|tick| tick.count).collect();
        assert_eq!(counts, [16.0, 32.0, 64.0]);
        // Bases of 2: 2048 blocks, seven doublings exactly.
        let ticks = plot(ScalingBases { alpha: 2.0, beta: 2.0, gamma: 2.0 }).ticks();
        assert_eq!(ticks.last().unwrap().count, 2048.0);
        assert!((ticks.last().unwrap().y - TOP).abs() < 1e-9);
        assert_eq!(ticks[0].y, HEIGHT - BOTTOM);
        // A base of 1 moves nothing, and there is an axis all the same.
        let flat = plot(ScalingBases { alpha: 1.0, beta: 1.0, gamma: 1.0 });
        assert_eq!(flat.ticks().len(), 2);
        assert_eq!(flat.rounded_path(), format!("M{LEFT:.1} {:.1}H{:.1}", HEIGHT - BOTTOM, WIDTH - RIGHT));
    }

    #[test]
    fn the_stairs_stand_where_the_counts_change() {
        let plot = plot(ScalingBases::PAPER);
        // The first tenth of phi already adds a block to each of seven stages: 16 becomes 23.
        let stairs = format!("M{:.1} {:.1}H{:.1}V{:.1}", plot.x(0), plot.y(16.0), plot.x(1), plot.y(23.0));
        assert!(plot.rounded_path().starts_with(&stairs), "{}", plot.rounded_path());
        assert_eq!(plot.at(1).map(|point| point.rounded), Some(23));
        assert_eq!(plot.at(71), None);
        assert_eq!(plot.asked_path().matches('L').count(), 70);
    }

    #[test]
    fn nothing_is_drawn_outside() {
        for base in [1.0, 1.37, 2.0] {
            let bases = ScalingBases { alpha: base, beta: base, gamma: base };
            for stage in 0..super::super::STAGES {
                let positions = positions(Family::Lite, bases, stage);
                for plot in [Plot::of(&positions, |p| p.repeats), Plot::of(&positions, |p| p.channels)] {
                    for (steps, point) in &plot.points {
                        let inside = |y: f64| (TOP - 1e-6..=HEIGHT - BOTTOM + 1e-6).contains(&y);
                        assert!(inside(plot.y(point.asked)) && inside(plot.y(float(point.rounded))), "{point:?}");
                        assert!((LEFT..=WIDTH - RIGHT).contains(&plot.x(*steps)));
                    }
                }
            }
        }
    }
}
