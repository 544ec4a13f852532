use super::*;
use crate::predictions::Agreement;
use crate::protocol::{Against, Classified, FileOptions, Progress, Proof, WeightsKind};
use crate::scaling::{Preset, ScalingInput};
use crate::text::Language;

const WEBGPU: BackendRequest = BackendRequest::HardwareWebGpu;

fn ready() -> FromWorker {
    FromWorker::Ready { build_id: BUILD_ID.to_owned() }
}

fn started(backend: Backend) -> FromWorker {
    FromWorker::Started(Started { backend, adapter: None, reason: None })
}

fn lite0() -> NetworkRequest {
    NetworkRequest::Bundled { model: "lite0".to_owned() }
}

fn file(number: u64) -> NetworkRequest {
    NetworkRequest::File { number, name: "own.pth".to_owned(), options: FileOptions::default() }
}

fn setting(preset: Preset) -> NetworkRequest {
    NetworkRequest::Setting { scaling: ScalingInput::published(preset) }
}

fn build(id: u64, network: NetworkRequest, is_agreed: bool) -> Command {
    Command::Send(ToWorker::Build { id: RequestId(id), network, is_agreed })
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
        proof: Proof::Nothing,
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
    }
}

fn classified(id: u64) -> FromWorker {
    FromWorker::Classified { id: RequestId(id), classified: result() }
}

fn reason(supervisor: &Supervisor) -> Option<String> {
    supervisor.reason().map(|reason| reason.words(Language::English))
}

fn failed(id: Option<u64>, kind: ErrorKind) -> FromWorker {
    FromWorker::Failed { id: id.map(RequestId), error: WorkerError::new(kind, Said::verbatim("because")) }
}

/// A supervisor whose worker has a network, from build 1.
fn warm(request: BackendRequest, backend: Backend) -> Supervisor {
    let mut supervisor = Supervisor::new(lite0(), request);
    assert_eq!(supervisor.start(), [Command::Spawn]);
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
    assert_eq!(supervisor.message(classified(2)), [Command::Show(result())]);
    assert_eq!(supervisor.state(), EngineState::Ready);
}

#[test]
fn the_newest_picture_wins() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    assert_eq!(supervisor.picture_chosen(), [Command::SendPicture(RequestId(2))]);
    assert_eq!(supervisor.picture_chosen(), [Command::SendPicture(RequestId(3))]);
    assert_eq!(supervisor.message(classified(2)), [], "an older result is dropped");
    assert_eq!(supervisor.state(), EngineState::Running(None));
    assert_eq!(supervisor.message(classified(3)), [Command::Show(result())]);
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
    let again = supervisor.start();
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
    assert_eq!(reason(&supervisor), Some("WebGPU was given up for the CPU: because".to_owned()));
    assert_eq!(supervisor.message(built(3)), [Command::SendPicture(RequestId(4))], "the picture is classified again");
}

#[test]
fn a_worker_that_breaks_twice_is_explained() {
    let mut supervisor = Supervisor::new(lite0(), WEBGPU);
    supervisor.picture_chosen();
    assert_eq!(supervisor.worker_crashed(Said::verbatim("it did not load")), [Command::Terminate, Command::Spawn]);
    assert_eq!(supervisor.worker_crashed(Said::verbatim("it did not load")), [Command::Terminate]);
    assert_eq!(supervisor.state(), EngineState::Failed);
    assert!(supervisor.error().is_some_and(|error| error.said.words(Language::English).contains("it did not load")));
    assert_eq!(supervisor.worker_crashed(Said::verbatim("late echo")), [], "an ended worker is not listened to");
    // The person may try again.
    assert_eq!(supervisor.picture_chosen(), [Command::Spawn]);
}

#[test]
fn a_worker_of_another_build_is_not_used() {
    let mut supervisor = Supervisor::new(lite0(), WEBGPU);
    supervisor.start();
    let other = FromWorker::Ready { build_id: "0123".to_owned() };
    assert_eq!(supervisor.message(other), [Command::Terminate]);
    assert_eq!(supervisor.error().map(|error| error.kind), Some(ErrorKind::Version));
}

