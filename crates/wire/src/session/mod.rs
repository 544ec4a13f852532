//! The worker's side of the wire as a state machine over an asynchronous [`Classifier`].
//!
//! One network is built at a time, and one picture classified, by the network that is loaded when its turn comes: the
//! camera's frames go on while another network is made. The newest build and the newest picture win: those they replace
//! are answered `Superseded`, whether they wait or are under way, and a build also takes the place of the picture under
//! way before it. Every id gets exactly one terminal reply. Names neither burn nor the browser, so that the tests drive
//! it with a fake.

mod export;
mod job;
mod waiting_export;

use std::cell::RefCell;
use std::rc::Rc;

use crate::protocol::{
    BUILD_ID, BackendRequest, Built, Classified, ErrorKind, Estimate, FromWorker, MemoryUse, NetworkFormat,
    NetworkRequest, RequestId, Smoothing, Started, ToWorker, WorkerError, WrittenNetwork,
};
pub use job::JobHandle;
use job::{JobEvent, Running, Stop};
use texts::{Text, bug, worker};
use waiting_export::{Exports, WaitingExport};

/// What a build came to.
#[cfg_attr(
    target_pointer_width = "64",
    expect(clippy::large_enum_variant, reason = "one at a time, and moved on at once; smaller in a browser")
)]
pub enum BuildOutcome<Network> {
    /// The network is loaded, checked and warm.
    Built(Built, Rc<Network>),
    /// It would take long, and the person has not agreed to that yet: nothing was made.
    Asked(Estimate),
}

/// How a network is built.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BuildOptions {
    /// Whether the person has agreed to a long one.
    pub is_agreed: bool,
    /// Whether the networks that were made before are kept as well, as far as memory allows.
    pub keeps_others: bool,
}

/// What a picture is run for beside its answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RunOptions {
    /// The number of a stage to look into.
    pub stage: Option<u8>,
    /// Whether the class activation maps of the predicted classes are wanted.
    pub activation_maps: bool,
    /// Where the run is timed: how often the network runs once more.
    pub repeats: Option<u16>,
    /// Whether it is profiled.
    pub profiles: bool,
    /// Whether its answer is smoothed over a camera's frames.
    pub smoothing: Option<Smoothing>,
    /// Whether it is answered at other input sizes too.
    pub sizes: bool,
}

/// A loaded network.
pub trait Classifier {
    /// A picture, as the page sends it beside a message.
    type Attachment;
    /// What travels beside a result: the pixels that the network saw, or a file.
    type Preview;

    /// Classifies a picture.
    fn classify(
        &self,
        picture: Self::Attachment,
        options: RunOptions,
        job: JobHandle<'_>,
    ) -> impl Future<Output = Result<(Classified, Self::Preview), WorkerError>>;
}

/// What makes networks: opens a backend and loads them.
pub trait Builder {
    /// The networks that it makes.
    type Network: Classifier;

    /// Opens a backend.
    fn start(&mut self, backend: BackendRequest) -> impl Future<Output = Result<Started, WorkerError>>;

    /// Loads, checks and warms a network up. `file` is the weights file, for a network that is read from one.
    fn build(
        &mut self,
        network: &NetworkRequest,
        file: Option<<Self::Network as Classifier>::Attachment>,
        options: BuildOptions,
        job: JobHandle<'_>,
    ) -> impl Future<Output = Result<BuildOutcome<Self::Network>, WorkerError>>;

    /// Writes a network to a file. `source` is the weights file, for a network that is read from one.
    fn export(
        &mut self,
        network: &NetworkRequest,
        format: NetworkFormat,
        source: Option<AttachmentOf<Self>>,
        job: JobHandle<'_>,
    ) -> impl Future<Output = Result<(WrittenNetwork, PreviewOf<Self>), WorkerError>>;

    /// What its memory came to, where that is much: the page may want it back.
    fn memory(&self) -> Option<MemoryUse>;
}

/// A reply, with the preview that travels beside a `Classified`.
pub type Reply<Preview> = (FromWorker, Option<Preview>);

/// A build that waits.
struct WaitingBuild<Attachment> {
    id: RequestId,
    network: NetworkRequest,
    file: Option<Attachment>,
    options: BuildOptions,
}

/// A picture that waits.
struct WaitingPicture<Attachment> {
    id: RequestId,
    picture: Attachment,
    options: RunOptions,
}

/// Jobs that wait and jobs under way, at most one of each kind.
struct Queue<Attachment> {
    start: Option<BackendRequest>,
    build: Option<WaitingBuild<Attachment>>,
    classify: Option<WaitingPicture<Attachment>>,
    exports: Exports<Attachment>,
    building: Option<Rc<Running>>,
    classifying: Option<Rc<Running>>,
    is_started: bool,
    /// Whether the builder is at work.
    is_making: bool,
}

type AttachmentOf<B> = <<B as Builder>::Network as Classifier>::Attachment;
type PreviewOf<B> = <<B as Builder>::Network as Classifier>::Preview;

