//! Results as a file for a spreadsheet, to pool those of a class.

use csv_file::Cell;

use crate::results::Point;

/// A row a run, with its settings and counts; `build` names the page that trained it.
#[must_use]
pub fn write(points: &[Point], build: &str) -> String {
    let names = [
        "axis", "budget", "blocks", "width", "px", "macs", "params", "epochs", "pictures", "seed", "correct", "of",
        "accuracy", "seconds", "build",
    ];
    csv_file::write(names, points.iter().map(|point| row(point, build)))
}

fn row(point: &Point, build: &str) -> [Cell; 15] {
    let task = point.task;
    let count = |count: u32| Cell::from(u64::from(count));
    [
        task.axis.slug().into(),
        task.budget.slug().into(),
        count(task.network.blocks),
        task.network.width.into(),
        count(task.network.resolution),
        task.network.multiply_adds().into(),
        task.network.parameters().into(),
        count(task.length.epochs()),
        count(task.length.pictures()),
        task.seed.into(),
        count(point.correct),
        count(point.total),
        point.accuracy().into(),
        point.millis.map(|millis| millis / 1000.0).into(),
        build.into(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::{Budget, Task, TrainingLength};

    #[test]
    fn a_row_holds_what_a_class_needs_to_pool_it() {
        let task = Task::five(Budget::Four, TrainingLength::Fast, 2)[4];
        let point = Point { task, correct: 5150, total: 10_000, millis: Some(21_500.0) };
        let shared = Point { millis: None, ..point };
        let text = write(&[point, shared], "abc,1");
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(
            lines,
            [
                "axis,budget,blocks,width,px,macs,params,epochs,pictures,seed,correct,of,accuracy,seconds,build",
                "compound,x4,4,1.32,18,571712,9468,4,10000,2,5150,10000,0.515,21.5,\"abc,1\"",
                "compound,x4,4,1.32,18,571712,9468,4,10000,2,5150,10000,0.515,,\"abc,1\"",
            ]
        );
    }
}
