//! The learner's ranking, made before the networks are trained, against what came of it.

use crate::experiment::Axis;
use crate::results::Point;

/// Standard errors of a difference that two networks have to be apart for a pair to count.
const APART: f64 = 2.0;

/// The five networks, the best one first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranking([Axis; 5]);

impl Default for Ranking {
    /// As the table lists them: no guess yet.
    fn default() -> Self {
        Self(Axis::FIVE)
    }
}

/// What became of each pair of a ranking: the network that was ranked higher, and the other one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    /// Those in the order that came out.
    pub right: Vec<(Axis, Axis)>,
    /// Those the other way round.
    pub wrong: Vec<(Axis, Axis)>,
    /// Those that are too close to tell apart with so many test pictures.
    pub too_close: Vec<(Axis, Axis)>,
}

impl Ranking {
    /// The best one first.
    #[must_use]
    pub fn places(&self) -> [Axis; 5] {
        self.0
    }

    /// Moves a network by so many places; negative is towards the best. What lies beyond an end stays there.
    pub fn shift(&mut self, axis: Axis, by: isize) {
        if let Some(from) = self.0.iter().position(|known| *known == axis) {
            self.put(axis, from.saturating_add_signed(by));
        }
    }

    /// Puts a network at a place from 0; the others keep their order.
    pub fn put(&mut self, axis: Axis, place: usize) {
        let Some(from) = self.0.iter().position(|known| *known == axis) else { return };
        let place = place.min(self.0.len() - 1);
        let moved = if from < place { self.0.get_mut(from..=place) } else { self.0.get_mut(place..=from) };
        if let Some(moved) = moved {
            if from < place { moved.rotate_left(1) } else { moved.rotate_right(1) }
        }
    }

    /// Each pair against one point of each network, all of one seed.
    #[must_use]
    pub fn against(&self, points: &[Point]) -> Pairs {
        let mut pairs = Pairs::default();
        let find = |axis| points.iter().find(|point| point.task.axis == axis);
        for (place, higher) in self.0.iter().enumerate() {
            for lower in self.0.iter().skip(place + 1) {
                let (Some(a), Some(b)) = (find(*higher), find(*lower)) else { continue };
                let difference = a.accuracy() - b.accuracy();
                let kind = if difference.abs() < APART * standard_error(a, b) {
                    &mut pairs.too_close
                } else if difference > 0.0 {
                    &mut pairs.right
                } else {
                    &mut pairs.wrong
                };
                kind.push((*higher, *lower));
            }
        }
        pairs
    }
}

/// The standard error of a difference of two accuracies, for the number of test pictures: sqrt(p (1 - p) / n) of each. Both
/// saw the same pictures, so that it is rather less.
fn standard_error(a: &Point, b: &Point) -> f64 {
    let variance = |point: &Point| point.accuracy() * (1.0 - point.accuracy()) / f64::from(point.total.max(1));
    (variance(a) + variance(b)).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::{Budget, Task, TrainingLength};

    fn points(correct: [u32; 5]) -> Vec<Point> {
        let tasks = Task::five(Budget::Four, TrainingLength::Fast, 0).into_iter();
        tasks.zip(correct).map(|(task, correct)| Point { task, correct, total: 10_000, millis: None }).collect()
    }

    #[test]
    fn networks_move_up_and_down_and_stop_at_the_ends() {
        let mut ranking = Ranking::default();
        ranking.shift(Axis::Compound, -4);
        assert_eq!(ranking.places(), [Axis::Compound, Axis::Baseline, Axis::Depth, Axis::Width, Axis::Resolution]);
        ranking.shift(Axis::Compound, -1);
        ranking.shift(Axis::Baseline, 9);
        assert_eq!(ranking.places(), [Axis::Compound, Axis::Depth, Axis::Width, Axis::Resolution, Axis::Baseline]);
        ranking.put(Axis::Width, 1);
        assert_eq!(ranking.places(), [Axis::Compound, Axis::Width, Axis::Depth, Axis::Resolution, Axis::Baseline]);
        ranking.put(Axis::Own, 1);
        ranking.put(Axis::Compound, 2);
        assert_eq!(ranking.places(), [Axis::Width, Axis::Depth, Axis::Compound, Axis::Resolution, Axis::Baseline]);
    }

    /// Fast, x4, seed 0 of the pilot. Two standard errors of a difference of 10,000 pictures at 0.5 are 0.0141.
    #[test]
    fn pairs_that_pictures_cannot_tell_apart_do_not_count() {
        let came_out = points([4590, 4731, 5017, 4943, 5203]);
        let mut guess = Ranking::default();
        guess.put(Axis::Compound, 0);
        guess.put(Axis::Baseline, 4);
        // Compound, depth, width, resolution, baseline.
        let pairs = guess.against(&came_out);
        assert_eq!(
            pairs.right,
            [
                (Axis::Compound, Axis::Depth),
                (Axis::Compound, Axis::Width),
                (Axis::Compound, Axis::Resolution),
                (Axis::Compound, Axis::Baseline),
                (Axis::Width, Axis::Baseline),
                (Axis::Resolution, Axis::Baseline),
            ]
        );
        assert_eq!(pairs.wrong, [(Axis::Depth, Axis::Width), (Axis::Depth, Axis::Resolution)]);
        assert_eq!(
            pairs.too_close,
            [(Axis::Width, Axis::Resolution), (Axis::Depth, Axis::Baseline)].into_iter().rev().collect::<Vec<_>>()
        );
    }

    #[test]
    fn a_network_that_did_not_end_makes_no_pair() {
        let mut some = points([4590, 4731, 5017, 4943, 5203]);
        some.remove(1);
        let pairs = Ranking::default().against(&some);
        assert_eq!(pairs.right.len() + pairs.wrong.len() + pairs.too_close.len(), 6);
        assert_eq!(Ranking::default().against(&[]), Pairs::default());
    }
}
