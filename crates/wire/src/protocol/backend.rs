//! Where a network runs: asked for, and opened.

use serde::{Deserialize, Serialize};

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

/// Where the network does run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Backend {
    /// WebGPU.
    WebGpu,
    /// WebAssembly with 128-bit SIMD, one thread.
    Cpu,
}

impl Backend {
    /// The word in the page's contract: `webgpu` or `cpu`.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::WebGpu => "webgpu",
            Self::Cpu => "cpu",
        }
    }
}

/// The backend that was opened, and why that one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Started {
    /// Where the network runs.
    pub backend: Backend,
    /// The adapter as the browser names it, for WebGPU.
    pub adapter: Option<Message>,
    /// Why not WebGPU, or why a software adapter, in a plain sentence; `None` when there is nothing to explain.
    pub reason: Option<Message>,
}
