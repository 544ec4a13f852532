//! The page's side of the wire as a state machine: which worker runs, what it is asked, and what follows a failure.
//!
//! Knows neither the browser nor the page: the page feeds it events and carries out the [`Command`]s it returns.
//! Rules: nothing starts before the person asks; the newest picture and the newest network win; a network that takes
//! long is built only once the person agrees; the loaded network stays until another is ready, and answers the camera's
//! frames meanwhile, and it stays while another worker starts; a backend that fails is replaced once by a new worker on the CPU, and the page says why, while a download that
//! fails says nothing about a backend; a worker that falls silent is replaced; whatever fails leaves the last result where
//! it is.

mod adopt;
mod failure;
mod memory;
mod message;
mod parts;
mod queries;
mod report;
mod requested_run;
mod standby;
mod state;
mod watch;

use crate::backends::BackendTimes;
use crate::protocol::{
    BUILD_ID, BackendRequest, Built, ErrorKind, Estimate, MemoryUse, NetworkRequest, RequestId, Started, ToWorker,
    WorkerError,
};
pub use parts::TICK_MILLIS;
use parts::{Classification, KeptNetworks, Standby, Until, Watch, WorkerPhase};
pub use requested_run::RunEnd;
pub use state::{Command, EngineState};
use texts::Message;

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
    /// The network whose estimate the person agreed to.
    agreed: Option<(NetworkRequest, Estimate)>,
    /// Whether the next build makes once more what was loaded, with nothing left to be asked.
    is_rebuild: bool,
    /// Why the person's choice of backend was given up for the CPU.
    fallback: Option<Message>,
    /// The backend that could not be switched to, until the person tries again or turns to something else.
    unreached: Option<BackendRequest>,
    crashes: u32,
    worker: WorkerPhase,
    /// The worker before, while this one starts.
    standby: Option<Standby>,
    watch: Watch,
    memory: MemoryUse,
    gave_memory_back: bool,
    /// How fast the backends are here, which the automatic choice follows.
    times: BackendTimes,
    /// Which networks the worker keeps.
    kept: KeptNetworks,
    started: Option<Started>,
    built: Option<Built>,
    build: Option<RequestId>,
    picture_waits: bool,
    classify: Option<Classification>,
    last_id: u64,
    error: Option<WorkerError>,
    /// The network of the requested run under way.
    requested: Option<NetworkRequest>,
    /// How the last one ended, until whoever waits is told.
    run_end: Option<RunEnd>,
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
            agreed: None,
            is_rebuild: false,
            fallback: None,
            unreached: None,
            crashes: 0,
            worker: WorkerPhase::None,
            standby: None,
            watch: Watch::default(),
            memory: MemoryUse::default(),
            gave_memory_back: false,
            times: BackendTimes::new(BUILD_ID),
            kept: KeptNetworks::Newest,
            started: None,
            built: None,
            build: None,
            picture_waits: false,
            classify: None,
            last_id: 0,
            error: None,
            requested: None,
            run_end: None,
        }
    }

    /// The person chose a picture: the newest one is classified as soon as the wanted network is there.
    pub fn picture_chosen(&mut self) -> Vec<Command> {
        self.error = None;
        self.gave_memory_back = false;
        self.picture_waits = true;
        self.go_on()
    }

    /// Whether a camera's frame would be classified at once: by the loaded network, also while another one is made or the
    /// person is asked about it.
    #[must_use]
    pub fn takes_frames(&self) -> bool {
        self.is_greeted() && self.built.is_some() && !self.expects_answer()
    }

    /// A camera's frame is there. It is classified at once or not at all, and an error stays for the person to read.
    pub fn frame_taken(&mut self) -> Vec<Command> {
        if !self.takes_frames() {
            return Vec::new();
        }
        let id = self.next_id();
        self.classify = Some(Classification { id, is_frame: true });
        if self.build.is_none() && self.question.is_none() {
            self.state = EngineState::Running(None);
            self.watch = Watch::default();
        }
        vec![Command::SendPicture(id)]
    }

    /// The picture to send is no longer there: a camera's frame is sent once.
    pub fn picture_gone(&mut self) {
        self.picture_waits = false;
        self.end_requested_run(RunEnd::GivenUp);
        if self.classify.take().is_some() && self.build.is_none() {
            self.state = self.rest();
        }
    }

    /// The person wants the engine, or wants a failed download tried again. With `has_picture` the picture that waits
    /// is part of that.
    pub fn start(&mut self, has_picture: bool) -> Vec<Command> {
        self.error = None;
        self.picture_waits |= has_picture;
        match self.unreached.take() {
            Some(request) => self.backend_chosen(request, has_picture),
            None => self.go_on(),
        }
    }

    /// The person chose another network. A running engine builds it, and answers the last picture with it where there
    /// is one (`has_picture`).
    pub fn network_chosen(&mut self, network: NetworkRequest, has_picture: bool) -> Vec<Command> {
        let is_new = self.network != network;
        if !is_new && (self.is_loaded() || self.question.is_some()) {
            // Why another network was refused is of no use any more.
            self.error.take_if(|error| error.kind == ErrorKind::TooLarge);
            return Vec::new();
        }
        self.want(network);
        if self.state == EngineState::Cold && !self.worker_runs() {
            return Vec::new();
        }
        self.error = None;
        self.picture_waits |= has_picture;
        if !is_new {
            return self.go_on();
        }
        (self.question, self.gave_memory_back, self.is_rebuild) = (None, false, false);
        // An answer of the network before would stand under the new one's name.
        self.take_picture_back();
        let mut commands = Vec::from_iter(self.build.take().map(Command::cancel));
        commands.extend(self.go_on());
        commands
    }

    /// From now on, networks that were made are kept beside the next one, or no more.
    pub fn keep_networks(&mut self, keeps: bool) {
        self.kept = if keeps { KeptNetworks::All } else { KeptNetworks::Newest };
    }

    /// The person agreed to a network that takes long.
    pub fn agreed(&mut self) -> Vec<Command> {
        let Some(estimate) = self.question.take().filter(|_| self.worker_runs()) else { return Vec::new() };
        self.agreed = Some((self.network.clone(), estimate));
        vec![self.send_build(true)]
    }

    /// The person does not want the network that takes long: the loaded one stays the one in use.
    pub fn declined(&mut self) -> Vec<Command> {
        if self.question.take().is_some() { self.settle(RunEnd::Declined) } else { Vec::new() }
    }

    /// The person wants what is under way stopped. The worker's reply says when it has; one that does not reply is ended
    /// ([`Supervisor::tick`]).
    pub fn cancel(&mut self) -> Vec<Command> {
        if let Some(id) = self.build.or(self.classify.map(|classification| classification.id)) {
            self.watch.cancelled();
            return vec![Command::cancel(id)];
        }
        if self.worker_runs() && self.state.is_busy() {
            // The worker itself is still on its way: there is nobody to ask yet.
            return self.end_worker();
        }
        Vec::new()
    }

    /// The person chose another backend: a worker on that backend takes the place of the running one, which stays until
    /// the new one has a network. With `has_picture` the last picture runs on it, so that the page never shows one
    /// backend beside the other's answer.
    pub fn backend_chosen(&mut self, request: BackendRequest, has_picture: bool) -> Vec<Command> {
        let before = (std::mem::replace(&mut self.request, request), self.fallback.take());
        (self.crashes, self.unreached) = (0, None);
        if before.0 != request {
            self.end_requested_run(RunEnd::OtherBackend);
        }
        if self.state == EngineState::Cold && !self.worker_runs() {
            return Vec::new();
        }
        self.error = None;
        self.picture_waits |= has_picture;
        if !self.standby_serves(request) {
            return self.succeed_worker(Until::Built, before);
        }
        // The person turned back before the switch was done.
        self.take_picture_back();
        let mut commands = Vec::from_iter(self.restore_standby());
        commands.extend(self.go_on());
        commands
    }

    /// The worker broke without a word: it did not load, or trapped.
    pub fn worker_crashed(&mut self, detail: Message) -> Vec<Command> {
        if self.worker_runs() { self.give_up_worker(ErrorKind::Panic, detail) } else { Vec::new() }
    }

    /// Another network is wanted. Of a file, the network before it is remembered until the file is loaded.
    fn want(&mut self, network: NetworkRequest) {
        if self.requested.as_ref().is_some_and(|requested| *requested != network) {
            self.end_requested_run(RunEnd::OtherNetwork);
        }
        let is_file = |network: &NetworkRequest| matches!(network, NetworkRequest::File { .. });
        let before = std::mem::replace(&mut self.network, network);
        if !is_file(&self.network) {
            self.before_file = None;
        } else if !is_file(&before) {
            self.before_file = Some(before);
        }
    }

    /// Nobody waits for the answer that is under way any more. A picture waits for another one; a camera's frame is gone.
    fn take_picture_back(&mut self) -> Option<Classification> {
        let taken = self.classify.take();
        self.picture_waits |= taken.is_some_and(|classification| !classification.is_frame);
        taken
    }

    fn is_classifying(&self, id: RequestId) -> bool {
        self.classify.is_some_and(|classification| classification.id == id)
    }

    /// Whether a request is a camera's frame beside something else that is under way or asked, whose state stands.
    fn is_frame_beside(&self, id: RequestId) -> bool {
        self.is_classifying(id) && (self.build.is_some() || self.question.is_some())
    }

    fn worker_runs(&self) -> bool {
        self.worker != WorkerPhase::None
    }

    fn is_greeted(&self) -> bool {
        self.worker == WorkerPhase::Greeted
    }

    fn next_id(&mut self) -> RequestId {
        self.last_id += 1;
        RequestId(self.last_id)
    }

    fn spawn(&mut self) -> Vec<Command> {
        self.worker = WorkerPhase::Starting;
        self.state = EngineState::Loading(None);
        self.watch = Watch::default();
        vec![Command::Spawn]
    }

    fn greet(&mut self) -> Vec<Command> {
        self.worker = WorkerPhase::Greeted;
        let backend = self.wanted_backend();
        let is_rebuild = std::mem::take(&mut self.is_rebuild);
        let mut commands = Vec::from_iter(self.release_standby(Until::Greeted));
        commands.extend([Command::Send(ToWorker::start(backend)), self.send_build(is_rebuild)]);
        commands
    }

    /// Takes the next step towards the wanted network, and with it towards the picture that waits.
    fn go_on(&mut self) -> Vec<Command> {
        if !self.worker_runs() {
            self.spawn()
        } else if !self.is_greeted() || self.build.is_some() {
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

    fn send_build(&mut self, is_agreed: bool) -> Command {
        let id = self.next_id();
        self.build = Some(id);
        self.question = None;
        self.state = EngineState::Loading(None);
        self.watch = Watch::default();
        let keeps_others = self.kept == KeptNetworks::All;
        Command::Send(ToWorker::Build { id, network: self.network.clone(), is_agreed, keeps_others })
    }

    /// Nothing more is under way, and the loaded network, if there is one, is the one in use. A requested run ends with that.
    fn settle(&mut self, end: RunEnd) -> Vec<Command> {
        (self.build, self.classify, self.picture_waits) = (None, None, false);
        let restore = if self.built.is_none() { self.restore_standby() } else { None };
        self.end_requested_run(end);
        if let Some(built) = &self.built {
            self.network = built.network.clone();
        } else if let Some(before) = self.before_file.take() {
            self.network = before;
        }
        self.state = self.rest();
        Vec::from_iter(restore)
    }

    /// The state when nothing is under way.
    fn rest(&self) -> EngineState {
        if self.built.is_some() { EngineState::Ready } else { EngineState::Cold }
    }

    fn send_picture(&mut self) -> Vec<Command> {
        let id = self.next_id();
        self.picture_waits = false;
        self.classify = Some(Classification { id, is_frame: false });
        self.state = EngineState::Running(None);
        self.watch = Watch::default();
        vec![Command::SendPicture(id)]
    }
}

#[cfg(test)]
mod tests;
