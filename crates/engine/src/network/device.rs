//! Where a network runs: burn's `flex` CPU backend and our own kernels beside it, or WebGPU.

use burn::tensor::Device as Tensors;
#[cfg(feature = "webgpu")]
use burn::tensor::wgpu::wgpu;

#[cfg(feature = "webgpu")]
use super::gpu::{Adapter, Precision};
use super::workspace::Workspace;

/// Where a network lies and runs.
#[derive(Clone, Debug)]
pub struct Device {
    /// Where burn's tensors live.
    pub(super) tensors: Tensors,
    /// What our own kernels run on beside burn's.
    #[cfg(feature = "webgpu")]
    adapter: Option<Adapter>,
    /// The memory between layers of the networks that run on the CPU.
    pub(super) workspace: Workspace,
}

/// The CPU, one thread, with SIMD where the target has it.
#[must_use]
pub fn cpu_device() -> Device {
    Device {
        tensors: Tensors::flex(),
        #[cfg(feature = "webgpu")]
        adapter: None,
        workspace: Workspace::default(),
    }
}

impl Device {
    /// Frees the memory between layers where it is more than twice `needed_bytes`, which the networks in use need: what a
    /// large network left is no use to a small one.
    pub fn free_surplus(&self, needed_bytes: u128) {
        if self.workspace.bytes() > needed_bytes.saturating_mul(2) {
            self.workspace.clear();
        }
    }
}

/// Kernels in one submit to the GPU queue. A run of B0 is 83, one of B7 275; runs that are expected to be long wait for
/// each block, so that no submit holds the GPU, and with it the drawing of the page, for long.
#[cfg(feature = "webgpu")]
const TASKS_MAX: usize = 128;

/// Opens the WebGPU adapter that the browser prefers. May be called once in the life of a worker. `has_subgroups` says
/// that its device will have them: wgpu does not see that in a browser.
///
/// # Errors
/// A sentence when there is no adapter or it refuses a device.
#[cfg(feature = "webgpu")]
pub async fn webgpu_device(has_subgroups: bool) -> Result<Device, String> {
    let options = Tensors::wgpu_options().tasks_max(TASKS_MAX);
    let (tensors, setup) = options.init_with_setup_async().await.map_err(|error| error.to_string())?;
    let is_software = setup.adapter.get_info().device_type == wgpu::DeviceType::Cpu;
    let has_subgroups = has_subgroups || setup.adapter.features().contains(wgpu::Features::SUBGROUP);
    Ok(Device { tensors, adapter: Some(Adapter::new(is_software, has_subgroups)), workspace: Workspace::default() })
}

#[cfg(feature = "webgpu")]
impl Device {
    /// The same adapter in another precision; `None` on the CPU, and where the adapter has no such numbers
    /// (`shader-f16`).
    #[must_use]
    pub fn with(&self, precision: Precision) -> Option<Self> {
        let adapter = self.adapter.clone()?.with(precision)?;
        Some(Self { adapter: Some(adapter), ..self.clone() })
    }

    /// How maps and weights lie there.
    #[must_use]
    pub fn precision(&self) -> Precision {
        self.adapter.as_ref().map(Adapter::precision).unwrap_or_default()
    }

    /// The WebGPU adapter, if it is one.
    pub(super) fn adapter(&self) -> Option<&Adapter> {
        self.adapter.as_ref()
    }
}
