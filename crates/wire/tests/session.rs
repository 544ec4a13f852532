//! The worker's state machine with a fake classifier: order, failure, and exactly one terminal reply for each id.
#![allow(clippy::indexing_slicing, reason = "a test may panic")]
#![allow(clippy::expect_used, reason = "a test may panic")]

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::task::{Poll, Waker};

use futures::executor::LocalPool;
use futures::future::LocalBoxFuture;
use futures::task::LocalSpawnExt as _;
use model::arch::ArchSpec;
use model::scaling::{Knob, Preset, ScalingInput};
use profile::{Profile, Run};
use texts::Message;
use wire::predictions::Prediction;
use wire::protocol::{
    ActivationMaps, BUILD_ID, Backend, BackendRequest, Built, Classified, ErrorKind, Estimate, ExportReply,
    FileOptions, FromWorker, MemoryUse, NetworkFormat, NetworkRequest, Phase, RequestId, SelfCheck, SmoothedAnswer,
    Smoothing, StageReport, Started, ToWorker, WeightsKind, WorkerError, WrittenNetwork,
};
use wire::session::{BuildOptions, BuildOutcome, Builder, Classifier, JobHandle, Reply, RunOptions, Session};
use wire::size_sweep::SizeAnswer;

/// Holds every job of the fake until the test releases it.
#[derive(Default)]
struct Gate {
    released: Cell<usize>,
    waiting: RefCell<Vec<Waker>>,
}

impl Gate {
    /// Waits to be released, or to be told to stop.
    async fn pass(&self, is_stopped: impl Fn() -> bool) -> Result<(), WorkerError> {
        futures::future::poll_fn(|context| {
            if is_stopped() {
                return Poll::Ready(Err(WorkerError::cancelled()));
            }
            if let Some(left) = self.released.get().checked_sub(1) {
                self.released.set(left);
                Poll::Ready(Ok(()))
            } else {
                self.waiting.borrow_mut().push(context.waker().clone());
                Poll::Pending
            }
        })
        .await
    }

    fn release(&self, jobs: usize) {
        self.released.set(self.released.get() + jobs);
        for waker in self.waiting.take() {
            waker.wake();
        }
    }
}

/// The networks of the tests: each is told by its place on the slider of phi.
const MODELS: [&str; 6] = ["lite0", "x", "y", "bad", "long", "stubborn"];

fn network_of(name: &str) -> NetworkRequest {
    let steps = MODELS.iter().position(|model| *model == name).expect("a network of the tests");
    let mut scaling = ScalingInput::default();
    scaling.set_steps(Knob::Phi, u16::try_from(steps).expect("few"));
    NetworkRequest::setting(scaling)
}

/// A model or picture called `bad` fails, a model called `long` asks first, the rest succeed. What is called `stubborn`
/// does not stop when told to.
struct Fake {
    gate: Rc<Gate>,
    memory: Option<MemoryUse>,
}

/// A network of the fake: it answers with its request.
struct FakeNetwork {
    request: NetworkRequest,
    gate: Rc<Gate>,
}

impl Builder for Fake {
    type Network = FakeNetwork;

    async fn start(&mut self, backend: BackendRequest) -> Result<Started, WorkerError> {
        if backend == BackendRequest::AnyWebGpu {
            return Err(WorkerError::new(ErrorKind::Backend, Message::verbatim("no adapter")));
        }
        Ok(Started { backend: Backend::Cpu, adapter: None, reason: None })
    }

