//! [`BurnBuilder`]: opens a backend and makes networks on it with burn.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{ArrayBuffer, WebAssembly};
use wasm_bindgen::JsCast as _;

use super::backend;
use super::engine::{self, Engine};
use super::load::Tensors;
use super::loaded::LoadedNetwork;
use super::own_file::{self, OwnFile};
use super::picture_source::{PictureReader, Source};
use super::plan::Plan;
use super::store::Store;
use super::transport::Payload;
use benchmark::report::Device;
use model::arch::Workload;
use texts::bug;
use weights::LastFile;
use wire::protocol::{
    Backend, BackendRequest, Built, ErrorKind, Estimate, MemoryUse, NetworkFormat, NetworkRequest, Started,
    WorkerError, WrittenNetwork,
};
use wire::session::{BuildOptions, BuildOutcome, Builder, JobHandle};
use worker_scope::clock::now_millis;

/// Less memory than this is not worth telling of.
const NOTEWORTHY_BYTES: u64 = 256 << 20;

/// The worker's state: a backend, and the networks that were made on it.
#[derive(Default)]
pub(super) struct BurnBuilder {
    pub(super) engine: Option<Engine>,
    /// The network that was asked for last, and before it those that are kept beside it, the oldest first.
    loaded: Vec<Rc<LoadedNetwork>>,
    pub(super) last_file: LastFile,
    reader: Rc<RefCell<PictureReader>>,
    pub(super) store: Store,
    /// The device, for reports.
    described: Rc<RefCell<Device>>,
}

impl BurnBuilder {
    /// A worker without a backend, which describes the one that it opens in `described`.
    pub(super) fn new(described: Rc<RefCell<Device>>) -> Self {
        Self { described, ..Self::default() }
    }
}

impl Builder for BurnBuilder {
    type Network = LoadedNetwork;

    async fn start(&mut self, request: BackendRequest) -> Result<Started, WorkerError> {
        let backend::Opened { device, started, limits, described } = backend::open(request).await?;
        self.described.replace(described);
        self.engine =
            Some(Engine { backend: started.backend, device, half_checked: Vec::new(), limits, speed: Rc::default() });
        Ok(started)
    }

    async fn build(
        &mut self,
        request: &NetworkRequest,
        file: Option<Source>,
        options: BuildOptions,
        job: JobHandle<'_>,
    ) -> Result<BuildOutcome<LoadedNetwork>, WorkerError> {
        if let Some(loaded) = self.take_kept(request, options.keeps_others) {
            return Ok(BuildOutcome::Built(loaded.built.clone(), loaded));
        }
        let file_again = file.as_ref().and_then(Source::clone_file);
        let made = self.make(request, file, options, job).await;
        let has_others = self.loaded.len() > 1;
        let loaded = match made {
            // What does not fit beside all that is kept may fit beside the one that is in use.
            Err(error) if error.kind == ErrorKind::TooLarge && has_others => {
                self.forget_others();
                self.make(request, file_again, options, job).await
            }
            made => made,
        };
        let loaded = match loaded? {
            Made::Network(loaded) => Rc::new(*loaded),
            Made::Asked(estimate) => return Ok(BuildOutcome::Asked(estimate)),
        };
        if !options.keeps_others {
            self.loaded.clear();
        }
        self.loaded.push(Rc::clone(&loaded));
        self.free_surplus();
        Ok(BuildOutcome::Built(loaded.built.clone(), loaded))
    }

    async fn export(
        &mut self,
        request: &NetworkRequest,
        format: NetworkFormat,
        source: Option<Source>,
        job: JobHandle<'_>,
    ) -> Result<(WrittenNetwork, Payload), WorkerError> {
        self.write(request, format, source, job).await
    }

    fn memory(&self) -> Option<MemoryUse> {
        let held_bytes = wasm_memory_bytes().filter(|bytes| *bytes > NOTEWORTHY_BYTES)?;
        let needed: u128 = match self.engine.as_ref().map(|engine| engine.backend) {
            // Weights and maps are the GPU's.
            Some(Backend::WebGpu) | None => 0,
            Some(Backend::Cpu) => self.loaded.iter().map(|loaded| loaded.footprint().total_bytes()).sum(),
        };
        Some(MemoryUse { held_bytes, needed_bytes: u64::try_from(needed).unwrap_or(u64::MAX) })
    }
}

