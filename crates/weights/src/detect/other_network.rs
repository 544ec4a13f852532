//! [`OtherNetwork`]: networks that are no EfficientNet of the paper, told from the names of their tensors, so that a
//! refusal can say what a file holds.

use crate::checkpoint::Checkpoint;
use texts::{Message, Text, weights_file as text};

/// A network that is told by name and cannot run here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum OtherNetwork {
    ResNet,
    MobileNetV2,
    MobileNetV3,
    MobileNetV4,
    EfficientNetV2,
    EfficientNetEdge,
    VisionTransformer,
    Swin,
    ConvNext,
    RegNet,
    DenseNet,
    Vgg,
    AlexNet,
}

impl OtherNetwork {
    /// Its name.
    #[must_use]
    pub fn to_message(self) -> Message {
        Message::new(self.text())
    }

    fn text(self) -> Text {
        match self {
            Self::ResNet => text::RESNET,
            Self::MobileNetV2 => text::MOBILENET_V2,
            Self::MobileNetV3 => text::MOBILENET_V3,
            Self::MobileNetV4 => text::MOBILENET_V4,
            Self::EfficientNetV2 => text::EFFICIENTNET_V2,
            Self::EfficientNetEdge => text::EFFICIENTNET_EDGE,
            Self::VisionTransformer => text::VISION_TRANSFORMER,
            Self::Swin => text::SWIN,
            Self::ConvNext => text::CONVNEXT,
            Self::RegNet => text::REGNET,
            Self::DenseNet => text::DENSENET,
            Self::Vgg => text::VGG,
            Self::AlexNet => text::ALEXNET,
        }
    }
}

/// What the names of a network begin with: all of a row have to be there. The first row that fits counts. Sources: names
/// of timm 1.0.31, torchvision 0.29 and transformers.
const BY_NAMES: [(OtherNetwork, &[&str]); 26] = [
    (OtherNetwork::MobileNetV4, &["conv_stem.", "blocks.0.0.", "norm_head."]),
    (OtherNetwork::EfficientNetV2, &["conv_stem.", "blocks.0.0.conv.", "blocks.1.0.conv_exp."]),
    (OtherNetwork::EfficientNetEdge, &["conv_stem.", "blocks.0.0.conv_exp."]),
    (OtherNetwork::MobileNetV3, &["conv_stem.", "blocks.0.0.", "conv_head.bias"]),
    (OtherNetwork::MobileNetV3, &["features.0.0.", "features.1.block.0.0."]),
    (OtherNetwork::MobileNetV2, &["features.0.0.", "features.1.conv.0.0."]),
    (OtherNetwork::MobileNetV2, &["mobilenet_v2.conv_stem."]),
    (OtherNetwork::ResNet, &["layer1.0.conv1."]),
    (OtherNetwork::ResNet, &["resnet.encoder.stages.0."]),
    (OtherNetwork::ResNet, &["stem.conv.", "stages.0.blocks.0.conv1."]),
    (OtherNetwork::VisionTransformer, &["patch_embed.", "blocks.0.attn.qkv."]),
    (OtherNetwork::VisionTransformer, &["conv_proj.", "encoder.layers.encoder_layer_0."]),
    (OtherNetwork::VisionTransformer, &["vit.encoder.layer.0."]),
    (OtherNetwork::VisionTransformer, &["deit.encoder.layer.0."]),
    (OtherNetwork::Swin, &["layers.0.blocks.0.attn.relative_position_bias_table"]),
    (OtherNetwork::Swin, &["features.1.0.attn.relative_position_bias_table"]),
    (OtherNetwork::Swin, &["swin.encoder.layers.0."]),
    (OtherNetwork::ConvNext, &["stem.0.", "stages.0.blocks.0.conv_dw."]),
    (OtherNetwork::ConvNext, &["features.0.0.", "features.1.0.layer_scale"]),
    (OtherNetwork::ConvNext, &["downsample_layers.0.0.", "stages.0.0.dwconv."]),
    (OtherNetwork::ConvNext, &["convnext.encoder.stages.0."]),
    (OtherNetwork::RegNet, &["stem.conv.", "s1.b1.conv1."]),
    (OtherNetwork::RegNet, &["trunk_output.block1."]),
    (OtherNetwork::RegNet, &["regnet.encoder.stages.0."]),
    (OtherNetwork::DenseNet, &["features.denseblock1."]),
    (OtherNetwork::DenseNet, &["features.conv0.", "features.transition1."]),
];

/// The network that a file holds which is no EfficientNet. Never asked of one that is.
pub(super) fn find(checkpoint: &Checkpoint) -> Option<OtherNetwork> {
    let has_all = |names: &&[&str]| names.iter().all(|name| checkpoint.has_prefix(name));
    BY_NAMES.into_iter().find(|(_, names)| has_all(names)).map(|(network, _)| network).or_else(|| by_shapes(checkpoint))
}

/// Networks that share their names with others and differ in the sides of their tensors.
fn by_shapes(checkpoint: &Checkpoint) -> Option<OtherNetwork> {
    let side = |name: &str, at: usize| checkpoint.tensor(name)?.shape.get(at).copied();
    // torchvision's first stage has a whole convolution in V2, and a depthwise one in B0 to B7.
    if side("features.0.0.weight", 3) == Some(3) && side("features.1.0.block.0.0.weight", 1).is_some_and(|of| of > 1) {
        return Some(OtherNetwork::EfficientNetV2);
    }
    // The others have convolutions in `features` without blocks.
    let kernel = side("features.0.weight", 3).filter(|_| checkpoint.has_prefix("features.8.weight"));
    match kernel {
        Some(3) => return Some(OtherNetwork::Vgg),
        Some(11) => return Some(OtherNetwork::AlexNet),
        _ => {}
    }
    // timm's MobileNetV2 is named as its Lite networks are; a Lite network has kernels of 5 as well.
    let is_lite_name = checkpoint.has_prefix("conv_stem.") && checkpoint.has_prefix("blocks.6.0.conv_pwl.");
    let mut kernels = checkpoint.tensors().filter(|tensor| tensor.name.ends_with(".conv_dw.weight"));
    let are_all_3 = kernels.all(|kernel| kernel.shape.last() == Some(&3));
    let has_squeeze = checkpoint.tensors().any(|tensor| tensor.name.contains(".se."));
    (is_lite_name && are_all_3 && !has_squeeze).then_some(OtherNetwork::MobileNetV2)
}
