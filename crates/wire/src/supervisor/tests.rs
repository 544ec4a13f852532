use super::*;
use crate::predictions::{Agreement, Prediction};
use crate::protocol::{
    BUILD_ID, Backend, Classified, FileOptions, FromWorker, Phase, Reference, SelfCheck, WeightsKind, WeightsOrigin,
};
use crate::size_sweep::SizeAnswer;
use model::scaling::{Preset, ScalingInput};
use texts::Language;

mod adopt;
mod downloads;
mod frames_and_files;
mod memory;
mod networks;
mod requested_run;
mod switches;
mod watch;

const WEBGPU: BackendRequest = BackendRequest::HardwareWebGpu;

fn ready() -> FromWorker {
    FromWorker::Ready { build_id: BUILD_ID.to_owned() }
}

fn started(backend: Backend) -> FromWorker {
    FromWorker::Started(Started { backend, adapter: None, reason: None })
}

fn lite0() -> NetworkRequest {
    setting(Preset::Lite0)
}

fn file(number: u64) -> NetworkRequest {
    NetworkRequest::File { number, name: "own.pth".to_owned(), options: FileOptions::default() }
}

fn setting(preset: Preset) -> NetworkRequest {
    NetworkRequest::setting(ScalingInput::published(preset))
}

fn build(id: u64, network: NetworkRequest, is_agreed: bool) -> Command {
    Command::Send(ToWorker::Build { id: RequestId(id), network, is_agreed, keeps_others: false })
}

fn cancel(id: u64) -> Command {
    Command::Send(ToWorker::Cancel { id: RequestId(id) })
}

fn asked(id: u64) -> FromWorker {
    let estimate = Estimate { memory_bytes: 1, build_millis: 60_000.0, run_millis: 30_000.0 };
    FromWorker::Asked { id: RequestId(id), estimate }
}

fn built(id: u64) -> FromWorker {
    built_of(id, lite0())
}

fn built_of(id: u64, network: NetworkRequest) -> FromWorker {
    let built = Built {
        network,
        weights: WeightsKind::Pretrained,
        model: None,
        found: None,
        origin: None,
        fetch_millis: 1.0,
        build_millis: 1.0,
        first_run_millis: Some(1.0),
        is_half: false,
        self_check: SelfCheck::NotApplicable,
    };
    FromWorker::Built { id: RequestId(id), built }
}

fn result() -> Classified {
    Classified {
        network: lite0(),
        weights: WeightsKind::Pretrained,
        classes: 1000,
        predictions: vec![],
        labels: Vec::new(),
        picture_width: 1,
        picture_height: 1,
        input_resolution_px: 224,
        decode_millis: 1.0,
        preprocess_millis: 1.0,
        latency_millis: 1.0,
        first_run_millis: 1.0,
        repeated_millis: Vec::new(),
        transfers: None,
        profile: None,
        stage: None,
        activation_maps: None,
        smoothed: None,
    }
}

fn classified(id: u64) -> FromWorker {
    FromWorker::Classified { id: RequestId(id), classified: result() }
}

fn reason(supervisor: &Supervisor) -> Option<String> {
    supervisor.reason().map(|reason| reason.words(Language::English))
}

fn failed(id: Option<u64>, kind: ErrorKind) -> FromWorker {
    FromWorker::Failed { id: id.map(RequestId), error: WorkerError::new(kind, Message::verbatim("because")) }
}

/// A supervisor whose worker has a network, from build 1.
fn warm(request: BackendRequest, backend: Backend) -> Supervisor {
    let mut supervisor = Supervisor::new(lite0(), request);
    assert_eq!(supervisor.start(false), [Command::Spawn]);
    let sent = supervisor.message(ready());
    assert_eq!(sent.len(), 2);
    assert_eq!(sent[0], Command::Send(ToWorker::start(request)));
    supervisor.message(started(backend));
    assert_eq!(supervisor.message(built(1)), []);
    assert_eq!(supervisor.state(), EngineState::Ready);
    supervisor
}

#[test]
fn nothing_starts_before_the_person_asks() {
    let mut supervisor = Supervisor::new(lite0(), WEBGPU);
    assert_eq!(supervisor.state(), EngineState::Cold);
    assert_eq!(supervisor.backend_chosen(BackendRequest::Cpu, false), []);
    assert_eq!(supervisor.state(), EngineState::Cold);
}

#[test]
fn a_picture_chosen_at_once_waits_for_the_network() {
    let mut supervisor = Supervisor::new(lite0(), WEBGPU);
    assert_eq!(supervisor.picture_chosen(), [Command::Spawn]);
    // A second picture meanwhile starts nothing new.
    assert_eq!(supervisor.picture_chosen(), []);
    supervisor.message(ready());
    assert_eq!(supervisor.message(built(1)), [Command::SendPicture(RequestId(2))]);
    assert_eq!(supervisor.state(), EngineState::Running(None));
    assert_eq!(supervisor.message(classified(2)), [Command::Show(Box::new(result()))]);
    assert_eq!(supervisor.state(), EngineState::Ready);
}

