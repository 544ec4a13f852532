//! By what the rows are sorted, and the order that this gives.

use std::cmp::Ordering;

use super::LayerRow;
use texts::{Text, layers, terms};

/// A column to sort by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SortKey {
    /// The order of computation.
    Number,
    /// The stage, as the paper counts.
    Stage,
    /// The operator, by its name.
    Operator,
    /// Side of the map out.
    Output,
    /// Channels out, then channels in.
    Channels,
    /// Side of the kernel.
    Kernel,
    /// Step of the kernel.
    Stride,
    /// Trainable parameters.
    Params,
    /// Multiply-adds.
    Macs,
    /// Bytes of the output.
    ActivationBytes,
}

/// Which end comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The least first.
    Ascending,
    /// The greatest first.
    Descending,
}

/// A column and a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The column.
    pub key: SortKey,
    /// Which end comes first.
    pub direction: Direction,
}

impl Default for Sort {
    /// The order of computation.
    fn default() -> Self {
        Self { key: SortKey::Number, direction: Direction::Ascending }
    }
}

impl SortKey {
    /// Every column, in the order of the table.
    pub const ALL: [Self; 10] = [
        Self::Number,
        Self::Stage,
        Self::Operator,
        Self::Output,
        Self::Channels,
        Self::Kernel,
        Self::Stride,
        Self::Params,
        Self::Macs,
        Self::ActivationBytes,
    ];

    /// The word in test ids.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Stage => "stage",
            Self::Operator => "operator",
            Self::Output => "output",
            Self::Channels => "channels",
            Self::Kernel => "kernel",
            Self::Stride => "stride",
            Self::Params => "params",
            Self::Macs => "macs",
            Self::ActivationBytes => "activation-bytes",
        }
    }

    /// The head of the column.
    #[must_use]
    pub fn title(self) -> Text {
        match self {
            Self::Number => layers::LAYER,
            Self::Stage => terms::STAGE,
            Self::Operator => terms::OPERATOR,
            Self::Output => layers::OUTPUT,
            Self::Channels => terms::CHANNELS,
            Self::Kernel => layers::KERNEL,
            Self::Stride => layers::STRIDE,
            Self::Params => terms::PARAMETERS,
            Self::Macs => terms::MACS,
            Self::ActivationBytes => layers::ACTIVATION_BYTES,
        }
    }

    /// The direction of a column that was not sorted by before: the largest costs first, all else from the least.
    #[must_use]
    pub fn first_direction(self) -> Direction {
        match self {
            Self::Params | Self::Macs | Self::ActivationBytes => Direction::Descending,
            _ => Direction::Ascending,
        }
    }

    fn compare(self, a: &LayerRow, b: &LayerRow) -> Ordering {
        let (x, y) = (&a.layer, &b.layer);
        match self {
            Self::Number => a.number.cmp(&b.number),
            Self::Stage => a.stage.cmp(&b.stage),
            Self::Operator => x.operator.name().cmp(y.operator.name()),
            Self::Output => x.output_resolution.cmp(&y.output_resolution),
            Self::Channels => (x.output_channels, x.input_channels).cmp(&(y.output_channels, y.input_channels)),
            Self::Kernel => x.kernel_size.cmp(&y.kernel_size),
            Self::Stride => x.stride.cmp(&y.stride),
            Self::Params => a.cost.params.cmp(&b.cost.params),
            Self::Macs => a.cost.macs.cmp(&b.cost.macs),
            Self::ActivationBytes => a.activation_bytes.cmp(&b.activation_bytes),
        }
    }
}

impl Sort {
    /// The sort after a column's head was pressed: the other direction of the same column, or a new column's first.
    #[must_use]
    pub fn pressed(self, key: SortKey) -> Self {
        let direction = match self.direction {
            _ if self.key != key => key.first_direction(),
            Direction::Ascending => Direction::Descending,
            Direction::Descending => Direction::Ascending,
        };
        Self { key, direction }
    }

    /// Puts rows into this order. Equal ones keep the order of computation, in both directions.
    pub fn apply(self, rows: &mut [LayerRow]) {
        rows.sort_unstable_by(|a, b| {
            let order = self.key.compare(a, b);
            let order = if self.direction == Direction::Descending { order.reverse() } else { order };
            order.then(a.number.cmp(&b.number))
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::rows;
    use super::*;
    use model::arch::ArchSpec;
    use model::scaling::{Preset, ScalingInput};

    fn sorted(key: SortKey, direction: Direction) -> Vec<LayerRow> {
        let mut rows = rows(&ArchSpec::from_input(&ScalingInput::published(Preset::B0)).unwrap());
        Sort { key, direction }.apply(&mut rows);
        rows
    }

    #[test]
    fn the_classifier_has_the_most_parameters_of_b0() {
        // 1280 * 1000 + 1000, against 320 * 1280 of the head convolution and 192 * 6 * 320 of the last projection.
        let first = sorted(SortKey::Params, Direction::Descending)[0];
        assert_eq!((first.number, first.cost.params.0), (82, 1_281_000));
    }

    #[test]
    fn equal_rows_keep_the_order_of_computation_in_both_directions() {
        for direction in [Direction::Ascending, Direction::Descending] {
            for key in SortKey::ALL {
                let rows = sorted(key, direction);
                for pair in rows.windows(2) {
                    let order = key.compare(&pair[0], &pair[1]);
                    let wrong = if direction == Direction::Ascending { Ordering::Greater } else { Ordering::Less };
                    assert_ne!(order, wrong, "{key:?}");
                    assert!(order != Ordering::Equal || pair[0].number < pair[1].number, "{key:?}");
                }
                let mut numbers: Vec<usize> = rows.iter().map(|row| row.number).collect();
                numbers.sort_unstable();
                assert_eq!(numbers, (1..=82).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn a_second_press_turns_the_column_around() {
        let first = Sort::default().pressed(SortKey::Macs);
        assert_eq!(first, Sort { key: SortKey::Macs, direction: Direction::Descending });
        assert_eq!(first.pressed(SortKey::Macs).direction, Direction::Ascending);
        assert_eq!(first.pressed(SortKey::Kernel).direction, Direction::Ascending);
        assert_eq!(Sort::default().pressed(SortKey::Number).direction, Direction::Descending);
    }
}