/// The state machine. Shared by the message handler, which never waits, and the loops that do the work.
pub struct Session<B: Builder, Send> {
    builder: RefCell<B>,
    network: RefCell<Option<Rc<B::Network>>>,
    queue: RefCell<Queue<AttachmentOf<B>>>,
    send: Send,
}

/// What the builder does.
enum Making<Attachment> {
    Start(BackendRequest),
    Build(WaitingBuild<Attachment>),
    Export(WaitingExport<Attachment>),
}

impl<B: Builder, Send: Fn(Reply<PreviewOf<B>>)> Session<B, Send> {
    /// A session that replies through `send`.
    pub fn new(builder: B, send: Send) -> Self {
        let queue = Queue {
            start: None,
            build: None,
            classify: None,
            exports: Exports::none(),
            building: None,
            classifying: None,
            is_started: false,
            is_making: false,
        };
        let (builder, network) = (RefCell::new(builder), RefCell::new(None));
        Self { builder, network, queue: RefCell::new(queue), send }
    }

    /// Says hello.
    pub fn hello(&self) {
        self.reply(FromWorker::Ready { build_id: BUILD_ID.to_owned() });
    }

    /// Takes a message in, without waiting. Call [`Session::work`] after.
    pub fn accept(&self, message: ToWorker, attachment: Option<AttachmentOf<B>>) {
        match (message, attachment) {
            (ToWorker::Start { build_id, .. }, _) if build_id != BUILD_ID => {
                self.fail(None, ErrorKind::Version, worker::OTHER_BUILD);
            }
            (ToWorker::Start { backend, .. }, _) => self.queue.borrow_mut().start = Some(backend),
            (ToWorker::Build { id, network, .. }, None) if network.file_number().is_some() => {
                self.fail(Some(id), ErrorKind::Protocol, worker::FILE_MISSING);
            }
            (ToWorker::ExportNetwork { id, network, format }, file) => {
                self.accept_export(WaitingExport { id, network, format, file });
            }
            (ToWorker::StopExport { id }, _) => self.stop_export(id),
            (ToWorker::Build { id, network, is_agreed, keeps_others }, file) => {
                let options = BuildOptions { is_agreed, keeps_others };
                let build = WaitingBuild { id, network, file, options };
                let replaced = self.queue.borrow_mut().build.replace(build);
                self.supersede(replaced.map(|build| build.id), |_| true);
            }
            (ToWorker::Classify { id, stage, activation_maps, repeats, profiles, smoothing, sizes }, Some(picture)) => {
                let options = RunOptions { stage, activation_maps, repeats, profiles, smoothing, sizes };
                let replaced = self.queue.borrow_mut().classify.replace(WaitingPicture { id, picture, options });
                self.supersede(replaced.map(|waiting| waiting.id), |running| !running.is_build);
            }
            (ToWorker::Classify { id, .. }, None) => {
                self.fail(Some(id), ErrorKind::Protocol, bug::PICTURE_DID_NOT_COME);
            }
            // Both are answered before they come here; what does is a list or a report whose file is missing.
            (ToWorker::ReadLabels { id, .. } | ToWorker::Report { id, .. }, _) => {
                self.fail(Some(id), ErrorKind::Protocol, worker::FILE_MISSING);
            }
            (ToWorker::Cancel { id }, _) => self.cancel(id),
        }
    }

    /// Answers the request that was replaced while it waited, and stops the jobs under way where `which` says so.
    fn supersede(&self, replaced: Option<RequestId>, which: impl Fn(&Running) -> bool) {
        if let Some(id) = replaced {
            self.reply(FromWorker::Superseded { id });
        }
        self.stop(which, Stop::Superseded);
    }

    fn stop(&self, which: impl Fn(&Running) -> bool, reason: Stop) {
        // Cloned out first: what is called on a stop may come back here.
        let under_way = {
            let queue = self.queue.borrow();
            [queue.building.clone(), queue.classifying.clone()]
        };
        for running in under_way.into_iter().flatten().filter(|running| which(running)) {
            running.stop(reason);
        }
    }

    fn cancel(&self, id: RequestId) {
        let waited = {
            let mut queue = self.queue.borrow_mut();
            let build = queue.build.take_if(|build| build.id == id).is_some();
            let classify = queue.classify.take_if(|waiting| waiting.id == id).is_some();
            build || classify
        };
        if waited {
            self.reply(FromWorker::Cancelled { id });
        } else {
            self.stop(|running| running.id == id, Stop::Cancelled);
        }
    }

    /// Works until nothing is left to do: makes what was asked for, then classifies. What another call is at work on is
    /// left to that.
    pub async fn work(&self) {
        while let Some(making) = self.next_making() {
            self.make(making).await;
            self.queue.borrow_mut().is_making = false;
            self.tell_memory();
        }
        while let Some((waiting, network, running)) = self.next_picture() {
            self.classify(waiting, &network, &running).await;
            self.tell_memory();
        }
    }

