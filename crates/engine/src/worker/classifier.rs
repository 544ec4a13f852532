//! [`BurnClassifier`]: what the session asks for, done with burn.

use std::rc::Rc;

use js_sys::{ArrayBuffer, WebAssembly};
use wasm_bindgen::JsCast as _;

use super::backend;
use super::clock::now_millis;
use super::engine::{Engine, Made};
use super::load::Tensors;
use super::own_file::{self, OwnFile};
use super::pace::WorkerPace;
use super::picture_source::{Decoded, PictureReader, Source};
use super::plan::Plan;
use super::refusal::picture_refused;
use super::speed::{Speed, run_failed};
use super::stage_report;
use super::store::Store;
use super::transport::Pixels;
use crate::network::EfficientNet;
use crate::picture::{self, NetworkInput};
use model::arch::{Footprint, Workload};
use texts::{Message, bug, worker};
use weights::LastFile;
use wire::labels;
use wire::predictions::top_k;
use wire::protocol::{
    Backend, BackendRequest, Built, Classified, ErrorKind, MemoryUse, NetworkRequest, Progress, Started, WeightsKind,
    WorkerError,
};
use wire::session::{BuildOutcome, Classifier, JobHandle};

/// Classes shown for a picture.
const TOP: usize = 5;

/// Less memory than this is not worth telling of.
const NOTEWORTHY_BYTES: u64 = 256 << 20;

/// A network, what it was made from, and what it costs.
struct Loaded {
    network: EfficientNet,
    plan: Plan,
    work: Workload,
    weight_bytes: u128,
    /// Milliseconds of its first run at full size, once there was one.
    first_run_millis: Option<f64>,
}

/// The worker's state: a backend, and the network on it.
#[derive(Default)]
pub(super) struct BurnClassifier {
    engine: Option<Engine>,
    loaded: Option<Loaded>,
    last_file: LastFile,
    reader: PictureReader,
    store: Store,
}

impl Classifier for BurnClassifier {
    type Attachment = Source;
    type Preview = Pixels;

    async fn start(&mut self, request: BackendRequest) -> Result<Started, WorkerError> {
        let backend::Opened { device, started, limits } = backend::open(request).await?;
        self.engine = Some(Engine {
            backend: started.backend,
            device,
            half_checked: Vec::new(),
            limits,
            speed: Speed::default(),
        });
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
            return Err(WorkerError::new(ErrorKind::Protocol, bug::NETWORK_TOO_EARLY));
        };
        let kept_bytes = self.loaded.as_ref().map_or(0, |loaded| loaded.weight_bytes);
        let asked = now_millis();
        let (plan, own, start) = if request.file_number().is_some() {
            let OwnFile { plan, checkpoint, found } =
                own_file::open(&mut self.last_file, file, request, &engine.limits, kept_bytes, job).await?;
            if let NetworkRequest::GrownFile { scaling, grown_at, .. } = request {
                let plan = plan.grown_to(scaling, *grown_at)?;
                let kept_bytes = kept_bytes.saturating_add(checkpoint.file_bytes() as u128);
                if let Some(estimate) = engine.estimate(&plan, kept_bytes, is_agreed, job).await? {
                    return Ok(BuildOutcome::Asked(estimate));
                }
                (plan, Some((checkpoint, None)), now_millis())
            } else {
                (plan, Some((checkpoint, Some(Box::new(found)))), asked)
            }
        } else {
            self.last_file.forget();
            let plan = Plan::from_request(request)?;
            if let Some(estimate) = engine.estimate(&plan, kept_bytes, is_agreed, job).await? {
                return Ok(BuildOutcome::Asked(estimate));
            }
            // Neither the question nor its measurement is part of fetching.
            (plan, None, now_millis())
        };
        let work = Workload::from_spec(&plan.architecture);

        let (tensors, found, arrival) = match (plan.weights.model(), own) {
            (Some(model), _) => {
                let arrival = self.store.weights(model, job).await?;
                (Tensors::Bundled(Rc::clone(&arrival.bytes)), None, Some((model, arrival)))
            }
            (None, Some((checkpoint, found))) => (Tensors::Own(checkpoint), found, None),
            (None, None) => (Tensors::MadeUp, None, None),
        };
        let fetched = now_millis();
        let outcome = engine.make(&plan, &tensors, kept_bytes, job).await;
        // Before what was made of them: damaged weights explain whatever is wrong with it.
        let origin = match arrival {
            Some((model, arrival)) => Some(self.store.settle(model, arrival).await?),
            None => None,
        };
        let Made { network, is_half, proof, at_millis } = outcome?;
        drop(tensors);
        let first_run_millis = engine.warm_up(&network, &plan, work, &proof, job).await?;

