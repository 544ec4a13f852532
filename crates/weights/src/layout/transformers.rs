//! transformers: huggingface/transformers, `models/efficientnet/modeling_efficientnet.py`, class
//! `EfficientNetForImageClassification`.

use super::table::{Block, Ends, Numbering, Table};

pub(super) const TABLE: Table = Table {
    ends: Ends {
        stem: ("efficientnet.embeddings.convolution", "efficientnet.embeddings.batchnorm"),
        head: ("efficientnet.encoder.top_conv", "efficientnet.encoder.top_bn"),
        classifier: "classifier",
    },
    numbering: Numbering::Flat { prefix: "efficientnet.encoder.blocks." },
    plain: Block {
        expand: ("", ""),
        depthwise: ("depthwise_conv.depthwise_conv", "depthwise_conv.depthwise_norm"),
        squeeze: "squeeze_excite.reduce",
        excite: "squeeze_excite.expand",
        project: ("projection.project_conv", "projection.project_bn"),
    },
    expanding: Block {
        expand: ("expansion.expand_conv", "expansion.expand_bn"),
        depthwise: ("depthwise_conv.depthwise_conv", "depthwise_conv.depthwise_norm"),
        squeeze: "squeeze_excite.reduce",
        excite: "squeeze_excite.expand",
        project: ("projection.project_conv", "projection.project_bn"),
    },
};
