//! An experiment as a value of a link, with results to pool: `x4,fast,compound:0:5120,own:0:5203:4:132:18`.
//!
//! First budget and length, then the sliders of the learner's own network, where they are moved (`own:4:132:18`: blocks,
//! hundredths of width, pixels), then a word a result: axis, seed, test pictures that it gets right; for the learner's own
//! network its shape as well.

use std::fmt;

use crate::experiment::{Axis, Budget, Task, TrainingLength};
use crate::own::Shape;
use crate::results::Point;

/// Results that a link carries, at most.
const MOST_RESULTS: usize = 60;

/// A result of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shared {
    /// What the network spent its budget on.
    pub axis: Axis,
    /// The seed.
    pub seed: u64,
    /// Test pictures that it gets right.
    pub correct: u32,
    /// Its shape, where it is the learner's own.
    pub own: Option<Shape>,
}

/// What a link says of the lab.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LabLink {
    /// The budget.
    pub budget: Budget,
    /// How long is trained.
    pub length: TrainingLength,
    /// The sliders of the learner's own network.
    pub shape: Shape,
    /// Results of that experiment.
    pub results: Vec<Shared>,
}

impl LabLink {
    /// An experiment with the results that are there of it, as many as a link holds, the newest ones.
    #[must_use]
    pub fn new(budget: Budget, length: TrainingLength, shape: Shape, points: &[Point]) -> Self {
        let is_of_it = |point: &&Point| point.task.budget == budget && point.task.length == length;
        let shared = |point: &Point| Shared {
            axis: point.task.axis,
            seed: point.task.seed,
            correct: point.correct,
            own: (point.task.axis == Axis::Own).then(|| Shape::of(&point.task.network)),
        };
        let mut results: Vec<_> = points.iter().filter(is_of_it).map(shared).collect();
        results.drain(..results.len().saturating_sub(MOST_RESULTS));
        Self { budget, length, shape, results }
    }

    /// Its results as points.
    pub fn points(&self) -> impl Iterator<Item = Point> {
        let (budget, length) = (self.budget, self.length);
        self.results.iter().filter_map(move |shared| {
            let network = shared.own.map(Shape::network).or_else(|| shared.axis.network(budget))?;
            let task = Task { axis: shared.axis, budget, network, length, seed: shared.seed };
            Some(Point { task, correct: shared.correct, total: length.pictures(), millis: None })
        })
    }

    /// Reads a value of a link. What makes no sense of it is left out, and given back.
    #[must_use]
    pub fn read(text: &str) -> (Self, Vec<&str>) {
        let mut link = Self::default();
        let mut left_out = Vec::new();
        let mut results = Vec::new();
        for word in text.split(',').filter(|word| !word.is_empty()) {
            if let Some(budget) = Budget::ALL.into_iter().find(|budget| budget.slug() == word) {
                link.budget = budget;
            } else if let Some(length) = TrainingLength::ALL.into_iter().find(|length| length.slug() == word) {
                link.length = length;
            } else if let Some(shape) = read_sliders(word) {
                link.shape = shape;
            } else {
                results.push(word);
            }
        }
        for word in results {
            match Shared::read(word, link.length) {
                Some(shared) if link.results.len() < MOST_RESULTS => link.results.push(shared),
                _ => left_out.push(word),
            }
        }
        (link, left_out)
    }
}

impl fmt::Display for LabLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{}", self.budget.slug(), self.length.slug())?;
        if self.shape != Shape::default() {
            write!(f, ",{}{}", Axis::Own.slug(), Written(self.shape))?;
        }
        self.results.iter().try_for_each(|shared| write!(f, ",{shared}"))
    }
}

/// The word of the sliders.
fn read_sliders(word: &str) -> Option<Shape> {
    let numbers = word.strip_prefix(Axis::Own.slug())?.strip_prefix(':')?;
    read_shape(&numbers.split(':').collect::<Vec<_>>())
}

/// A shape that every slider reaches, from its three numbers.
fn read_shape(numbers: &[&str]) -> Option<Shape> {
    let [blocks, width, resolution] = *numbers else { return None };
    let [blocks, width, resolution] = [blocks, width, resolution].map(|number| number.parse().ok());
    Some(Shape { blocks: blocks?, width: width?, resolution: resolution? }).filter(|shape| shape.is_possible())
}

/// The three numbers of a shape, each behind a colon.
struct Written(Shape);

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(Shape { blocks, width, resolution }) = self;
        write!(f, ":{blocks}:{width}:{resolution}")
    }
}

