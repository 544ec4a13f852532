//! The wire between the page and the worker: closed enums, as JSON text. Pictures, weights files and pixels travel beside
//! the text.
//!
//! What the worker says to a person travels as [`Message`], and is put in words on the page, in its language.
//!
//! Beside the messages goes a heartbeat: the page sends the text `ping`, and `src/run/worker_boot.js` answers `pong` whenever
//! the worker's thread is free.
//!
//! The worker speaks first ([`FromWorker::Ready`]); the page answers with [`ToWorker::Start`] and sends nothing
//! before. Each [`ToWorker::Build`] and [`ToWorker::Classify`] gets exactly one terminal reply with its id: `Built`,
//! `Asked`, `Classified`, `Superseded`, `Cancelled` or `Failed`. The worker's files carry no hash in their names, so
//! both sides compare [`BUILD_ID`].

mod backend;
mod benchmark;
mod error;
mod messages;
mod network;
mod network_file;
mod own_weights;
mod self_check;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

pub use backend::{Backend, BackendRequest, Started};
pub use benchmark::{ExportFormat, ReportTask};
pub use error::{ErrorKind, WorkerError};
pub use messages::{FromWorker, MemoryUse, ToWorker};
pub use network::{
    ActivationMap, ActivationMaps, Built, Classified, Estimate, GrownAt, NetworkRequest, Phase, Progress,
    SmoothedAnswer, Smoothing, StageReport, TransferTimes, WeightsKind, WeightsOrigin,
};
pub use network_file::{ExportReply, NetworkFormat, WrittenNetwork};
pub use own_weights::{FileOptions, FoundNetwork};
pub use self_check::{Reference, SelfCheck};

use texts::{Message, Text, worker};

/// Identifies the sources that both binaries were built from.
pub const BUILD_ID: &str = env!("EXPLORER_BUILD_ID");

/// Names a request; a later request has a greater id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RequestId(pub u64);

/// A message as text.
///
/// # Errors
/// A [`ErrorKind::Protocol`] error when it cannot be written as JSON.
pub fn encode<M: Serialize>(message: &M) -> Result<String, WorkerError> {
    serde_json::to_string(message).map_err(|error| no_message(worker::MESSAGE_UNSENT, &error))
}

/// A message from text.
///
/// # Errors
/// A [`ErrorKind::Protocol`] error for anything that is not such a message.
pub fn decode<M: DeserializeOwned>(text: &str) -> Result<M, WorkerError> {
    serde_json::from_str(text).map_err(|error| no_message(worker::MESSAGE_UNREAD, &error))
}

fn no_message(text: Text, error: &serde_json::Error) -> WorkerError {
    WorkerError::new(ErrorKind::Protocol, Message::new(text).with("error", error))
}
