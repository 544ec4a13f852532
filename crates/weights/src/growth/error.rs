//! [`GrowthError`]: why a network cannot grow into another one.

use std::fmt;

use crate::FoundPart;
use model::scaling::Family;
use texts::{Language, Message, growth as text};

/// A network that cannot grow into another one without changing what it computes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GrowthError {
    /// The two are of different families: other activations, with squeeze-excitation or without.
    Family {
        /// The parent's family.
        parent: Family,
        /// The target's.
        target: Family,
    },
    /// A stage repeats another kind of block: no member of either family does.
    Block {
        /// The stage, counted from 1.
        stage: usize,
    },
    /// The two tell different numbers of classes.
    Classes {
        /// The parent's classes.
        parent: u64,
        /// The target's.
        target: u64,
    },
    /// The target has fewer channels.
    Narrower {
        /// Where.
        part: FoundPart,
        /// The parent's output channels there.
        parent: u64,
        /// The target's.
        target: u64,
    },
    /// The target has fewer blocks.
    Shallower {
        /// The stage, counted from 1.
        stage: usize,
        /// The parent's blocks in it.
        parent: u64,
        /// The target's.
        target: u64,
    },
    /// Only one of the two has a skip connection in the first block of a stage. It stands there wherever stride is 1 and
    /// rounding has made input and output channels equal: in stage 1 of Lite at widths of 1.67 to 2.22,
    /// for one.
    SkipConnection {
        /// The stage, counted from 1.
        stage: usize,
    },
}

impl GrowthError {
    /// Why, as part of a sentence.
    #[must_use]
    pub fn to_message(&self) -> Message {
        match self {
            Self::Family { parent, target } => {
                Message::new(text::FAMILY).with("parent", &parent.name()).with("target", &target.name())
            }
            Self::Block { stage } => Message::new(text::BLOCK).with("stage", stage),
            Self::Classes { parent, target } => {
                Message::new(text::CLASSES).with("parent", parent).with("target", target)
            }
            Self::Narrower { part, parent, target } => Message::new(text::NARROWER)
                .with_message("part", part.to_message())
                .with("parent", parent)
                .with("target", target),
            Self::Shallower { stage, parent, target } => {
                Message::new(text::SHALLOWER).with("stage", stage).with("parent", parent).with("target", target)
            }
            Self::SkipConnection { stage } => Message::new(text::SKIP_CONNECTION).with("stage", stage),
        }
    }
}

impl fmt::Display for GrowthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_message().words(Language::English))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_of_every_sentence_is_filled() {
        let errors = [
            GrowthError::Family { parent: Family::EfficientNet, target: Family::Lite },
            GrowthError::Block { stage: 3 },
            GrowthError::Classes { parent: 1000, target: 10 },
            GrowthError::Narrower { part: FoundPart::Stage(2), parent: 24, target: 16 },
            GrowthError::Shallower { stage: 7, parent: 2, target: 1 },
            GrowthError::SkipConnection { stage: 1 },
        ];
        for error in errors {
            for language in Language::ALL {
                let words = error.to_message().words(language);
                assert!(!words.contains(['{', '}']) && !words.ends_with('.'), "{words}");
            }
        }
        assert_eq!(
            GrowthError::Narrower { part: FoundPart::Head, parent: 1280, target: 640 }.to_string(),
            "the head has 1280 channels in the trained network and only 640 here, and growth takes none away"
        );
    }
}
