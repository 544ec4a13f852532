//! The network on burn: one file per block of the paper, built from the layer list of [`crate::arch`].
//!
//! Tensors are `[batch, channels, height, width]` in 32-bit floats. Names no browser and no message.

mod conv_norm;
mod device;
mod efficientnet;
mod mbconv;
mod pace;
mod squeeze_excite;

pub use conv_norm::ConvNorm;
pub use device::cpu_device;
#[cfg(feature = "webgpu")]
pub use device::webgpu_device;
pub use efficientnet::{EfficientNet, LoadError, LoadOptions, RunError};
pub use mbconv::MbConv;
pub use pace::{Pace, Stopped, Unpaced};
pub use squeeze_excite::SqueezeExcite;
