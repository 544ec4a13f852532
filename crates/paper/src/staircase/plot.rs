//! One chart: the asked line and the rounded staircase over phi.

use super::{Position, Rounding, float};
use chart::{Chart, Frame, Scale, Span};
use model::scaling::Knob;

/// A chart of one quantity over phi. The upright axis is logarithmic, as phi is an exponent: what is asked for is then a
/// straight line, and each number of the axis is twice the one below.
#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    points: Vec<(u16, Rounding)>,
    /// The chart.
    pub chart: Chart,
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
        // A rounding error of the power must not cost a doubling, and there is one at least.
        let mut doubled = vec![low, 2.0 * low];
        while let Some(last) = doubled.last().copied().filter(|last| *last < high * (1.0 - 1e-9)) {
            doubled.push(2.0 * last);
        }
        let top = doubled.last().copied().unwrap_or(high);

        let phi = |steps: u16| Knob::Phi.value(steps);
        let (first, last) = Knob::Phi.range();
        let phis: Vec<_> = (first..=last).step_by(usize::from(Knob::Phi.steps_per_unit())).map(phi).collect();
        let across = Span::new(Scale::linear(phi(first), phi(last)), &phis);
        let up = Span::new(Scale::log(low, top), &doubled);
        let mut chart = Chart::new(Frame::SMALL, across, up, [Knob::Phi.slug(), ""]);
        chart.line("asked", points.iter().map(|(steps, point)| (phi(*steps), point.asked)));
        chart.stairs("rounded", points.iter().map(|(steps, point)| (phi(*steps), float(point.rounded))));
        Self { points, chart }
    }

    /// The point of a position of phi.
    #[must_use]
    pub fn at(&self, phi_steps: u16) -> Option<Rounding> {
        self.points.iter().find(|(steps, _)| *steps == phi_steps).map(|(_, point)| *point)
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

    /// The numbers of the upright axis, from below.
    fn counts(plot: &Plot) -> Vec<&str> {
        plot.chart.labels.iter().filter(|label| label.anchor == "end").map(|label| label.text.as_str()).collect()
    }

    #[test]
    fn the_axis_doubles_from_the_baseline_to_above_the_most() {
        // 16 blocks at phi 0 and 61 at phi 7: two doublings, to 64. The name of the other axis stands behind them.
        let paper = plot(ScalingBases::PAPER);
        assert_eq!(counts(&paper), ["16", "32", "64", "phi"]);
        assert_eq!(paper.chart.up.at(64.0), Frame::SMALL.top);
        // Bases of 2: 2048 blocks, seven doublings exactly.
        let steep = plot(ScalingBases { alpha: 2.0, beta: 2.0, gamma: 2.0 });
        assert_eq!(steep.chart.up.scale, Scale::log(16.0, 2048.0));
        // A base of 1 moves nothing, and there is an axis all the same.
        let flat = plot(ScalingBases { alpha: 1.0, beta: 1.0, gamma: 1.0 });
        assert_eq!(counts(&flat), ["16", "32", "phi"]);
    }

    #[test]
    fn the_stairs_stand_where_the_counts_change() {
        let plot = plot(ScalingBases::PAPER);
        // The first tenth of phi already adds a block to each of seven stages: 16 becomes 23.
        let (foot, x, y) = (Frame::SMALL.bottom, plot.chart.across.at(0.1), plot.chart.up.at(23.0));
        let [asked, rounded] = [1, 2].map(|index: usize| &plot.chart.marks[index]);
        let stairs = format!("M{} {foot}L{x} {foot}L{x} {y}", Frame::SMALL.left);
        assert!(rounded.path.starts_with(&stairs), "{}", rounded.path);
        assert_eq!(plot.at(1).map(|point| point.rounded), Some(23));
        assert_eq!(plot.at(71), None);
        assert_eq!(asked.path.matches('L').count(), 70);
    }

    #[test]
    fn nothing_is_held_at_an_end() {
        for base in [1.0, 1.37, 2.0] {
            let bases = ScalingBases { alpha: base, beta: base, gamma: base };
            for stage in 0..super::super::STAGES {
                let positions = positions(Family::Lite, bases, stage);
                for plot in [Plot::of(&positions, |p| p.repeats), Plot::of(&positions, |p| p.channels)] {
                    let Scale { low, high, .. } = plot.chart.up.scale;
                    let inside = (low * (1.0 - 1e-9))..=(high * (1.0 + 1e-9));
                    for (_, point) in &plot.points {
                        assert!(inside.contains(&point.asked) && inside.contains(&float(point.rounded)), "{point:?}");
                    }
                }
            }
        }
    }
}