    async fn build(
        &mut self,
        network: &NetworkRequest,
        file: Option<&'static str>,
        options: BuildOptions,
        job: JobHandle<'_>,
    ) -> Result<BuildOutcome<FakeNetwork>, WorkerError> {
        job.report(Phase::Fetching.at(1, 2));
        let wake = Rc::clone(&self.gate);
        job.on_stop(move || wake.release(0));
        let model = match (network, file) {
            (NetworkRequest::Setting { scaling, .. }, None) => MODELS[usize::from(scaling.steps(Knob::Phi))],
            // A file is told by what it holds.
            (NetworkRequest::File { .. }, Some(content)) => content,
            other => unreachable!("the tests do not build {other:?}"),
        };
        self.gate.pass(|| job.is_stopped() && model != "stubborn").await?;
        match model {
            "bad" => return Err(WorkerError::new(ErrorKind::WeightsUnreachable, Message::verbatim("offline"))),
            "refused" => return Err(WorkerError::new(ErrorKind::WeightsFile, Message::verbatim("no network"))),
            "long" if !options.is_agreed => {
                return Ok(BuildOutcome::Asked(Estimate { memory_bytes: 1, build_millis: 1.0, run_millis: 1.0 }));
            }
            _ => {}
        }
        let built = Built {
            network: network.clone(),
            weights: WeightsKind::Pretrained,
            model: None,
            found: None,
            origin: None,
            fetch_millis: 0.0,
            build_millis: 0.0,
            first_run_millis: Some(0.0),
            is_half: false,
            self_check: SelfCheck::NotApplicable,
        };
        let loaded = FakeNetwork { request: network.clone(), gate: Rc::clone(&self.gate) };
        Ok(BuildOutcome::Built(built, Rc::new(loaded)))
    }

    /// A file is told by what it is read from.
    async fn export(
        &mut self,
        network: &NetworkRequest,
        format: NetworkFormat,
        source: Option<&'static str>,
        job: JobHandle<'_>,
    ) -> Result<(WrittenNetwork, &'static str), WorkerError> {
        job.report(Phase::Building.at(1, 2));
        let wake = Rc::clone(&self.gate);
        job.on_stop(move || wake.release(0));
        self.gate.pass(|| job.is_stopped()).await?;
        if *network == network_of("bad") {
            return Err(WorkerError::new(ErrorKind::WeightsUnreachable, Message::verbatim("offline")));
        }
        let name = format!("network.{}", format.extension());
        Ok((WrittenNetwork { name, bytes: 1, usage: String::new() }, source.unwrap_or("made")))
    }

    fn memory(&self) -> Option<MemoryUse> {
        self.memory
    }
}

impl Classifier for FakeNetwork {
    type Attachment = &'static str;
    type Preview = &'static str;

    async fn classify(
        &self,
        picture: &'static str,
        options: RunOptions,
        job: JobHandle<'_>,
    ) -> Result<(Classified, &'static str), WorkerError> {
        let wake = Rc::clone(&self.gate);
        job.on_stop(move || wake.release(0));
        self.gate.pass(|| job.is_stopped() && picture != "stubborn").await?;
        if picture == "bad" {
            return Err(WorkerError::new(ErrorKind::Picture, Message::verbatim("not a picture")));
        }
        for resolution_px in [64, 600] {
            if options.sizes {
                let best = Prediction { index: 285, logit: 7.0, probability: 0.5 };
                job.answer_at_size(SizeAnswer {
                    resolution_px,
                    best,
                    label: None,
                    probability: 0.25,
                    latency_millis: 1.0,
                });
            }
        }
        let classified = Classified {
            network: self.request.clone(),
            weights: WeightsKind::Pretrained,
            classes: 1000,
            predictions: vec![],
            labels: Vec::new(),
            picture_width: 1,
            picture_height: 1,
            input_resolution_px: 224,
            decode_millis: 0.0,
            preprocess_millis: 0.0,
            latency_millis: 0.0,
            first_run_millis: 0.0,
            repeated_millis: vec![0.0; options.repeats.unwrap_or_default().into()],
            transfers: None,
            stage: options.stage.map(|number| StageReport {
                number,
                side: 7,
                channels: 320,
                shown: vec![0, 3],
                stage_millis: vec![1.0; 9],
            }),
            profile: options.profiles.then(|| Box::new(profile())),
            activation_maps: options.activation_maps.then(|| Box::new(ActivationMaps { side: 7, maps: Vec::new() })),
            smoothed: options
                .smoothing
                .map(|_| Box::new(SmoothedAnswer { predictions: Vec::new(), labels: Vec::new() })),
        };
        Ok((classified, picture))
    }
}

