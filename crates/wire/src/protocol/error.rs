//! What can go wrong in the worker.

use serde::{Deserialize, Serialize};

use model::scaling::ScalingInput;
use texts::{Message, worker};

/// What went wrong in the worker, as one sentence for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkerError {
    /// What kind of failure it is: decides what the page does next.
    pub kind: ErrorKind,
    /// A plain sentence with what the person can do.
    pub message: Message,
    /// A setting that works in place of the one that does not.
    pub suggestion: Option<ScalingInput>,
}

impl WorkerError {
    /// An error of a kind with its sentence.
    #[must_use]
    pub fn new(kind: ErrorKind, message: impl Into<Message>) -> Self {
        Self { kind, message: message.into(), suggestion: None }
    }

    /// The same error with a setting that works.
    #[must_use]
    pub fn suggesting(self, suggestion: Option<ScalingInput>) -> Self {
        Self { suggestion, ..self }
    }

    /// The end of a job that was told to stop.
    #[must_use]
    pub fn cancelled() -> Self {
        Self::new(ErrorKind::Cancelled, worker::CANCELLED)
    }
}

/// Kinds of failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ErrorKind {
    /// This picture cannot be used; the network is fine.
    Picture,
    /// The files of the worker itself did not arrive: nothing is wrong with the backend.
    EngineUnreachable,
    /// The weights could not be fetched.
    WeightsUnreachable,
    /// The weights that came are not the ones expected.
    WeightsDamaged,
    /// This weights file cannot be used; the loaded network is fine.
    WeightsFile,
    /// The network needs more memory than there is.
    TooLarge,
    /// The job was told to stop.
    Cancelled,
    /// The backend does not work here; another may.
    Backend,
    /// The worker's code broke.
    Panic,
    /// The worker gives no sign of life, or the job under way does not go on.
    Silent,
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
            Self::EngineUnreachable => "engine-unreachable",
            Self::WeightsUnreachable => "weights-unreachable",
            Self::WeightsDamaged => "weights-damaged",
            Self::WeightsFile => "weights-file",
            Self::TooLarge => "too-large",
            Self::Cancelled => "cancelled",
            Self::Backend => "backend",
            Self::Panic => "panic",
            Self::Silent => "silent",
            Self::Version => "version",
            Self::Protocol => "protocol",
        }
    }
}
