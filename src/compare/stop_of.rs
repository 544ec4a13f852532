//! Whether anything more is measured after an error.

use crate::run::Stop;
use texts::{Message, compare};
use wire::protocol::ErrorKind;

/// Why nothing more is measured after an error; `None` where the next network may well run.
pub(super) fn stop_of(error: ErrorKind) -> Option<Stop> {
    let reason = match error {
        ErrorKind::TooLarge | ErrorKind::WeightsUnreachable | ErrorKind::WeightsDamaged | ErrorKind::WeightsFile => {
            return None;
        }
        ErrorKind::Picture => compare::PICTURE_REFUSED,
        _ => compare::NO_ENGINE,
    };
    Some(Stop::Failed(Message::new(reason)))
}
