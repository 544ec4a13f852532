//! [`BurnClassifier`]: what the session asks for, done with burn.

use std::rc::Rc;

use burn::tensor::Device;

use super::clock::now_millis;
use super::limits::Limits;
use super::own_file::{self, OwnFile, name_of, refused as file_refused};
use super::pace::WorkerPace;
use super::picture_source::{Decoded, PictureReader, Source, refused};
use super::plan::{Plan, Weights};
use super::speed::{Speed, run_failed};
use super::store::Store;
use super::{backend, cpu_check, self_check};
use crate::arch::{Footprint, Macs, Summary};
use crate::network::{EfficientNet, LoadError};
use crate::picture::{self, NetworkInput};
use crate::predictions::top_k;
use crate::protocol::{
    Backend, BackendRequest, Built, Classified, ErrorKind, Estimate, NetworkRequest, Progress, Proof, Started, WeightsKind,
    WorkerError,
};
use crate::session::{BuildOutcome, Classifier, JobHandle};
use crate::weights::{Checkpoint, SafetensorsSource, TensorSource, synthetic::SyntheticSource};

/// Classes shown for a picture.
const TOP: usize = 5;

/// A network that takes longer than this to get ready is built only once the person agrees.
const ASK_ABOVE_MILLIS: f64 = 10_000.0;

/// A network, what it was made from, and what it costs.
struct Loaded {
    network: EfficientNet,
    plan: Plan,
    macs: Macs,
    weight_bytes: u128,
}

/// An open backend and what was learned of it.
struct Engine {
    backend: Backend,
    device: Device,
    limits: Limits,
    speed: Speed,
}

/// The tensors of a network that is to be made.
pub(super) enum Tensors {
    /// A file of the manifest.
    Bundled(Rc<Vec<u8>>),
    /// A person's file.
    Own(Checkpoint),
    /// Made from their names.
    MadeUp,
}

/// The worker's state: a backend, and the network on it.
#[derive(Default)]
pub(super) struct BurnClassifier {
    engine: Option<Engine>,
    loaded: Option<Loaded>,
    reader: PictureReader,
    store: Store,
}

impl Classifier for BurnClassifier {
    type Attachment = Source;
    type Preview = Vec<u8>;

    async fn start(&mut self, request: BackendRequest) -> Result<Started, WorkerError> {
        let backend::Opened { device, started, limits } = backend::open(request).await?;
        self.engine = Some(Engine { backend: started.backend, device, limits, speed: Speed::default() });
        Ok(started)
    }

    async fn build(
        &mut self,
        request: &NetworkRequest,
        file: Option<Source>,
        is_agreed: bool,
        job: JobHandle<'_>,
    ) -> Result<BuildOutcome, WorkerError> {
        let Some(engine) = &mut self.engine else {
            return Err(WorkerError::new(ErrorKind::Protocol, "A network came before a backend: reload the page."));
        };
        let kept_bytes = self.loaded.as_ref().map_or(0, |loaded| loaded.weight_bytes);
        let start = now_millis();
        let (plan, own) = if matches!(request, NetworkRequest::File { .. }) {
            let OwnFile { plan, checkpoint, found } =
                own_file::open(file, request, &engine.limits, kept_bytes, job).await?;
            (plan, Some((checkpoint, Box::new(found))))
        } else {
            let plan = Plan::of(request)?;
            if let Some(estimate) = engine.estimate(&plan, kept_bytes, is_agreed, job).await? {
                return Ok(BuildOutcome::Asked(estimate));
            }
            (plan, None)
        };
        let summary = Summary::of(&plan.architecture);

        let (tensors, found, origin) = match (&plan.weights, own) {
            (Weights::Bundled(model), _) => {
                let (bytes, origin) = self.store.weights(model, job).await?;
                (Tensors::Bundled(bytes), None, Some(origin))
            }
            (_, Some((checkpoint, found))) => (Tensors::Own(checkpoint), Some(found), None),
            (Weights::Own | Weights::Untrained, None) => (Tensors::MadeUp, None, None),
        };
        let fetched = now_millis();
        let network = load(&plan, &tensors, &engine.device, job).await?;
        let made = now_millis();
        let proof = engine.prove(&network, &plan, &tensors, kept_bytes, job).await?;
        drop(tensors);
        let warmup_millis = engine.warm_up(&network, &plan, summary.total.macs, &proof, job).await?;

        let built = Built {
            network: plan.request.clone(),
            weights: plan.weights.kind(),
            model: match &plan.weights {
                Weights::Bundled(model) => Some(model.id.clone()),
                Weights::Own | Weights::Untrained => None,
            },
            found,
            origin,
            fetch_millis: fetched - start,
            build_millis: made - fetched,
            warmup_millis,
            proof,
        };
        let weight_bytes = Footprint::of(&plan.architecture).weight_bytes;
        self.loaded = Some(Loaded { network, plan, macs: summary.total.macs, weight_bytes });
        Ok(BuildOutcome::Built(built))
    }

