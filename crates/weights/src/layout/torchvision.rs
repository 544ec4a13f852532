//! torchvision: pytorch/vision, `torchvision/models/efficientnet.py`. Modules are numbered, and a block without an expand
//! convolution counts one less before each.

use super::table::{Block, Ends, Numbering, Table};

pub(super) const TABLE: Table = Table {
    ends: Ends {
        stem: ("features.0.0", "features.0.1"),
        head: ("features.8.0", "features.8.1"),
        classifier: "classifier.1",
    },
    numbering: Numbering::Staged { prefix: "features.", first: 1, suffix: ".block" },
    plain: Block {
        expand: ("", ""),
        depthwise: ("0.0", "0.1"),
        squeeze: "1.fc1",
        excite: "1.fc2",
        project: ("2.0", "2.1"),
    },
    expanding: Block {
        expand: ("0.0", "0.1"),
        depthwise: ("1.0", "1.1"),
        squeeze: "2.fc1",
        excite: "2.fc2",
        project: ("3.0", "3.1"),
    },
};
