//! The page's side of the wire as a state machine: which worker runs, what it is asked, and what follows a failure.
//!
//! Knows neither the browser nor the page: the page feeds it events and carries out the [`Command`]s it returns.
//! Rules: nothing starts before the person asks; the newest picture wins; a backend that fails is replaced once by a
//! new worker on the CPU, and the page says why; a failed picture or download leaves the last result where it is.

use crate::protocol::{
    BUILD_ID, Backend, BackendRequest, Built, Classified, ErrorKind, FromWorker, Progress, RequestId, Started,
    ToWorker, WorkerError,
};

/// What the engine is doing, as the contract's `data-state`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EngineState {
    /// Nothing was asked of it yet.
    #[default]
    Cold,
    /// The worker or the weights arrive: bytes so far and in all, once known.
    Loading(Option<(u64, u64)>),
    /// Layers are made (so many of so many), or the first run is under way.
    Building(Option<(u64, u64)>),
    /// A network waits for pictures.
    Ready,
    /// A picture is being classified.
    Running,
    /// There is no network, and the error says why.
    Failed,
}

impl EngineState {
    /// The word in the page's contract.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Cold => "cold",
            Self::Loading(_) => "loading",
            Self::Building(_) => "building",
            Self::Ready => "ready",
            Self::Running => "running",
            Self::Failed => "failed",
        }
    }
}

/// What the page has to do, in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Start a worker.
    Spawn,
    /// End the worker.
    Terminate,
    /// Send a message.
    Send(ToWorker),
    /// Send [`ToWorker::Classify`] with this id, and the newest picture beside it.
    SendPicture(RequestId),
    /// Show a new result.
    Show(Classified),
}

/// The state machine.
#[derive(Clone, Debug)]
pub struct Supervisor {
    state: EngineState,
    request: BackendRequest,
    model: String,
    /// Why the person's choice of backend was given up for the CPU.
    fallback: Option<String>,
    crashes: u32,
    worker_runs: bool,
    started: Option<Started>,
    built: Option<Built>,
    build: Option<RequestId>,
    picture_waits: bool,
    classify: Option<RequestId>,
    last_id: u64,
    error: Option<WorkerError>,
}

impl Supervisor {
    /// An engine that has not started, for a network and a backend.
    #[must_use]
    pub fn new(model: impl Into<String>, request: BackendRequest) -> Self {
        Self {
            state: EngineState::Cold,
            request,
            model: model.into(),
            fallback: None,
            crashes: 0,
            worker_runs: false,
            started: None,
            built: None,
            build: None,
            picture_waits: false,
            classify: None,
            last_id: 0,
            error: None,
        }
    }

    /// What the engine is doing.
    #[must_use]
    pub fn state(&self) -> EngineState {
        self.state
    }

    /// The backend in use, once one is open.
    #[must_use]
    pub fn backend(&self) -> Option<Backend> {
        self.started.as_ref().map(|started| started.backend)
    }

    /// The adapter's name, for WebGPU.
    #[must_use]
    pub fn adapter(&self) -> Option<&str> {
        self.started.as_ref()?.adapter.as_deref()
    }

