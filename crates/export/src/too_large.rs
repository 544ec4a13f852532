//! [`TooLarge`]: a file that its format cannot hold.

use texts::{Language, Message, worker};

/// A file that its format cannot hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.to_message().words(Language::English))]
pub struct TooLarge {
    /// Bytes that it would have.
    pub bytes: u64,
}

impl TooLarge {
    /// Why, and what a person can do.
    #[must_use]
    pub fn to_message(self) -> Message {
        Message::new(worker::ONNX_TOO_LARGE)
    }
}
