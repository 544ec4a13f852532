//! [`EfficientNet`]: stem, blocks, head; loaded layer by layer from the architecture's own list.

use burn::tensor::{Device, Tensor, TensorData};

use super::conv_norm::{ConvNorm, to_usize};
use super::mbconv::MbConv;
use super::pace::{Pace, Stopped, finish};
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
    /// The pace ended it.
    #[error(transparent)]
    Stopped(#[from] Stopped),
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
    /// The pace ended it.
    #[error(transparent)]
    Stopped(#[from] Stopped),
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
struct Loader<'a, P> {
    spec: &'a ArchSpec,
    source: &'a dyn TensorSource,
    options: LoadOptions,
    device: &'a Device,
    layers: std::vec::IntoIter<LayerSpec>,
    total: u64,
    pace: &'a mut P,
}

impl<P: Pace> Loader<'_, P> {
    fn has_next(&self, place: Place, operator: Operator) -> bool {
        self.layers.as_slice().first().is_some_and(|layer| layer.place == place && layer.operator == operator)
    }

    async fn layer(&mut self, place: Place, operator: Operator) -> Result<(ConvNorm, LayerSpec), LoadError> {
        if !self.has_next(place, operator) {
            return Err(LoadError::Layers(place));
        }
        let layer = self.layers.next().ok_or(LoadError::Layers(place))?;
        let LoadOptions { layout, padding, batch_norm_epsilon } = self.options;
        let parameters = fold(self.spec, &layer, self.source, layout, batch_norm_epsilon)?;
        let convolution = ConvNorm::new(&layer, parameters, padding, self.device);
        self.pace.step(self.total - self.layers.len() as u64, self.total).await?;
        Ok((convolution, layer))
    }

    async fn optional(&mut self, place: Place, operator: Operator) -> Result<Option<ConvNorm>, LoadError> {
        if self.has_next(place, operator) { Ok(Some(self.layer(place, operator).await?.0)) } else { Ok(None) }
    }

    async fn block(&mut self, place: Place) -> Result<MbConv, LoadError> {
        let expand = self.optional(place, Operator::Expand).await?;
        let (depthwise, _) = self.layer(place, Operator::Depthwise).await?;
        let squeeze_excite = match self.optional(place, Operator::Squeeze).await? {
            Some(squeeze) => Some(SqueezeExcite::new(squeeze, self.layer(place, Operator::Excite).await?.0)),
            None => None,
        };
        let (project, layer) = self.layer(place, Operator::Project).await?;
        Ok(MbConv { expand, depthwise, squeeze_excite, project, has_skip: layer.has_skip })
    }
}

impl EfficientNet {
    /// Loads the network that `spec` describes; `pace` is called after each layer.
    ///
    /// # Errors
    /// [`LoadError`] for the first tensor that does not fit, or when `pace` ends it.
    pub async fn load<P: Pace>(
        spec: &ArchSpec,
        source: &dyn TensorSource,
        options: LoadOptions,
        device: &Device,
        pace: &mut P,
    ) -> Result<Self, LoadError> {
        let layers = spec.layers();
        let total = layers.len() as u64;
        let mut loader = Loader { spec, source, options, device, layers: layers.into_iter(), total, pace };
        let (stem, _) = loader.layer(Place::Stem, Operator::StemConv).await?;
        let mut blocks = Vec::with_capacity(to_usize(spec.blocks()));
        for (stage, args) in spec.stages.iter().enumerate() {
            for block in 0..args.block.repeats {
                blocks.push(loader.block(Place::Block { stage, block }).await?);
            }
        }
        let (head, _) = loader.layer(Place::Head, Operator::HeadConv).await?;
        let (classifier, _) = loader.layer(Place::Head, Operator::Classifier).await?;
        Ok(Self { stem, blocks, head, classifier, device: device.clone() })
    }

    /// Runs one picture: `values` are `[3, resolution, resolution]` in row-major order, normalised as the weights ask;
    /// `pace` is called after each block. Only the logits are read back, without blocking.
    ///
    /// # Errors
    /// [`RunError`] when the values are not as many, the device fails, or `pace` ends it.
    pub async fn logits<P: Pace>(
        &self,
        values: Vec<f32>,
        resolution: usize,
        pace: &mut P,
    ) -> Result<Vec<f32>, RunError> {
        let expected = resolution.saturating_mul(resolution).saturating_mul(3);
        if values.len() != expected {
            return Err(RunError::Input { expected, found: values.len() });
        }
        let data = TensorData::new(values, [1, 3, resolution, resolution]);
        let logits = self.forward(Tensor::from_data(data, &self.device), pace).await?;
        let data = logits.into_data_async().await.map_err(|error| RunError::ReadBack(error.to_string()))?;
        data.try_to_vec().map_err(|error| RunError::ReadBack(error.to_string()))
    }

    /// # Shapes
    /// - `input`: `[batch, 3, resolution, resolution]`
    /// - output: logits, `[batch, classes]`
    async fn forward<P: Pace>(&self, input: Tensor<4>, pace: &mut P) -> Result<Tensor<2>, RunError> {
        let total = self.blocks.len() as u64;
        let mut map = self.stem.forward(input);
        for (done, block) in (1..).zip(&self.blocks) {
            map = block.forward(map);
            if pace.waits_for_device() {
                finish(&map).await.map_err(RunError::ReadBack)?;
            }
            pace.step(done, total).await?;
        }
        let pooled = self.head.forward(map).mean_dim(2).mean_dim(3);
        Ok(self.classifier.forward(pooled).flatten::<3>(2, 3).flatten::<2>(1, 2))
    }

    /// Numbers in all layers, batch normalisation folded: kernels and one bias a channel.
    #[must_use]
    pub fn parameter_count(&self) -> usize {
        let ends = [&self.stem, &self.head, &self.classifier];
        ends.into_iter().map(ConvNorm::parameter_count).sum::<usize>()
            + self.blocks.iter().map(MbConv::parameter_count).sum::<usize>()
    }
}
