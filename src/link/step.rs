//! The steps of the guided lesson, in order.

use std::str::FromStr;

/// One step: one idea, one thing to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Step {
    /// Run a picture on the baseline.
    #[default]
    Baseline,
    /// Depth alone.
    Depth,
    /// Width alone, and why it counts squared.
    Width,
    /// Resolution alone.
    Resolution,
    /// One budget, spent along each axis and along all three.
    Budget,
    /// The constraint and the grid search.
    Search,
    /// phi, up to a budget that the learner chooses.
    Phi,
    /// Rounding and the published variants.
    Rounding,
    /// FLOPs are not time.
    Time,
    /// A larger network from a trained one, and what only training adds.
    Growth,
}

impl Step {
    /// Every step, in order. Links and browsers keep their numbers: a further step goes to the end.
    pub const ALL: [Self; 10] = [
        Self::Baseline,
        Self::Depth,
        Self::Width,
        Self::Resolution,
        Self::Budget,
        Self::Search,
        Self::Phi,
        Self::Rounding,
        Self::Time,
        Self::Growth,
    ];

    /// Its place in [`Step::ALL`].
    pub(crate) fn index(self) -> usize {
        self as usize
    }

    /// Its number for people and in links, from 1.
    #[must_use]
    pub fn number(self) -> usize {
        self.index() + 1
    }

    /// The step after it; `None` after the last.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self.index() + 1).copied()
    }

    /// The step before it; `None` before the first.
    #[must_use]
    pub fn back(self) -> Option<Self> {
        self.index().checked_sub(1).and_then(|index| Self::ALL.get(index)).copied()
    }

    /// Whether its question comes after its task: it is about what the task shows.
    #[must_use]
    pub fn asks_after(self) -> bool {
        self == Self::Growth
    }

    /// How many minutes a class needs for it.
    #[must_use]
    pub fn minutes(self) -> u32 {
        if self == Self::Budget { 2 } else { 1 }
    }

    /// How many minutes the whole lesson takes.
    #[must_use]
    pub fn all_minutes() -> u32 {
        Self::ALL.into_iter().map(Self::minutes).sum()
    }
}

/// A word that is the number of no step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the lesson has no such step")]
pub struct UnknownStep;

impl FromStr for Step {
    type Err = UnknownStep;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        // The number as it is written, and no other form of it: a link reads back as it was.
        Self::ALL.into_iter().find(|step| step.number().to_string() == word).ok_or(UnknownStep)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_read_back_and_nothing_else_is_a_step() {
        for (index, step) in Step::ALL.into_iter().enumerate() {
            assert_eq!((step.number(), step.number().to_string().parse()), (index + 1, Ok(step)));
        }
        for word in ["", "0", "11", "01", "+1", "1.0", " 1", "last", "9999999999999999999999"] {
            assert_eq!(word.parse::<Step>(), Err(UnknownStep), "{word:?}");
        }
    }

    #[test]
    fn the_numbers_in_links_of_before_mean_what_they_meant() {
        let before = [
            Step::Baseline,
            Step::Depth,
            Step::Width,
            Step::Resolution,
            Step::Budget,
            Step::Search,
            Step::Phi,
            Step::Rounding,
            Step::Time,
        ];
        for (index, step) in before.into_iter().enumerate() {
            assert_eq!((index + 1).to_string().parse(), Ok(step));
        }
    }

    #[test]
    fn steps_follow_each_other() {
        assert_eq!((Step::Baseline.back(), Step::Growth.next()), (None, None));
        for pair in Step::ALL.windows(2) {
            assert_eq!((pair[0].next(), pair[1].back()), (Some(pair[1]), Some(pair[0])));
        }
    }

    #[test]
    fn the_lesson_takes_eleven_minutes() {
        assert_eq!(Step::all_minutes(), 11);
    }
}
