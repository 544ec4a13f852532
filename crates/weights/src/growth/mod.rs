//! Growth of a trained network to a wider and deeper one of its family that computes the same function: Net2Net
//! (Chen, Goodfellow, Shlens 2016, arXiv:1511.05641), applied to MBConv blocks.
//!
//! | file | subject |
//! |---|---|
//! | `channel_map` | [`ChannelMap`]: which channel of the parent a channel copies, and the share of it that it passes on |
//! | `plan` | [`GrowthPlan`]: for every layer of the target, the layer and the channels it comes from |
//! | `error` | [`GrowthError`]: why a network cannot grow into another one |
//! | `source` | [`GrownSource`]: the target's tensors, made from the parent's while they are read |
//! | `parent` | [`largest_parent`]: which of several trained networks to grow |
//!
//! What is kept through the whole network: the map after a layer of the target holds, channel by channel, copies of the
//! parent's map. Wider layers copy output channels and divide what they take from copied input channels; further blocks at
//! the end of a stage add nothing to their skip connection. Resolution has no such rule: at another one the answers of the
//! parent change just as those of the target do.
//!
//! The copies are equal, so that training would never tell them apart; for that, Net2Net adds noise. The page does not
//! train.
//!
//! Pure: numbers in, numbers out. Knows neither burn nor the browser.

mod channel_map;
mod error;
mod parent;
mod plan;
mod source;

pub use channel_map::ChannelMap;
pub use error::GrowthError;
pub use parent::largest_parent;
pub use plan::{GrowthPlan, LayerGrowth};
pub use source::GrownSource;