        let built = Built {
            network: plan.request.clone(),
            weights: plan.weights.kind(),
            model: plan.weights.model().map(|model| model.id.to_owned()),
            found,
            origin,
            fetch_millis: fetched - start,
            build_millis: at_millis - fetched,
            first_run_millis,
            is_half,
            proof,
        };
        let weight_bytes = Footprint::from_spec(&plan.architecture).weight_bytes;
        self.loaded = Some(Loaded { network, plan, work, weight_bytes, first_run_millis });
        Ok(BuildOutcome::Built(built))
    }

    async fn classify(
        &mut self,
        source: Source,
        stage: Option<u8>,
        job: JobHandle<'_>,
    ) -> Result<(Classified, Pixels), WorkerError> {
        let (Some(Loaded { network, plan, work, first_run_millis, .. }), Some(engine)) =
            (&mut self.loaded, &mut self.engine)
        else {
            return Err(WorkerError::new(ErrorKind::Protocol, bug::PICTURE_TOO_EARLY));
        };
        let Decoded { picture, decode_millis } = self.reader.read(source).await?;
        let decoded = now_millis();
        let input = picture::preprocess(&*picture, &plan.preprocessing).map_err(|error| picture_refused(&error))?;
        let prepared = now_millis();
        let NetworkInput { resolution_px, pixels_rgb, values_nchw } = input;
        let mut pace =
            WorkerPace::new(job, engine.speed.is_long(*work), |done, total| Progress::Running { done, total });
        // The look into a stage has its own run: waiting for each stage would slow the measured one down.
        let looked_at = stage.map(|number| (number, values_nchw.clone()));
        let logits = network.logits(values_nchw, resolution_px, &mut pace).await.map_err(run_failed)?;
        let finished = now_millis();
        let latency_millis = finished - prepared;
        engine.speed.learn(*work, latency_millis);
        let first_run_millis = *first_run_millis.get_or_insert(latency_millis);
        // On the CPU, only a person's weights and the picture are left to blame.
        let is_own_on_cpu = plan.weights.is_own() && engine.backend == Backend::Cpu;
        let blamed = if is_own_on_cpu { ErrorKind::Picture } else { ErrorKind::Backend };
        let predictions = match plan.weights.kind() {
            WeightsKind::Pretrained | WeightsKind::Grown | WeightsKind::Custom => {
                top_k(&logits, TOP).map_err(|error| {
                    WorkerError::new(
                        blamed,
                        Message::new(worker::NO_USABLE_ANSWER).with_message("error", error.to_message()),
                    )
                })?
            }
            // What made-up weights say means nothing, and is not shown.
            WeightsKind::Untrained => Vec::new(),
        };
        let (stage, maps) = match looked_at {
            Some((number, values)) => {
                let (report, maps) =
                    stage_report::look_into(network, &plan.architecture, number, values, resolution_px, &mut pace)
                        .await?;
                (Some(report), maps)
            }
            None => (None, Vec::new()),
        };
        let is_imagenet = logits.len() == labels::COUNT;
        let labels =
            predictions.iter().filter(|_| is_imagenet).filter_map(|found| labels::label(found.index)).collect();
        let classified = Classified {
            network: plan.request.clone(),
            weights: plan.weights.kind(),
            classes: logits.len() as u64,
            predictions,
            labels,
            picture_width: picture.width(),
            picture_height: picture.height(),
            input_resolution_px: u32::try_from(resolution_px).unwrap_or(u32::MAX),
            decode_millis,
            preprocess_millis: prepared - decoded,
            latency_millis,
            first_run_millis,
            stage,
        };
        Ok((classified, Pixels { seen: opaque(&pixels_rgb), maps }))
    }

    fn memory(&self) -> Option<MemoryUse> {
        let held_bytes = wasm_memory_bytes().filter(|bytes| *bytes > NOTEWORTHY_BYTES)?;
        let needed = self.loaded.as_ref().map_or(0, |loaded| match self.engine.as_ref().map(|engine| engine.backend) {
            // Weights and maps are the GPU's.
            Some(Backend::WebGpu) | None => 0,
            Some(Backend::Cpu) => Footprint::from_spec(&loaded.plan.architecture).total_bytes(),
        });
        Some(MemoryUse { held_bytes, needed_bytes: u64::try_from(needed).unwrap_or(u64::MAX) })
    }
}

/// The size of this program's memory, which never shrinks.
fn wasm_memory_bytes() -> Option<u64> {
    let memory: WebAssembly::Memory = wasm_bindgen::memory().dyn_into().ok()?;
    let buffer: ArrayBuffer = memory.buffer().dyn_into().ok()?;
    Some(u64::from(buffer.byte_length()))
}

/// RGB pixels as opaque RGBA.
fn opaque(rgb: &[u8]) -> Vec<u8> {
    let pixels = rgb.as_chunks::<3>().0.iter();
    pixels.map(|&[red, green, blue]| [red, green, blue, 255]).collect::<Vec<_>>().into_flattened()
}
