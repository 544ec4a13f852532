//! The network's shape, whatever its layers are made of: stem, blocks, head, classifier; and how it is loaded from the
//! architecture's own list.

use super::convolution::Convolution;
use super::device::Device;
use super::error::{LoadError, LoadOptions};
use super::mbconv::MbConv;
use super::squeeze_excite::SqueezeExcite;
use super::yielder::Yielder;
use model::arch::{ArchSpec, LayerSpec, Operator, Place};
use weights::{TensorSource, fold};

/// Every layer of a network.
#[derive(Clone, Debug)]
pub(super) struct Layers<C> {
    pub(super) stem: C,
    pub(super) blocks: Vec<MbConv<C>>,
    pub(super) head: C,
    /// `[classes, head_channels]` as a 1x1 convolution on the pooled map.
    pub(super) classifier: C,
}

impl<C: Convolution> Layers<C> {
    /// Makes them one after the other; `yielder` is called after each.
    ///
    /// # Errors
    /// [`LoadError`] for the first tensor that does not fit, or when `yielder` ends it.
    pub(super) async fn load(
        spec: &ArchSpec,
        source: &dyn TensorSource,
        options: LoadOptions,
        device: &Device,
        yielder: &mut impl Yielder,
    ) -> Result<Self, LoadError> {
        let layers = spec.layers();
        let total = layers.len() as u64;
        let mut loader = Loader { spec, source, options, device, layers: layers.into_iter(), total, yielder };
        let (stem, _) = loader.layer(Place::Stem, Operator::StemConv).await?;
        let mut blocks = Vec::new();
        for (stage, args) in spec.stages.iter().enumerate() {
            for block in 0..args.block.repeats {
                blocks.push(loader.block(Place::Block { stage, block }).await?);
            }
        }
        let (head, _) = loader.layer(Place::Head, Operator::HeadConv).await?;
        let (classifier, _) = loader.layer(Place::Head, Operator::Classifier).await?;
        Ok(Self { stem, blocks, head, classifier })
    }

    /// Numbers in all layers, batch normalisation folded: kernels and one bias a channel.
    pub(super) fn parameter_count(&self) -> usize {
        let ends = [&self.stem, &self.head, &self.classifier];
        ends.into_iter().map(C::parameter_count).sum::<usize>()
            + self.blocks.iter().map(MbConv::parameter_count).sum::<usize>()
    }
}

/// Makes layers one after the other and counts them.
struct Loader<'a, P> {
    spec: &'a ArchSpec,
    source: &'a dyn TensorSource,
    options: LoadOptions,
    device: &'a Device,
    layers: std::vec::IntoIter<LayerSpec>,
    total: u64,
    yielder: &'a mut P,
}

impl<P: Yielder> Loader<'_, P> {
    fn has_next(&self, place: Place, operator: Operator) -> bool {
        self.layers.as_slice().first().is_some_and(|layer| layer.place == place && layer.operator == operator)
    }

    async fn layer<C: Convolution>(&mut self, place: Place, operator: Operator) -> Result<(C, LayerSpec), LoadError> {
        if !self.has_next(place, operator) {
            return Err(LoadError::Layers(place));
        }
        let layer = self.layers.next().ok_or(LoadError::Layers(place))?;
        let LoadOptions { layout, padding, batch_norm_epsilon } = self.options;
        let parameters = fold(self.spec, &layer, self.source, layout, batch_norm_epsilon)?;
        let convolution = C::new(&layer, parameters, padding, self.device).ok_or(LoadError::Layers(place))?;
        self.yielder.step(self.total - self.layers.len() as u64, self.total).await?;
        Ok((convolution, layer))
    }

    async fn optional<C: Convolution>(&mut self, place: Place, operator: Operator) -> Result<Option<C>, LoadError> {
        if self.has_next(place, operator) { Ok(Some(self.layer(place, operator).await?.0)) } else { Ok(None) }
    }

    async fn block<C: Convolution>(&mut self, place: Place) -> Result<MbConv<C>, LoadError> {
        let expand = self.optional(place, Operator::Expand).await?;
        let (depthwise, _) = self.layer(place, Operator::Depthwise).await?;
        let squeeze_excite = match self.optional(place, Operator::Squeeze).await? {
            Some(squeeze) => Some(SqueezeExcite { squeeze, excite: self.layer(place, Operator::Excite).await?.0 }),
            None => None,
        };
        let (project, layer) = self.layer(place, Operator::Project).await?;
        Ok(MbConv { expand, depthwise, squeeze_excite, project, has_skip: layer.has_skip })
    }
}
