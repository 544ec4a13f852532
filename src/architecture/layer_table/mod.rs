//! The table of every layer: rows with what each costs, their order, sub-totals and CSV.
//!
//! Its rows are [`ArchSpec::layers`], one a layer with weights, in the order of computation.

mod csv_rows;
mod sort;
mod subtotals;

pub use csv_rows::csv;
pub use sort::{Direction, Sort, SortKey};
pub use subtotals::{Subtotal, by_operator, by_stage};

use model::arch::ArchSpec;
use model::arch::Cost;
use model::arch::{LayerSpec, Place};

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LayerRow {
    /// Number of the layer in the order of computation, from 1.
    pub number: usize,
    /// Number of its stage as the paper counts, 1 (stem) to 9 (head).
    pub stage: usize,
    /// The layer.
    pub layer: LayerSpec,
    /// What it costs.
    pub cost: Cost,
    /// Bytes of its output for one picture, in 32-bit floating point.
    pub activation_bytes: u128,
}

/// Every layer of a network as rows, in the order of computation.
#[must_use]
pub fn rows(spec: &ArchSpec) -> Vec<LayerRow> {
    let row = |(index, layer): (usize, LayerSpec)| LayerRow {
        number: index + 1,
        stage: stage_number(spec, layer.place),
        layer,
        cost: layer.cost(),
        activation_bytes: layer.output_bytes(),
    };
    spec.layers().into_iter().enumerate().map(row).collect()
}

/// The stage of a place as the paper counts: the stem is 1, the first `MBConv` stage 2, the head the last.
fn stage_number(spec: &ArchSpec, place: Place) -> usize {
    match place {
        Place::Stem => 1,
        Place::Block { stage, .. } => stage + 2,
        Place::Head => spec.stages.len() + 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::arch::{Footprint, Operator, Summary};
    use model::scaling::{Knob, Preset, ScalingInput};

    #[test]
    fn the_first_rows_of_b0_by_hand() {
        let rows = rows(&ArchSpec::from_input(&ScalingInput::published(Preset::B0)).unwrap());
        // Stem: 3x3x3x32 weights and 64 of batch norm, 112 x 112 cells out in 32 channels of 4 bytes.
        let stem = rows[0];
        assert_eq!((stem.number, stem.stage, stem.layer.operator), (1, 1, Operator::StemConv));
        assert_eq!((stem.cost.params.0, stem.cost.macs.0), (928, 864 * 112 * 112));
        assert_eq!(stem.activation_bytes, 32 * 112 * 112 * 4);
        // Squeeze of the first block: 32 pooled channels to 8, which is 32 bytes.
        let squeeze = rows[2];
        assert_eq!((squeeze.stage, squeeze.layer.operator, squeeze.activation_bytes), (2, Operator::Squeeze, 8 * 4));
        let last = rows[81];
        assert_eq!((last.number, last.stage, last.activation_bytes), (82, 9, 1000 * 4));
    }

    #[test]
    fn the_rows_add_up_to_the_summary_at_the_absurd_corner_too() {
        let mut absurd = ScalingInput::default();
        for (knob, steps) in [(Knob::Alpha, 200), (Knob::Beta, 200), (Knob::Gamma, 200), (Knob::Phi, 70)] {
            absurd.set_steps(knob, steps);
        }
        for input in [absurd, ScalingInput::published(Preset::Lite4), ScalingInput::published(Preset::B7)] {
            let spec = ArchSpec::from_input(&input).unwrap();
            let (rows, summary) = (rows(&spec), Summary::from_spec(&spec));
            assert_eq!(rows.len() as u64, summary.layers);
            assert_eq!(rows.iter().map(|row| row.cost).sum::<Cost>(), summary.total);
            // No single output is larger than the most that is live at once.
            let largest = rows.iter().map(|row| row.activation_bytes).max().unwrap();
            assert!(largest <= Footprint::from_spec(&spec).activation_bytes);
        }
        // 2048 blocks of 5 layers, 128 of the first stage without expand, and stem, head and classifier.
        assert_eq!(rows(&ArchSpec::from_input(&absurd).unwrap()).len(), 2048 * 5 - 128 + 3);
    }
}
