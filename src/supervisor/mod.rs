//! The page's side of the wire as a state machine: which worker runs, what it is asked, and what follows a failure.
//!
//! Knows neither the browser nor the page: the page feeds it events and carries out the [`Command`]s it returns.
//! Rules: nothing starts before the person asks; the newest picture and the newest network win; a network that takes
//! long is built only once the person agrees; the loaded network stays until another is ready; a backend that fails is
//! replaced once by a new worker on the CPU, and the page says why; whatever fails leaves the last result where it is.

mod failure;
mod report;
mod state;

use crate::protocol::{
    BUILD_ID, Backend, BackendRequest, Built, ErrorKind, Estimate, FromWorker, NetworkRequest, RequestId, Started,
    ToWorker, WorkerError,
};
use crate::text::{Said, engine};
pub use state::{Command, EngineState};

/// The state machine.
#[derive(Clone, Debug)]
pub struct Supervisor {
    state: EngineState,
    request: BackendRequest,
    /// The network that the person wants.
    network: NetworkRequest,
    /// The network that was wanted before a weights file which is not loaded yet: back to it where the file is refused
    /// and nothing is loaded.
    before_file: Option<NetworkRequest>,
    /// What that network would take, while the person is asked.
    question: Option<Estimate>,
    /// Why the person's choice of backend was given up for the CPU.
    fallback: Option<Said>,
    crashes: u32,
    worker_runs: bool,
    /// Whether the worker has said hello, and was answered.
    is_greeted: bool,
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
    pub fn new(network: NetworkRequest, request: BackendRequest) -> Self {
        Self {
            state: EngineState::Cold,
            request,
            network,
            before_file: None,
            question: None,
            fallback: None,
            crashes: 0,
            worker_runs: false,
            is_greeted: false,
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
    pub fn adapter(&self) -> Option<&Said> {
        self.started.as_ref()?.adapter.as_ref()
    }

    /// Why this backend, where that needs explaining.
    #[must_use]
    pub fn reason(&self) -> Option<&Said> {
        self.fallback.as_ref().or(self.started.as_ref()?.reason.as_ref())
    }

    /// The loaded network.
    #[must_use]
    pub fn built(&self) -> Option<&Built> {
        self.built.as_ref()
    }

    /// The network that the person wants; the loaded one may still be another.
    #[must_use]
    pub fn network(&self) -> &NetworkRequest {
        &self.network
    }

    /// What the wanted network would take, while the person is asked whether to build it.
    #[must_use]
    pub fn question(&self) -> Option<Estimate> {
        self.question
    }

    /// Whether a picture waits for its answer.
    #[must_use]
    pub fn expects_answer(&self) -> bool {
        self.picture_waits || self.classify.is_some()
    }

    /// The failure that the person has to know of.
    #[must_use]
    pub fn error(&self) -> Option<&WorkerError> {
        self.error.as_ref()
    }

    /// The person chose a picture: the newest one is classified as soon as the wanted network is there.
    pub fn picture_chosen(&mut self) -> Vec<Command> {
        self.error = None;
        self.picture_waits = true;
        self.go_on()
    }

    /// Whether a camera's next frame would be classified at once: the wanted network is loaded, and nothing else is
    /// under way or asked.
    #[must_use]
    pub fn takes_frames(&self) -> bool {
        let is_free = self.state == EngineState::Ready && self.build.is_none() && self.question.is_none();
        is_free && self.is_loaded() && !self.expects_answer()
    }

    /// A camera's frame is there. It is classified at once or not at all, and an error stays for the person to read.
    pub fn frame_taken(&mut self) -> Vec<Command> {
        if self.takes_frames() { self.send_picture() } else { Vec::new() }
    }

    /// The picture to send is no longer there: a camera's frame is sent once.
    pub fn picture_gone(&mut self) {
        self.picture_waits = false;
        if self.classify.take().is_some() {
            self.state = self.rest();
        }
    }

    /// The person wants the engine without a picture, or wants a failed download tried again.
    pub fn start(&mut self) -> Vec<Command> {
        self.error = None;
        self.go_on()
    }

    /// The person chose another network. A running engine builds it, and answers the last picture with it where there
    /// is one (`has_picture`).
    pub fn network_chosen(&mut self, network: NetworkRequest, has_picture: bool) -> Vec<Command> {
        let is_new = self.network != network;
        if !is_new && (self.is_loaded() || self.question.is_some()) {
            return Vec::new();
        }
        self.want(network);
        if self.state == EngineState::Cold && !self.worker_runs {
            return Vec::new();
        }
        self.error = None;
        if !is_new {
            return self.go_on();
        }
        self.question = None;
        self.picture_waits |= has_picture || self.classify.is_some();
        // An answer of the network before would stand under the new one's name.
        self.classify = None;
        let stop = self.build.take().map(|id| Command::Send(ToWorker::Cancel { id }));
        let mut commands = Vec::from_iter(stop);
        commands.extend(self.go_on());
        commands
    }

    /// The person agreed to a network that takes long.
    pub fn agreed(&mut self) -> Vec<Command> {
        if self.question.take().is_some() && self.worker_runs { vec![self.send_build(true)] } else { Vec::new() }
    }

    /// The person does not want the network that takes long: the loaded one stays the one in use.
    pub fn declined(&mut self) {
        if self.question.take().is_some() {
            self.settle();
        }
    }

    /// The person wants what is under way stopped. The worker's reply says when it has.
    pub fn cancel(&mut self) -> Vec<Command> {
        if let Some(id) = self.build.or(self.classify) {
            return vec![Command::Send(ToWorker::Cancel { id })];
        }
        if self.worker_runs && self.state.is_busy() {
            // The worker itself is still on its way: there is nobody to ask yet.
            self.picture_waits = false;
            self.forget_worker();
            self.state = EngineState::Cold;
            return vec![Command::Terminate];
        }
        Vec::new()
    }

    /// The person chose another backend: a running engine is replaced by one on that backend. With `has_picture` the
    /// last picture runs on it, so that the page never shows one backend beside the other's answer.
    pub fn backend_chosen(&mut self, request: BackendRequest, has_picture: bool) -> Vec<Command> {
        self.request = request;
        self.fallback = None;
        self.crashes = 0;
        if self.state == EngineState::Cold && !self.worker_runs {
            return Vec::new();
        }
        self.error = None;
        self.picture_waits |= has_picture;
        self.replace_worker()
    }

    /// The worker broke without a word: it did not load, or trapped.
    pub fn worker_crashed(&mut self, detail: Said) -> Vec<Command> {
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
            FromWorker::Ready { .. } => self.fail(WorkerError::new(ErrorKind::Version, engine::PAGE_UPDATED)),
            FromWorker::Started(started) => {
                self.started = Some(started);
                Vec::new()
            }
            FromWorker::Progress { id, progress } => {
                if self.build == Some(id) || self.classify == Some(id) {
                    self.state = progress.into();
                }
                Vec::new()
            }
            FromWorker::Asked { id, estimate } => {
                if self.build == Some(id) {
                    self.build = None;
                    self.question = Some(estimate);
                    self.state = self.rest();
                }
                Vec::new()
            }
            FromWorker::Built { id, built } => {
                // An older build that ended before it was stopped is the loaded network all the same.
                self.built = Some(built);
                if self.build != Some(id) {
                    return Vec::new();
                }
                self.build = None;
                self.before_file = None;
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
            FromWorker::Cancelled { id } => {
                if self.build == Some(id) || self.classify == Some(id) {
                    self.settle();
                }
                Vec::new()
            }
            FromWorker::Failed { id, error } => self.failed(id, error),
        }
    }

    /// Another network is wanted. Of a file, the network before it is remembered until the file is loaded.
    fn want(&mut self, network: NetworkRequest) {
        let is_file = |network: &NetworkRequest| matches!(network, NetworkRequest::File { .. });
        let before = std::mem::replace(&mut self.network, network);
        if !is_file(&self.network) {
            self.before_file = None;
        } else if !is_file(&before) {
            self.before_file = Some(before);
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
        self.is_greeted = true;
        let backend = if self.fallback.is_some() { BackendRequest::Cpu } else { self.request };
        vec![Command::Send(ToWorker::start(backend)), self.send_build(false)]
    }

    /// Takes the next step towards the wanted network, and with it towards the picture that waits.
    fn go_on(&mut self) -> Vec<Command> {
        if !self.worker_runs {
            self.spawn()
        } else if !self.is_greeted || self.build.is_some() {
            // The build under way, or the one that the worker's greeting brings, goes on to the picture.
            Vec::new()
        } else if !self.is_loaded() {
            vec![self.send_build(false)]
        } else if self.picture_waits {
            self.send_picture()
        } else {
            self.state = self.rest();
            Vec::new()
        }
    }

    /// Whether the loaded network is the wanted one.
    #[must_use]
    pub fn is_loaded(&self) -> bool {
        self.built.as_ref().is_some_and(|built| built.network == self.network)
    }

    fn send_build(&mut self, is_agreed: bool) -> Command {
        let id = self.next_id();
        self.build = Some(id);
        self.question = None;
        self.state = EngineState::Loading(None);
        Command::Send(ToWorker::Build { id, network: self.network.clone(), is_agreed })
    }

    /// Nothing more is under way, and the loaded network, if there is one, is the one in use.
    fn settle(&mut self) {
        self.build = None;
        self.classify = None;
        self.picture_waits = false;
        if let Some(built) = &self.built {
            self.network = built.network.clone();
        } else if let Some(before) = self.before_file.take() {
            self.network = before;
        }
        self.state = self.rest();
    }

    /// The state when nothing is under way.
    fn rest(&self) -> EngineState {
        if self.built.is_some() { EngineState::Ready } else { EngineState::Cold }
    }

    fn send_picture(&mut self) -> Vec<Command> {
        let id = self.next_id();
        self.picture_waits = false;
        self.classify = Some(id);
        self.state = EngineState::Running(None);
        vec![Command::SendPicture(id)]
    }
}

#[cfg(test)]
mod tests;
