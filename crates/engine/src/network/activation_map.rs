//! Class activation maps (Zhou et al. 2016): which places of the picture raised a class's logit, and by how much.
//!
//! The head's map is averaged over its places, and the classifier is linear, so no gradient is needed: a class's logit is
//! the mean over the places of `sum over k of w[class, k] * head[place, k]`, plus its bias. Those sums are the map.

use super::probe::FeatureMaps;

/// Maps of several classes for one picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ActivationMaps {
    /// Cells along a side, as the head's map has them.
    pub side: usize,
    /// One for each class that was asked for and that the network has, in their order.
    pub maps: Vec<ActivationMap>,
}

/// The map of one class.
#[derive(Clone, Debug, PartialEq)]
pub struct ActivationMap {
    /// Index of the class in the network's output.
    pub class: usize,
    /// `[side, side]` in row-major order, in logits: their mean and the bias are the class's logit.
    pub values: Vec<f32>,
    /// The class's bias, which is of no place.
    pub bias: f32,
}

/// What the classifier gives a class.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ClassRow {
    /// Index of the class in the network's output.
    pub(super) class: usize,
    /// One number for each channel of the head.
    pub(super) weights: Vec<f32>,
    /// Added once.
    pub(super) bias: f32,
}

impl ActivationMaps {
    /// The maps of a head's map, `[side, side, channels]`, before its pooling.
    pub(super) fn of(head: &FeatureMaps, rows: Vec<ClassRow>) -> Self {
        let maps = rows.into_iter().map(|ClassRow { class, weights, bias }| {
            let cells = head.values.chunks_exact(head.channels.max(1));
            ActivationMap { class, values: cells.map(|cell| product(cell, &weights)).collect(), bias }
        });
        Self { side: head.side, maps: maps.collect() }
    }
}

/// The inner product, in four sums of 64 bits.
#[expect(clippy::cast_possible_truncation, reason = "as exact as the numbers that it is made of")]
fn product(cell: &[f32], weights: &[f32]) -> f32 {
    let term = |(value, weight): (&f32, &f32)| f64::from(*value) * f64::from(*weight);
    let ((fours, rest), (weights, last)) = (cell.as_chunks::<4>(), weights.as_chunks::<4>());
    let mut sums = [0.0; 4];
    for (values, weights) in fours.iter().zip(weights) {
        sums.iter_mut().zip(values.iter().zip(weights).map(term)).for_each(|(sum, term)| *sum += term);
    }
    (sums.iter().sum::<f64>() + rest.iter().zip(last).map(term).sum::<f64>()) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_cell_is_weighed_by_the_classes_row() {
        // 2 x 2 cells of two channels.
        let head = FeatureMaps { values: vec![1.0, 0.0, 2.0, 1.0, 0.0, 0.0, 0.5, 4.0], side: 2, channels: 2 };
        let row = |class, weights: [f32; 2], bias| ClassRow { class, weights: weights.to_vec(), bias };
        let maps = ActivationMaps::of(&head, vec![row(7, [10.0, -1.0], 0.5), row(2, [0.0, 1.0], -3.0)]);
        assert_eq!(maps.side, 2);
        assert_eq!(maps.maps[0], ActivationMap { class: 7, values: vec![10.0, 19.0, 0.0, 1.0], bias: 0.5 });
        assert_eq!(maps.maps[1], ActivationMap { class: 2, values: vec![0.0, 1.0, 0.0, 4.0], bias: -3.0 });
    }

    #[test]
    fn every_channel_counts_once() {
        // 1 + 2 * 10 + 3 * 100 + ... of up to ten channels.
        for channels in 0..=10_u8 {
            let values: Vec<f32> = (1..=channels).map(f32::from).collect();
            let weights: Vec<f32> = (0..channels).map(|place| 10_f32.powi(place.into())).collect();
            let exact: f64 = values.iter().zip(&weights).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum();
            assert_eq!(f64::from(product(&values, &weights)), f64::from(exact as f32), "{channels}");
        }
    }
}
