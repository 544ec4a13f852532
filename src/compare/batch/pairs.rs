//! Two networks of a batch beside each other: which was right where the other was wrong, and how often they agree.

use super::answers::{BatchRow, Share};
use benchmark::statistics::{holm, mcnemar};

/// Below this p a difference is called more than chance.
pub const LEVEL: f64 = 0.05;

/// Two networks that were right on different pictures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// The one that was right more often, or the first of the list.
    pub one: usize,
    /// The other.
    pub other: usize,
    /// Pictures on which only the one was right.
    pub wins: u32,
    /// Pictures on which only the other was.
    pub losses: u32,
    /// McNemar's exact p, adjusted by Holm for all pairs.
    pub p: f64,
}

impl Difference {
    /// Whether it is called more than chance.
    #[must_use]
    pub fn is_clear(&self) -> bool {
        self.p < LEVEL
    }

    /// The p as it is written: `p = 0.22`, `p = 0.031`, `p < 0.001`.
    #[must_use]
    pub fn p_words(&self) -> String {
        match self.p {
            ..0.001 => "p < 0.001".to_owned(),
            ..0.1 => format!("p = {:.3}", self.p),
            _ => format!("p = {:.2}", self.p),
        }
    }
}

/// Two networks that put the same class first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agreement {
    /// The first of the list.
    pub one: usize,
    /// The other.
    pub other: usize,
    /// For how many pictures of those that both answered.
    pub share: Share,
}

/// Every two networks that answered pictures with labels, in the order of the list.
#[must_use]
pub fn differences(rows: &[BatchRow]) -> Vec<Difference> {
    let mut found: Vec<_> = pairs(rows).filter_map(|(one, other)| difference(rows, one, other)).collect();
    let adjusted = holm(&found.iter().map(|pair| pair.p).collect::<Vec<_>>());
    for (pair, p) in found.iter_mut().zip(adjusted) {
        pair.p = p;
    }
    found
}

/// Every two networks that tell the same classes apart, in the order of the list.
#[must_use]
pub fn agreements(rows: &[BatchRow]) -> Vec<Agreement> {
    pairs(rows).filter_map(|(one, other)| agreement(rows, one, other)).collect()
}

fn pairs(rows: &[BatchRow]) -> impl Iterator<Item = (usize, usize)> {
    let count = rows.len();
    (0..count).flat_map(move |one| (one + 1..count).map(move |other| (one, other)))
}

fn difference(rows: &[BatchRow], one: usize, other: usize) -> Option<Difference> {
    let (first, second) = (rows.get(one)?, rows.get(other)?);
    let (mut wins, mut losses, mut both) = (0, 0, 0_u32);
    for picture in 0..first.answers.len() {
        let (Some(is_right), Some(is_other_right)) = (first.is_right(picture), second.is_right(picture)) else {
            continue;
        };
        both += 1;
        wins += u32::from(is_right && !is_other_right);
        losses += u32::from(is_other_right && !is_right);
    }
    let (one, other, wins, losses) =
        if losses > wins { (other, one, losses, wins) } else { (one, other, wins, losses) };
    (both > 0).then(|| Difference { one, other, wins, losses, p: mcnemar(wins, losses) })
}

fn agreement(rows: &[BatchRow], one: usize, other: usize) -> Option<Agreement> {
    let (first, second) = (rows.get(one)?, rows.get(other)?);
    if first.space.as_ref()?.key != second.space.as_ref()?.key {
        return None;
    }
    let (mut same, mut of) = (0, 0);
    for picture in 0..first.answers.len() {
        let top = |row: &BatchRow| row.answer(picture)?.top.first().copied();
        let (Some(class), Some(other_class)) = (top(first), top(second)) else { continue };
        of += 1;
        same += u32::from(class == other_class);
    }
    Share::new(same, of).map(|share| Agreement { one, other, share })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::compare::batch::answers::tests::{answer, pictures, row};
    use crate::compare::batch::labels::{ClassSpace, SpaceKey};
    use model::scaling::Preset;
    use wire::labels::ClassTable;

    /// Right on the first pictures, wrong on the others, and an answer to the one without a label.
    fn right_on(preset: Preset, right: &[bool]) -> BatchRow {
        let answers = right.iter().enumerate().map(|(class, right)| answer(&[if *right { class } else { 999 }], 1.0));
        row(preset, answers.chain([answer(&[5], 1.0)]).collect())
    }

    #[test]
    fn the_better_one_stands_first_with_an_exact_p() {
        // Lite2 alone is right on five, Lite0 alone on one, and both on two.
        let lite0 = right_on(Preset::Lite0, &[true, true, true, false, false, false, false, false]);
        let lite2 = right_on(Preset::Lite2, &[true, true, false, true, true, true, true, true]);
        let found = differences(&[lite0.clone(), lite2.clone()]);
        let p = found[0].p;
        assert_eq!(found, [Difference { one: 1, other: 0, wins: 5, losses: 1, p }]);
        assert!((p - 14.0 / 64.0).abs() < 1e-15);
        // Two equal ones; with three pairs each p counts three times, and none above one.
        let three = differences(&[lite0.clone(), lite2, lite0]);
        let figures: Vec<_> = three.iter().map(|pair| (pair.one, pair.other, pair.wins, pair.losses)).collect();
        assert_eq!(figures, [(1, 0, 5, 1), (0, 2, 0, 0), (1, 2, 5, 1)]);
        assert_eq!(three.iter().map(Difference::p_words).collect::<Vec<_>>(), ["p = 0.66", "p = 1.00", "p = 0.66"]);
    }

    #[test]
    fn a_p_is_written_as_people_do() {
        let of = |p| {
            let pair = Difference { one: 0, other: 1, wins: 1, losses: 0, p };
            (pair.p_words(), pair.is_clear())
        };
        let written = |words: &str, is_clear| (words.to_owned(), is_clear);
        assert_eq!(of(0.21875), written("p = 0.22", false));
        assert_eq!(of(0.03125), written("p = 0.031", true));
        assert_eq!(of(0.0009), written("p < 0.001", true));
        assert_eq!(of(0.05), written("p = 0.050", false));
    }

    #[test]
    fn agreement_needs_no_labels_and_the_same_classes() {
        let one = right_on(Preset::Lite0, &[true, true, false]);
        let mut other = right_on(Preset::Lite1, &[true, false, false]);
        let found = agreements(&[one.clone(), other.clone()]);
        // The first, the third, where both say 999, and the one without a label.
        assert_eq!(found, [Agreement { one: 0, other: 1, share: Share::new(3, 4).unwrap() }]);
        other.space = Some(Arc::new(ClassSpace::new(SpaceKey::File(1), ClassTable::numbered(1000), &pictures(3))));
        assert_eq!(agreements(&[one, other]), []);
    }

    #[test]
    fn what_has_no_answers_is_compared_with_nothing() {
        let one = right_on(Preset::Lite0, &[true]);
        let none = row(Preset::Lite1, vec![None, None]);
        let untrained = row(Preset::B0, vec![answer(&[], 1.0), answer(&[], 1.0)]);
        let rows = [one, none, untrained];
        assert_eq!((differences(&rows), agreements(&rows)), (vec![], vec![]));
    }
}
