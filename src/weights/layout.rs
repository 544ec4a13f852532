//! How checkpoints name their tensors: one table a layout.
//!
//! All layouts hold the same tensors in the same shapes (`[out, in / groups, k, k]`), so that reading one is renaming
//! only. Sources: timm (`models/efficientnet.py`), lukemelas (`efficientnet_pytorch/model.py`).

use serde::Deserialize;

use crate::arch::{ArchSpec, LayerSpec, Operator, Place};

/// A naming of tensors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Layout {
    /// `blocks.1.0.conv_pw.weight`.
    Timm,
    /// `_blocks.1._expand_conv.weight`: also the layout of the Lite packages.
    Lukemelas,
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

impl Layout {
    /// The name of one tensor of a layer of `spec`.
    #[must_use]
    pub fn tensor_name(self, spec: &ArchSpec, layer: &LayerSpec, part: Part) -> String {
        let has_expand = match layer.place {
            Place::Block { stage, .. } => spec.stages.get(stage).is_none_or(|stage| stage.block.expand_ratio != 1),
            Place::Stem | Place::Head => false,
        };
        let (convolution, norm) = match self {
            Self::Timm => timm(layer.operator, has_expand),
            Self::Lukemelas => lukemelas(layer.operator),
        };
        let module = if part.is_norm() { norm } else { convolution };
        match layer.place {
            Place::Stem | Place::Head => format!("{module}.{}", part.leaf()),
            Place::Block { stage, block } => match self {
                Self::Timm => format!("blocks.{stage}.{block}.{module}.{}", part.leaf()),
                Self::Lukemelas => {
                    let before: u64 = spec.stages.iter().take(stage).map(|stage| stage.block.repeats).sum();
                    format!("_blocks.{}.{module}.{}", before + block, part.leaf())
                }
            },
        }
    }
}

/// Module of the convolution and of its batch norm. In timm `conv_pw` is the expansion where there is one, and the
/// projection where there is none.
fn timm(operator: Operator, has_expand: bool) -> (&'static str, &'static str) {
    match (operator, has_expand) {
        (Operator::StemConv, _) => ("conv_stem", "bn1"),
        (Operator::Expand, _) => ("conv_pw", "bn1"),
        (Operator::Depthwise, true) => ("conv_dw", "bn2"),
        (Operator::Depthwise, false) => ("conv_dw", "bn1"),
        (Operator::Squeeze, _) => ("se.conv_reduce", ""),
        (Operator::Excite, _) => ("se.conv_expand", ""),
        (Operator::Project, true) => ("conv_pwl", "bn3"),
        (Operator::Project, false) => ("conv_pw", "bn2"),
        (Operator::HeadConv, _) => ("conv_head", "bn2"),
        (Operator::Classifier, _) => ("classifier", ""),
    }
}

fn lukemelas(operator: Operator) -> (&'static str, &'static str) {
    match operator {
        Operator::StemConv => ("_conv_stem", "_bn0"),
        Operator::Expand => ("_expand_conv", "_bn0"),
        Operator::Depthwise => ("_depthwise_conv", "_bn1"),
        Operator::Squeeze => ("_se_reduce", ""),
        Operator::Excite => ("_se_expand", ""),
        Operator::Project => ("_project_conv", "_bn2"),
        Operator::HeadConv => ("_conv_head", "_bn1"),
        Operator::Classifier => ("_fc", ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scaling::{Preset, ScalingInput};

    #[test]
    fn the_projection_of_the_first_stage_is_timms_conv_pw() {
        let spec = ArchSpec::from_input(&ScalingInput::published(Preset::B1)).unwrap();
        let layers = spec.layers();
        let name = |stage, block, operator, part, layout: Layout| {
            let place = Place::Block { stage, block };
            let layer = layers.iter().find(|l| l.place == place && l.operator == operator).unwrap();
            layout.tensor_name(&spec, layer, part)
        };
        use Layout::{Lukemelas, Timm};
        use Operator::{Depthwise, Excite, Project};
        assert_eq!(name(0, 1, Project, Part::Weight, Timm), "blocks.0.1.conv_pw.weight");
        assert_eq!(name(0, 1, Project, Part::NormVariance, Timm), "blocks.0.1.bn2.running_var");
        assert_eq!(name(1, 0, Project, Part::NormBias, Timm), "blocks.1.0.bn3.bias");
        assert_eq!(name(1, 2, Depthwise, Part::NormMean, Timm), "blocks.1.2.bn2.running_mean");
        // B1 has two blocks in stage 0 and three in stage 1.
        assert_eq!(name(2, 0, Excite, Part::Bias, Lukemelas), "_blocks.5._se_expand.bias");
        assert_eq!(name(0, 0, Depthwise, Part::NormWeight, Lukemelas), "_blocks.0._bn1.weight");
    }

    #[test]
    fn every_tensor_of_a_network_has_a_name_of_its_own() {
        for preset in [Preset::B3, Preset::Lite2] {
            let spec = ArchSpec::from_input(&ScalingInput::published(preset)).unwrap();
            for layout in [Layout::Timm, Layout::Lukemelas] {
                let mut names: Vec<String> = Vec::new();
                for layer in spec.layers() {
                    names.push(layout.tensor_name(&spec, &layer, Part::Weight));
                    if layer.has_norm {
                        names.push(layout.tensor_name(&spec, &layer, Part::NormWeight));
                    }
                }
                let count = names.len();
                names.sort();
                names.dedup();
                assert_eq!(names.len(), count, "{preset:?} {layout:?}");
            }
        }
    }
}
