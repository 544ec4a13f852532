//! [`Kind`]: the operators that a profile tells apart.

use model::arch::Operator;
use serde::{Deserialize, Serialize};
use texts::{Text, profile};

/// A kind of operator, in the order of computation. Activation, skip connection and pooling belong to the layer that they are
/// computed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The first convolution.
    Stem,
    /// 1x1 convolutions to the expanded channels.
    Expand,
    /// One k x k kernel a channel.
    Depthwise,
    /// Pooling, squeeze, excite, and the gate on every channel.
    SqueezeExcite,
    /// 1x1 convolutions to the output channels, with the skip connection.
    Project,
    /// The 1x1 convolution before the global average pool.
    Head,
    /// The global average pool, and the matrix to the classes.
    Classifier,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 7] =
        [Self::Stem, Self::Expand, Self::Depthwise, Self::SqueezeExcite, Self::Project, Self::Head, Self::Classifier];

    /// The kind of a layer.
    #[must_use]
    pub fn of(operator: Operator) -> Self {
        match operator {
            Operator::StemConv => Self::Stem,
            Operator::Expand => Self::Expand,
            Operator::Depthwise => Self::Depthwise,
            Operator::Squeeze | Operator::Excite => Self::SqueezeExcite,
            Operator::Project => Self::Project,
            Operator::HeadConv => Self::Head,
            Operator::Classifier => Self::Classifier,
        }
    }

    /// The word in the page's contract.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Stem => "stem",
            Self::Expand => "expand",
            Self::Depthwise => "depthwise",
            Self::SqueezeExcite => "squeeze-excite",
            Self::Project => "project",
            Self::Head => "head",
            Self::Classifier => "classifier",
        }
    }

    /// The name for people.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            Self::Stem => profile::STEM,
            Self::Expand => profile::EXPAND,
            Self::Depthwise => profile::DEPTHWISE,
            Self::SqueezeExcite => profile::SQUEEZE_EXCITE,
            Self::Project => profile::PROJECT,
            Self::Head => profile::HEAD,
            Self::Classifier => profile::CLASSIFIER,
        }
    }

    /// The same in a chart, where room is scarce.
    #[must_use]
    pub fn short_text(self) -> Text {
        match self {
            Self::Stem => profile::STEM_SHORT,
            Self::Expand => profile::EXPAND_SHORT,
            Self::Depthwise => profile::DEPTHWISE_SHORT,
            Self::SqueezeExcite => profile::SQUEEZE_EXCITE_SHORT,
            Self::Project => profile::PROJECT_SHORT,
            Self::Head => profile::HEAD_SHORT,
            Self::Classifier => profile::CLASSIFIER_SHORT,
        }
    }
}
