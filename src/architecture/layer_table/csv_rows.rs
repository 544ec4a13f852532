//! The table as a file for spreadsheets.

use super::LayerRow;
use csv_file::Cell;
use model::arch::Place;

/// The names of the columns. Sides are in pixels or map cells, bytes in 32-bit floating point for one picture.
const COLUMNS: [&str; 14] = [
    "layer",
    "stage",
    "block",
    "operator",
    "input_resolution",
    "output_resolution",
    "input_channels",
    "output_channels",
    "kernel_size",
    "stride",
    "groups",
    "parameters",
    "multiply_adds",
    "activation_bytes",
];

/// Rows as CSV: a line of names, then one line a layer in the order given. Numbers are whole and in full. Blocks are
/// counted from 1 in their stage; stem and head have none.
#[must_use]
pub fn csv(rows: &[LayerRow]) -> String {
    csv_file::write(COLUMNS, rows.iter().map(cells))
}

/// The cells, in the order of [`COLUMNS`].
fn cells(row: &LayerRow) -> [Cell; COLUMNS.len()] {
    let layer = &row.layer;
    let block = match layer.place {
        Place::Block { block, .. } => Some(block.saturating_add(1)),
        Place::Stem | Place::Head => None,
    };
    [
        row.number.into(),
        row.stage.into(),
        block.into(),
        layer.operator.name().into(),
        layer.input_resolution.into(),
        layer.output_resolution.into(),
        layer.input_channels.into(),
        layer.output_channels.into(),
        layer.kernel_size.into(),
        layer.stride.into(),
        layer.groups.into(),
        row.cost.params.0.into(),
        row.cost.macs.0.into(),
        row.activation_bytes.into(),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::rows;
    use super::*;
    use model::arch::ArchSpec;
    use model::scaling::{Preset, ScalingInput};

    #[test]
    fn the_columns_of_b3_add_up() {
        let text = csv(&rows(&ArchSpec::from_input(&ScalingInput::published(Preset::B3)).unwrap()));
        let lines: Vec<Vec<&str>> = text.split_terminator("\r\n").map(|line| line.split(',').collect()).collect();
        // B3 has 26 blocks, 2 of them without expand: 26 * 5 - 2 + 3 layers, and the line of names.
        assert_eq!(lines.len(), 26 * 5 - 2 + 3 + 1);
        assert!(lines.iter().all(|line| line.len() == 14));
        let sum = |name: &str| {
            let column = lines[0].iter().position(|found| *found == name).unwrap();
            lines[1..].iter().map(|line| line[column].parse::<u128>().unwrap()).sum::<u128>()
        };
        assert_eq!((sum("parameters"), sum("multiply_adds")), (12_233_232, 1_827_141_392));
        assert_eq!(lines[1][..6], ["1", "1", "", "stem convolution", "300", "150"]);
        assert_eq!(lines[2][..4], ["2", "2", "1", "depthwise"]);
    }
}
