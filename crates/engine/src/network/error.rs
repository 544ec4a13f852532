//! What belongs to a network's weights, and why it could not be made or run.

use super::yielder::Stopped;
use model::arch::Place;
use texts::{Language, Message, bug, worker};
use weights::manifest::PaddingMode;
use weights::{Layout, WeightsError};

/// What belongs to the weights and not to the architecture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LoadOptions {
    /// How the tensors are named.
    pub layout: Layout,
    /// How convolutions treat the border.
    pub padding: PaddingMode,
    /// Added to the variance before the square root.
    pub batch_norm_epsilon: f64,
}

/// A network that could not be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.to_message().words(Language::English))]
pub enum LoadError {
    /// A tensor does not fit.
    Weights(#[from] WeightsError),
    /// The layer list is not that of an EfficientNet: a bug of ours.
    Layers(Place),
    /// The yielder ended it.
    Stopped(#[from] Stopped),
}

/// A run that gave no logits.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.to_message().words(Language::English))]
pub enum RunError {
    /// The device failed while computing or reading back.
    ReadBack(String),
    /// The input does not hold `3 * resolution * resolution` numbers.
    Input {
        /// `3 * resolution * resolution`.
        expected: usize,
        /// Numbers given.
        found: usize,
    },
    /// The yielder ended it.
    Stopped(#[from] Stopped),
}

impl LoadError {
    /// Why, as part of a sentence.
    #[must_use]
    pub fn to_message(&self) -> Message {
        match self {
            Self::Weights(error) => error.to_message(),
            Self::Layers(place) => Message::new(bug::LAYERS_BREAK_OFF).with("place", &format!("{place:?}")),
            Self::Stopped(_) => worker::CANCELLED.into(),
        }
    }
}

impl RunError {
    /// Why, as part of a sentence.
    #[must_use]
    pub fn to_message(&self) -> Message {
        match self {
            Self::ReadBack(error) => Message::new(worker::OUTPUT_UNREAD).with("error", error),
            Self::Input { expected, found } => {
                Message::new(bug::OTHER_INPUT).with("expected", expected).with("found", found)
            }
            Self::Stopped(_) => worker::CANCELLED.into(),
        }
    }
}