    /// What the builder is to do next, a backend before a network; `None` also while it is at work.
    fn next_making(&self) -> Option<Making<AttachmentOf<B>>> {
        let mut queue = self.queue.borrow_mut();
        if queue.is_making {
            return None;
        }
        let making = match queue.start.take() {
            Some(backend) => Some(Making::Start(backend)),
            None if queue.is_started => {
                let build = queue.build.take().map(Making::Build);
                build.or_else(|| queue.exports.next().map(Making::Export))
            }
            None => None,
        };
        queue.is_making = making.is_some();
        making
    }

    /// The picture that waits, once there is a network for it and the one before is done.
    #[expect(clippy::type_complexity, reason = "taken apart at once")]
    fn next_picture(&self) -> Option<(WaitingPicture<AttachmentOf<B>>, Rc<B::Network>, Rc<Running>)> {
        let network = self.network.borrow().clone()?;
        let mut queue = self.queue.borrow_mut();
        if queue.classifying.is_some() {
            return None;
        }
        let waiting = queue.classify.take()?;
        let running = Rc::new(Running::new(waiting.id, false));
        queue.classifying = Some(Rc::clone(&running));
        Some((waiting, network, running))
    }

    #[expect(clippy::await_holding_refcell_ref, reason = "`is_making` lets one job at a time borrow the builder")]
    async fn make(&self, making: Making<AttachmentOf<B>>) {
        let mut builder = self.builder.borrow_mut();
        let WaitingBuild { id, network, file, options } = match making {
            Making::Build(build) => build,
            Making::Export(export) => return self.export(&mut builder, export).await,
            Making::Start(backend) => {
                return match builder.start(backend).await {
                    Ok(started) => {
                        self.queue.borrow_mut().is_started = true;
                        self.reply(FromWorker::Started(started));
                    }
                    Err(error) => self.reply(FromWorker::Failed { id: None, error }),
                };
            }
        };
        let running = Rc::new(Running::new(id, true));
        self.queue.borrow_mut().building = Some(Rc::clone(&running));
        let report = |event| self.reply(Self::event_message(id, event));
        let outcome = builder.build(&network, file, options, JobHandle::new(&running, &report)).await;
        self.queue.borrow_mut().building = None;
        match outcome {
            Ok(BuildOutcome::Built(built, network)) => {
                self.network.replace(Some(network));
                self.reply(FromWorker::Built { id, built });
            }
            Ok(BuildOutcome::Asked(estimate)) => self.reply(FromWorker::Asked { id, estimate }),
            Err(error) => self.build_failed(&running, error),
        }
    }

    async fn classify(&self, waiting: WaitingPicture<AttachmentOf<B>>, network: &B::Network, running: &Running) {
        let WaitingPicture { id, picture, options } = waiting;
        let report = |event| self.reply(Self::event_message(id, event));
        let outcome = network.classify(picture, options, JobHandle::new(running, &report)).await;
        self.queue.borrow_mut().classifying = None;
        match outcome {
            Ok((classified, preview)) => (self.send)((FromWorker::Classified { id, classified }, Some(preview))),
            Err(error) => self.job_failed(running, error),
        }
    }

    /// What a job under way tells, as a message.
    fn event_message(id: RequestId, event: JobEvent) -> FromWorker {
        match event {
            JobEvent::Progress(progress) => FromWorker::Progress { id, progress },
            JobEvent::AtSize(answer) => FromWorker::AtSize { id, answer },
        }
    }

    /// Tells what the memory came to. A builder at work tells it in the end.
    fn tell_memory(&self) {
        if let Some(memory) = self.builder.try_borrow().ok().and_then(|builder| builder.memory()) {
            self.reply(FromWorker::Memory(memory));
        }
    }

    /// A job that was told to stop ends as that, whatever the stop made of it.
    fn job_failed(&self, running: &Running, error: WorkerError) {
        let id = running.id;
        self.reply(match (running.reason(), error.kind) {
            (Some(Stop::Superseded), ErrorKind::Cancelled) => FromWorker::Superseded { id },
            (_, ErrorKind::Cancelled) => FromWorker::Cancelled { id },
            _ => FromWorker::Failed { id: Some(id), error },
        });
    }

    /// Without a network the waiting picture cannot be answered either.
    fn build_failed(&self, running: &Running, error: WorkerError) {
        let stranded = {
            let mut queue = self.queue.borrow_mut();
            let is_answered = self.network.borrow().is_some() || queue.build.is_some();
            if is_answered { None } else { queue.classify.take() }
        };
        if let Some(WaitingPicture { id, .. }) = stranded {
            self.reply(match error.kind {
                ErrorKind::Cancelled => FromWorker::Cancelled { id },
                _ => FromWorker::Failed { id: Some(id), error: error.clone() },
            });
        }
        self.job_failed(running, error);
    }

    fn fail(&self, id: Option<RequestId>, kind: ErrorKind, text: Text) {
        self.reply(FromWorker::Failed { id, error: WorkerError::new(kind, text) });
    }

    fn reply(&self, message: FromWorker) {
        (self.send)((message, None));
    }
}
