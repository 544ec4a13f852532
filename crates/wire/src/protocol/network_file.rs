//! A network as a file, on the wire.

pub use export::Format as NetworkFormat;
use serde::{Deserialize, Serialize};

use super::network::Progress;
use texts::Message;

/// What comes of writing a network to a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExportReply {
    /// How far it is.
    Progress(Progress),
    /// It is done; the file travels beside this message, as a `Blob`.
    Written(WrittenNetwork),
    /// It was stopped, as the page wanted, or for a newer one.
    Cancelled,
    /// Why there is no file, as a sentence with what the person can do.
    Refused(Message),
}

/// A file with a network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenNetwork {
    /// What it is called.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// Python that runs it.
    pub usage: String,
}
