//! The architecture: from coefficients to stages, to the one list of layers, to parameters and multiply-adds.
//!
//! Everything the page shows of a network and everything the worker builds comes from [`ArchSpec::layers`]. Knows
//! nothing of weights, pictures or messages.

mod activations;
mod block_args;
mod cost;
mod fitting;
mod footprint;
mod layers;
mod spec;
mod summary;
mod workload;

pub use activations::ActivationCount;
pub use block_args::{B0_STAGES, BlockArgs, HEAD_CHANNELS, IMAGENET_CLASSES, SE_RATIO_DIVISOR, STEM_CHANNELS};
pub use cost::{Cost, Macs, Params};
pub use fitting::nearest_fitting;
pub use footprint::Footprint;
pub use layers::{Activation, LayerSpec, Operator, Place};
pub use spec::{ArchError, ArchSpec, Head, Stage, Stem, squeeze_channels};
pub use summary::{StageRow, Summary};
pub use workload::Workload;
