//! What is asked for with every answer.

/// What the person wants to see with every answer.
#[derive(Clone, Copy, Default)]
pub(super) struct Wanted {
    /// The maps of the open stage.
    pub(super) stage: bool,
    /// Class activation maps.
    pub(super) activation: bool,
}
