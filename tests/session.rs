//! The worker's state machine with a fake classifier: order, failure, and exactly one terminal reply for each id.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::task::{Poll, Waker};

use efficientnet_explorer::protocol::{
    BUILD_ID, Backend, BackendRequest, Built, Classified, ErrorKind, FromWorker, Progress, RequestId, Started,
    ToWorker, WorkerError,
};
use efficientnet_explorer::session::{Classifier, Reply, Session};
use futures::executor::LocalPool;
use futures::future::LocalBoxFuture;
use futures::task::LocalSpawnExt as _;

/// Holds every job of the fake until the test releases it.
#[derive(Default)]
struct Gate {
    released: Cell<usize>,
    waiting: RefCell<Option<Waker>>,
}

impl Gate {
    async fn pass(&self) {
        futures::future::poll_fn(|context| match self.released.get().checked_sub(1) {
            Some(left) => {
                self.released.set(left);
                Poll::Ready(())
            }
            None => {
                self.waiting.replace(Some(context.waker().clone()));
                Poll::Pending
            }
        })
        .await;
    }

    fn release(&self, jobs: usize) {
        self.released.set(self.released.get() + jobs);
        if let Some(waker) = self.waiting.take() {
            waker.wake();
        }
    }
}

/// A model or picture called `bad` fails, the rest succeed.
struct Fake {
    gate: Rc<Gate>,
}

impl Classifier for Fake {
    type Picture = &'static str;
    type Preview = &'static str;

    async fn start(&mut self, backend: BackendRequest) -> Result<Started, WorkerError> {
        if backend == BackendRequest::AnyWebGpu {
            return Err(WorkerError::new(ErrorKind::Backend, "no adapter"));
        }
        Ok(Started { backend: Backend::Cpu, adapter: None, reason: None })
    }

    async fn build(&mut self, model: &str, progress: &mut dyn FnMut(Progress)) -> Result<Built, WorkerError> {
        progress(Progress::Fetching { received_bytes: 1, total_bytes: 2 });
        self.gate.pass().await;
        if model == "bad" {
            return Err(WorkerError::new(ErrorKind::WeightsUnreachable, "offline"));
        }
        let model = model.to_owned();
        Ok(Built { model, fetch_millis: 0.0, build_millis: 0.0, warmup_millis: 0.0, self_check_error: 0.0 })
    }

    async fn classify(&mut self, picture: &'static str) -> Result<(Classified, &'static str), WorkerError> {
        self.gate.pass().await;
        if picture == "bad" {
            return Err(WorkerError::new(ErrorKind::Picture, "not a picture"));
        }
        let classified = Classified {
            model: "lite0".to_owned(),
            predictions: vec![],
            picture_width: 1,
            picture_height: 1,
            input_resolution_px: 224,
            decode_millis: 0.0,
            preprocess_millis: 0.0,
            latency_millis: 0.0,
        };
        Ok((classified, picture))
    }
}

type Replies = Rc<RefCell<Vec<Reply<&'static str>>>>;
type Send = Box<dyn Fn(Reply<&'static str>)>;

struct Bench {
    pool: LocalPool,
    session: Rc<Session<Fake, Send>>,
    gate: Rc<Gate>,
    replies: Replies,
}

impl Bench {
    fn new() -> Self {
        let gate = Rc::new(Gate::default());
        let replies = Replies::default();
        let send: Send = {
            let replies = Rc::clone(&replies);
            Box::new(move |reply| replies.borrow_mut().push(reply))
        };
        let session = Rc::new(Session::new(Fake { gate: Rc::clone(&gate) }, send));
        Self { pool: LocalPool::new(), session, gate, replies }
    }

    /// A session with a backend and the network of build 1.
    fn warm() -> Self {
        let mut bench = Self::new();
        bench.start(BackendRequest::Cpu);
        bench.build(1, "lite0");
        bench.release(1);
        bench.replies.borrow_mut().clear();
        bench
    }

    fn say(&mut self, message: ToWorker, picture: Option<&'static str>) {
        self.session.accept(message, picture);
        let session = Rc::clone(&self.session);
        let work: LocalBoxFuture<'static, ()> = Box::pin(async move { session.work().await });
        self.pool.spawner().spawn_local(work).expect("the pool runs");
        self.pool.run_until_stalled();
    }

    fn start(&mut self, backend: BackendRequest) {
        self.say(ToWorker::Start { build_id: BUILD_ID.to_owned(), backend }, None);
    }

    fn build(&mut self, id: u64, model: &str) {
        self.say(ToWorker::Build { id: RequestId(id), model: model.to_owned() }, None);
    }

    fn classify(&mut self, id: u64, picture: &'static str) {
        self.say(ToWorker::Classify { id: RequestId(id) }, Some(picture));
    }

    /// Lets `jobs` jobs finish.
    fn release(&mut self, jobs: usize) {
        self.gate.release(jobs);
        self.pool.run_until_stalled();
    }

    /// Kind and id of each terminal reply, and clears them.
    fn terminal(&mut self) -> Vec<String> {
        let kind = |reply: &Reply<&'static str>| match &reply.0 {
            FromWorker::Built { id, .. } => Some(format!("built {}", id.0)),
            FromWorker::Classified { id, .. } => Some(format!("classified {} {}", id.0, reply.1.unwrap_or("-"))),
            FromWorker::Superseded { id } => Some(format!("superseded {}", id.0)),
            FromWorker::Failed { id, error } => {
                Some(format!("failed {} {}", id.map_or(0, |id| id.0), error.kind.slug()))
            }
            FromWorker::Ready { .. } | FromWorker::Started(_) | FromWorker::Progress { .. } => None,
        };
        let found = self.replies.borrow().iter().filter_map(kind).collect();
        self.replies.borrow_mut().clear();
        found
    }
}

