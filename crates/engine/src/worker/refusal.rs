//! Pictures and weights files that cannot be used, on the wire.

use crate::picture::PictureError;
use texts::{Message, worker};
use wire::protocol::{ErrorKind, NetworkRequest, WorkerError};

/// The refusal of a file, with what is wrong with it.
pub(super) fn file_refused(name: &str, detail: Message) -> WorkerError {
    WorkerError::new(
        ErrorKind::WeightsFile,
        Message::new(worker::FILE_REFUSED).with("name", &name).with_message("detail", detail),
    )
}

/// The name of the file that a request is about.
pub(super) fn name_of(request: &NetworkRequest) -> &str {
    match request {
        NetworkRequest::File { name, .. } | NetworkRequest::GrownFile { name, .. } => name,
        NetworkRequest::Setting { .. } => "",
    }
}

/// A picture error on the wire.
pub(super) fn picture_refused(error: &PictureError) -> WorkerError {
    picture_error(error.to_message())
}

/// The same in words that are no [`PictureError`]'s.
pub(super) fn picture_error(message: Message) -> WorkerError {
    WorkerError::new(ErrorKind::Picture, message)
}
