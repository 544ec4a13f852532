//! The network on burn: one file per block of the paper, built from the layer list of [`model::arch`].
//!
//! Tensors are `[batch, channels, height, width]` in 32-bit floats; fused operations compute on channels-last maps instead,
//! on the CPU and on WebGPU. Names no browser and no message.

mod activation_map;
mod ceiling;
mod channel_pictures;
mod conv_norm;
mod convolution;
#[cfg(test)]
mod cpu_kernels_tests;
mod device;
mod efficientnet;
mod error;
mod fused;
#[cfg(feature = "webgpu")]
mod gpu;
mod layers;
mod mbconv;
mod probe;
#[cfg(test)]
mod random;
mod squeeze_excite;
#[cfg(feature = "webgpu")]
mod transfers;
mod workspace;
mod yielder;

pub use activation_map::{ActivationMap, ActivationMaps};
pub use ceiling::measure_ceiling;
pub use channel_pictures::{ChannelPicture, channel_pictures};
#[cfg(feature = "webgpu")]
pub use device::webgpu_device;
pub use device::{Device, cpu_device};
pub use efficientnet::EfficientNet;
pub use error::{LoadError, LoadOptions, RunError};
#[cfg(feature = "webgpu")]
pub use gpu::{HALF_TOLERANCE, Precision, RunCount};
pub use probe::{FeatureMaps, Probe};
#[cfg(feature = "webgpu")]
pub use transfers::TransferTimes;
pub use yielder::{NoYield, Stopped, Yielder};
