//! The table as a file for spreadsheets.

use std::fmt::Write as _;

use super::LayerRow;
use crate::arch::Place;

/// The names of the columns. Sides are in pixels or map cells, bytes in 32-bit floating point for one picture.
const HEADER: &str = "layer,stage,block,operator,input_resolution,output_resolution,input_channels,output_channels,\
                      kernel_size,stride,groups,parameters,multiply_adds,activation_bytes\r\n";

/// Rows as comma-separated values (RFC 4180): a line of names, then one line a layer in the order given. Numbers are
/// whole and in full, names hold neither commas nor quotes. Blocks are counted from 1 in their stage; stem and head have
/// none.
#[must_use]
pub fn csv(rows: &[LayerRow]) -> String {
    let mut text = String::with_capacity(HEADER.len() + rows.len() * 80);
    text.push_str(HEADER);
    for row in rows {
        let layer = &row.layer;
        let block = match layer.place {
            Place::Block { block, .. } => block.saturating_add(1).to_string(),
            Place::Stem | Place::Head => String::new(),
        };
        // Writing to a `String` cannot fail.
        let _ = write!(
            text,
            "{},{},{block},{},{},{},{},{},{},{},{},{},{},{}\r\n",
            row.number,
            row.stage,
            layer.operator.name(),
            layer.input_resolution,
            layer.output_resolution,
            layer.input_channels,
            layer.output_channels,
            layer.kernel_size,
            layer.stride,
            layer.groups,
            row.cost.params.0,
            row.cost.macs.0,
            row.activation_bytes,
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::rows;
    use super::*;
    use crate::arch::ArchSpec;
    use crate::scaling::{Preset, ScalingInput};

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
