//! [`Footprint`]: the memory that a network needs on a device while one picture runs through it.

use super::layers::{LayerSpec, Operator};
use super::spec::ArchSpec;

/// Bytes of a number: everything runs in 32-bit floating point.
const NUMBER_BYTES: u128 = 4;

/// The memory that a network needs for one picture at a time in 32-bit floating point, from the list of layers.
///
/// Weights are all there at once; batch normalisation is folded, which leaves each layer a kernel and a bias.
///
/// Maps come and go; what counts is the layer at which most are live. Each layer is taken at its worst of two moments:
///
/// - *convolving*: its input, the padded copy of it, and its output;
/// - *activating*: its output twice, as SiLU multiplies the map by a new one.
///
/// The padded copy is counted wherever the stride is above 1, as SAME padding is then uneven for most sides; at stride
/// 1 an odd kernel pads evenly, which a convolution does by itself. In both moments a block with a skip also keeps its
/// input, and squeeze-excitation keeps the map that it is going to gate. The input, its padded copy and the output are
/// counted together although a backend may free the first before the last is made.
///
/// Not counted: the backend's own scratch space, its pools of freed buffers, and the file while weights are loaded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Footprint {
    /// All kernels and biases.
    pub weight_bytes: u128,
    /// The most bytes of maps live at once.
    pub activation_bytes: u128,
    /// The largest single tensor, weight or map: a device has a limit for one buffer.
    pub largest_tensor_bytes: u128,
}

impl Footprint {
    /// Walks the distinct layers once; equal blocks need the same maps.
    #[must_use]
    pub fn from_spec(spec: &ArchSpec) -> Self {
        let counted = spec.distinct_layers();
        let (mut weights, mut maps, mut largest) = (0_u128, 0_u128, 0_u128);
        for same_place in counted.chunk_by(|(a, _), (b, _)| a.place == b.place) {
            let mut block = BlockMaps::of(same_place);
            for (layer, count) in same_place {
                let folded = layer.weight_count().saturating_add(u128::from(layer.output_channels));
                weights = weights.saturating_add(folded.saturating_mul(u128::from(*count)));
                maps = maps.max(block.live_at(layer));
                largest = largest
                    .max(layer.weight_count())
                    .max(input_count(layer))
                    .max(padded_count(layer))
                    .max(output_count(layer));
            }
        }
        Self {
            weight_bytes: weights.saturating_mul(NUMBER_BYTES),
            activation_bytes: maps.saturating_mul(NUMBER_BYTES),
            largest_tensor_bytes: largest.saturating_mul(NUMBER_BYTES),
        }
    }

    /// Weights and maps together.
    #[must_use]
    pub fn total_bytes(&self) -> u128 {
        self.weight_bytes.saturating_add(self.activation_bytes)
    }
}

impl LayerSpec {
    /// Bytes of this layer's output for one picture in 32-bit floating point: `channels * side * side * 4`.
    #[must_use]
    pub fn output_bytes(&self) -> u128 {
        output_count(self).saturating_mul(NUMBER_BYTES)
    }
}

/// The maps that a block keeps while its layers are computed in order.
struct BlockMaps {
    /// Numbers in the block's input if a skip adds it at the end, else 0.
    skip: u128,
    /// Numbers in the map that squeeze-excitation gates.
    gated: u128,
    is_first: bool,
}

impl BlockMaps {
    fn of(layers: &[(LayerSpec, u64)]) -> Self {
        let has_skip = layers.iter().any(|(layer, _)| layer.has_skip);
        let input = layers.first().map_or(0, |(layer, _)| input_count(layer));
        Self { skip: if has_skip { input } else { 0 }, gated: 0, is_first: true }
    }

    /// Numbers in all maps live at a layer's worst moment. The sum with the skip needs no moment of its own: its three
    /// maps of the block's output are at most the projection's input, output and skip.
    fn live_at(&mut self, layer: &LayerSpec) -> u128 {
        // The first layer reads the map that the skip keeps: it is there once.
        let skip_besides_input = if self.is_first { 0 } else { self.skip };
        self.is_first = false;
        let output = output_count(layer);
        let kept = match layer.operator {
            Operator::Squeeze => self.gated,
            // The gate multiplies the map into a new one of its size.
            Operator::Excite => self.gated.saturating_mul(2),
            _ => 0,
        };
        let convolving = skip_besides_input
            .saturating_add(kept)
            .saturating_add(input_count(layer))
            .saturating_add(padded_count(layer))
            .saturating_add(output);
        let activating = self.skip.saturating_add(kept).saturating_add(output.saturating_mul(2));
        self.gated = if layer.operator == Operator::Depthwise { output } else { self.gated };
        if layer.activation.is_some() { convolving.max(activating) } else { convolving }
    }
}

fn map_count(channels: u64, side: u128) -> u128 {
    u128::from(channels).saturating_mul(side).saturating_mul(side)
}

fn input_count(layer: &LayerSpec) -> u128 {
    map_count(layer.input_channels, u128::from(layer.input_resolution))
}

fn output_count(layer: &LayerSpec) -> u128 {
    map_count(layer.output_channels, u128::from(layer.output_resolution))
}

