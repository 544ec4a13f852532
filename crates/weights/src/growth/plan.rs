//! [`GrowthPlan`]: for every layer of the target, the layer and the channels of the parent that it comes from.

use std::collections::BTreeMap;

use super::channel_map::ChannelMap;
use super::error::GrowthError;
use crate::NetworkPart;
use model::arch::{ArchSpec, LayerSpec, Operator, Place};

/// How the target grows out of the parent.
///
/// | part of the target | comes from |
/// |---|---|
/// | a block that the parent has | that block |
/// | a further block, at the end of its stage | the parent's last block of the stage, its branch silenced |
/// | every other layer | the same layer |
/// | channels of any map | [`ChannelMap`] of the two counts |
///
/// Three kinds of map are widened: the one that skip connections run along (a stage has one, and so have stem and head),
/// the expanded channels of each block, and its squeeze channels. Where there is no expand convolution, in stage 1, the
/// depthwise layer works on the block's input itself; as maps depend on counts alone, its channels are mapped as those are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrowthPlan {
    parent: ArchSpec,
    target: ArchSpec,
    layers: Vec<LayerGrowth>,
}

/// How one layer of the target grows out of one of the parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LayerGrowth {
    /// The layer of the target.
    pub target: LayerSpec,
    /// The layer of the parent, with the same operator.
    pub parent: LayerSpec,
    /// Whether it belongs to a block that the parent does not have.
    pub is_new: bool,
}

impl LayerGrowth {
    /// How its output channels are copied: the rows of its weight, and every vector beside it.
    #[must_use]
    pub fn outputs(&self) -> ChannelMap {
        ChannelMap::new(self.parent.output_channels, self.target.output_channels)
    }

    /// How the channels that it sums over are copied: the columns of its weight, which take the shares. A depthwise layer
    /// sums over no channels, and each of its outputs reads one.
    #[must_use]
    pub fn inputs(&self) -> ChannelMap {
        if self.target.groups > 1 {
            ChannelMap::SINGLE
        } else {
            ChannelMap::new(self.parent.input_channels, self.target.input_channels)
        }
    }

    /// Whether its output is made zero: the projection of a new block. With batch norm's scale and shift at zero the
    /// block passes on its skip connection alone. Net2Net's layer of the identity matrix needs an activation that leaves
    /// its own output as it is, such as ReLU, which SiLU is not.
    #[must_use]
    pub fn is_silenced(&self) -> bool {
        self.is_new && self.target.operator == Operator::Project
    }
}

impl GrowthPlan {
    /// Plans how `target` grows out of `parent`. Their resolutions may differ: weights know nothing of them.
    ///
    /// # Errors
    /// [`GrowthError`] when the target is of another family, has other classes, fewer channels or fewer blocks anywhere,
    /// or a skip connection where the parent has none or the other way round.
    pub fn new(parent: &ArchSpec, target: &ArchSpec) -> Result<Self, GrowthError> {
        check_kind(parent, target)?;
        check_extent(parent, target)?;
        let layers = layers(parent, target)?;
        Ok(Self { parent: parent.clone(), target: target.clone(), layers })
    }

    /// The network whose weights are given.
    #[must_use]
    pub fn parent(&self) -> &ArchSpec {
        &self.parent
    }

    /// The network that is made.
    #[must_use]
    pub fn target(&self) -> &ArchSpec {
        &self.target
    }

    /// Every layer of the target, in the order of computation.
    #[must_use]
    pub fn layers(&self) -> &[LayerGrowth] {
        &self.layers
    }

    /// Blocks that the parent does not have.
    #[must_use]
    pub fn new_blocks(&self) -> u64 {
        self.target.blocks().saturating_sub(self.parent.blocks())
    }

    /// The part of the target's trained parameters that stands in layers of the parent, 0 to 1. The others stand in further
    /// blocks, which add nothing yet.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a part of a whole")]
    pub fn copied_share(&self) -> f64 {
        let params = |is_counted: fn(&LayerGrowth) -> bool| {
            let layers = self.layers.iter().filter(|layer| is_counted(layer));
            layers.map(|layer| layer.target.cost().params.0).sum::<u128>() as f64
        };
        params(|layer| !layer.is_new) / params(|_| true)
    }

    /// Whether the two have the same weights, so that nothing grows.
    #[must_use]
    pub fn is_identity(&self) -> bool {
        self.layers.iter().all(|layer| !layer.is_new && layer.inputs().is_identity() && layer.outputs().is_identity())
    }
}

/// Whether both repeat the same blocks, and tell the same classes.
fn check_kind(parent: &ArchSpec, target: &ArchSpec) -> Result<(), GrowthError> {
    if parent.family != target.family {
        return Err(GrowthError::Family { parent: parent.family, target: target.family });
    }
    if parent.head.classes != target.head.classes {
        return Err(GrowthError::Classes { parent: parent.head.classes, target: target.head.classes });
    }
    let kinds = |spec: &ArchSpec| -> Vec<_> {
        let blocks = spec.stages.iter().map(|stage| stage.block);
        blocks.map(|block| (block.kernel_size, block.stride, block.expand_ratio, block.has_squeeze_excite)).collect()
    };
    let (parents, targets) = (kinds(parent), kinds(target));
    let first = (0..parents.len().max(targets.len())).find(|&index| parents.get(index) != targets.get(index));
    first.map_or(Ok(()), |index| Err(GrowthError::Block { stage: index + 1 }))
}

/// Whether the target is nowhere narrower or shallower.
fn check_extent(parent: &ArchSpec, target: &ArchSpec) -> Result<(), GrowthError> {
    let wide = |part, parent, target| {
        if target < parent { Err(GrowthError::Narrower { part, parent, target }) } else { Ok(()) }
    };
    wide(NetworkPart::Stem, parent.stem.channels, target.stem.channels)?;
    for (stage, (parent, target)) in (1..).zip(parent.stages.iter().zip(&target.stages)) {
        let (parent, target) = (parent.block, target.block);
        wide(NetworkPart::Stage(stage), parent.output_channels, target.output_channels)?;
        if target.repeats < parent.repeats {
            return Err(GrowthError::Shallower { stage, parent: parent.repeats, target: target.repeats });
        }
    }
    wide(NetworkPart::Head, parent.head.channels, target.head.channels)
}

/// Every layer of the target beside the one it comes from.
fn layers(parent: &ArchSpec, target: &ArchSpec) -> Result<Vec<LayerGrowth>, GrowthError> {
    let parents: BTreeMap<(Place, Operator), LayerSpec> =
        parent.layers().into_iter().map(|layer| ((layer.place, layer.operator), layer)).collect();
    let mut layers = Vec::new();
    for layer in target.layers() {
        let (place, stage, is_new) = match layer.place {
            Place::Block { stage, block } => {
                let repeats = parent.stages.get(stage).map_or(0, |stage| stage.block.repeats);
                let last = repeats.saturating_sub(1);
                (Place::Block { stage, block: block.min(last) }, stage + 1, block > last)
            }
            place => (place, 0, false),
        };
        let origin = parents.get(&(place, layer.operator)).ok_or(GrowthError::Block { stage })?;
        if !is_new && origin.has_skip != layer.has_skip {
            return Err(GrowthError::SkipConnection { stage });
        }
        layers.push(LayerGrowth { target: layer, parent: *origin, is_new });
    }
    Ok(layers)
}

#[cfg(test)]
mod tests;
