//! Where a network runs: asked for, and opened.

use serde::{Deserialize, Serialize};

pub use ::benchmark::report::Backend;
use texts::Message;

/// Where the network may run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BackendRequest {
    /// WebGPU on a real adapter; with none, or a software one, the CPU.
    HardwareWebGpu,
    /// WebGPU on whatever adapter there is.
    AnyWebGpu,
    /// The CPU.
    Cpu,
}

/// The backend that was opened, and why that one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Started {
    /// Where the network runs.
    pub backend: Backend,
    /// The adapter as the browser names it, for WebGPU.
    pub adapter: Option<Message>,
    /// Why not WebGPU, or why a software adapter, in a plain sentence; `None` when there is nothing to explain.
    pub reason: Option<Message>,
}
