//! Results as they are kept on the device, a line each: `x4,fast,compound:0:5120 21500`, the last number milliseconds of
//! training. Reading never fails: what makes no sense is left out.

use crate::experiment::{Axis, Budget, TrainingLength};
use crate::link::LabLink;
use crate::own::Shape;
use crate::results::Point;

/// Results that are kept, at most: the newest ones.
const MOST: usize = 200;

/// A text longer than this is none of the lab's.
const LONGEST: usize = 40_000;

/// The text to keep.
#[must_use]
pub fn write(points: &[Point]) -> String {
    let newest = points.iter().skip(points.len().saturating_sub(MOST));
    let line = |point: &Point| {
        let link = LabLink::new(point.task.budget, point.task.length, Shape::default(), std::slice::from_ref(point));
        match point.millis {
            Some(millis) => format!("{link} {millis:.0}\n"),
            None => format!("{link}\n"),
        }
    };
    newest.map(line).collect()
}

/// The results that a text tells of.
#[must_use]
pub fn read(text: &str) -> Vec<Point> {
    let read = |line: &str| {
        let (link, millis) = line.split_once(' ').map_or((line, None), |(link, millis)| (link, Some(millis)));
        let millis = match millis {
            Some(millis) => Some(millis.parse().ok().filter(|millis: &f64| millis.is_finite() && *millis >= 0.0)?),
            None => None,
        };
        LabLink::read(link).0.points().next().map(|point| Point { millis, ..point })
    };
    if text.len() > LONGEST { Vec::new() } else { text.lines().filter_map(read).take(MOST).collect() }
}

/// The results of an experiment, the best first; of equal ones the earlier.
#[must_use]
pub fn ranked(points: &[Point], budget: Budget, length: TrainingLength) -> Vec<Point> {
    let is_of_it = |point: &&Point| {
        (point.task.budget == budget || point.task.axis == Axis::Baseline) && point.task.length == length
    };
    let mut ranked: Vec<Point> = points.iter().filter(is_of_it).copied().collect();
    ranked.sort_by(|a, b| b.accuracy().total_cmp(&a.accuracy()));
    ranked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Task;

    fn points() -> Vec<Point> {
        let own = Shape { blocks: 4, width: 118, resolution: 20 }.task(Budget::Four, TrainingLength::Fast, 9);
        let tasks = Task::five(Budget::Four, TrainingLength::Fast, 1).into_iter().chain([own]);
        let correct = [4403, 4875, 4789, 4735, 5058, 5200];
        tasks
            .zip(correct)
            .map(|(task, correct)| Point { task, correct, total: 10_000, millis: Some(f64::from(correct)) })
            .collect()
    }

    #[test]
    fn what_is_kept_is_read_back() {
        let text = write(&points());
        assert!(text.starts_with("x4,fast,baseline:1:4403 4403\n"), "{text}");
        assert_eq!(read(&text), points());
    }

    #[test]
    fn only_the_newest_are_kept() {
        let many: Vec<Point> =
            (0..300).map(|seed| Point { task: Task { seed, ..points()[0].task }, ..points()[0] }).collect();
        assert_eq!(read(&write(&many)), many[100..]);
    }

    #[test]
    fn what_makes_no_sense_is_left_out() {
        let text = "x4,fast,depth:0:1 -1\nx4,fast,depth:0:20000 1\nnonsense\n\nx4,fast,depth:0:4731 inf\nx4,fast,width:0:2 3\n";
        assert_eq!(read(text).len(), 1);
        assert_eq!(read(&"x".repeat(50_000)), []);
    }

    #[test]
    fn the_best_comes_first() {
        let mut all = points();
        all.push(Point { task: Task { length: TrainingLength::Careful, ..all[0].task }, ..all[0] });
        let ranked = ranked(&all, Budget::Four, TrainingLength::Fast);
        let axes: Vec<_> = ranked.iter().map(|point| point.task.axis).collect();
        assert_eq!(axes, [Axis::Own, Axis::Compound, Axis::Depth, Axis::Width, Axis::Resolution, Axis::Baseline]);
    }
}