/// Numbers in the padded copy of a strided layer's input: the cells that its kernel covers, `(output - 1) * stride + k`
/// a side. 0 where there is no copy.
fn padded_count(layer: &LayerSpec) -> u128 {
    if layer.stride <= 1 || layer.kernel_size <= 1 {
        return 0;
    }
    let steps = u128::from(layer.output_resolution.saturating_sub(1));
    let covered = steps.saturating_mul(u128::from(layer.stride)).saturating_add(u128::from(layer.kernel_size));
    map_count(layer.input_channels, covered.max(u128::from(layer.input_resolution)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scaling::{Preset, ScalingInput};

    fn footprint(preset: Preset) -> Footprint {
        Footprint::from_spec(&ArchSpec::from_input(&ScalingInput::published(preset)).unwrap())
    }

    #[test]
    fn the_weights_of_b0_are_its_parameters_less_one_trained_vector_a_normalisation() {
        // 5,288,548 parameters, 5,330,564 with statistics: the difference of 42,016 is two statistics for each of
        // 21,008 normalised channels. Folding turns scale and shift into one bias: 5,288,548 - 21,008 = 5,267,540.
        assert_eq!(footprint(Preset::B0).weight_bytes, 5_267_540 * 4);
        // Lite0: 4,652,008 parameters, and 32 + (32 + 16) + the expanded twice and the output of 15 blocks + 1280
        // normalised channels. Inputs of the 15: 16, 2 * 24, 2 * 40, 3 * 80, 3 * 112, 4 * 192:
        // 16 + 48 + 80 + 240 + 336 + 768 = 1,488; expanded, twice each: 2 * 6 * 1,488 = 17,856.
        // Outputs: 2 * 24 + 2 * 40 + 3 * 80 + 3 * 112 + 4 * 192 + 320 = 1,792. In all 32 + 48 + 17,856 + 1,792 + 1280.
        assert_eq!(footprint(Preset::Lite0).weight_bytes, (4_652_008 - 21_008) * 4);
    }

    #[test]
    fn the_maps_of_b0_peak_where_stage_2_halves_the_map() {
        // The depthwise layer of the first block of stage 2, 3x3 at stride 2, from 112 to 56 cells a side:
        // input 96 * 112 * 112 = 1,204,224; padded (55 * 2 + 3) = 113: 96 * 113 * 113 = 1,225,824;
        // output 96 * 56 * 56 = 301,056; no skip. Sum 2,731,104.
        // Others: stem 3 * 224^2 + 3 * 225^2 + 32 * 112^2 = 150,528 + 151,875 + 401,408 = 703,811;
        // stage 2's expand, activating: 2 * 1,204,224 = 2,408,448;
        // its second block, convolving: skip 24 * 56^2 = 75,264 and twice 144 * 56^2 = 451,584, 978,432 in all.
        let b0 = footprint(Preset::B0);
        assert_eq!(b0.activation_bytes, 2_731_104 * 4);
        assert_eq!(b0.total_bytes(), 21_070_160 + 10_924_416);
        // Lite0 has the same stage; squeeze-excitation does not decide.
        assert_eq!(footprint(Preset::Lite0).activation_bytes, b0.activation_bytes);
    }

    #[test]
    fn the_largest_tensor_is_a_weight_of_b0_and_a_map_of_b7() {
        // 1280 * 1000 numbers of the classifier pass the 1,225,824 of the largest padded map.
        assert_eq!(footprint(Preset::B0).largest_tensor_bytes, 1_280_000 * 4);
        // B7: stage 2's expanded map, 6 * 32 channels, padded to (149 * 2 + 3) = 301 cells: 192 * 301^2 = 17,395,392.
        assert_eq!(footprint(Preset::B7).largest_tensor_bytes, 17_395_392 * 4);
    }

    #[test]
    fn a_block_with_a_skip_keeps_its_input_once() {
        let layer = |preset, operator, place| {
            let layers = ArchSpec::from_input(&ScalingInput::published(preset)).unwrap().distinct_layers();
            layers.into_iter().map(|(layer, _)| layer).find(|l: &LayerSpec| (l.operator, l.place) == (operator, place))
        };
        let place = crate::arch::Place::Block { stage: 1, block: 1 };
        // The second block of stage 2 of B0: 24 channels, 144 expanded, 56 cells a side: 75,264 and 451,584 numbers.
        let (skip, expanded) = (75_264, 451_584);
        let mut maps = BlockMaps { skip, gated: 0, is_first: true };
        // Expand: its input is the skip. Convolving skip + expanded; activating skip + twice the expanded.
        assert_eq!(maps.live_at(&layer(Preset::B0, Operator::Expand, place).unwrap()), skip + 2 * expanded);
        assert_eq!(maps.live_at(&layer(Preset::B0, Operator::Depthwise, place).unwrap()), skip + 2 * expanded);
        // Squeeze: the kept map, 144 pooled, 6 squeezed; twice 6 is less. Excite: the map twice, and 144 twice.
        assert_eq!(maps.live_at(&layer(Preset::B0, Operator::Squeeze, place).unwrap()), skip + expanded + 144 + 6);
        assert_eq!(maps.live_at(&layer(Preset::B0, Operator::Excite, place).unwrap()), skip + 2 * expanded + 2 * 144);
        // Project: skip, expanded, and an output of the skip's size.
        assert_eq!(maps.live_at(&layer(Preset::B0, Operator::Project, place).unwrap()), 2 * skip + expanded);
    }
}
