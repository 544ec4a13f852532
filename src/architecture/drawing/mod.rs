//! The network as volumes with its cost beside them, and one stage of it opened: where everything stands in its view box,
//! before any markup.

mod block;
pub mod cost_cells;
mod outlines;
mod stage;
mod volume;

pub use block::{Block, BlockBox};
pub use outlines::Outlines;
pub use stage::{OpenStage, StageLayer};
pub use volume::{CROP, FIRST, FLOOR, NAME, SIZE, SLOT, left, map_side, picture_side};

/// Stem, seven stages of MBConv blocks, head.
pub const STAGES: usize = 9;
