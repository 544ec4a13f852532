//! The network on burn: one file per block of the paper, built from the layer list of [`crate::arch`].
//!
//! Tensors are `[batch, channels, height, width]` in 32-bit floats; on the CPU fused operations compute on channels-last
//! maps instead. Names no browser and no message.

mod conv_norm;
mod device;
mod efficientnet;
mod fused;
mod layers;
mod mbconv;
mod ops;
mod pace;
mod squeeze_excite;

pub use device::cpu_device;
#[cfg(feature = "webgpu")]
pub use device::webgpu_device;
pub use efficientnet::{EfficientNet, LoadError, LoadOptions, RunError};
pub use pace::{Pace, Stopped, Unpaced};
