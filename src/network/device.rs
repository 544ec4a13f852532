//! Where tensors live: burn's `flex` CPU backend, or WebGPU.

use burn::tensor::Device;

/// The CPU, one thread, with SIMD where the target has it.
#[must_use]
pub fn cpu_device() -> Device {
    Device::flex()
}

/// Whether this is [`cpu_device`].
pub(super) fn is_cpu(device: &Device) -> bool {
    *device == cpu_device()
}

/// Kernels in one submit to the GPU queue. A run of Lite0 is a few hundred; a submit of all of them would hold the
/// GPU, and with it the drawing of the page, for the whole run on a slow adapter.
#[cfg(feature = "webgpu")]
const TASKS_MAX: usize = 32;

/// Opens the WebGPU adapter that the browser prefers. May be called once in the life of a worker.
///
/// # Errors
/// A sentence when there is no adapter or it refuses a device.
#[cfg(feature = "webgpu")]
pub async fn webgpu_device() -> Result<Device, String> {
    Device::wgpu_options().tasks_max(TASKS_MAX).init_async().await.map_err(|error| error.to_string())
}