#[test]
fn another_backend_replaces_a_running_worker() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    assert_eq!(supervisor.backend_chosen(BackendRequest::Cpu, true), [Command::Terminate, Command::Spawn]);
    assert_eq!(supervisor.backend(), None);
    assert!(matches!(supervisor.state(), EngineState::Loading(_)));
    supervisor.message(ready());
    assert_eq!(supervisor.message(built(2)), [Command::SendPicture(RequestId(3))], "the last picture runs on it");
}

#[test]
fn progress_of_an_older_build_is_not_shown() {
    let mut supervisor = Supervisor::new(lite0(), WEBGPU);
    supervisor.start();
    supervisor.message(ready());
    let fetching = |id, received_bytes| FromWorker::Progress {
        id: RequestId(id),
        progress: Progress::Fetching { received_bytes, total_bytes: 9 },
    };
    supervisor.message(fetching(1, 5));
    assert_eq!(supervisor.state(), EngineState::Loading(Some((5, 9))));
    supervisor.message(fetching(77, 8));
    assert_eq!(supervisor.state(), EngineState::Loading(Some((5, 9))));
}

#[test]
fn a_long_network_is_built_once_the_person_agrees() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    let b7 = setting(Preset::B7);
    assert_eq!(supervisor.network_chosen(b7.clone(), true), [build(2, b7.clone(), false)]);
    assert_eq!(supervisor.message(asked(2)), []);
    assert_eq!(supervisor.question().map(|estimate| estimate.run_millis), Some(30_000.0));
    assert_eq!(supervisor.state(), EngineState::Ready, "the loaded network still works");
    assert_eq!(supervisor.agreed(), [build(3, b7.clone(), true)]);
    assert_eq!(supervisor.question(), None);
    assert_eq!(
        supervisor.message(built_of(3, b7)),
        [Command::SendPicture(RequestId(4))],
        "the last picture runs on it"
    );
}

#[test]
fn a_network_that_is_declined_leaves_the_loaded_one_in_use() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.network_chosen(setting(Preset::B7), true);
    supervisor.message(asked(2));
    supervisor.declined();
    assert_eq!((supervisor.network(), supervisor.state()), (&lite0(), EngineState::Ready));
    assert!(!supervisor.expects_answer());
    assert_eq!(supervisor.picture_chosen(), [Command::SendPicture(RequestId(3))]);
}

#[test]
fn a_cancelled_build_leaves_the_loaded_one_in_use() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.network_chosen(setting(Preset::B3), false);
    assert_eq!(supervisor.cancel(), [cancel(2)]);
    assert!(supervisor.state().is_busy(), "it is under way until the worker says otherwise");
    supervisor.message(FromWorker::Cancelled { id: RequestId(2) });
    assert_eq!((supervisor.network(), supervisor.state()), (&lite0(), EngineState::Ready));
}

#[test]
fn a_cancelled_run_leaves_the_network_and_loses_no_later_picture() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.picture_chosen();
    assert_eq!(supervisor.cancel(), [cancel(2)]);
    supervisor.picture_chosen();
    assert_eq!(supervisor.message(FromWorker::Cancelled { id: RequestId(2) }), [], "that was the older one");
    assert_eq!(supervisor.message(classified(3)), [Command::Show(result())]);
}

#[test]
fn cancelling_before_the_worker_listens_ends_it() {
    let mut supervisor = Supervisor::new(lite0(), WEBGPU);
    supervisor.picture_chosen();
    assert_eq!(supervisor.cancel(), [Command::Terminate]);
    assert_eq!(supervisor.state(), EngineState::Cold);
    assert_eq!(supervisor.picture_chosen(), [Command::Spawn]);
}

#[test]
fn the_newest_network_wins_and_answers_the_picture_under_way() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.picture_chosen();
    let (b0, b1) = (setting(Preset::B0), setting(Preset::B1));
    assert_eq!(supervisor.network_chosen(b0, false), [build(3, setting(Preset::B0), false)]);
    assert_eq!(supervisor.network_chosen(b1.clone(), false), [cancel(3), build(4, b1.clone(), false)]);
    assert_eq!(supervisor.message(classified(2)), [], "the answer of the network before is not shown");
    supervisor.message(FromWorker::Cancelled { id: RequestId(3) });
    assert_eq!(supervisor.message(built_of(4, b1)), [Command::SendPicture(RequestId(5))]);
}

