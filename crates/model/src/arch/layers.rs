//! The one list of layers that cost, tables, drawings, the network and its tests walk.

use super::spec::{ArchSpec, Stage, squeeze_channels};
use crate::scaling::Family;
use texts::{Language, Text, layers};

/// Where in the network a layer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// The first convolution.
    Stem,
    /// An MBConv block: stage 0 to 6, block counted from 0 within its stage.
    Block {
        /// Index of the stage, from 0.
        stage: usize,
        /// Index of the block within the stage, from 0.
        block: u64,
    },
    /// From the last 1x1 convolution on.
    Head,
}

/// What a layer does. Normalisation, activation and the skip connection belong to the layer they follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Operator {
    /// 3x3 convolution at stride 2 on the picture.
    StemConv,
    /// 1x1 convolution from the block's input to the expanded channels.
    Expand,
    /// One k x k kernel a channel.
    Depthwise,
    /// Squeeze-excitation's first layer, on the global average pool.
    Squeeze,
    /// Squeeze-excitation's second layer, whose sigmoid gates the channels.
    Excite,
    /// 1x1 convolution from the expanded to the output channels, without activation.
    Project,
    /// 1x1 convolution before the global average pool.
    HeadConv,
    /// The matrix from pooled channels to classes.
    Classifier,
}

impl Operator {
    /// The name for people.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            Self::StemConv => layers::STEM_CONV,
            Self::Expand => layers::EXPAND,
            Self::Depthwise => layers::DEPTHWISE,
            Self::Squeeze => layers::SQUEEZE,
            Self::Excite => layers::EXCITE,
            Self::Project => layers::PROJECT,
            Self::HeadConv => layers::HEAD_CONV,
            Self::Classifier => layers::CLASSIFIER,
        }
    }

    /// The same in files and test ids.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.text().of(Language::English)
    }
}

/// The non-linear function after a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Activation {
    /// `x * sigmoid(x)`, also called swish.
    Silu,
    /// `min(max(x, 0), 6)`.
    Relu6,
    /// `1 / (1 + exp(-x))`.
    Sigmoid,
}

/// One layer with weights. The convolution's weight is `[output_channels, input_channels / groups, k, k]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LayerSpec {
    /// Where it stands.
    pub place: Place,
    /// What it does.
    pub operator: Operator,
    /// Channels in.
    pub input_channels: u64,
    /// Channels out.
    pub output_channels: u64,
    /// Side of the kernel.
    pub kernel_size: u64,
    /// Step of the kernel.
    pub stride: u64,
    /// Channel groups: the channels themselves for a depthwise layer, else 1.
    pub groups: u64,
    /// Side of the map in.
    pub input_resolution: u64,
    /// Side of the map out.
    pub output_resolution: u64,
    /// Whether it adds a trained bias (squeeze, excite and classifier do; the others have batch normalisation).
    pub has_bias: bool,
    /// Whether batch normalisation follows.
    pub has_norm: bool,
    /// What follows that.
    pub activation: Option<Activation>,
    /// Whether the block's input is added to this layer's output: stride 1 and equal channels.
    pub has_skip: bool,
}

impl ArchSpec {
    /// The activation between layers: `SiLU`, or `ReLU6` for Lite.
    #[must_use]
    pub fn activation(&self) -> Activation {
        match self.family {
            Family::EfficientNet => Activation::Silu,
            Family::Lite => Activation::Relu6,
        }
    }

    /// Every layer with weights, in the order of computation.
    #[must_use]
    pub fn layers(&self) -> Vec<LayerSpec> {
        let mut layers = vec![self.stem_layer()];
        for (index, stage) in self.stages.iter().enumerate() {
            for block in 0..stage.block.repeats {
                self.push_block(&mut layers, stage, Place::Block { stage: index, block });
            }
        }
        layers.extend(self.head_layers());
        layers
    }

    /// The same list with equal blocks named once: each layer with the number of blocks that have it. Only the first
    /// block of a stage differs from the others, so that this stays short where [`ArchSpec::layers`] has thousands.
    #[must_use]
    pub fn distinct_layers(&self) -> Vec<(LayerSpec, u64)> {
        let mut counted = vec![(self.stem_layer(), 1)];
        let mut layers = Vec::new();
        for (index, stage) in self.stages.iter().enumerate() {
            for (block, count) in [(0, stage.block.repeats.min(1)), (1, stage.block.repeats.saturating_sub(1))] {
                if count > 0 {
                    self.push_block(&mut layers, stage, Place::Block { stage: index, block });
                    counted.extend(layers.drain(..).map(|layer| (layer, count)));
                }
            }
        }
        counted.extend(self.head_layers().map(|layer| (layer, 1)));
        counted
    }

