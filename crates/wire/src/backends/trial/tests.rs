use super::*;
use crate::protocol::{Classified, Estimate, Phase, SelfCheck, WeightsKind};
use model::scaling::{Preset, ScalingInput};
use texts::{Language, Text};

fn network() -> NetworkRequest {
    NetworkRequest::setting(ScalingInput::published(Preset::Lite0))
}

fn ready() -> FromWorker {
    FromWorker::Ready { build_id: BUILD_ID.to_owned() }
}

fn started(backend: Backend) -> Started {
    Started { backend, adapter: None, reason: None }
}

fn built() -> Built {
    Built {
        network: network(),
        weights: WeightsKind::Pretrained,
        model: None,
        found: None,
        origin: None,
        fetch_millis: 1.0,
        build_millis: 1.0,
        first_run_millis: None,
        is_half: false,
        self_check: SelfCheck::NotApplicable,
    }
}

fn classified(id: RequestId, latency_millis: f64, repeated_millis: Vec<f64>) -> FromWorker {
    let classified = Classified {
        network: network(),
        weights: WeightsKind::Pretrained,
        classes: 1000,
        predictions: Vec::new(),
        labels: Vec::new(),
        picture_width: 1,
        picture_height: 1,
        input_resolution_px: 224,
        decode_millis: 1.0,
        preprocess_millis: 1.0,
        latency_millis,
        first_run_millis: latency_millis,
        repeated_millis,
        transfers: None,
        profile: None,
        stage: None,
        activation_maps: None,
        smoothed: None,
    };
    FromWorker::Classified { id, classified }
}

fn why(steps: &[TrialStep]) -> Option<String> {
    let [TrialStep::End(end)] = steps else { return None };
    let TrialEnd::Refused(message) = &**end else { return None };
    Some(message.words(Language::English))
}

fn is_refused(steps: &[TrialStep], text: Text) -> bool {
    why(steps).as_deref() == Some(text.of(Language::English))
}

/// Has a worker come to its first run on a backend.
fn load(trial: &mut Trial, backend: Backend, request: BackendRequest) {
    let build = ToWorker::Build { id: BUILD, network: network(), is_agreed: false, keeps_others: false };
    let sent = [TrialStep::Send(ToWorker::start(request)), TrialStep::Send(build)];
    assert_eq!(trial.message(ready()), sent);
    assert_eq!(trial.message(FromWorker::Started(started(backend))), []);
    let progress = FromWorker::Progress { id: BUILD, progress: Phase::Building.at(1, 2) };
    assert_eq!(trial.message(progress), []);
    assert_eq!(trial.message(FromWorker::Built { id: BUILD, built: built() }), [run(FIRST, 0)]);
}

#[test]
fn both_backends_are_timed_the_running_one_first() {
    let mut trial = Trial::measure(network(), Backend::WebGpu);
    assert_eq!((trial.backend(), trial.progress()), (Backend::WebGpu, (0, 6)));
    load(&mut trial, Backend::WebGpu, BackendRequest::AnyWebGpu);
    // Two further runs fill the half second of warm-up; 3000 / 190 count.
    assert_eq!(trial.message(classified(FIRST, 190.0, Vec::new())), [run(TIMED, 2 + 15)]);
    let mut millis = vec![900.0, 800.0];
    millis.extend([190.0; 15]);
    assert_eq!(trial.message(classified(TIMED, 250.0, millis)), [TrialStep::NextWorker]);

    assert_eq!((trial.backend(), trial.progress()), (Backend::Cpu, (3, 6)));
    load(&mut trial, Backend::Cpu, BackendRequest::Cpu);
    // A short network: ten warm-up runs, twenty that count.
    assert_eq!(trial.message(classified(FIRST, 30.0, Vec::new())), [run(TIMED, 30)]);
    let end = trial.message(classified(TIMED, 31.0, [[99.0; 10].as_slice(), &[20.0; 20]].concat()));
    let last = Loaded { started: started(Backend::Cpu), built: built() };
    let measured = TrialEnd::Measured { cpu: vec![20.0; 20], webgpu: vec![190.0; 15], last };
    assert_eq!(end, [TrialStep::End(Box::new(measured))]);
    assert_eq!(trial.progress(), (6, 6));
}

#[test]
fn a_network_is_made_ready_without_being_timed() {
    let mut trial = Trial::get_ready(network(), Backend::Cpu);
    load(&mut trial, Backend::Cpu, BackendRequest::Cpu);
    let end = trial.message(classified(FIRST, 5_000.0, Vec::new()));
    let ready = TrialEnd::Ready(Loaded { started: started(Backend::Cpu), built: built() });
    assert_eq!((end, trial.progress()), (vec![TrialStep::End(Box::new(ready))], (2, 2)));
}

#[test]
fn a_long_network_is_run_fewer_times_and_a_very_long_one_not_at_all() {
    let first = |millis| {
        let mut trial = Trial::measure(network(), Backend::Cpu);
        load(&mut trial, Backend::Cpu, BackendRequest::Cpu);
        trial.message(classified(FIRST, millis, Vec::new()))
    };
    assert_eq!(first(1_999.0), [run(TIMED, 5)]);
    // A clock that stands still.
    assert_eq!(first(0.0), [run(TIMED, 30)]);
    assert!(is_refused(&first(2_001.0), text::TOO_LONG) && is_refused(&first(f64::NAN), text::TOO_LONG));
}

#[test]
fn whatever_goes_wrong_ends_it_with_one_sentence() {
    let mut trial = Trial::measure(network(), Backend::Cpu);
    let other = FromWorker::Ready { build_id: "another".to_owned() };
    assert!(is_refused(&trial.message(other), engine::PAGE_UPDATED));
    let estimate = Estimate { memory_bytes: 1, build_millis: 60_000.0, run_millis: 30_000.0 };
    assert!(is_refused(&trial.message(FromWorker::Asked { id: BUILD, estimate }), text::TOO_LONG));
    let fail = |kind| FromWorker::Failed { id: None, error: WorkerError::new(kind, Message::verbatim("it was lost.")) };
    assert!(is_refused(&trial.message(fail(ErrorKind::TooLarge)), text::TOO_LONG));
    assert!(why(&trial.message(fail(ErrorKind::Panic))).unwrap().contains("on the CPU failed: it was lost. The"));
    assert!(is_refused(&trial.message(classified(TIMED, 1.0, Vec::new())), text::NO_TIMES));

    let mut trial = Trial::measure(network(), Backend::WebGpu);
    // The worker fell back to the CPU.
    assert!(is_refused(&trial.message(FromWorker::Started(started(Backend::Cpu))), text::NO_WEBGPU));
    assert!(why(&trial.message(fail(ErrorKind::Backend))).unwrap().contains("on WebGPU failed"));
    assert!(why(&[trial.crashed(Message::verbatim("trap"))]).unwrap().contains("failed: trap."));
}
