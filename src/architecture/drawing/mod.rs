//! The network as volumes, and one stage of it opened: where everything stands in its view box, before any markup.

mod block;
mod stage;
mod volume;

pub use block::{Block, BlockBox};
pub use stage::{OpenStage, StageLayer};
pub use volume::{CHANNELS_CAP, PLATES, SIDE_CAP, SIZE, Volume, map_side};

/// Stem, seven stages of MBConv blocks, head.
pub const STAGES: usize = 9;
