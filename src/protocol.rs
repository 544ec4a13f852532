//! The wire between the page and the worker: closed enums, as JSON text. Pictures and pixels travel beside the text.
//!
//! The worker speaks first ([`FromWorker::Ready`]); the page answers with [`ToWorker::Start`] and sends nothing
//! before. Each [`ToWorker::Build`] and [`ToWorker::Classify`] gets exactly one terminal reply with its id: `Built`,
//! `Classified`, `Superseded` or `Failed`. The worker's files carry no hash in their names, so both sides compare
//! [`BUILD_ID`].

use serde::{Deserialize, Serialize};

use crate::predictions::Prediction;

/// Identifies the sources that both binaries were built from.
pub const BUILD_ID: &str = env!("EXPLORER_BUILD_ID");

/// Names a request; a later request has a greater id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RequestId(pub u64);

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

/// From the page to the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ToWorker {
    /// Open a backend. Answered by [`FromWorker::Started`], or `Failed` without an id.
    Start {
        /// The page's [`BUILD_ID`].
        build_id: String,
        /// Where to run.
        backend: BackendRequest,
    },
    /// Load a network of the weights' manifest and warm it up.
    Build {
        /// The request.
        id: RequestId,
        /// Id in the manifest, such as `lite0`.
        model: String,
    },
    /// Classify the picture that travels beside this message, an encoded file as a `Blob`.
    Classify {
        /// The request.
        id: RequestId,
    },
}

/// From the worker to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum FromWorker {
    /// The worker listens.
    Ready {
        /// The worker's [`BUILD_ID`].
        build_id: String,
    },
    /// The backend is open.
    Started(Started),
    /// A build is under way.
    Progress {
        /// The build.
        id: RequestId,
        /// How far it is.
        progress: Progress,
    },
    /// A network is loaded, checked and warm.
    Built {
        /// The build.
        id: RequestId,
        /// What was built.
        built: Built,
    },
    /// A picture is classified. The pixels that the network saw travel beside this message, RGBA, row by row.
    Classified {
        /// The request.
        id: RequestId,
        /// The result.
        classified: Classified,
    },
    /// A newer request of the same kind took this one's place.
    Superseded {
        /// The request that will not be carried out.
        id: RequestId,
    },
    /// A request, or the worker itself, failed.
    Failed {
        /// The request; `None` when the worker as a whole failed.
        id: Option<RequestId>,
        /// What went wrong.
        error: WorkerError,
    },
}

/// The backend that was opened, and why that one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Started {
    /// Where the network runs.
    pub backend: Backend,
    /// The adapter as the browser names it, for WebGPU.
    pub adapter: Option<String>,
    /// Why not WebGPU, or why a software adapter, in a plain sentence; `None` when there is nothing to explain.
    pub reason: Option<String>,
}

/// How far a build is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "kebab-case")]
pub enum Progress {
    /// Weights arrive.
    Fetching {
        /// Bytes so far.
        received_bytes: u64,
        /// Bytes in all.
        total_bytes: u64,
    },
    /// Layers are made.
    Building {
        /// Layers so far.
        done: u64,
        /// Layers in all.
        total: u64,
    },
    /// The self-check and the first run.
    WarmingUp,
}

/// A network that is ready.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Built {
    /// Id in the manifest.
    pub model: String,
    /// Milliseconds to fetch and check the weights.
    pub fetch_millis: f64,
    /// Milliseconds to make the layers.
    pub build_millis: f64,
    /// Milliseconds of the first run at full size, shader compilation included.
    pub warmup_millis: f64,
    /// The self-check's outcome: norm of the difference over norm, against reference logits for a small input.
    pub self_check_error: f64,
}

/// A classified picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Classified {
    /// Id in the manifest of the network that answered.
    pub model: String,
    /// The most probable classes, best first.
    pub predictions: Vec<Prediction>,
    /// Size of the picture as it was decoded and turned upright, in pixels.
    pub picture_width: u32,
    /// See `picture_width`.
    pub picture_height: u32,
    /// Side of the network's input in pixels.
    pub input_resolution_px: u32,
    /// Milliseconds to decode the file.
    pub decode_millis: f64,
    /// Milliseconds to crop, resize and normalise.
    pub preprocess_millis: f64,
    /// Milliseconds of the network, from input values to logits.
    pub latency_millis: f64,
}

/// What went wrong in the worker, as one sentence for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{message}")]
pub struct WorkerError {
    /// What kind of failure it is: decides what the page does next.
    pub kind: ErrorKind,
    /// A plain sentence with what the person can do.
    pub message: String,
}

impl WorkerError {
    /// An error of a kind with its sentence.
    #[must_use]
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into() }
    }
}

/// Kinds of failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ErrorKind {
    /// This picture cannot be used; the network is fine.
    Picture,
    /// The weights could not be fetched.
    WeightsUnreachable,
    /// The weights that came are not the ones expected.
    WeightsDamaged,
    /// The backend does not work here; another may.
    Backend,
    /// The worker's code broke.
    Panic,
    /// Page and worker are of different builds.
    Version,
    /// A message that makes no sense.
    Protocol,
}

impl ErrorKind {
    /// The word in `data-kind` of the page's error.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Picture => "picture",
            Self::WeightsUnreachable => "weights-unreachable",
            Self::WeightsDamaged => "weights-damaged",
            Self::Backend => "backend",
            Self::Panic => "panic",
            Self::Version => "version",
            Self::Protocol => "protocol",
        }
    }
}

/// A message as text.
///
/// # Errors
/// A [`ErrorKind::Protocol`] error when it cannot be written as JSON (a NaN time, say).
pub fn encode<M: Serialize>(message: &M) -> Result<String, WorkerError> {
    serde_json::to_string(message)
        .map_err(|error| WorkerError::new(ErrorKind::Protocol, format!("a message could not be sent ({error})")))
}

/// A message from text.
///
/// # Errors
/// A [`ErrorKind::Protocol`] error for anything that is not such a message.
pub fn decode<'a, M: Deserialize<'a>>(text: &'a str) -> Result<M, WorkerError> {
    serde_json::from_str(text)
        .map_err(|error| WorkerError::new(ErrorKind::Protocol, format!("a message could not be read ({error})")))
}