impl Shared {
    fn read(word: &str, length: TrainingLength) -> Option<Self> {
        let parts: Vec<&str> = word.split(':').collect();
        let (axis, seed, correct, own) = match *parts {
            [axis, seed, correct] => (axis, seed, correct, None),
            [axis, seed, correct, ref shape @ ..] => (axis, seed, correct, Some(read_shape(shape)?)),
            _ => return None,
        };
        let shared = Self { axis: Axis::of(axis)?, seed: seed.parse().ok()?, correct: correct.parse().ok()?, own };
        let has_shape = (shared.axis == Axis::Own) == shared.own.is_some();
        (has_shape && shared.correct <= length.pictures()).then_some(shared)
    }
}

impl fmt::Display for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.axis.slug(), self.seed, self.correct)?;
        self.own.map_or(Ok(()), |shape| Written(shape).fmt(f))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::own::{BLOCKS, RESOLUTION, WIDTH};
    use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};

    #[test]
    fn a_link_is_read_back() {
        let text = "x8,careful,compound:0:6147,own:18446744073709551615:6203:4:132:18";
        let (link, left_out) = LabLink::read(text);
        assert_eq!((link.to_string().as_str(), left_out), (text, vec![]));
        let points: Vec<_> = link.points().collect();
        assert_eq!((points[0].task.network.resolution, points[0].correct, points[0].total), (22, 6147, 10_000));
        assert_eq!((points[1].task.network.width, points[1].task.seed), (1.32, u64::MAX));
        assert_eq!(LabLink::new(link.budget, link.length, link.shape, &points), link);
        assert_eq!(LabLink::new(link.budget, TrainingLength::Fast, link.shape, &points).results, []);
    }

    #[test]
    fn the_sliders_of_ones_own_network_are_read_back() {
        let shape = Shape { blocks: 5, width: 120, resolution: 14 };
        for text in ["x4,fast,own:5:120:14", "x8,tiny,own:5:120:14,own:7:203:4:132:18,depth:7:200"] {
            let (link, left_out) = LabLink::read(text);
            assert_eq!((link.shape, link.to_string().as_str(), left_out), (shape, text, vec![]));
        }
        // A link of before says nothing of them, and where they stand at first nothing is said.
        assert_eq!(LabLink::read("x4,fast,depth:7:200").0.shape, Shape::default());
        assert_eq!(LabLink { shape, ..LabLink::default() }.to_string(), "x4,fast,own:5:120:14");
        assert_eq!(LabLink::read("own:3:100:12"), (LabLink::default(), vec![]));
    }

    #[test]
    fn sliders_stay_within_their_ends() {
        for word in ["own:3:50:8", "own:40:400:40"] {
            assert_eq!(LabLink::read(word).1, Vec::<&str>::new());
        }
        let hostile = [
            "own:2:100:12",
            "own:41:100:12",
            "own:3:49:12",
            "own:3:401:12",
            "own:3:100:7",
            "own:3:100:41",
            "own:3:1.2:12",
            "own:-3:100:12",
            "own:4294967299:100:12",
            "own:3:100:",
            "own:3:100",
            "own:3:100:12:1",
            "own::",
            "own",
            "ownx:3:100:12",
            "depth:3:100:12",
        ];
        assert_eq!(LabLink::read(&hostile.join(",")), (LabLink::default(), hostile.to_vec()));
    }

    #[test]
    fn what_makes_no_sense_is_named() {
        let (link, left_out) = LabLink::read(
            "fast,x3,depth:0:10001,width:0:1,gpt:0:1,own:0:1,own:0:1:2:100:12,depth:0:1:3:100:12,depth:-1:5,depth:0:1:2,,",
        );
        assert_eq!(link.to_string(), "x4,fast,width:0:1");
        assert_eq!(
            left_out,
            [
                "x3",
                "depth:0:10001",
                "gpt:0:1",
                "own:0:1",
                "own:0:1:2:100:12",
                "depth:0:1:3:100:12",
                "depth:-1:5",
                "depth:0:1:2",
            ]
        );
        // A tiny run has a thousand pictures, whatever the length of the training.
        assert_eq!(LabLink::read("depth:0:1001,tiny").1, ["depth:0:1001"]);
    }

    #[test]
    fn a_link_stays_short() {
        let text = "depth:0:1,".repeat(100);
        let (link, left_out) = LabLink::read(&text);
        assert_eq!((link.results.len(), left_out.len()), (60, 40));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_text_breaks_the_reader(text in "[x0-9a-z:,\\-\u{ac00}]{0,60}") {
            let (link, _) = LabLink::read(&text);
            let written = link.to_string();
            prop_assert_eq!(LabLink::read(&written), (link, Vec::new()));
        }

        #[test]
        fn whatever_the_sliders_say_is_read_back(blocks in BLOCKS, width in WIDTH, resolution in RESOLUTION) {
            let link = LabLink { shape: Shape { blocks, width, resolution }, ..LabLink::default() };
            let written = link.to_string();
            prop_assert_eq!(LabLink::read(&written), (link, Vec::new()));
        }
    }
}
