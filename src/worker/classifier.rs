//! [`BurnClassifier`]: what the session asks for, done with burn.

use burn::tensor::Device;

use super::clock::now_millis;
use super::limits::Limits;
use super::pace::WorkerPace;
use super::picture_source::{Decoded, PictureReader, Source, refused};
use super::plan::{Plan, Weights};
use super::speed::{Speed, UNTRAINED, run_failed};
use super::store::Store;
use super::{backend, self_check};
use crate::arch::{Footprint, Macs, Summary};
use crate::network::{EfficientNet, LoadError, LoadOptions};
use crate::picture::{self, NetworkInput};
use crate::predictions::top_k;
use crate::protocol::{
    Backend, BackendRequest, Built, Classified, ErrorKind, NetworkRequest, Progress, Started, WeightsKind, WorkerError,
};
use crate::session::{BuildOutcome, Classifier, JobHandle};
use crate::weights::{SafetensorsSource, TensorSource, synthetic::SyntheticSource};

/// Classes shown for a picture.
const TOP: usize = 5;

/// A network that takes longer than this to get ready is built only once the person agrees.
const ASK_ABOVE_MILLIS: f64 = 5_000.0;

/// A network, what it was made from, and what it costs.
struct Loaded {
    network: EfficientNet,
    plan: Plan,
    macs: Macs,
    weight_bytes: u128,
    /// Milliseconds of its first run at full size, once there was one.
    first_run_millis: Option<f64>,
}

/// An open backend and what was learned of it.
struct Engine {
    backend: Backend,
    device: Device,
    limits: Limits,
    speed: Speed,
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
    type Picture = Source;
    type Preview = Vec<u8>;

    async fn start(&mut self, request: BackendRequest) -> Result<Started, WorkerError> {
        let backend::Opened { device, started, limits } = backend::open(request).await?;
        self.engine = Some(Engine { backend: started.backend, device, limits, speed: Speed::default() });
        Ok(started)
    }

    async fn build(
        &mut self,
        request: &NetworkRequest,
        is_agreed: bool,
        job: JobHandle<'_>,
    ) -> Result<BuildOutcome, WorkerError> {
        let Some(Engine { backend, device, limits, speed }) = &mut self.engine else {
            return Err(WorkerError::new(ErrorKind::Protocol, "A network came before a backend: reload the page."));
        };
        let plan = Plan::of(request)?;
        let summary = Summary::of(&plan.architecture);
        let kept_bytes = self.loaded.as_ref().map_or(0, |loaded| loaded.weight_bytes);
        let memory_bytes = limits.check(&plan.scaling, &plan.architecture, kept_bytes)?;
        if matches!(plan.weights, Weights::Untrained) && !is_agreed {
            if !speed.is_known() {
                speed.calibrate(plan.architecture.family, device, job).await?;
            }
            let estimate = speed.estimate(&summary, memory_bytes);
            if estimate.build_millis > ASK_ABOVE_MILLIS {
                return Ok(BuildOutcome::Asked(estimate));
            }
        }

        let start = now_millis();
        let (bytes, origin) = match &plan.weights {
            Weights::Bundled(model) => {
                let (bytes, origin) = self.store.weights(model, job).await?;
                (Some(bytes), Some(origin))
            }
            Weights::Untrained => (None, None),
        };
        let fetched = now_millis();
        let network = load(&plan, bytes.as_deref().map(Vec::as_slice), device, job).await?;
        drop(bytes);
        let built = now_millis();

        let is_long = speed.is_long(summary.total.macs);
        // The CPU has no shaders to compile: its self-check has run all its code, and the first picture is the first run
        // at full size. Made-up weights are built for their time alone, so that it is measured at once.
        let is_bundled = matches!(plan.weights, Weights::Bundled(_));
        let runs_now = !is_bundled || *backend != Backend::Cpu;
        let phases = u64::from(is_bundled) + u64::from(runs_now);
        let self_check_error = match &plan.weights {
            Weights::Bundled(model) => {
                let mut pace =
                    WorkerPace::new(job, is_long, |done, total| Progress::WarmingUp { done, total: phases * total });
                Some(self_check::run(&network, &model.id, &mut pace).await?)
            }
            Weights::Untrained => None,
        };
        let first_run_millis = if runs_now {
            let start = now_millis();
            let side = plan.preprocessing.resolution_px;
            let mut pace = WorkerPace::new(job, is_long, |done, total| Progress::WarmingUp {
                done: done + (phases - 1) * total,
                total: phases * total,
            });
            network.logits(vec![0.0; 3 * side * side], side, &mut pace).await.map_err(run_failed)?;
            Some(now_millis() - start)
        } else {
            None
        };

        let built = Built {
            network: plan.request.clone(),
            weights: plan.weights.kind(),
            model: match &plan.weights {
                Weights::Bundled(model) => Some(model.id.clone()),
                Weights::Untrained => None,
            },
            origin,
            fetch_millis: fetched - start,
            build_millis: built - fetched,
            first_run_millis,
            self_check_error,
        };
        let weight_bytes = Footprint::of(&plan.architecture).weight_bytes;
        self.loaded = Some(Loaded { network, plan, macs: summary.total.macs, weight_bytes, first_run_millis });
        Ok(BuildOutcome::Built(built))
    }