#[test]
fn going_back_to_the_loaded_network_needs_no_build() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.network_chosen(setting(Preset::B1), true);
    assert_eq!(supervisor.network_chosen(lite0(), true), [cancel(2), Command::SendPicture(RequestId(3))]);
}

#[test]
fn a_network_that_does_not_fit_is_refused_and_the_loaded_one_stays() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.network_chosen(setting(Preset::B7), true);
    supervisor.message(failed(Some(2), ErrorKind::TooLarge));
    assert_eq!((supervisor.network(), supervisor.state()), (&lite0(), EngineState::Ready));
    assert_eq!(supervisor.error().map(|error| error.kind), Some(ErrorKind::TooLarge));
}

#[test]
fn weights_that_fail_leave_the_loaded_network_and_the_choice() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    let lite1 = NetworkRequest::Bundled { model: "lite1".to_owned() };
    supervisor.network_chosen(lite1.clone(), true);
    supervisor.message(failed(Some(2), ErrorKind::WeightsUnreachable));
    assert_eq!((supervisor.network(), supervisor.state()), (&lite1, EngineState::Ready));
    assert_eq!(supervisor.start(), [build(3, lite1.clone(), false)], "try again");
    supervisor.message(failed(Some(3), ErrorKind::WeightsUnreachable));
    assert_eq!(supervisor.network_chosen(lite1.clone(), true), [build(4, lite1, false)], "choosing it is trying again");
}

#[test]
fn nothing_is_built_by_choosing_before_the_engine_runs() {
    let mut supervisor = Supervisor::new(lite0(), WEBGPU);
    assert_eq!(supervisor.network_chosen(setting(Preset::B2), false), []);
    assert_eq!(supervisor.picture_chosen(), [Command::Spawn]);
    assert_eq!(supervisor.message(ready())[1], build(1, setting(Preset::B2), false));
}

#[test]
fn progress_is_shown_step_by_step() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.picture_chosen();
    supervisor.message(FromWorker::Progress { id: RequestId(2), progress: Progress::Running { done: 3, total: 16 } });
    assert_eq!(supervisor.state(), EngineState::Running(Some((3, 16))));
    assert_eq!(supervisor.state().part(), Some((3, 16)));
}

#[test]
fn a_frame_is_classified_only_where_nothing_else_is_under_way() {
    let mut supervisor = Supervisor::new(lite0(), WEBGPU);
    assert_eq!(supervisor.frame_taken(), [], "a frame starts no engine");
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    assert_eq!(supervisor.frame_taken(), [Command::SendPicture(RequestId(2))]);
    assert_eq!(supervisor.frame_taken(), [], "one at a time");
    assert_eq!(supervisor.message(classified(2)), [Command::Show(result())]);
    assert_eq!(supervisor.frame_taken(), [Command::SendPicture(RequestId(3))]);
    supervisor.message(classified(3));
    supervisor.network_chosen(setting(Preset::B7), false);
    assert_eq!(supervisor.frame_taken(), [], "a network is being made");
    supervisor.message(asked(4));
    assert_eq!(supervisor.state(), EngineState::Ready);
    assert_eq!(supervisor.frame_taken(), [], "the person is asked");
    supervisor.declined();
    assert_eq!(supervisor.frame_taken(), [Command::SendPicture(RequestId(5))]);
}

#[test]
fn an_error_stays_while_frames_go_on() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.network_chosen(setting(Preset::B7), false);
    supervisor.message(failed(Some(2), ErrorKind::TooLarge));
    assert_eq!(supervisor.frame_taken(), [Command::SendPicture(RequestId(3))]);
    assert_eq!(supervisor.error().map(|error| error.kind), Some(ErrorKind::TooLarge));
}

#[test]
fn a_frame_that_another_network_overtook_is_let_go() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.frame_taken();
    let b0 = setting(Preset::B0);
    supervisor.network_chosen(b0.clone(), false);
    assert_eq!(supervisor.message(built_of(3, b0)), [Command::SendPicture(RequestId(4))]);
    supervisor.picture_gone();
    assert_eq!((supervisor.state(), supervisor.expects_answer()), (EngineState::Ready, false));
    assert_eq!(supervisor.frame_taken(), [Command::SendPicture(RequestId(5))]);
}

