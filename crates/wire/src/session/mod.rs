//! The worker's side of the wire as a state machine over an asynchronous [`Classifier`].
//!
//! One job runs at a time. The newest build and the newest picture win: those they replace are answered `Superseded`,
//! whether they wait or are under way. Every id gets exactly one terminal reply. Names neither burn nor the browser,
//! so that the tests drive it with a fake.

mod job;

use std::cell::RefCell;
use std::rc::Rc;

use crate::protocol::{
    BUILD_ID, BackendRequest, Built, Classified, ErrorKind, Estimate, FromWorker, MemoryUse, NetworkRequest, RequestId,
    Started, ToWorker, WorkerError,
};
pub use job::JobHandle;
use job::{Running, Stop};
use texts::{Text, bug, worker};

/// What a build came to.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    target_pointer_width = "64",
    expect(clippy::large_enum_variant, reason = "one at a time, and moved on at once; smaller in a browser")
)]
pub enum BuildOutcome {
    /// The network is loaded, checked and warm.
    Built(Built),
    /// It would take long, and the person has not agreed to that yet: nothing was made.
    Asked(Estimate),
}

/// What does the work: opens a backend, loads networks, classifies pictures.
pub trait Classifier {
    /// What the page sends beside a message: a picture, or a person's weights file.
    type Attachment;
    /// What travels beside a result: the pixels that the network saw.
    type Preview;

    /// Opens a backend.
    fn start(&mut self, backend: BackendRequest) -> impl Future<Output = Result<Started, WorkerError>>;

    /// Loads, checks and warms a network up; the one that was loaded stays when this does not succeed. `file` is the
    /// weights file, for a network that is read from one.
    fn build(
        &mut self,
        network: &NetworkRequest,
        file: Option<Self::Attachment>,
        is_agreed: bool,
        job: JobHandle<'_>,
    ) -> impl Future<Output = Result<BuildOutcome, WorkerError>>;

    /// Classifies a picture with the loaded network, and looks into a stage by its number where one is given.
    fn classify(
        &mut self,
        picture: Self::Attachment,
        stage: Option<u8>,
        job: JobHandle<'_>,
    ) -> impl Future<Output = Result<(Classified, Self::Preview), WorkerError>>;

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
    is_agreed: bool,
}

/// A picture that waits.
struct WaitingPicture<Attachment> {
    id: RequestId,
    picture: Attachment,
    stage: Option<u8>,
}

/// Jobs that wait, at most one of each kind, and the one under way.
struct Queue<Attachment> {
    start: Option<BackendRequest>,
    build: Option<WaitingBuild<Attachment>>,
    classify: Option<WaitingPicture<Attachment>>,
    running: Option<Rc<Running>>,
    is_started: bool,
    has_network: bool,
    is_busy: bool,
}

/// The state machine. Shared by the message handler, which never waits, and the loop that does the work.
pub struct Session<C: Classifier, Send> {
    classifier: RefCell<C>,
    queue: RefCell<Queue<C::Attachment>>,
    send: Send,
}

enum Job<Attachment> {
    Start(BackendRequest),
    Build(WaitingBuild<Attachment>),
    Classify(WaitingPicture<Attachment>),
}

impl<C: Classifier, Send: Fn(Reply<C::Preview>)> Session<C, Send> {
    /// A session that replies through `send`.
    pub fn new(classifier: C, send: Send) -> Self {
        let queue = Queue {
            start: None,
            build: None,
            classify: None,
            running: None,
            is_started: false,
            has_network: false,
            is_busy: false,
        };
        Self { classifier: RefCell::new(classifier), queue: RefCell::new(queue), send }
    }

    /// Says hello.
    pub fn hello(&self) {
        self.reply(FromWorker::Ready { build_id: BUILD_ID.to_owned() });
    }