#[test]
fn the_worker_says_hello_with_its_build() {
    let bench = Bench::new();
    bench.session.hello();
    let replies = bench.replies.borrow();
    assert_eq!(replies[0].0, FromWorker::Ready { build_id: BUILD_ID.to_owned() });
}

#[test]
fn a_picture_that_comes_before_the_network_waits_for_it() {
    let mut bench = Bench::new();
    bench.classify(1, "cat");
    bench.start(BackendRequest::Cpu);
    assert!(bench.terminal().is_empty());
    bench.build(2, "lite0");
    bench.release(2);
    assert_eq!(bench.terminal(), ["built 2", "classified 1 cat"]);
}

#[test]
fn of_the_pictures_that_wait_the_newest_wins() {
    let mut bench = Bench::warm();
    for (id, picture) in [(2, "a"), (3, "b"), (4, "c"), (5, "d")] {
        bench.classify(id, picture);
    }
    // "a" is under way; "b" and "c" were replaced while they waited.
    assert_eq!(bench.terminal(), ["superseded 3", "superseded 4"]);
    bench.release(2);
    assert_eq!(bench.terminal(), ["classified 2 a", "classified 5 d"]);
}

#[test]
fn of_the_builds_that_wait_the_newest_wins_and_the_old_network_stays_until_then() {
    let mut bench = Bench::warm();
    bench.build(2, "bad");
    bench.build(3, "x");
    bench.build(4, "y");
    bench.classify(5, "cat");
    assert_eq!(bench.terminal(), ["superseded 3"]);
    bench.release(3);
    assert_eq!(bench.terminal(), ["failed 2 weights-unreachable", "built 4", "classified 5 cat"]);
}

#[test]
fn a_failed_build_leaves_the_loaded_network_working() {
    let mut bench = Bench::warm();
    bench.build(2, "bad");
    bench.release(1);
    bench.classify(3, "cat");
    bench.release(1);
    assert_eq!(bench.terminal(), ["failed 2 weights-unreachable", "classified 3 cat"]);
}

#[test]
fn a_picture_stranded_without_a_network_is_answered() {
    let mut bench = Bench::new();
    bench.start(BackendRequest::Cpu);
    bench.build(1, "bad");
    bench.classify(2, "cat");
    bench.release(1);
    assert_eq!(bench.terminal(), ["failed 2 weights-unreachable", "failed 1 weights-unreachable"]);
    // And a second attempt works.
    bench.build(3, "lite0");
    bench.classify(4, "cat");
    bench.release(2);
    assert_eq!(bench.terminal(), ["built 3", "classified 4 cat"]);
}

#[test]
fn a_bad_picture_spoils_nothing() {
    let mut bench = Bench::warm();
    bench.classify(2, "bad");
    bench.release(1);
    bench.classify(3, "cat");
    bench.release(1);
    assert_eq!(bench.terminal(), ["failed 2 picture", "classified 3 cat"]);
}

#[test]
fn messages_that_make_no_sense_are_answered() {
    let mut bench = Bench::new();
    bench.say(ToWorker::Start { build_id: "other".to_owned(), backend: BackendRequest::Cpu }, None);
    bench.say(ToWorker::Classify { id: RequestId(7) }, None);
    bench.start(BackendRequest::AnyWebGpu);
    assert_eq!(bench.terminal(), ["failed 0 version", "failed 7 protocol", "failed 0 backend"]);
}

#[test]
fn every_id_gets_one_terminal_reply_in_any_storm() {
    let mut bench = Bench::warm();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for id in 2..60 {
        match id % 5 {
            0 => bench.build(id, if id % 2 == 0 { "bad" } else { "x" }),
            3 => bench.classify(id, "bad"),
            _ => bench.classify(id, "cat"),
        }
        if id % 4 == 0 {
            bench.release(1);
        }
    }
    bench.release(60);
    for reply in bench.terminal() {
        *seen.entry(reply.split(' ').nth(1).expect("an id").to_owned()).or_default() += 1;
    }
    assert_eq!(seen.len(), 58);
    assert!(seen.values().all(|count| *count == 1), "{seen:?}");
}