#[test]
fn a_refused_file_leaves_the_loaded_network() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    assert_eq!(supervisor.network_chosen(file(1), true), [build(2, file(1), false)]);
    assert_eq!(supervisor.message(failed(Some(2), ErrorKind::WeightsFile)), []);
    assert_eq!((supervisor.state(), supervisor.network()), (EngineState::Ready, &lite0()));
    assert_eq!(supervisor.error().map(|error| error.kind), Some(ErrorKind::WeightsFile));
    assert!(supervisor.is_loaded() && !supervisor.expects_answer());
    // The second of two files is the one that counts.
    assert_eq!(supervisor.network_chosen(file(2), false), [build(3, file(2), false)]);
    assert_eq!(supervisor.network_chosen(file(3), false), [cancel(3), build(4, file(3), false)]);
    assert_eq!(supervisor.message(failed(Some(3), ErrorKind::WeightsFile)), []);
    assert_eq!(supervisor.error(), None, "what became of the first is of no matter");
    supervisor.message(built_of(4, file(3)));
    assert!(supervisor.is_loaded());
    assert_eq!(supervisor.network(), &file(3));
}

#[test]
fn a_refused_first_file_gives_way_to_the_network_before_it() {
    let mut supervisor = Supervisor::new(lite0(), WEBGPU);
    assert_eq!(supervisor.network_chosen(file(1), false), []);
    assert_eq!(supervisor.start(), [Command::Spawn]);
    supervisor.message(ready());
    assert_eq!(supervisor.network_chosen(file(2), false), [cancel(1), build(2, file(2), false)]);
    supervisor.message(failed(Some(2), ErrorKind::WeightsFile));
    assert_eq!((supervisor.state(), supervisor.network()), (EngineState::Cold, &lite0()));
    assert_eq!(supervisor.picture_chosen(), [build(3, lite0(), false)]);
}

#[test]
fn a_backend_that_disagrees_with_the_cpu_gives_way_to_it_with_the_same_file() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.network_chosen(file(1), false);
    let commands = supervisor.message(failed(Some(2), ErrorKind::Backend));
    assert_eq!(commands, [Command::Terminate, Command::Spawn]);
    let sent = supervisor.message(ready());
    assert_eq!(sent, [Command::Send(ToWorker::start(BackendRequest::Cpu)), build(3, file(1), false)]);
    supervisor.message(started(Backend::Cpu));
    assert!(reason(&supervisor).is_some_and(|reason| reason.contains("because")));
}

#[test]
fn leaving_a_file_while_it_loads_stops_it() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    supervisor.network_chosen(file(1), false);
    assert_eq!(supervisor.network_chosen(lite0(), false), [cancel(2)]);
    assert_eq!((supervisor.state(), supervisor.is_loaded()), (EngineState::Ready, true));
}

#[test]
fn the_report_says_what_was_compared_and_how_well_it_agrees() {
    let mut supervisor = warm(WEBGPU, Backend::WebGpu);
    assert_eq!(Supervisor::new(lite0(), WEBGPU).report("none"), None);
    let FromWorker::Built { built, .. } = built(1) else { unreachable!() };
    let agreement = Agreement { relative_error: 2.5e-7, greatest_difference: 1e-6, top_in_common: 4, top_compared: 5 };
    let proof = Proof::Compared { against: Against::PyTorch, input_px: 32, agreement };
    supervisor.message(FromWorker::Built { id: RequestId(9), built: Built { proof, ..built } });
    let report = supervisor.report("EfficientNet-Lite0").expect("a report");
    for line in [
        "network: EfficientNet-Lite0",
        "backend: webgpu",
        "compared with: logits that PyTorch computed, for an input of 32 x 32 px",
        "relative error: 2.5e-7",
        "greatest difference of a logit: 1e-6",
        "in common of the first 5: 4",
    ] {
        assert!(report.lines().any(|found| found == line), "{line:?} in {report}");
    }
    assert!(report.contains(BUILD_ID));
}
