//! What a file turns out to hold: a network, or why none.

use super::defaults::ImportAssumptions;
use super::other_network::OtherNetwork;
use crate::error::WeightsError;
use crate::layout::Layout;
use crate::number_kind::NumberKind;
use model::arch::{ArchError, ArchSpec};
use model::scaling::{Coefficients, Family, Knob, Preset, ScalingInput};
use texts::Language;

/// A part of a network whose size is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetworkPart {
    /// The first convolution.
    Stem,
    /// A stage, counted from 1 as on the page.
    Stage(usize),
    /// The last convolution.
    Head,
}

/// A file that holds no network which can be drawn and run here.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.to_message().words(Language::English))]
pub enum DetectError {
    /// The names are of no layout.
    Layout {
        /// A name of the file.
        example: String,
    },
    /// The architecture needs tensors that are not there.
    Missing {
        /// Their names, in the order of computation.
        names: Vec<String>,
    },
    /// The network has tensors that the architecture does not use: it computes something else.
    Surplus {
        /// Their names.
        names: Vec<String>,
    },
    /// Not seven stages.
    Stages {
        /// Stages in the file.
        found: usize,
    },
    /// A number of blocks that no depth coefficient gives.
    Repeats {
        /// Stage, counted from 1.
        stage: usize,
        /// Its blocks in the file.
        found: u64,
    },
    /// A number of channels that no width coefficient gives.
    Channels {
        /// The first part that does not fit.
        part: NetworkPart,
        /// Its channels in the file.
        found: u64,
    },
    /// A classifier without classes.
    NoClasses,
    /// An EfficientNet whose classifier was left out: features only.
    NoClassifier {
        /// How its tensors are named.
        layout: Layout,
        /// The tensor that a classifier would have.
        name: String,
    },
    /// Another network, by the names of its tensors.
    OtherNetwork {
        /// Which.
        network: OtherNetwork,
    },
    /// A tensor of the wrong shape or kind.
    Weights(#[from] WeightsError),
    /// Coefficients that describe no network: a bug of ours.
    Architecture(#[from] ArchError),
}

/// The coefficients whose rounding gives a file's shapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DetectedScaling {
    /// Those of a published variant.
    Published(Preset),
    /// Steps of the depth and width sliders: the roundest of all that give the same network.
    Free {
        /// Steps of [`Knob::Depth`].
        depth_steps: u16,
        /// Steps of [`Knob::Width`].
        width_steps: u16,
    },
}

/// The network that a file holds.
#[derive(Clone, Debug, PartialEq)]
pub struct DetectedNetwork {
    /// How its tensors are named.
    pub layout: Layout,
    /// With squeeze-excitation or without.
    pub family: Family,
    /// Its depth and width.
    pub scaling: DetectedScaling,
    /// Classes of its classifier.
    pub classes: u64,
    /// What most of its numbers are.
    pub kind: NumberKind,
    /// Trained numbers; the statistics of batch normalisation are not among them.
    pub parameters: u64,
    /// Tensors of the file that the network does not use: counters of training steps, and parts beside the network.
    pub unused: Vec<String>,
}

impl DetectedNetwork {
    /// The published variant, if it is one.
    #[must_use]
    pub fn preset(&self) -> Option<Preset> {
        if let DetectedScaling::Published(preset) = self.scaling { Some(preset) } else { None }
    }

    /// Depth and width; resolution 1, as no file tells it, or as published.
    #[must_use]
    pub fn coefficients(&self) -> Coefficients {
        match self.scaling {
            DetectedScaling::Published(preset) => preset.coefficients(),
            DetectedScaling::Free { depth_steps, width_steps } => Coefficients {
                depth: Knob::Depth.value(depth_steps),
                width: Knob::Width.value(width_steps),
                resolution: 1.0,
            },
        }
    }

    /// The setting of the sliders that describes it. No file tells its resolution: a free setting has that of the
    /// baseline.
    #[must_use]
    pub fn setting(&self) -> ScalingInput {
        match self.scaling {
            DetectedScaling::Published(preset) => ScalingInput::published(preset),
            DetectedScaling::Free { depth_steps, width_steps } => {
                let mut setting = ScalingInput::published(self.family.baseline());
                setting.set_steps(Knob::Depth, depth_steps);
                setting.set_steps(Knob::Width, width_steps);
                setting
            }
        }
    }

    /// The architecture, with the file's classes, for pictures of `resolution_px` a side.
    ///
    /// # Errors
    /// [`ArchError`] for a resolution of zero or beyond all reason.
    pub fn architecture(&self, resolution_px: u64) -> Result<ArchSpec, ArchError> {
        Ok(ArchSpec::new(self.family, self.coefficients(), resolution_px)?.with_classes(self.classes))
    }

    /// What the file cannot tell, presumed from the layout, the variant and the file's name: `tf_` in timm's names means
    /// weights from TensorFlow, and some recipes have pixels from -1 to 1.
    #[must_use]
    pub fn defaults_for(&self, file_name: &str) -> ImportAssumptions {
        ImportAssumptions::presumed(self.layout, self.family, self.preset(), file_name)
    }
}
