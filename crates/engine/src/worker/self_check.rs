//! The self-check: what the loaded network answers to one tiny input, against reference logits made with PyTorch.

use serde::Deserialize;

use crate::network::{EfficientNet, HALF_TOLERANCE, Precision, RunError, Yielder};
use texts::{Message, bug, worker};
use weights::synthetic;
use wire::predictions::{Agreement, agreement};
use wire::protocol::{ErrorKind, Reference, SelfCheck, WorkerError};

/// The greatest relative error that counts as the same answer in full precision: far above what the order of additions
/// explains (about 1e-6), far below what a wrong kernel gives.
const TOLERANCE: f64 = 1e-3;

/// `tests/reference/self_check.py` makes these files.
#[derive(Deserialize)]
struct ReferenceLogits {
    resolution_px: u16,
    logits: Vec<f32>,
}

fn reference(model: &str) -> Option<&'static str> {
    match model {
        "lite0" => Some(include_str!("../../../../assets/weights/efficientnet-lite0.self-check.json")),
        "lite1" => Some(include_str!("../../../../assets/weights/efficientnet-lite1.self-check.json")),
        "lite2" => Some(include_str!("../../../../assets/weights/efficientnet-lite2.self-check.json")),
        _ => None,
    }
}

/// Runs the self-check of a bundled network.
///
/// # Errors
/// A backend error when the answer is another one, or none comes; `Cancelled` when `yielder` ends it.
pub(super) async fn run(
    network: &EfficientNet,
    model: &str,
    precision: Precision,
    yielder: &mut impl Yielder,
) -> Result<SelfCheck, WorkerError> {
    let failed = |message: Message| WorkerError::new(ErrorKind::Backend, message);
    let text = reference(model).ok_or_else(|| failed(Message::new(bug::NO_REFERENCE).with("model", &model)))?;
    let ReferenceLogits { resolution_px, logits: expected } = serde_json::from_str(text)
        .map_err(|error| failed(Message::new(bug::REFERENCE_UNREAD).with("error", &error)))?;
    let side = usize::from(resolution_px);
    let input = synthetic::unit_values("input", 3 * side * side);
    let found = network.logits(input, side, yielder).await.map_err(|error| match error {
        RunError::Stopped(_) => WorkerError::cancelled(),
        error => failed(Message::new(worker::SELF_CHECK_FAILED).with_message("error", error.to_message())),
    })?;
    let agreement = accept(agreement(&found, &expected), precision)?;
    Ok(SelfCheck::Compared { reference: Reference::PyTorch, input_px: resolution_px.into(), agreement })
}

/// Lets an answer pass that is the same as its reference.
///
/// # Errors
/// A backend error for another answer.
pub(super) fn accept(agreement: Agreement, precision: Precision) -> Result<Agreement, WorkerError> {
    let error = agreement.relative_error;
    let tolerance = match precision {
        Precision::Full => TOLERANCE,
        Precision::Half => HALF_TOLERANCE,
    };
    if error <= tolerance {
        return Ok(agreement);
    }
    let message = Message::new(worker::WRONG_ANSWERS).with("error", &format!("{error:.1e}"));
    Err(WorkerError::new(ErrorKind::Backend, message))
}
