//! The check of half precision where a network has no right answer of its own: its family's baseline with made-up weights,
//! beside itself on the CPU.

use super::self_check::accept;
use super::speed::{UNTRAINED, run_failed};
use super::yielder::WorkerYielder;
use crate::network::{Device, EfficientNet, LoadError, cpu_device};
use model::arch::ArchSpec;
use model::scaling::{Coefficients, Family};
use texts::Message;
use weights::synthetic::{SyntheticSource, unit_values};
use wire::predictions::agreement;
use wire::protocol::{ErrorKind, Phase, WorkerError};
use wire::session::JobHandle;

/// Side of the input in pixels: every kernel runs at any size.
const INPUT_PX: u16 = 32;

/// Compares the family's kernels on `device` with the CPU's.
///
/// # Errors
/// A backend error when the answers differ or none comes, `Cancelled` when the job is stopped.
pub(super) async fn run(family: Family, device: &Device, job: JobHandle<'_>) -> Result<(), WorkerError> {
    let failed = |message: Message| WorkerError::new(ErrorKind::Backend, message);
    let spec =
        ArchSpec::new(family, Coefficients::BASELINE, INPUT_PX.into()).map_err(|error| failed(error.text().into()))?;
    let side = usize::from(INPUT_PX);
    let input = unit_values("input", 3 * side * side);
    let mut yielder = WorkerYielder::new(job, true, |_, _| Phase::Calibrating.at(0, 0));
    let mut answers = Vec::new();
    for device in [device, &cpu_device()] {
        let network = EfficientNet::load(&spec, &SyntheticSource, UNTRAINED, device, &mut yielder).await;
        let network = network.map_err(|error| match error {
            LoadError::Stopped(_) => WorkerError::cancelled(),
            error => failed(error.to_message()),
        })?;
        answers.push(network.logits(input.clone(), side, &mut yielder).await.map_err(run_failed)?);
    }
    if let [found, expected] = &*answers {
        accept(agreement(found, expected), device.precision())?;
    }
    Ok(())
}
