//! How checkpoints name their tensors: one table a layout.
//!
//! All layouts hold the same tensors in the same shapes (`[out, in / groups, k, k]`), so that reading one is renaming
//! only.

mod lukemelas;
mod table;
mod timm;
mod torchvision;
mod transformers;

use serde::{Deserialize, Serialize};

use model::arch::{ArchSpec, LayerSpec, Operator, Place};
use table::{Numbering, Table};

/// A naming of tensors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Layout {
    /// `blocks.1.0.conv_pw.weight`.
    Timm,
    /// `_blocks.1._expand_conv.weight`: also the layout of the Lite packages.
    Lukemelas,
    /// `features.2.0.block.0.0.weight`.
    Torchvision,
    /// `efficientnet.encoder.blocks.1.expansion.expand_conv.weight`.
    Transformers,
}

/// One tensor of a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The convolution's kernel, or the classifier's matrix.
    Weight,
    /// The convolution's or classifier's bias.
    Bias,
    /// Batch norm's scale.
    NormWeight,
    /// Batch norm's shift.
    NormBias,
    /// Batch norm's running mean.
    NormMean,
    /// Batch norm's running variance.
    NormVariance,
}

impl Part {
    /// The tensors of a layer, and the sides of each, in the same order for every layer.
    #[must_use]
    pub fn of(layer: &LayerSpec) -> Vec<(Self, Vec<u64>)> {
        let channels = || vec![layer.output_channels];
        let mut parts = vec![(Self::Weight, layer.weight_shape().to_vec())];
        if layer.has_bias {
            parts.push((Self::Bias, channels()));
        }
        if layer.has_norm {
            let norms = [Self::NormWeight, Self::NormBias, Self::NormMean, Self::NormVariance];
            parts.extend(norms.map(|part| (part, channels())));
        }
        parts
    }

    fn leaf(self) -> &'static str {
        match self {
            Self::Weight | Self::NormWeight => "weight",
            Self::Bias | Self::NormBias => "bias",
            Self::NormMean => "running_mean",
            Self::NormVariance => "running_var",
        }
    }

    fn is_norm(self) -> bool {
        !matches!(self, Self::Weight | Self::Bias)
    }
}

/// Where a block stands, by both ways of counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct BlockIndex {
    /// Stage, from 0.
    pub(super) stage: usize,
    /// Block within the stage, from 0.
    pub(super) block: u64,
    /// Block of the whole network, from 0.
    pub(super) flat: u64,
    /// Whether it has an expand convolution.
    pub(super) has_expand: bool,
}

impl Layout {
    /// Every layout.
    pub const ALL: [Self; 4] = [Self::Timm, Self::Lukemelas, Self::Torchvision, Self::Transformers];

    /// The package whose naming it is.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Timm => "timm",
            Self::Lukemelas => "efficientnet-pytorch",
            Self::Torchvision => "torchvision",
            Self::Transformers => "transformers",
        }
    }

    fn table(self) -> &'static Table {
        match self {
            Self::Timm => &timm::TABLE,
            Self::Lukemelas => &lukemelas::TABLE,
            Self::Torchvision => &torchvision::TABLE,
            Self::Transformers => &transformers::TABLE,
        }
    }

    /// The name of one tensor of a layer of `spec`.
    #[must_use]
    pub fn tensor_name(self, spec: &ArchSpec, layer: &LayerSpec, part: Part) -> String {
        match layer.place {
            Place::Stem | Place::Head => self.end_tensor(layer.operator, part),
            Place::Block { stage, block } => {
                let before: u64 = spec.stages.iter().take(stage).map(|stage| stage.block.repeats).sum();
                let has_expand = spec.stages.get(stage).is_none_or(|stage| stage.block.expand_ratio != 1);
                let index = BlockIndex { stage, block, flat: before.saturating_add(block), has_expand };
                self.block_tensor(index, layer.operator, part)
            }
        }
    }

    /// The name of a tensor of the stem or the head.
    pub(super) fn end_tensor(self, operator: Operator, part: Part) -> String {
        format!("{}.{}", self.table().ends.module(operator, part.is_norm()), part.leaf())
    }

    /// The name of a tensor of a block.
    pub(super) fn block_tensor(self, index: BlockIndex, operator: Operator, part: Part) -> String {
        let table = self.table();
        let block = if index.has_expand { &table.expanding } else { &table.plain };
        format!("{}.{}.{}", self.block_path(index), block.module(operator, part.is_norm()), part.leaf())
    }

    /// Whether the names of blocks tell their stage.
    pub(super) fn names_stages(self) -> bool {
        matches!(self.table().numbering, Numbering::Staged { .. })
    }

    /// What the names of all tensors of a block begin with, without the dot after it.
    pub(super) fn block_path(self, index: BlockIndex) -> String {
        match self.table().numbering {
            Numbering::Staged { prefix, first, suffix } => {
                format!("{prefix}{}.{}{suffix}", index.stage.saturating_add(first), index.block)
            }
            Numbering::Flat { prefix } => format!("{prefix}{}", index.flat),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::scaling::{Preset, ScalingInput};

    #[test]
    fn the_projection_of_the_first_stage_is_timms_conv_pw() {
        let spec = ArchSpec::from_input(&ScalingInput::published(Preset::B1)).unwrap();
        let layers = spec.layers();
        let name = |stage, block, operator, part, layout: Layout| {
            let place = Place::Block { stage, block };
            let layer = layers.iter().find(|l| l.place == place && l.operator == operator).unwrap();
            layout.tensor_name(&spec, layer, part)
        };
        use Layout::{Lukemelas, Timm, Torchvision, Transformers};
        use Operator::{Depthwise, Excite, Project};
        assert_eq!(name(0, 1, Project, Part::Weight, Timm), "blocks.0.1.conv_pw.weight");
        assert_eq!(name(0, 1, Project, Part::NormVariance, Timm), "blocks.0.1.bn2.running_var");
        assert_eq!(name(1, 0, Project, Part::NormBias, Timm), "blocks.1.0.bn3.bias");
        assert_eq!(name(1, 2, Depthwise, Part::NormMean, Timm), "blocks.1.2.bn2.running_mean");
        // B1 has two blocks in stage 0 and three in stage 1.
        assert_eq!(name(2, 0, Excite, Part::Bias, Lukemelas), "_blocks.5._se_expand.bias");
        assert_eq!(name(0, 0, Depthwise, Part::NormWeight, Lukemelas), "_blocks.0._bn1.weight");
        assert_eq!(name(0, 1, Project, Part::NormMean, Torchvision), "features.1.1.block.2.1.running_mean");
        let excite = "efficientnet.encoder.blocks.5.squeeze_excite.expand.bias";
        assert_eq!(name(2, 0, Excite, Part::Bias, Transformers), excite);
    }

    #[test]
    fn every_tensor_of_a_network_has_a_name_of_its_own() {
        for preset in [Preset::B3, Preset::Lite2] {
            let spec = ArchSpec::from_input(&ScalingInput::published(preset)).unwrap();
            let layers = spec.layers();
            for layout in Layout::ALL {
                let mut names: Vec<String> = Vec::new();
                for layer in &layers {
                    names.extend(Part::of(layer).into_iter().map(|part| layout.tensor_name(&spec, layer, part.0)));
                }
                let count = names.len();
                names.sort();
                names.dedup();
                assert_eq!(names.len(), count, "{preset:?} {layout:?}");
            }
        }
    }
}