/// What a build came to.
enum Made {
    Network(Box<LoadedNetwork>),
    Asked(Estimate),
}

impl BurnBuilder {
    /// The network of a request, where it is kept; it is the newest from now on.
    fn take_kept(&mut self, request: &NetworkRequest, keeps_others: bool) -> Option<Rc<LoadedNetwork>> {
        let at = self.loaded.iter().position(|loaded| loaded.plan.request == *request)?;
        let loaded = self.loaded.remove(at);
        if !keeps_others {
            self.loaded.clear();
            self.last_file.forget();
        }
        self.loaded.push(Rc::clone(&loaded));
        self.free_surplus();
        Some(loaded)
    }

    /// Bytes of the networks that are loaded.
    pub(super) fn kept_bytes(&self) -> u128 {
        self.loaded.iter().map(|loaded| loaded.weight_bytes()).sum()
    }

    /// Forgets all but the newest.
    fn forget_others(&mut self) {
        self.loaded.drain(..self.loaded.len().saturating_sub(1));
    }

    /// Frees the memory between layers that a larger network before left.
    fn free_surplus(&self) {
        let needed_bytes = self.loaded.iter().map(|loaded| loaded.footprint().activation_bytes).max();
        if let Some(engine) = &self.engine {
            engine.device.free_surplus(needed_bytes.unwrap_or_default());
        }
    }

    async fn make(
        &mut self,
        request: &NetworkRequest,
        file: Option<Source>,
        options: BuildOptions,
        job: JobHandle<'_>,
    ) -> Result<Made, WorkerError> {
        let kept_bytes = self.kept_bytes();
        let Some(engine) = &mut self.engine else {
            return Err(WorkerError::new(ErrorKind::Protocol, bug::NETWORK_TOO_EARLY));
        };
        let asked = now_millis();
        let (plan, own, start) = if request.file_number().is_some() {
            self.store.forget_last();
            let OwnFile { plan, checkpoint, found } =
                own_file::open(&mut self.last_file, file, request, &engine.limits, kept_bytes, job).await?;
            if let NetworkRequest::GrownFile { scaling, grown_at, .. } = request {
                let plan = plan.grown_to(scaling, *grown_at)?;
                let kept_bytes = kept_bytes.saturating_add(checkpoint.file_bytes() as u128);
                if let Some(estimate) = engine.estimate(&plan, kept_bytes, options.is_agreed, job).await? {
                    return Ok(Made::Asked(estimate));
                }
                (plan, Some((checkpoint, None)), now_millis())
            } else {
                (plan, Some((checkpoint, Some(Box::new(found)))), asked)
            }
        } else {
            self.last_file.forget();
            let plan = Plan::from_request(request)?;
            if let Some(estimate) = engine.estimate(&plan, kept_bytes, options.is_agreed, job).await? {
                return Ok(Made::Asked(estimate));
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
        let engine::Made { network, is_half, self_check, at_millis } = outcome?;
        drop(tensors);
        if plan.weights.growth().is_none() {
            // A published network stays a while, and its first run has use for the memory.
            self.store.forget_last();
        }
        let first_run_millis = engine.warm_up(&network, &plan, work, &self_check, job).await?;

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
            self_check,
        };
        Ok(Made::Network(Box::new(LoadedNetwork {
            network,
            built,
            plan,
            work,
            backend: engine.backend,
            limits: engine.limits,
            speed: Rc::clone(&engine.speed),
            first_run_millis: Cell::new(first_run_millis),
            smoothed: RefCell::default(),
            reader: Rc::clone(&self.reader),
        })))
    }
}

/// The size of this program's memory, which never shrinks.
fn wasm_memory_bytes() -> Option<u64> {
    let memory: WebAssembly::Memory = wasm_bindgen::memory().dyn_into().ok()?;
    let buffer: ArrayBuffer = memory.buffer().dyn_into().ok()?;
    Some(u64::from(buffer.byte_length()))
}
