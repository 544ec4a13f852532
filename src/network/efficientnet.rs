//! [`EfficientNet`]: stem, blocks, head; loaded layer by layer from the architecture's own list.

use burn::tensor::{Device, Tensor, TensorData};

use super::conv_norm::{ConvNorm, to_usize};
use super::mbconv::MbConv;
use super::squeeze_excite::SqueezeExcite;
use crate::arch::{ArchSpec, LayerSpec, Operator, Place};
use crate::weights::manifest::PaddingMode;
use crate::weights::{Layout, TensorSource, WeightsError, fold};

/// What belongs to the weights and not to the architecture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LoadOptions {
    /// How the tensors are named.
    pub layout: Layout,
    /// How convolutions treat the border.
    pub padding: PaddingMode,
    /// Added to the variance before the square root.
    pub batch_norm_epsilon: f64,
}

/// A network that could not be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// A tensor does not fit.
    #[error(transparent)]
    Weights(#[from] WeightsError),
    /// The layer list is not that of an EfficientNet: a bug of ours.
    #[error("the layer list breaks off at {0:?}")]
    Layers(Place),
}

/// A run that gave no logits.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RunError {
    /// The device failed while computing or reading back.
    #[error("the network's output could not be read ({0})")]
    ReadBack(String),
    /// The input does not hold `3 * resolution * resolution` numbers.
    #[error("the network's input holds {found} numbers where {expected} were expected")]
    Input {
        /// `3 * resolution * resolution`.
        expected: usize,
        /// Numbers given.
        found: usize,
    },
}

/// A network with its weights on a device.
#[derive(Clone, Debug)]
pub struct EfficientNet {
    stem: ConvNorm,
    blocks: Vec<MbConv>,
    head: ConvNorm,
    /// `[head_channels, classes, 1, 1]` as a 1x1 convolution on the pooled map.
    classifier: ConvNorm,
    device: Device,
}

/// Makes layers one after the other and counts them.
struct Loader<'a> {
    spec: &'a ArchSpec,
    source: &'a dyn TensorSource,
    options: LoadOptions,
    device: &'a Device,
    layers: std::vec::IntoIter<LayerSpec>,
    total: u64,
    progress: &'a mut dyn FnMut(u64, u64),
}

impl Loader<'_> {
    fn has_next(&self, place: Place, operator: Operator) -> bool {
        self.layers.as_slice().first().is_some_and(|layer| layer.place == place && layer.operator == operator)
    }

    fn layer(&mut self, place: Place, operator: Operator) -> Result<(ConvNorm, LayerSpec), LoadError> {
        if !self.has_next(place, operator) {
            return Err(LoadError::Layers(place));
        }
        let layer = self.layers.next().ok_or(LoadError::Layers(place))?;
        let LoadOptions { layout, padding, batch_norm_epsilon } = self.options;
        let parameters = fold(self.spec, &layer, self.source, layout, batch_norm_epsilon)?;
        let convolution = ConvNorm::new(&layer, parameters, padding, self.device);
        (self.progress)(self.total - self.layers.len() as u64, self.total);
        Ok((convolution, layer))
    }

    fn optional(&mut self, place: Place, operator: Operator) -> Result<Option<ConvNorm>, LoadError> {
        if self.has_next(place, operator) { Ok(Some(self.layer(place, operator)?.0)) } else { Ok(None) }
    }

    fn block(&mut self, place: Place) -> Result<MbConv, LoadError> {
        let expand = self.optional(place, Operator::Expand)?;
        let (depthwise, _) = self.layer(place, Operator::Depthwise)?;
        let squeeze_excite = match self.optional(place, Operator::Squeeze)? {
            Some(squeeze) => Some(SqueezeExcite::new(squeeze, self.layer(place, Operator::Excite)?.0)),
            None => None,
        };
        let (project, layer) = self.layer(place, Operator::Project)?;
        Ok(MbConv { expand, depthwise, squeeze_excite, project, has_skip: layer.has_skip })
    }
}

impl EfficientNet {
    /// Loads the network that `spec` describes. `progress` is told the layers made so far, and their number.
    ///
    /// # Errors
    /// [`LoadError`] for the first tensor that does not fit.
    pub fn load(
        spec: &ArchSpec,
        source: &dyn TensorSource,
        options: LoadOptions,
        device: &Device,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Self, LoadError> {
        let layers = spec.layers();
        let total = layers.len() as u64;
        let mut loader = Loader { spec, source, options, device, layers: layers.into_iter(), total, progress };
        let (stem, _) = loader.layer(Place::Stem, Operator::StemConv)?;
        let mut blocks = Vec::with_capacity(to_usize(spec.blocks()));
        for (stage, args) in spec.stages.iter().enumerate() {
            for block in 0..args.block.repeats {
                blocks.push(loader.block(Place::Block { stage, block })?);
            }
        }
        let (head, _) = loader.layer(Place::Head, Operator::HeadConv)?;
        let (classifier, _) = loader.layer(Place::Head, Operator::Classifier)?;
        Ok(Self { stem, blocks, head, classifier, device: device.clone() })
    }

    /// # Shapes
    /// - `input`: `[batch, 3, resolution, resolution]`, normalised as the weights ask
    /// - output: logits, `[batch, classes]`
    #[must_use]
    pub fn forward(&self, input: Tensor<4>) -> Tensor<2> {
        let stem = self.stem.forward(input);
        let features = self.blocks.iter().fold(stem, |map, block| block.forward(map));
        let pooled = self.head.forward(features).mean_dim(2).mean_dim(3);
        self.classifier.forward(pooled).flatten::<3>(2, 3).flatten::<2>(1, 2)
    }

    /// Runs one picture: `values` are `[3, resolution, resolution]` in row-major order. Only the logits are read back,
    /// without blocking.
    ///
    /// # Errors
    /// [`RunError`] when the values are not as many, or the device fails.
    pub async fn logits(&self, values: Vec<f32>, resolution: usize) -> Result<Vec<f32>, RunError> {
        let expected = resolution.saturating_mul(resolution).saturating_mul(3);
        if values.len() != expected {
            return Err(RunError::Input { expected, found: values.len() });
        }
        let data = TensorData::new(values, [1, 3, resolution, resolution]);
        let logits = self.forward(Tensor::from_data(data, &self.device));
        let data = logits.into_data_async().await.map_err(|error| RunError::ReadBack(error.to_string()))?;
        data.try_to_vec().map_err(|error| RunError::ReadBack(error.to_string()))
    }

    /// Numbers in all layers, batch normalisation folded: kernels and one bias a channel.
    #[must_use]
    pub fn parameter_count(&self) -> usize {
        let ends = [&self.stem, &self.head, &self.classifier];
        ends.into_iter().map(ConvNorm::parameter_count).sum::<usize>()
            + self.blocks.iter().map(MbConv::parameter_count).sum::<usize>()
    }
}
