//! [`GrowthError`]: why a network cannot grow into another one.

use crate::NetworkPart;
use model::scaling::Family;

/// A network that cannot grow into another one without changing what it computes. Nobody reads it: the page offers the
/// nearest setting that can.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{self:?}")]
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
        part: NetworkPart,
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
