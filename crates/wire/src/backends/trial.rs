//! A trial: one network timed on both backends, each in a worker of its own, one after the other, or made ready on one.
//!
//! The engine's own worker is left alone, and at most one further network is in memory. The backend that runs comes first,
//! so that the worker which is there in the end has the network on the other one: where that is faster, the engine can take
//! it over as it is.

use crate::protocol::{
    BUILD_ID, Backend, BackendRequest, Built, ErrorKind, FromWorker, NetworkRequest, RequestId, Started, ToWorker,
    WorkerError,
};
use texts::{Message, backend_times as text, engine};

/// A network whose first run takes longer than this is not measured.
const MOST_RUN_MILLIS: f64 = 2_000.0;

/// Milliseconds that the runs of a backend which count take together, about.
const COUNTED_MILLIS: f64 = 3_000.0;

/// Runs that count: at least, and at most.
const COUNTED_RUNS: (f64, f64) = (5.0, 20.0);

/// Milliseconds of runs before those: the browser's optimising compiler takes over the worker's code meanwhile.
const WARM_UP_MILLIS: f64 = 500.0;

/// Warm-up runs at most.
const WARM_UP_RUNS: f64 = 10.0;

/// The requests that a worker of a trial is sent: one build, a first run, the runs that are timed.
const BUILD: RequestId = RequestId(1);
const FIRST: RequestId = RequestId(2);
const TIMED: RequestId = RequestId(3);

/// A worker with a network: what it said when it started, and when it had built.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The backend.
    pub started: Started,
    /// The network.
    pub built: Built,
}

/// What a trial came to.
#[derive(Clone, Debug, PartialEq)]
pub enum TrialEnd {
    /// Both backends were measured.
    Measured {
        /// Milliseconds of each run on the CPU.
        cpu: Vec<f64>,
        /// Milliseconds of each run on WebGPU.
        webgpu: Vec<f64>,
        /// The worker that is there in the end.
        last: Loaded,
    },
    /// The network is ready on the backend that was to be had.
    Ready(Loaded),
    /// Nothing came of it, and why.
    Refused(Message),
}

/// What the page has to do.
#[derive(Clone, Debug, PartialEq)]
pub enum TrialStep {
    /// Send the worker a message; a build with the person's file beside it, where the network is read from one.
    Send(ToWorker),
    /// Send the worker a message with a picture beside it.
    SendPicture(ToWorker),
    /// End the worker, and start another one.
    NextWorker,
    /// It is over.
    End(Box<TrialEnd>),
}

/// The state machine. The page starts a worker, and tells it what that says.
#[derive(Clone, Debug)]
pub struct Trial {
    network: NetworkRequest,
    /// The backends to come, the one under way first.
    backends: Vec<Backend>,
    /// Whether they are timed; else the network is made ready.
    is_timed: bool,
    /// What was measured so far.
    samples: Vec<(Backend, Vec<f64>)>,
    started: Option<Started>,
    built: Option<Built>,
    /// The first of the timed runs that count.
    warm_up_runs: usize,
    /// Steps that are done.
    done: u8,
}

impl Trial {
    /// The picture that is run, a BMP file of one gray pixel: a network takes as long for it as for any other.
    pub const PICTURE: [u8; 58] =
        *b"BM\x3a\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\x18\0\0\0\0\0\x04\0\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x80\x80\x80\0";

    /// Times a network on both backends, first on the one that it runs on.
    #[must_use]
    pub fn measure(network: NetworkRequest, running: Backend) -> Self {
        let other = match running {
            Backend::Cpu => Backend::WebGpu,
            Backend::WebGpu => Backend::Cpu,
        };
        Self::new(network, vec![running, other], true)
    }

    /// Makes a network ready on a backend.
    #[must_use]
    pub fn get_ready(network: NetworkRequest, backend: Backend) -> Self {
        Self::new(network, vec![backend], false)
    }

    fn new(network: NetworkRequest, backends: Vec<Backend>, is_timed: bool) -> Self {
        let (samples, started, built) = (Vec::new(), None, None);
        Self { network, backends, is_timed, samples, started, built, warm_up_runs: 0, done: 0 }
    }

    /// The backend that it is at.
    #[must_use]
    pub fn backend(&self) -> Backend {
        self.backends.first().copied().unwrap_or(Backend::Cpu)
    }

    /// Whether it times the backends.
    #[must_use]
    pub fn is_timed(&self) -> bool {
        self.is_timed
    }

    /// The network.
    #[must_use]
    pub fn network(&self) -> &NetworkRequest {
        &self.network
    }

    /// Steps that are done, and all.
    #[must_use]
    pub fn progress(&self) -> (u8, u8) {
        (self.done, if self.is_timed { 6 } else { 2 })
    }

    /// The greatest id of a request that its workers know: the next one that they are sent has to be greater.
    #[must_use]
    pub fn last_id() -> RequestId {
        TIMED
    }

