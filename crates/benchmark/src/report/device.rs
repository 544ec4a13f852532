//! On what it was measured, and how.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Where a network ran.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Backend {
    /// WebGPU.
    WebGpu,
    /// WebAssembly with 128-bit SIMD on the CPU, one thread.
    #[default]
    Cpu,
}

impl Backend {
    /// The word in files: `webgpu` or `cpu`.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::WebGpu => "webgpu",
            Self::Cpu => "cpu",
        }
    }

    /// The name for people.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::WebGpu => "WebGPU",
            Self::Cpu => "CPU",
        }
    }
}

/// The device, as far as the browser tells.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Device {
    /// The browser and its system: its user agent.
    pub browser: String,
    /// Logical cores.
    pub cores: Option<u32>,
    /// Memory in GB, which browsers round and cap.
    pub memory_gb: Option<f64>,
    /// Whether the CPU's kernels use WebAssembly's 128-bit SIMD.
    pub simd: bool,
    /// Threads that a network on the CPU runs on.
    pub threads: u32,
    /// Where the networks ran; one that ran elsewhere says so itself.
    pub backend: Backend,
    /// The adapter behind WebGPU, where one was opened.
    pub adapter: Option<Adapter>,
    /// The highest rate of multiply-adds a second that was measured on this device and backend with a plain matrix product:
    /// the ceiling of a roofline.
    #[serde(default)]
    pub peak_macs_per_second: Option<f64>,
}

/// A graphics device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adapter {
    /// What the browser calls it.
    pub name: String,
    /// Who made it: `intel`.
    pub vendor: String,
    /// Its family: `gen-12lp`.
    pub architecture: String,
    /// Whether the CPU stands in for it.
    pub is_software: bool,
    /// Limits by the names of WebGPU: `maxBufferSize`, `maxStorageBufferBindingSize`.
    pub limits: BTreeMap<String, u64>,
}

impl Adapter {
    /// What is known of it, on one line: `llvmpipe, mesa (software)`.
    #[must_use]
    pub fn words(&self) -> String {
        let known = [&self.name, &self.vendor, &self.architecture].map(String::as_str);
        let known: Vec<&str> = known.into_iter().filter(|word| !word.is_empty()).collect();
        known.join(", ") + if self.is_software { " (software)" } else { "" }
    }
}

/// The picture that ran through the networks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Its name.
    pub name: String,
    /// Width in pixels, upright.
    pub width: u32,
    /// Height in pixels, upright.
    pub height: u32,
}

/// How the times were taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Method {
    /// Runs of a network that are dropped before the first that counts, at most.
    pub warm_up_runs: u32,
    /// Milliseconds after which its warm-up ends earlier.
    pub warm_up_millis: f64,
    /// Rounds that were done: in a round each network runs once, and networks take turns.
    pub rounds: u32,
    /// Milliseconds that the whole benchmark was given.
    pub budget_millis: f64,
    /// Milliseconds that it took.
    pub took_millis: f64,
    /// The least step of the browser's clock in milliseconds, where it was found.
    pub clock_step_millis: Option<f64>,
}