    async fn classify(&mut self, source: Source, job: JobHandle<'_>) -> Result<(Classified, Vec<u8>), WorkerError> {
        let (Some(Loaded { network, plan, macs, .. }), Some(engine)) = (&self.loaded, &mut self.engine) else {
            return Err(WorkerError::new(ErrorKind::Protocol, "A picture came before a network: reload the page."));
        };
        let Decoded { picture, decode_millis } = self.reader.read(source).await?;
        let decoded = now_millis();
        let input = picture::preprocess(&picture, &plan.preprocessing).map_err(|error| refused(&error))?;
        let prepared = now_millis();
        let NetworkInput { resolution_px, pixels_rgb, values_nchw } = input;
        let mut pace = WorkerPace::new(job, engine.speed.is_long(*macs), |done, total| Progress::Running { done, total });
        let logits = network.logits(values_nchw, resolution_px, &mut pace).await.map_err(run_failed)?;
        let finished = now_millis();
        engine.speed.learn(*macs, finished - prepared);
        // On the CPU, only a person's weights and the picture are left to blame.
        let is_own_on_cpu = plan.weights.kind() == WeightsKind::Custom && engine.backend == Backend::Cpu;
        let blamed = if is_own_on_cpu { ErrorKind::Picture } else { ErrorKind::Backend };
        let predictions = match plan.weights.kind() {
            WeightsKind::Pretrained | WeightsKind::Custom => top_k(&logits, TOP)
                .map_err(|error| WorkerError::new(blamed, format!("The run gave no usable answer: {error}.")))?,
            // What made-up weights say means nothing, and is not shown.
            WeightsKind::Untrained => Vec::new(),
        };
        let classified = Classified {
            network: plan.request.clone(),
            weights: plan.weights.kind(),
            classes: logits.len() as u64,
            predictions,
            picture_width: picture.width(),
            picture_height: picture.height(),
            input_resolution_px: u32::try_from(resolution_px).unwrap_or(u32::MAX),
            decode_millis,
            preprocess_millis: prepared - decoded,
            latency_millis: finished - prepared,
        };
        Ok((classified, opaque(&pixels_rgb)))
    }
}

impl Engine {
    /// Refuses what does not fit. Of made-up weights, what the network would take, where that is long and the person has
    /// not agreed.
    async fn estimate(
        &mut self,
        plan: &Plan,
        kept_bytes: u128,
        is_agreed: bool,
        job: JobHandle<'_>,
    ) -> Result<Option<Estimate>, WorkerError> {
        let memory_bytes = self.limits.check(&plan.scaling, &plan.architecture, kept_bytes)?;
        if is_agreed || !matches!(plan.weights, Weights::Untrained) {
            return Ok(None);
        }
        if !self.speed.is_known() {
            self.speed.calibrate(plan.architecture.family, &self.device, job).await?;
        }
        let estimate = self.speed.estimate(&Summary::of(&plan.architecture), memory_bytes);
        Ok((estimate.build_millis > ASK_ABOVE_MILLIS).then_some(estimate))
    }