    /// Why this backend, where that needs explaining.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        self.fallback.as_deref().or(self.started.as_ref()?.reason.as_deref())
    }

    /// The loaded network.
    #[must_use]
    pub fn built(&self) -> Option<&Built> {
        self.built.as_ref()
    }

    /// The failure that the person has to know of.
    #[must_use]
    pub fn error(&self) -> Option<&WorkerError> {
        self.error.as_ref()
    }

    /// The person chose a picture: the newest one is classified as soon as a network is there.
    pub fn picture_chosen(&mut self) -> Vec<Command> {
        self.error = None;
        self.picture_waits = true;
        if self.worker_runs {
            if self.built.is_some() { self.send_picture() } else { self.retry_build_if_failed() }
        } else {
            self.spawn()
        }
    }

    /// The person wants the engine without a picture, or wants a failed download tried again.
    pub fn start(&mut self) -> Vec<Command> {
        self.error = None;
        if self.worker_runs { self.retry_build_if_failed() } else { self.spawn() }
    }

    /// The person chose another backend: a running engine is replaced by one on that backend. With `has_picture` the
    /// last picture runs on it, so that the page never shows one backend beside the other's answer.
    pub fn backend_chosen(&mut self, request: BackendRequest, has_picture: bool) -> Vec<Command> {
        self.request = request;
        self.fallback = None;
        self.crashes = 0;
        if self.state == EngineState::Cold {
            return Vec::new();
        }
        self.error = None;
        self.picture_waits |= has_picture;
        self.replace_worker()
    }

    /// The worker broke without a word: it did not load, or trapped.
    pub fn worker_crashed(&mut self, detail: &str) -> Vec<Command> {
        if !self.worker_runs {
            return Vec::new();
        }
        self.give_up_worker(ErrorKind::Panic, detail)
    }

    /// A message came from the worker.
    pub fn message(&mut self, message: FromWorker) -> Vec<Command> {
        if !self.worker_runs {
            return Vec::new();
        }
        match message {
            FromWorker::Ready { build_id } if build_id == BUILD_ID => self.greet(),
            FromWorker::Ready { .. } => {
                let message = "The page was updated while it was open, and its two halves no longer match. Reload the \
                               page; if that does not help, clear this site's cached files.";
                self.fail(WorkerError::new(ErrorKind::Version, message))
            }
            FromWorker::Started(started) => {
                self.started = Some(started);
                Vec::new()
            }
            FromWorker::Progress { id, progress } => {
                if self.build == Some(id) {
                    self.state = match progress {
                        Progress::Fetching { received_bytes, total_bytes } => {
                            EngineState::Loading(Some((received_bytes, total_bytes)))
                        }
                        Progress::Building { done, total } => EngineState::Building(Some((done, total))),
                        Progress::WarmingUp => EngineState::Building(None),
                    };
                }
                Vec::new()
            }
            FromWorker::Built { id, built } => {
                if self.build != Some(id) {
                    return Vec::new();
                }
                self.build = None;
                self.built = Some(built);
                self.state = EngineState::Ready;
                if self.picture_waits { self.send_picture() } else { Vec::new() }
            }
            FromWorker::Classified { id, classified } => {
                if self.classify != Some(id) {
                    return Vec::new();
                }
                self.classify = None;
                self.crashes = 0;
                self.state = EngineState::Ready;
                vec![Command::Show(classified)]
            }
            FromWorker::Superseded { .. } => Vec::new(),
            FromWorker::Failed { id, error } => self.failed(id, error),
        }
    }

    fn next_id(&mut self) -> RequestId {
        self.last_id += 1;
        RequestId(self.last_id)
    }

    fn spawn(&mut self) -> Vec<Command> {
        self.worker_runs = true;
        self.state = EngineState::Loading(None);
        vec![Command::Spawn]
    }

    fn greet(&mut self) -> Vec<Command> {
        let backend = if self.fallback.is_some() { BackendRequest::Cpu } else { self.request };
        let start = ToWorker::Start { build_id: BUILD_ID.to_owned(), backend };
        vec![Command::Send(start), self.send_build()]
    }

    fn send_build(&mut self) -> Command {
        let id = self.next_id();
        self.build = Some(id);
        self.state = EngineState::Loading(None);
        Command::Send(ToWorker::Build { id, model: self.model.clone() })
    }

    fn retry_build_if_failed(&mut self) -> Vec<Command> {
        if self.state == EngineState::Failed { vec![self.send_build()] } else { Vec::new() }
    }

    fn send_picture(&mut self) -> Vec<Command> {
        let id = self.next_id();
        self.picture_waits = false;
        self.classify = Some(id);
        self.state = EngineState::Running;
        vec![Command::SendPicture(id)]
    }

    fn failed(&mut self, id: Option<RequestId>, error: WorkerError) -> Vec<Command> {
        let is_current = id.is_none() || id == self.build || id == self.classify;
        if !is_current {
            return Vec::new();
        }
        match error.kind {
            ErrorKind::Backend | ErrorKind::Panic => self.give_up_worker(error.kind, &error.message),
            ErrorKind::Picture => {
                self.classify = None;
                self.state = EngineState::Ready;
                self.error = Some(error);
                Vec::new()
            }
            ErrorKind::WeightsUnreachable | ErrorKind::WeightsDamaged => {
                self.build = None;
                self.state = EngineState::Failed;
                self.error = Some(error);
                Vec::new()
            }
            ErrorKind::Version | ErrorKind::Protocol => self.fail(error),
        }
    }

    /// Ends a worker that broke. The first time a new one starts on the CPU; the second time the person is told.
    fn give_up_worker(&mut self, kind: ErrorKind, detail: &str) -> Vec<Command> {
        self.crashes += 1;
        if self.crashes > 1 {
            // The picture may be what breaks it: it is not sent again unless the person asks.
            self.picture_waits = false;
            let message = format!(
                "The engine stopped twice and was not started again. Reload the page, or try another picture. ({detail})"
            );
            return self.fail(WorkerError::new(kind, message));
        }
        let was_cpu = self.fallback.is_some() || self.backend() == Some(Backend::Cpu);
        self.fallback = Some(if was_cpu {
            format!("the engine stopped and was started again on the CPU ({detail})")
        } else {
            format!("WebGPU was given up for the CPU: {detail}")
        });
        self.replace_worker()
    }

    /// Starts over with a new worker. A picture that was being classified is classified again.
    fn replace_worker(&mut self) -> Vec<Command> {
        self.picture_waits |= self.classify.take().is_some();
        self.forget_worker();
        let mut commands = vec![Command::Terminate];
        commands.extend(self.spawn());
        commands
    }

    fn fail(&mut self, error: WorkerError) -> Vec<Command> {
        self.classify = None;
        self.forget_worker();
        self.state = EngineState::Failed;
        self.error = Some(error);
        // The next attempt of the person counts as a first one.
        self.crashes = 0;
        vec![Command::Terminate]
    }

    fn forget_worker(&mut self) {
        self.worker_runs = false;
        self.started = None;
        self.built = None;
        self.build = None;
    }
}

#[cfg(test)]
mod tests;
