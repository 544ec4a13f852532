//! efficientnet-pytorch: lukemelas/EfficientNet-PyTorch, `efficientnet_pytorch/model.py`. Also the packages of Lite weights.

use super::table::{Block, Ends, Numbering, Table};

pub(super) const TABLE: Table = Table {
    ends: Ends { stem: ("_conv_stem", "_bn0"), head: ("_conv_head", "_bn1"), classifier: "_fc" },
    numbering: Numbering::Flat { prefix: "_blocks." },
    plain: Block {
        expand: ("", ""),
        depthwise: ("_depthwise_conv", "_bn1"),
        squeeze: "_se_reduce",
        excite: "_se_expand",
        project: ("_project_conv", "_bn2"),
    },
    expanding: Block {
        expand: ("_expand_conv", "_bn0"),
        depthwise: ("_depthwise_conv", "_bn1"),
        squeeze: "_se_reduce",
        excite: "_se_expand",
        project: ("_project_conv", "_bn2"),
    },
};
