//! What a layout's table says.

use model::arch::Operator;

/// A naming of tensors as data.
pub(super) struct Table {
    /// Stem, head and classifier.
    pub(super) ends: Ends,
    /// How a block is called.
    pub(super) numbering: Numbering,
    /// Modules of a block without an expand convolution; its `expand` is never asked for.
    pub(super) plain: Block,
    /// Modules of a block with one.
    pub(super) expanding: Block,
}

/// A convolution and its batch normalisation.
pub(super) type Modules = (&'static str, &'static str);

pub(super) struct Ends {
    pub(super) stem: Modules,
    pub(super) head: Modules,
    pub(super) classifier: &'static str,
}

pub(super) struct Block {
    pub(super) expand: Modules,
    pub(super) depthwise: Modules,
    pub(super) squeeze: &'static str,
    pub(super) excite: &'static str,
    pub(super) project: Modules,
}

/// How a block is called.
#[derive(Clone, Copy)]
pub(super) enum Numbering {
    /// `{prefix}{first + stage}.{block}{suffix}`, both from 0.
    Staged { prefix: &'static str, first: usize, suffix: &'static str },
    /// `{prefix}{block}`, counted through the whole network from 0.
    Flat { prefix: &'static str },
}

impl Ends {
    /// The module of an operator of stem or head; a block's operator has none.
    pub(super) fn module(&self, operator: Operator, is_norm: bool) -> &'static str {
        match operator {
            Operator::StemConv => pick(self.stem, is_norm),
            Operator::HeadConv => pick(self.head, is_norm),
            Operator::Classifier => self.classifier,
            Operator::Expand | Operator::Depthwise | Operator::Squeeze | Operator::Excite | Operator::Project => "",
        }
    }
}

impl Block {
    /// The module of an operator of a block; an operator of stem or head has none.
    pub(super) fn module(&self, operator: Operator, is_norm: bool) -> &'static str {
        match operator {
            Operator::Expand => pick(self.expand, is_norm),
            Operator::Depthwise => pick(self.depthwise, is_norm),
            Operator::Squeeze => self.squeeze,
            Operator::Excite => self.excite,
            Operator::Project => pick(self.project, is_norm),
            Operator::StemConv | Operator::HeadConv | Operator::Classifier => "",
        }
    }
}

fn pick((convolution, norm): Modules, is_norm: bool) -> &'static str {
    if is_norm { norm } else { convolution }
}
