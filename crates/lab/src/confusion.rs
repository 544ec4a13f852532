//! What the networks say of each test picture, against its label.

/// Classes of the pictures.
const CLASSES: usize = 10;

/// How often each class was taken for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Confusion {
    /// A row a true class, a column a predicted one.
    pub counts: [[u32; CLASSES]; CLASSES],
}

impl Confusion {
    /// From the labels (a byte 0 to 9 a picture) and the predictions (a digit a picture) of the same pictures, in order.
    /// What is no class is not counted.
    #[must_use]
    pub fn of(labels: &[u8], predictions: &str) -> Self {
        let mut counts = [[0; CLASSES]; CLASSES];
        for (label, predicted) in labels.iter().zip(predictions.bytes()) {
            let row = counts.get_mut(usize::from(*label));
            let cell = row.and_then(|row| row.get_mut(usize::from(predicted.wrapping_sub(b'0'))));
            if let Some(cell) = cell {
                *cell += 1;
            }
        }
        Self { counts }
    }

    /// The largest count beside the diagonal: which class was taken for which most often. `None` where nothing was wrong.
    #[must_use]
    pub fn most_confused(&self) -> Option<(usize, usize, u32)> {
        let cells =
            self.counts.iter().enumerate().flat_map(|(truth, row)| {
                row.iter().enumerate().map(move |(predicted, count)| (truth, predicted, *count))
            });
        // Of equal ones the first.
        let wrong = cells.filter(|(truth, predicted, count)| truth != predicted && *count > 0);
        wrong.reduce(|most, next| if next.2 > most.2 { next } else { most })
    }
}

/// The pictures that one network gets right and none of the others does, by index.
#[must_use]
pub fn only_right(labels: &[u8], predictions: &str, others: &[&str]) -> Vec<usize> {
    let is_right =
        |of: &str, at: usize, label: u8| of.as_bytes().get(at).is_some_and(|digit| *digit == label.wrapping_add(b'0'));
    let found = labels.iter().enumerate().filter(|(at, label)| {
        is_right(predictions, *at, **label) && !others.iter().any(|other| is_right(other, *at, **label))
    });
    found.map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LABELS: [u8; 6] = [3, 5, 3, 0, 9, 3];

    #[test]
    fn counts_by_hand() {
        let found = Confusion::of(&LABELS, "355095");
        assert_eq!((found.counts[3][3], found.counts[3][5], found.counts[5][5], found.counts[9][9]), (1, 2, 1, 1));
        assert_eq!(found.counts.iter().flatten().sum::<u32>(), 6);
        assert_eq!(found.most_confused(), Some((3, 5, 2)));
        assert_eq!(Confusion::of(&LABELS, "353093").most_confused(), None);
    }

    #[test]
    fn what_is_no_class_is_not_counted() {
        let found = Confusion::of(&[0, 1, 200, 3, 4], "x1:33");
        assert_eq!(found.counts.iter().flatten().sum::<u32>(), 3);
        assert_eq!(Confusion::of(&LABELS, ""), Confusion::default());
    }

    #[test]
    fn pictures_that_one_network_alone_gets_right() {
        assert_eq!(only_right(&LABELS, "353000", &["333333", "000000"]), [1]);
        assert_eq!(only_right(&LABELS, "353093", &[]), [0, 1, 2, 3, 4, 5]);
        // Fewer predictions than labels.
        assert_eq!(only_right(&LABELS, "35", &["3"]), [1]);
    }
}