    async fn classify(&mut self, source: Source, job: JobHandle<'_>) -> Result<(Classified, Vec<u8>), WorkerError> {
        let (Some(Loaded { network, plan, macs, first_run_millis, .. }), Some(Engine { speed, .. })) =
            (&mut self.loaded, &mut self.engine)
        else {
            return Err(WorkerError::new(ErrorKind::Protocol, "A picture came before a network: reload the page."));
        };
        let Decoded { picture, decode_millis } = self.reader.read(source).await?;
        let decoded = now_millis();
        let input = picture::preprocess(&picture, &plan.preprocessing).map_err(|error| refused(&error))?;
        let prepared = now_millis();
        let NetworkInput { resolution_px, pixels_rgb, values_nchw } = input;
        let mut pace = WorkerPace::new(job, speed.is_long(*macs), |done, total| Progress::Running { done, total });
        let logits = network.logits(values_nchw, resolution_px, &mut pace).await.map_err(run_failed)?;
        let finished = now_millis();
        let latency_millis = finished - prepared;
        speed.learn(*macs, latency_millis);
        let first_run_millis = *first_run_millis.get_or_insert(latency_millis);
        let predictions = match plan.weights.kind() {
            WeightsKind::Pretrained => top_k(&logits, TOP).map_err(|error| {
                WorkerError::new(ErrorKind::Backend, format!("The run gave no usable answer: {error}."))
            })?,
            // What made-up weights say means nothing, and is not shown.
            WeightsKind::Untrained => Vec::new(),
        };
        let classified = Classified {
            network: plan.request.clone(),
            weights: plan.weights.kind(),
            predictions,
            picture_width: picture.width(),
            picture_height: picture.height(),
            input_resolution_px: u32::try_from(resolution_px).unwrap_or(u32::MAX),
            decode_millis,
            preprocess_millis: prepared - decoded,
            latency_millis,
            first_run_millis,
        };
        Ok((classified, opaque(&pixels_rgb)))
    }
}

/// Makes the planned network; `bytes` are its weights where it has some.
async fn load(
    plan: &Plan,
    bytes: Option<&[u8]>,
    device: &Device,
    job: JobHandle<'_>,
) -> Result<EfficientNet, WorkerError> {
    let damaged = |detail: String| {
        WorkerError::new(ErrorKind::WeightsDamaged, format!("The weights of this network do not fit: {detail}."))
    };
    let file;
    let (source, options): (&dyn TensorSource, LoadOptions) = match (&plan.weights, bytes) {
        (Weights::Bundled(model), Some(bytes)) => {
            file = SafetensorsSource::new(bytes).map_err(|error| damaged(error.to_string()))?;
            let options = LoadOptions {
                layout: model.layout,
                padding: model.padding,
                batch_norm_epsilon: model.batch_norm_epsilon,
            };
            (&file, options)
        }
        _ => (&SyntheticSource, UNTRAINED),
    };
    let mut pace = WorkerPace::new(job, true, |done, total| Progress::Building { done, total });
    EfficientNet::load(&plan.architecture, source, options, device, &mut pace).await.map_err(|error| match error {
        LoadError::Stopped(_) => WorkerError::cancelled(),
        error => damaged(error.to_string()),
    })
}

/// RGB pixels as opaque RGBA.
fn opaque(rgb: &[u8]) -> Vec<u8> {
    rgb.as_chunks::<3>().0.iter().flat_map(|&[red, green, blue]| [red, green, blue, 255]).collect()
}
