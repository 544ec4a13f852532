//! The worker's side of the wire as a state machine over an asynchronous [`Classifier`].
//!
//! One job runs at a time. Of the jobs that wait, the newest build and the newest picture win; those they replace are
//! answered `Superseded`. Every id gets exactly one terminal reply. Names neither burn nor the browser, so that the
//! tests drive it with a fake.

use std::cell::RefCell;

use crate::protocol::{
    BUILD_ID, BackendRequest, Built, Classified, ErrorKind, FromWorker, Progress, RequestId, Started, ToWorker,
    WorkerError,
};

/// What does the work: opens a backend, loads networks, classifies pictures.
pub trait Classifier {
    /// An encoded picture.
    type Picture;
    /// What travels beside a result: the pixels that the network saw.
    type Preview;

    /// Opens a backend.
    fn start(&mut self, backend: BackendRequest) -> impl Future<Output = Result<Started, WorkerError>>;

    /// Loads, checks and warms a network up; the one that was loaded stays when this fails.
    fn build(
        &mut self,
        model: &str,
        progress: &mut dyn FnMut(Progress),
    ) -> impl Future<Output = Result<Built, WorkerError>>;

    /// Classifies a picture with the loaded network.
    fn classify(
        &mut self,
        picture: Self::Picture,
    ) -> impl Future<Output = Result<(Classified, Self::Preview), WorkerError>>;
}

/// A reply, with the preview that travels beside a `Classified`.
pub type Reply<Preview> = (FromWorker, Option<Preview>);

/// Jobs that wait. At most one of each kind.
struct Queue<Picture> {
    start: Option<BackendRequest>,
    build: Option<(RequestId, String)>,
    classify: Option<(RequestId, Picture)>,
    is_started: bool,
    has_network: bool,
    is_busy: bool,
}

/// The state machine. Shared by the message handler, which never waits, and the loop that does the work.
pub struct Session<C: Classifier, Send> {
    classifier: RefCell<C>,
    queue: RefCell<Queue<C::Picture>>,
    send: Send,
}

enum Job<Picture> {
    Start(BackendRequest),
    Build(RequestId, String),
    Classify(RequestId, Picture),
}

impl<C: Classifier, Send: Fn(Reply<C::Preview>)> Session<C, Send> {
    /// A session that replies through `send`.
    pub fn new(classifier: C, send: Send) -> Self {
        let queue =
            Queue { start: None, build: None, classify: None, is_started: false, has_network: false, is_busy: false };
        Self { classifier: RefCell::new(classifier), queue: RefCell::new(queue), send }
    }

    /// Says hello.
    pub fn hello(&self) {
        self.reply(FromWorker::Ready { build_id: BUILD_ID.to_owned() });
    }

    /// Takes a message in, without waiting. Call [`Session::work`] after.
    pub fn accept(&self, message: ToWorker, picture: Option<C::Picture>) {
        let replaced = {
            let mut queue = self.queue.borrow_mut();
            match (message, picture) {
                (ToWorker::Start { build_id, .. }, _) if build_id != BUILD_ID => {
                    drop(queue);
                    self.fail(
                        None,
                        ErrorKind::Version,
                        "The page and its engine are of different builds: reload the page.",
                    );
                    return;
                }
                (ToWorker::Start { backend, .. }, _) => {
                    queue.start = Some(backend);
                    None
                }
                (ToWorker::Build { id, model }, _) => queue.build.replace((id, model)).map(|(id, _)| id),
                (ToWorker::Classify { id }, Some(picture)) => queue.classify.replace((id, picture)).map(|(id, _)| id),
                (ToWorker::Classify { id }, None) => {
                    drop(queue);
                    self.fail(Some(id), ErrorKind::Protocol, "A picture was announced but did not arrive.");
                    return;
                }
            }
        };
        if let Some(id) = replaced {
            self.reply(FromWorker::Superseded { id });
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
    fn next_job(&self) -> Option<Job<C::Picture>> {
        let mut queue = self.queue.borrow_mut();
        if let Some(backend) = queue.start.take() {
            return Some(Job::Start(backend));
        }
        if !queue.is_started {
            return None;
        }
        if let Some((id, model)) = queue.build.take() {
            return Some(Job::Build(id, model));
        }
        if !queue.has_network {
            return None;
        }
        queue.classify.take().map(|(id, picture)| Job::Classify(id, picture))
    }

    #[expect(clippy::await_holding_refcell_ref, reason = "`is_busy` lets only one job at a time borrow the classifier")]
    async fn carry_out(&self, job: Job<C::Picture>) {
        let mut engine = self.classifier.borrow_mut();
        match job {
            Job::Start(backend) => match engine.start(backend).await {
                Ok(started) => {
                    self.queue.borrow_mut().is_started = true;
                    self.reply(FromWorker::Started(started));
                }
                Err(error) => self.reply(FromWorker::Failed { id: None, error }),
            },
            Job::Build(id, model) => {
                let mut report = |progress| self.reply(FromWorker::Progress { id, progress });
                match engine.build(&model, &mut report).await {
                    Ok(built) => {
                        self.queue.borrow_mut().has_network = true;
                        self.reply(FromWorker::Built { id, built });
                    }
                    Err(error) => self.build_failed(id, error),
                }
            }
            Job::Classify(id, picture) => match engine.classify(picture).await {
                Ok((classified, preview)) => {
                    (self.send)((FromWorker::Classified { id, classified }, Some(preview)));
                }
                Err(error) => self.reply(FromWorker::Failed { id: Some(id), error }),
            },
        }
    }

    /// Without a network the waiting picture cannot be answered either.
    fn build_failed(&self, id: RequestId, error: WorkerError) {
        let stranded = {
            let mut queue = self.queue.borrow_mut();
            if queue.has_network || queue.build.is_some() { None } else { queue.classify.take() }
        };
        if let Some((picture, _)) = stranded {
            self.reply(FromWorker::Failed { id: Some(picture), error: error.clone() });
        }
        self.reply(FromWorker::Failed { id: Some(id), error });
    }

    fn fail(&self, id: Option<RequestId>, kind: ErrorKind, message: &str) {
        self.reply(FromWorker::Failed { id, error: WorkerError::new(kind, message) });
    }

    fn reply(&self, message: FromWorker) {
        (self.send)((message, None));
    }
}
