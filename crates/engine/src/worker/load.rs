//! The tensors of a network, and the network that is made of them.

use std::rc::Rc;

use super::pace::WorkerPace;
use super::plan::{Plan, Weights};
use super::refusal::{file_refused, name_of};
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
    let unfit = |detail: Message| match plan.weights {
        Weights::Own | Weights::GrownOwn(_) => file_refused(name_of(&plan.request), detail),
        Weights::Bundled(_) | Weights::Grown(..) | Weights::Untrained => WorkerError::new(
            ErrorKind::WeightsDamaged,
            Message::new(worker::WEIGHTS_UNFIT).with_message("detail", detail),
        ),
    };
    let (bundled, grown);
    let mut source: &dyn TensorSource = match tensors {
        Tensors::Bundled(bytes) => {
            bundled = SafetensorsSource::new(bytes).map_err(|error| unfit(error.to_message()))?;
            &bundled
        }
        Tensors::Own(checkpoint) => checkpoint,
        Tensors::MadeUp => &SyntheticSource,
    };
    if let Some(growth) = plan.weights.growth() {
        grown = GrownSource::new(growth, source, plan.options.layout);
        source = &grown;
    }
    let mut pace = WorkerPace::new(job, true, |done, total| Phase::Building.at(done, total));
    EfficientNet::load(&plan.architecture, source, plan.options, device, &mut pace).await.map_err(|error| match error {
        LoadError::Stopped(_) => WorkerError::cancelled(),
        error => unfit(error.to_message()),
    })
}