    /// The worker broke without a word.
    #[must_use]
    pub fn crashed(&self, detail: Message) -> TrialStep {
        let failed = match self.backend() {
            Backend::Cpu => text::CPU_FAILED,
            Backend::WebGpu => text::WEBGPU_FAILED,
        };
        refused(Message::new(failed).with_message("detail", detail))
    }

    /// A message came from the worker.
    pub fn message(&mut self, message: FromWorker) -> Vec<TrialStep> {
        match message {
            FromWorker::Ready { build_id } if build_id == BUILD_ID => {
                let backend = match self.backend() {
                    Backend::Cpu => BackendRequest::Cpu,
                    Backend::WebGpu => BackendRequest::AnyWebGpu,
                };
                let network = self.network.clone();
                let build = ToWorker::Build { id: BUILD, network, is_agreed: false, keeps_others: false };
                vec![TrialStep::Send(ToWorker::start(backend)), TrialStep::Send(build)]
            }
            FromWorker::Ready { .. } => vec![refused(engine::PAGE_UPDATED.into())],
            FromWorker::Started(started) if started.backend == self.backend() => {
                self.started = Some(started);
                Vec::new()
            }
            FromWorker::Started(_) => vec![refused(text::NO_WEBGPU.into())],
            FromWorker::Built { built, .. } => {
                self.built = Some(built);
                self.done += 1;
                vec![run(FIRST, 0)]
            }
            FromWorker::Asked { .. } => vec![refused(text::TOO_LONG.into())],
            FromWorker::Classified { id: FIRST, classified } => {
                self.done += 1;
                self.first_run(classified.latency_millis)
            }
            FromWorker::Classified { id: TIMED, classified } => {
                self.done += 1;
                self.timed(&classified.repeated_millis)
            }
            FromWorker::Failed { error: WorkerError { kind: ErrorKind::TooLarge, .. }, .. } => {
                vec![refused(text::TOO_LONG.into())]
            }
            FromWorker::Failed { error, .. } => vec![self.crashed(error.message)],
            FromWorker::Classified { .. }
            | FromWorker::Progress { .. }
            | FromWorker::AtSize { .. }
            | FromWorker::Superseded { .. }
            | FromWorker::Cancelled { .. }
            | FromWorker::Labels { .. }
            | FromWorker::Report { .. }
            | FromWorker::NetworkFile { .. }
            | FromWorker::Memory(_) => Vec::new(),
        }
    }

    /// The first run says how long the others are.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 30 runs")]
    fn first_run(&mut self, millis: f64) -> Vec<TrialStep> {
        if !self.is_timed {
            return vec![self.end()];
        }
        // Also where the clock gave no number.
        if millis.is_nan() || millis > MOST_RUN_MILLIS {
            return vec![refused(text::TOO_LONG.into())];
        }
        let millis = millis.max(0.1);
        let (least, most) = COUNTED_RUNS;
        let counted = (COUNTED_MILLIS / millis).floor().clamp(least, most) as u16;
        let warm_up = ((WARM_UP_MILLIS - millis) / millis).ceil().clamp(0.0, WARM_UP_RUNS) as u16;
        self.warm_up_runs = warm_up.into();
        vec![run(TIMED, warm_up + counted)]
    }

    fn timed(&mut self, millis: &[f64]) -> Vec<TrialStep> {
        let counted: Vec<f64> = millis.iter().copied().skip(self.warm_up_runs).collect();
        if counted.is_empty() {
            return vec![refused(text::NO_TIMES.into())];
        }
        self.samples.push((self.backend(), counted));
        if self.backends.len() < 2 {
            return vec![self.end()];
        }
        self.backends.remove(0);
        (self.started, self.built) = (None, None);
        vec![TrialStep::NextWorker]
    }

    fn end(&mut self) -> TrialStep {
        let (Some(started), Some(built)) = (self.started.take(), self.built.take()) else {
            return refused(text::NO_TIMES.into());
        };
        let last = Loaded { started, built };
        if !self.is_timed {
            return TrialStep::End(Box::new(TrialEnd::Ready(last)));
        }
        let mut of = |backend| {
            let at = self.samples.iter().position(|(of, _)| *of == backend);
            at.map(|at| self.samples.swap_remove(at).1).unwrap_or_default()
        };
        let (cpu, webgpu) = (of(Backend::Cpu), of(Backend::WebGpu));
        TrialStep::End(Box::new(TrialEnd::Measured { cpu, webgpu, last }))
    }
}

fn run(id: RequestId, repeats: u16) -> TrialStep {
    TrialStep::SendPicture(ToWorker::Classify {
        id,
        stage: None,
        activation_maps: false,
        repeats: Some(repeats),
        profiles: false,
        smoothing: None,
        sizes: false,
    })
}

fn refused(why: Message) -> TrialStep {
    TrialStep::End(Box::new(TrialEnd::Refused(why)))
}

#[cfg(test)]
mod tests;