#[test]
fn the_newest_picture_wins() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    assert_eq!(supervisor.picture_chosen(), [Command::SendPicture(RequestId(2))]);
    assert_eq!(supervisor.picture_chosen(), [Command::SendPicture(RequestId(3))]);
    assert_eq!(supervisor.message(classified(2)), [], "an older result is dropped");
    assert_eq!(supervisor.state(), EngineState::Running(None));
    assert_eq!(supervisor.message(classified(3)), [Command::Show(Box::new(result()))]);
}

#[test]
fn answers_at_other_sizes_are_of_the_picture_under_way() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    let answer = SizeAnswer {
        resolution_px: 64,
        best: Prediction { index: 1, logit: 1.0, probability: 0.5 },
        label: None,
        probability: 0.25,
        latency_millis: 1.0,
    };
    let at_size = |id| FromWorker::AtSize { id: RequestId(id), answer: answer.clone() };
    supervisor.picture_chosen();
    supervisor.message(FromWorker::Progress { id: RequestId(2), progress: Phase::Sweeping.at(3, 16) });
    assert_eq!((supervisor.state(), supervisor.state().part()), (EngineState::Sweeping(3, 16), Some((3, 16))));
    assert!(supervisor.state().is_busy() && supervisor.state().slug() == "running");
    assert_eq!(supervisor.message(at_size(2)), [Command::ShowAtSize(answer.clone())]);
    // Another picture took its place: what comes late is nobody's.
    supervisor.picture_chosen();
    assert_eq!(supervisor.message(at_size(2)), []);
    supervisor.message(classified(3));
    assert_eq!(supervisor.message(at_size(3)), []);
    // A stop ends it like any other run.
    supervisor.picture_chosen();
    assert_eq!(supervisor.cancel(), [Command::cancel(RequestId(4))]);
    supervisor.message(FromWorker::Cancelled { id: RequestId(4) });
    assert_eq!(supervisor.state(), EngineState::Ready);
}

#[test]
fn a_bad_picture_leaves_the_network() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.picture_chosen();
    assert_eq!(supervisor.message(failed(Some(2), ErrorKind::Picture)), []);
    assert_eq!(supervisor.state(), EngineState::Ready);
    assert_eq!(supervisor.error().map(|error| error.kind), Some(ErrorKind::Picture));
    assert_eq!(supervisor.picture_chosen(), [Command::SendPicture(RequestId(3))]);
    assert_eq!(supervisor.error(), None, "the next picture clears the error");
}

#[test]
fn a_failed_download_can_be_tried_again_and_the_picture_is_not_lost() {
    let mut supervisor = Supervisor::new(lite0(), WEBGPU);
    supervisor.picture_chosen();
    supervisor.message(ready());
    supervisor.message(failed(Some(1), ErrorKind::WeightsUnreachable));
    assert_eq!(supervisor.state(), EngineState::Failed);
    let again = supervisor.start(true);
    assert_eq!(again, [build(2, lite0(), false)]);
    assert_eq!(supervisor.message(built(2)), [Command::SendPicture(RequestId(3))]);
}

#[test]
fn a_failing_backend_gives_way_to_the_cpu_and_says_why() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.picture_chosen();
    let commands = supervisor.message(failed(None, ErrorKind::Backend));
    assert_eq!(commands, [Command::Terminate, Command::Spawn]);
    let sent = supervisor.message(ready());
    assert_eq!(sent[0], Command::Send(ToWorker::start(BackendRequest::Cpu)));
    supervisor.message(started(Backend::Cpu));
    assert_eq!(reason(&supervisor), Some("WebGPU failed: because".to_owned()));
    assert_eq!(supervisor.message(built(3)), [Command::SendPicture(RequestId(4))], "the picture is classified again");
}

#[test]
fn a_worker_that_breaks_twice_is_explained() {
    let mut supervisor = Supervisor::new(lite0(), WEBGPU);
    supervisor.picture_chosen();
    assert_eq!(supervisor.worker_crashed(Message::verbatim("it did not load")), [Command::Terminate, Command::Spawn]);
    assert_eq!(supervisor.worker_crashed(Message::verbatim("it did not load")), [Command::Terminate]);
    assert_eq!(supervisor.state(), EngineState::Failed);
    assert!(supervisor.error().is_some_and(|error| error.message.words(Language::English).contains("it did not load")));
    assert_eq!(supervisor.worker_crashed(Message::verbatim("late echo")), [], "an ended worker is not listened to");
    // The person may try again.
    assert_eq!(supervisor.picture_chosen(), [Command::Spawn]);
}

#[test]
fn a_worker_of_another_build_is_not_used() {
    let mut supervisor = Supervisor::new(lite0(), WEBGPU);
    supervisor.start(false);
    let other = FromWorker::Ready { build_id: "0123".to_owned() };
    assert_eq!(supervisor.message(other), [Command::Terminate]);
    assert_eq!(supervisor.error().map(|error| error.kind), Some(ErrorKind::Version));
}
