//! The tensors of a network, and the network that is made of them.

use std::rc::Rc;

use super::plan::{Plan, Weights};
use super::refusal::{file_refused, name_of};
use super::yielder::WorkerYielder;
use crate::network::{Device, EfficientNet, LoadError};
use texts::{Message, worker};
use weights::growth::GrownSource;
use weights::synthetic::SyntheticSource;
use weights::{Checkpoint, SafetensorsSource, TensorSource};
use wire::protocol::{ErrorKind, Phase, WorkerError};
use wire::session::JobHandle;

/// The tensors of a network that is to be made.
pub(super) enum Tensors {
    /// A file of the manifest.
    Bundled(Rc<Vec<u8>>),
    /// A person's file.
    Own(Checkpoint),
    /// Made from their names.
    MadeUp,
}

/// Makes the planned network on a device.
///
/// # Errors
/// What is wrong with the tensors, or the end of a stopped job.
pub(super) async fn load(
    plan: &Plan,
    tensors: &Tensors,
    device: &Device,
    job: JobHandle<'_>,
) -> Result<EfficientNet, WorkerError> {
    with_source(plan, tensors, async |source| {
        let mut yielder = WorkerYielder::new(job, true, |done, total| Phase::Building.at(done, total));
        let loaded = EfficientNet::load(&plan.architecture, source, plan.options, device, &mut yielder).await;
        loaded.map_err(|error| match error {
            LoadError::Stopped(_) => WorkerError::cancelled(),
            error => unfit(plan, error.to_message()),
        })
    })
    .await
}

/// Has `work` read the tensors of the planned network, grown where it grows.
///
/// # Errors
/// What is wrong with the file, or what `work` says.
pub(super) async fn with_source<T>(
    plan: &Plan,
    tensors: &Tensors,
    work: impl AsyncFnOnce(&dyn TensorSource) -> Result<T, WorkerError>,
) -> Result<T, WorkerError> {
    let (bundled, grown);
    let mut source: &dyn TensorSource = match tensors {
        Tensors::Bundled(bytes) => {
            bundled = SafetensorsSource::new(bytes).map_err(|error| unfit(plan, error.to_message()))?;
            &bundled
        }
        Tensors::Own(checkpoint) => checkpoint,
        Tensors::MadeUp => &SyntheticSource,
    };
    if let Some(growth) = plan.weights.growth() {
        grown = GrownSource::new(growth, source, plan.options.layout);
        source = &grown;
    }
    work(source).await
}

/// What is wrong with the tensors of the planned network, as an error.
pub(super) fn unfit(plan: &Plan, detail: Message) -> WorkerError {
    match plan.weights {
        Weights::Own | Weights::GrownOwn(_) => file_refused(name_of(&plan.request), detail),
        Weights::Bundled(_) | Weights::Grown(..) | Weights::Untrained => WorkerError::new(
            ErrorKind::WeightsDamaged,
            Message::new(worker::WEIGHTS_UNFIT).with_message("detail", detail),
        ),
    }
}
