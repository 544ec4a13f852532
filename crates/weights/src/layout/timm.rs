//! timm: `models/efficientnet.py`. Its `conv_pw` is the expansion where there is one, and the projection where there is
//! none; the numbers of its batch norms follow the order in the block.

use super::table::{Block, Ends, Numbering, Table};

pub(super) const TABLE: Table = Table {
    ends: Ends { stem: ("conv_stem", "bn1"), head: ("conv_head", "bn2"), classifier: "classifier" },
    numbering: Numbering::Staged { prefix: "blocks.", first: 0, suffix: "" },
    plain: Block {
        expand: ("", ""),
        depthwise: ("conv_dw", "bn1"),
        squeeze: "se.conv_reduce",
        excite: "se.conv_expand",
        project: ("conv_pw", "bn2"),
    },
    expanding: Block {
        expand: ("conv_pw", "bn1"),
        depthwise: ("conv_dw", "bn2"),
        squeeze: "se.conv_reduce",
        excite: "se.conv_expand",
        project: ("conv_pwl", "bn3"),
    },
};