/// What the fake says where it is asked for a profile.
fn profile() -> Profile {
    let spec = ArchSpec::from_input(&ScalingInput::published(Preset::Lite0)).expect("a network");
    let run = Run::Stages { stage_millis: vec![1.0; 9], total_millis: 10.0 };
    Profile::new(&spec, &[run], &[8.0], 0.1, None)
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
        let session = Rc::new(Session::new(Fake { memory: None, gate: Rc::clone(&gate) }, send));
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
        self.say(
            ToWorker::Build { id: RequestId(id), network: network_of(model), is_agreed: false, keeps_others: false },
            None,
        );
    }

    fn build_file(&mut self, id: u64, content: Option<&'static str>) {
        let network = NetworkRequest::File { number: id, name: "own.pth".to_owned(), options: FileOptions::default() };
        self.say(ToWorker::Build { id: RequestId(id), network, is_agreed: false, keeps_others: false }, content);
    }

    fn export(&mut self, id: u64, model: &str, format: NetworkFormat) {
        self.say(ToWorker::ExportNetwork { id: RequestId(id), network: network_of(model), format }, None);
    }

    fn cancel(&mut self, id: u64) {
        self.say(ToWorker::Cancel { id: RequestId(id) }, None);
    }

    fn classify(&mut self, id: u64, picture: &'static str) {
        self.say(
            ToWorker::Classify {
                id: RequestId(id),
                stage: None,
                activation_maps: false,
                repeats: None,
                profiles: false,
                smoothing: None,
                sizes: false,
            },
            Some(picture),
        );
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
            FromWorker::Cancelled { id } => Some(format!("cancelled {}", id.0)),
            FromWorker::Asked { id, .. } => Some(format!("asked {}", id.0)),
            FromWorker::Failed { id, error } => {
                Some(format!("failed {} {}", id.map_or(0, |id| id.0), error.kind.slug()))
            }
            FromWorker::NetworkFile { id, reply: ExportReply::Written(written) } => {
                Some(format!("written {} {} {}", id.0, written.name, reply.1.unwrap_or("-")))
            }
            FromWorker::NetworkFile { id, reply: ExportReply::Cancelled } => Some(format!("not written {}", id.0)),
            FromWorker::NetworkFile { id, reply: ExportReply::Refused(why) } => {
                Some(format!("refused {} {}", id.0, why.words(texts::Language::English)))
            }
            FromWorker::Ready { .. }
            | FromWorker::Started(_)
            | FromWorker::Progress { .. }
            | FromWorker::AtSize { .. }
            | FromWorker::Labels { .. }
            | FromWorker::Report { .. }
            | FromWorker::NetworkFile { reply: ExportReply::Progress(_), .. }
            | FromWorker::Memory(_) => None,
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
fn the_newest_picture_wins_over_those_that_wait_and_the_one_under_way() {
    let mut bench = Bench::warm();
    for (id, picture) in [(2, "a"), (3, "stubborn"), (4, "c"), (5, "d")] {
        bench.classify(id, picture);
    }
    // "a" was stopped for the next one, which does not stop; "c" was replaced while it waited.
    assert_eq!(bench.terminal(), ["superseded 2", "superseded 4"]);
    bench.release(2);
    assert_eq!(bench.terminal(), ["classified 3 stubborn", "classified 5 d"]);
}

#[test]
fn the_newest_build_wins_and_the_old_network_stays_until_then() {
    let mut bench = Bench::warm();
    bench.build(2, "stubborn");
    bench.build(3, "x");
    bench.build(4, "y");
    assert_eq!(bench.terminal(), ["superseded 3"]);
    bench.release(2);
    assert_eq!(bench.terminal(), ["built 2", "built 4"]);
}

/// With the camera on, answers stood still while another network was made.
#[test]
fn pictures_are_classified_by_the_loaded_network_while_another_is_made() {
    let mut bench = Bench::warm();
    bench.build(2, "x");
    bench.classify(3, "stubborn");
    assert!(bench.terminal().is_empty(), "both are under way");
    // The gate opens for the build first, and the picture under way stays with the network that it began with.
    bench.release(1);
    assert_eq!(bench.terminal(), ["built 2"]);
    bench.classify(4, "cat");
    bench.release(2);
    let networks: Vec<_> = bench
        .replies
        .borrow()
        .iter()
        .filter_map(|(reply, _)| match reply {
            FromWorker::Classified { id, classified } => Some((id.0, classified.network.clone())),
            _ => None,
        })
        .collect();
    assert_eq!(networks, [(3, network_of("lite0")), (4, network_of("x"))]);
    bench.terminal();

    // A build that asks or fails leaves the pictures as they are.
    for (id, model) in [(5, "long"), (6, "bad")] {
        bench.build(id, model);
        bench.classify(10 + id, "cat");
        bench.release(2);
        assert_eq!(bench.terminal().len(), 2, "{model}");
    }
    bench.build(7, "y");
    bench.classify(20, "cat");
    bench.cancel(7);
    bench.release(1);
    assert_eq!(bench.terminal(), ["cancelled 7", "classified 20 cat"]);
}

#[test]
fn a_build_stops_the_picture_under_way() {
    let mut bench = Bench::warm();
    bench.classify(2, "cat");
    bench.build(3, "x");
    assert_eq!(bench.terminal(), ["superseded 2"]);
    bench.release(1);
    assert_eq!(bench.terminal(), ["built 3"]);
}

#[test]
fn what_is_cancelled_ends_whether_it_waits_or_is_under_way() {
    let mut bench = Bench::warm();
    bench.build(2, "x");
    bench.classify(3, "cat");
    bench.cancel(3);
    bench.cancel(2);
    bench.cancel(2);
    bench.cancel(99);
    assert_eq!(bench.terminal(), ["cancelled 3", "cancelled 2"]);
    bench.classify(4, "cat");
    bench.release(1);
    assert_eq!(bench.terminal(), ["classified 4 cat"], "the loaded network stays");
}

#[test]
fn a_long_network_asks_and_leaves_the_loaded_one() {
    let mut bench = Bench::warm();
    bench.build(2, "long");
    bench.release(1);
    bench.classify(3, "cat");
    bench.release(1);
    assert_eq!(bench.terminal(), ["asked 2", "classified 3 cat"]);
    bench.say(
        ToWorker::Build { id: RequestId(4), network: network_of("long"), is_agreed: true, keeps_others: false },
        None,
    );
    bench.release(1);
    assert_eq!(bench.terminal(), ["built 4"]);
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
fn a_weights_file_comes_with_its_build_and_the_newest_wins() {
    let mut bench = Bench::warm();
    bench.build_file(2, Some("first"));
    bench.build_file(3, Some("second"));
    bench.release(2);
    assert_eq!(bench.terminal(), ["superseded 2", "built 3"]);
    // A refused one leaves the one before.
    bench.build_file(4, Some("refused"));
    bench.classify(5, "cat");
    bench.release(2);
    assert_eq!(bench.terminal(), ["failed 4 weights-file", "classified 5 cat"]);
    bench.build_file(6, None);
    assert_eq!(bench.terminal(), ["failed 6 protocol"]);
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
    bench.say(
        ToWorker::Classify {
            id: RequestId(7),
            stage: None,
            activation_maps: false,
            repeats: None,
            profiles: false,
            smoothing: None,
            sizes: false,
        },
        None,
    );
    bench.start(BackendRequest::AnyWebGpu);
    assert_eq!(bench.terminal(), ["failed 0 version", "failed 7 protocol", "failed 0 backend"]);
}

#[test]
fn every_id_gets_one_terminal_reply_in_any_storm() {
    let mut bench = Bench::warm();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for id in 2..60 {
        match id % 7 {
            0 => bench.build(id, if id % 2 == 0 { "bad" } else { "x" }),
            3 => bench.classify(id, "bad"),
            4 => bench.classify(id, "stubborn"),
            5 => {
                bench.classify(id, "cat");
                bench.cancel(id);
            }
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

/// The page replaces a worker that holds far more than it needs; before, nobody told it.
#[test]
fn what_the_memory_came_to_is_told_after_the_answer() {
    let memory = MemoryUse { held_bytes: 4_000_000_000, needed_bytes: 1 };
    let gate = Rc::new(Gate::default());
    gate.release(2);
    let replies = Rc::new(RefCell::new(Vec::new()));
    let sink = Rc::clone(&replies);
    let fake = Fake { memory: Some(memory), gate };
    let session = Session::new(fake, move |(reply, _): Reply<&'static str>| sink.borrow_mut().push(reply));
    session.accept(ToWorker::start(BackendRequest::Cpu), None);
    session.accept(
        ToWorker::Build { id: RequestId(1), network: network_of("lite0"), is_agreed: false, keeps_others: false },
        None,
    );
    session.accept(
        ToWorker::Classify {
            id: RequestId(2),
            stage: Some(3),
            activation_maps: true,
            repeats: Some(2),
            profiles: true,
            smoothing: Some(Smoothing::GoOn),
            sizes: true,
        },
        Some("cat"),
    );
    futures::executor::block_on(session.work());
    let replies = replies.borrow();
    let last: Vec<_> = replies.iter().rev().take(2).rev().collect();
    assert!(
        matches!(last[..], [FromWorker::Classified { .. }, FromWorker::Memory(told)] if *told == memory),
        "{last:?}"
    );
    // What it answers at other sizes comes before the end, under the same request.
    let told = |reply: &FromWorker| match reply {
        FromWorker::AtSize { id: RequestId(2), answer } => Some(answer.resolution_px),
        _ => None,
    };
    assert_eq!(replies.iter().filter_map(told).collect::<Vec<_>>(), [64, 600]);
    // The stage to look into, the maps, the runs for the time and the wish for a profile reach the classifier.
    let FromWorker::Classified { classified, .. } = last[0] else { unreachable!("matched above") };
    assert_eq!(classified.stage.as_ref().map(|report| report.number), Some(3));
    assert_eq!(classified.activation_maps.as_ref().map(|maps| maps.side), Some(7));
    assert!(classified.smoothed.is_some());
    assert_eq!(classified.repeated_millis.len(), 2);
    assert_eq!(classified.profile.as_deref(), Some(&profile()));
}

#[test]
fn a_network_is_written_with_its_file_and_leaves_the_loaded_one_as_it_is() {
    let mut bench = Bench::warm();
    bench.export(1, "x", NetworkFormat::Onnx);
    let told = bench.replies.borrow().iter().any(|(message, _)| {
        matches!(message, FromWorker::NetworkFile { id: RequestId(1), reply: ExportReply::Progress(_) })
    });
    assert!(told);
    bench.release(1);
    assert_eq!(bench.terminal(), ["written 1 network.onnx made"]);
    bench.classify(2, "cat");
    bench.release(1);
    assert_eq!(bench.terminal(), ["classified 2 cat"]);
    let network = NetworkRequest::File { number: 1, name: "own.pth".to_owned(), options: FileOptions::default() };
    let (id, format) = (RequestId(2), NetworkFormat::Safetensors);
    bench.say(ToWorker::ExportNetwork { id, network, format }, Some("own"));
    bench.release(1);
    assert_eq!(bench.terminal(), ["written 2 network.safetensors own"]);
}

#[test]
fn an_export_waits_for_the_backend_and_for_the_build_before_it() {
    let mut bench = Bench::new();
    bench.export(1, "x", NetworkFormat::Safetensors);
    bench.start(BackendRequest::Cpu);
    bench.release(1);
    assert_eq!(bench.terminal(), ["written 1 network.safetensors made"]);
    bench.build(1, "lite0");
    bench.export(2, "lite0", NetworkFormat::Onnx);
    bench.release(2);
    assert_eq!(bench.terminal(), ["built 1", "written 2 network.onnx made"]);
}

#[test]
fn exports_are_stopped_alone_and_the_newest_counts() {
    let mut bench = Bench::warm();
    bench.export(7, "x", NetworkFormat::Onnx);
    // Their numbers are their own: stopping a picture or a network of the same number stops no export.
    bench.cancel(7);
    assert!(bench.terminal().is_empty());
    bench.say(ToWorker::StopExport { id: RequestId(7) }, None);
    assert_eq!(bench.terminal(), ["not written 7"]);
    bench.build(2, "y");
    bench.export(8, "x", NetworkFormat::Onnx);
    bench.export(9, "x", NetworkFormat::Onnx);
    assert_eq!(bench.terminal(), ["not written 8"]);
    bench.say(ToWorker::StopExport { id: RequestId(9) }, None);
    bench.release(1);
    assert_eq!(bench.terminal(), ["not written 9", "built 2"]);
    bench.export(10, "bad", NetworkFormat::Onnx);
    bench.export(11, "x", NetworkFormat::Safetensors);
    bench.release(1);
    assert_eq!(bench.terminal(), ["not written 10", "written 11 network.safetensors made"]);
}

#[test]
fn what_cannot_be_written_says_why_and_a_picture_goes_on_meanwhile() {
    let mut bench = Bench::warm();
    bench.export(1, "bad", NetworkFormat::Onnx);
    bench.classify(2, "cat");
    bench.release(2);
    let mut terminal = bench.terminal();
    terminal.sort();
    assert_eq!(terminal, ["classified 2 cat", "refused 1 offline"]);
}