    /// Checks on this device what the network computes.
    async fn prove(
        &self,
        network: &EfficientNet,
        plan: &Plan,
        tensors: &Tensors,
        kept_bytes: u128,
        job: JobHandle<'_>,
    ) -> Result<Proof, WorkerError> {
        match (&plan.weights, tensors) {
            (Weights::Bundled(model), _) => {
                let is_long = self.speed.is_long(Summary::of(&plan.architecture).total.macs);
                let mut pace =
                    WorkerPace::new(job, is_long, |done, total| Progress::WarmingUp { done, total: 2 * total });
                self_check::run(network, &model.id, &mut pace).await
            }
            (Weights::Own, _) if self.backend == Backend::Cpu => Ok(Proof::IsReference),
            (Weights::Own, Tensors::Own(checkpoint)) => {
                let weight_bytes = Footprint::of(&plan.architecture).weight_bytes;
                let file_bytes = checkpoint.file_bytes() as u128;
                if self.limits.has_room_for_copy(weight_bytes, file_bytes, kept_bytes) {
                    cpu_check::run(network, plan, tensors, job).await
                } else {
                    let why = "There is no room here for a second copy of this network on the CPU, to compare with.";
                    Ok(Proof::LeftOut { why: why.to_owned() })
                }
            }
            (Weights::Own | Weights::Untrained, _) => Ok(Proof::Nothing),
        }
    }

    /// The first run at full size; its milliseconds.
    async fn warm_up(
        &self,
        network: &EfficientNet,
        plan: &Plan,
        macs: Macs,
        proof: &Proof,
        job: JobHandle<'_>,
    ) -> Result<f64, WorkerError> {
        let start = now_millis();
        let side = plan.preprocessing.resolution_px;
        // A check before it was the first half.
        let is_second_half = matches!(proof, Proof::Compared { .. });
        let mut pace = WorkerPace::new(job, self.speed.is_long(macs), |done, total| {
            if is_second_half {
                Progress::WarmingUp { done: done + total, total: 2 * total }
            } else {
                Progress::WarmingUp { done, total }
            }
        });
        let logits = network.logits(vec![0.0; 3 * side * side], side, &mut pace).await.map_err(run_failed)?;
        if *proof == Proof::IsReference {
            cpu_check::check_numbers(&logits, plan)?;
        }
        Ok(now_millis() - start)
    }
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
    let unfit = |detail: String| match plan.weights {
        Weights::Own => file_refused(name_of(&plan.request), &detail),
        Weights::Bundled(_) | Weights::Untrained => {
            WorkerError::new(ErrorKind::WeightsDamaged, format!("The weights of this network do not fit: {detail}."))
        }
    };
    let bundled;
    let source: &dyn TensorSource = match tensors {
        Tensors::Bundled(bytes) => {
            bundled = SafetensorsSource::new(bytes).map_err(|error| unfit(error.to_string()))?;
            &bundled
        }
        Tensors::Own(checkpoint) => checkpoint,
        Tensors::MadeUp => &SyntheticSource,
    };
    let mut pace = WorkerPace::new(job, true, |done, total| Progress::Building { done, total });
    EfficientNet::load(&plan.architecture, source, plan.options, device, &mut pace).await.map_err(|error| match error {
        LoadError::Stopped(_) => WorkerError::cancelled(),
        error => unfit(error.to_string()),
    })
}

/// RGB pixels as opaque RGBA.
fn opaque(rgb: &[u8]) -> Vec<u8> {
    rgb.as_chunks::<3>().0.iter().flat_map(|&[red, green, blue]| [red, green, blue, 255]).collect()
}