    fn stem_layer(&self) -> LayerSpec {
        LayerSpec {
            kernel_size: 3,
            stride: 2,
            output_resolution: self.stem.output_resolution,
            ..conv1x1(Place::Stem, Operator::StemConv, 3, self.stem.channels, self.input_resolution)
                .normalised(Some(self.activation()))
        }
    }

    fn push_block(&self, layers: &mut Vec<LayerSpec>, stage: &Stage, place: Place) {
        let args = stage.block;
        let is_first = matches!(place, Place::Block { block: 0, .. });
        let (input_channels, stride, resolution) = if is_first {
            (args.input_channels, args.stride, stage.input_resolution)
        } else {
            (args.output_channels, 1, stage.output_resolution)
        };
        let expanded = input_channels.saturating_mul(args.expand_ratio);
        let activation = Some(self.activation());

        if args.expand_ratio != 1 {
            layers.push(conv1x1(place, Operator::Expand, input_channels, expanded, resolution).normalised(activation));
        }
        layers.push(LayerSpec {
            kernel_size: args.kernel_size,
            stride,
            groups: expanded,
            output_resolution: stage.output_resolution,
            ..conv1x1(place, Operator::Depthwise, expanded, expanded, resolution).normalised(activation)
        });
        if args.has_squeeze_excite {
            let squeezed = squeeze_channels(input_channels);
            layers.push(conv1x1(place, Operator::Squeeze, expanded, squeezed, 1).biased(activation));
            layers.push(conv1x1(place, Operator::Excite, squeezed, expanded, 1).biased(Some(Activation::Sigmoid)));
        }
        layers.push(LayerSpec {
            has_skip: stride == 1 && input_channels == args.output_channels,
            ..conv1x1(place, Operator::Project, expanded, args.output_channels, stage.output_resolution)
                .normalised(None)
        });
    }

    fn head_layers(&self) -> [LayerSpec; 2] {
        let resolution = self.stages.last().map_or(self.stem.output_resolution, |stage| stage.output_resolution);
        let head = self.head;
        [
            conv1x1(Place::Head, Operator::HeadConv, head.input_channels, head.channels, resolution)
                .normalised(Some(self.activation())),
            conv1x1(Place::Head, Operator::Classifier, head.channels, head.classes, 1).biased(None),
        ]
    }
}

/// A bare 1x1 convolution at stride 1.
fn conv1x1(place: Place, operator: Operator, input_channels: u64, output_channels: u64, resolution: u64) -> LayerSpec {
    LayerSpec {
        place,
        operator,
        input_channels,
        output_channels,
        kernel_size: 1,
        stride: 1,
        groups: 1,
        input_resolution: resolution,
        output_resolution: resolution,
        has_bias: false,
        has_norm: false,
        activation: None,
        has_skip: false,
    }
}

impl LayerSpec {
    fn normalised(self, activation: Option<Activation>) -> Self {
        Self { has_norm: true, activation, ..self }
    }

    fn biased(self, activation: Option<Activation>) -> Self {
        Self { has_bias: true, activation, ..self }
    }

    /// Shape of the convolution's weight: `[output_channels, input_channels / groups, kernel, kernel]`.
    #[must_use]
    pub fn weight_shape(&self) -> [u64; 4] {
        [self.output_channels, self.input_channels / self.groups.max(1), self.kernel_size, self.kernel_size]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scaling::{Preset, ScalingInput};

    fn layers(preset: Preset) -> Vec<LayerSpec> {
        ArchSpec::from_input(&ScalingInput::published(preset)).unwrap().layers()
    }

    #[test]
    fn b0_has_82_layers_with_weights_and_lite0_50() {
        // B0: stem + (4 without expand) + 15 blocks of 5 + head convolution + classifier = 1 + 4 + 75 + 2
        assert_eq!(layers(Preset::B0).len(), 82);
        // Lite0: 1 + 2 + 15 * 3 + 2
        assert_eq!(layers(Preset::Lite0).len(), 50);
    }

    #[test]
    fn skips_stand_where_shape_is_kept() {
        // B0: every block after the first of its stage, 16 - 7 = 9; no first block qualifies.
        assert_eq!(layers(Preset::B0).iter().filter(|layer| layer.has_skip).count(), 9);
    }

    #[test]
    fn each_layer_takes_what_the_one_before_gives() {
        for preset in Preset::ALL {
            let layers = layers(preset);
            let main_path = layers.iter().filter(|l| !matches!(l.operator, Operator::Squeeze | Operator::Excite));
            let mut before = (3, ScalingInput::published(preset).resolution_px());
            for layer in main_path {
                assert_eq!(layer.input_channels, before.0, "{preset:?} {layer:?}");
                if layer.operator != Operator::Classifier {
                    assert_eq!(layer.input_resolution, before.1, "{preset:?} {layer:?}");
                }
                before = (layer.output_channels, layer.output_resolution);
            }
        }
    }
}
