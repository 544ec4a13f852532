//! The check of a person's own weights on WebGPU: the same network made once more on the CPU, and both asked.

use super::load::{Tensors, load};
use super::plan::Plan;
use super::refusal::{file_refused, name_of};
use super::self_check::accept;
use super::speed::run_failed;
use super::yielder::WorkerYielder;
use crate::network::{EfficientNet, Precision, cpu_device};
use texts::{Message, worker};
use weights::synthetic;
use wire::predictions::agreement;
use wire::protocol::{Phase, Reference, SelfCheck, WorkerError};
use wire::session::JobHandle;

/// Side of the input in pixels: small, as every kernel runs at any size, and above the 32 px at which the last map
/// is a single cell.
const INPUT_PX: u16 = 64;

/// Compares the network with itself on the CPU.
///
/// # Errors
/// A backend error when the answers differ, a refusal of the file when the CPU's is not a number, `Cancelled` when the
/// job is stopped.
pub(super) async fn run(
    network: &EfficientNet,
    plan: &Plan,
    tensors: &Tensors,
    job: JobHandle<'_>,
) -> Result<SelfCheck, WorkerError> {
    let side = usize::from(INPUT_PX);
    let input = synthetic::unit_values("input", 3 * side * side);
    let mut yielder = WorkerYielder::new(job, true, |done, total| Phase::WarmingUp.at(done, 2 * total));
    let found = network.logits(input.clone(), side, &mut yielder).await.map_err(run_failed)?;
    let reference = load(plan, tensors, &cpu_device(), job).await?;
    let expected = reference.logits(input, side, &mut yielder).await.map_err(run_failed)?;
    check_numbers(&expected, plan)?;
    let agreement = accept(agreement(&found, &expected), Precision::Full)?;
    Ok(SelfCheck::Compared { reference: Reference::Cpu, input_px: INPUT_PX.into(), agreement })
}

/// Refuses a file whose network answers, on the CPU, with what is not a number.
///
/// # Errors
/// The refusal.
pub(super) fn check_numbers(logits: &[f32], plan: &Plan) -> Result<(), WorkerError> {
    match logits.iter().position(|logit| !logit.is_finite()) {
        None => Ok(()),
        Some(class) => {
            let detail = Message::new(worker::FILE_NOT_FINITE).with("class", &class);
            Err(file_refused(name_of(&plan.request), detail))
        }
    }
}