    /// Takes a message in, without waiting. Call [`Session::work`] after.
    pub fn accept(&self, message: ToWorker, attachment: Option<C::Attachment>) {
        match (message, attachment) {
            (ToWorker::Start { build_id, .. }, _) if build_id != BUILD_ID => {
                self.fail(None, ErrorKind::Version, worker::OTHER_BUILD);
            }
            (ToWorker::Start { backend, .. }, _) => self.queue.borrow_mut().start = Some(backend),
            (ToWorker::Build { id, network, .. }, None) if network.file_number().is_some() => {
                self.fail(Some(id), ErrorKind::Protocol, worker::FILE_MISSING);
            }
            (ToWorker::Build { id, network, is_agreed }, file) => {
                let build = WaitingBuild { id, network, file, is_agreed };
                let replaced = self.queue.borrow_mut().build.replace(build);
                self.supersede(replaced.map(|build| build.id), |_| true);
            }
            (ToWorker::Classify { id, stage }, Some(picture)) => {
                let replaced = self.queue.borrow_mut().classify.replace(WaitingPicture { id, picture, stage });
                self.supersede(replaced.map(|waiting| waiting.id), |running| !running.is_build);
            }
            (ToWorker::Classify { id, .. }, None) => {
                self.fail(Some(id), ErrorKind::Protocol, bug::PICTURE_DID_NOT_COME);
            }
            (ToWorker::ReadLabels { id, .. }, _) => self.fail(Some(id), ErrorKind::Protocol, worker::FILE_MISSING),
            (ToWorker::Cancel { id }, _) => self.cancel(id),
        }
    }

    /// Answers the request that was replaced while it waited, and stops the job under way where `which` says so.
    fn supersede(&self, replaced: Option<RequestId>, which: impl Fn(&Running) -> bool) {
        if let Some(id) = replaced {
            self.reply(FromWorker::Superseded { id });
        }
        self.stop(which, Stop::Superseded);
    }

    fn stop(&self, which: impl Fn(&Running) -> bool, reason: Stop) {
        // Cloned out first: what is called on a stop may come back here.
        let running = self.queue.borrow().running.clone();
        if let Some(running) = running.filter(|running| which(running)) {
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

    /// Works until nothing is left to do. A second call while one runs returns at once.
    pub async fn work(&self) {
        if self.queue.borrow().is_busy {
            return;
        }
        self.queue.borrow_mut().is_busy = true;
        while let Some(job) = self.next_job() {
            self.carry_out(job).await;
        }
        self.queue.borrow_mut().is_busy = false;
    }

    /// The next job: a backend before a network before a picture. A picture waits for a network.
    fn next_job(&self) -> Option<Job<C::Attachment>> {
        let mut queue = self.queue.borrow_mut();
        if let Some(backend) = queue.start.take() {
            return Some(Job::Start(backend));
        }
        if !queue.is_started {
            return None;
        }
        if let Some(build) = queue.build.take() {
            return Some(Job::Build(build));
        }
        if !queue.has_network {
            return None;
        }
        queue.classify.take().map(Job::Classify)
    }

    #[expect(clippy::await_holding_refcell_ref, reason = "`is_busy` lets only one job at a time borrow the classifier")]
    async fn carry_out(&self, job: Job<C::Attachment>) {
        let mut engine = self.classifier.borrow_mut();
        match job {
            Job::Start(backend) => match engine.start(backend).await {
                Ok(started) => {
                    self.queue.borrow_mut().is_started = true;
                    self.reply(FromWorker::Started(started));
                }
                Err(error) => self.reply(FromWorker::Failed { id: None, error }),
            },
            Job::Build(WaitingBuild { id, network, file, is_agreed }) => {
                let running = self.begin(id, true);
                let report = |progress| self.reply(FromWorker::Progress { id, progress });
                let outcome = engine.build(&network, file, is_agreed, JobHandle::new(&running, &report)).await;
                self.queue.borrow_mut().running = None;
                match outcome {
                    Ok(BuildOutcome::Built(built)) => {
                        self.queue.borrow_mut().has_network = true;
                        self.reply(FromWorker::Built { id, built });
                    }
                    Ok(BuildOutcome::Asked(estimate)) => self.reply(FromWorker::Asked { id, estimate }),
                    Err(error) => self.build_failed(&running, error),
                }
            }
            Job::Classify(WaitingPicture { id, picture, stage }) => {
                let running = self.begin(id, false);
                let report = |progress| self.reply(FromWorker::Progress { id, progress });
                let outcome = engine.classify(picture, stage, JobHandle::new(&running, &report)).await;
                self.queue.borrow_mut().running = None;
                match outcome {
                    Ok((classified, preview)) => {
                        (self.send)((FromWorker::Classified { id, classified }, Some(preview)));
                    }
                    Err(error) => self.job_failed(&running, error),
                }
            }
        }
        if let Some(memory) = engine.memory() {
            self.reply(FromWorker::Memory(memory));
        }
    }

    fn begin(&self, id: RequestId, is_build: bool) -> Rc<Running> {
        let running = Rc::new(Running::new(id, is_build));
        self.queue.borrow_mut().running = Some(Rc::clone(&running));
        running
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
            if queue.has_network || queue.build.is_some() { None } else { queue.classify.take() }
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
