//! The wire: every variant survives the round trip, and hostile text never panics.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may panic")]

use benchmark::report::Method;
use benchmark::view::View;
use model::arch::ArchSpec;
use model::scaling::{Family, Knob, Preset, ScalingInput};
use profile::{Ceiling, Profile, Run};
use proptest::prelude::*;
use texts::{Message, worker};
use weights::manifest::PaddingMode;
use weights::{ImportAssumptions, Layout};
use wire::labels::Label;
use wire::measured::Measured;
use wire::predictions::{Agreement, Prediction};
use wire::protocol::{
    ActivationMap, ActivationMaps, Backend, BackendRequest, Built, Classified, ErrorKind, Estimate, ExportFormat,
    ExportReply, FileOptions, FoundNetwork, FromWorker, GrownAt, MemoryUse, NetworkFormat, NetworkRequest, Phase,
    Reference, ReportTask, RequestId, SelfCheck, SmoothedAnswer, Smoothing, StageReport, Started, ToWorker,
    WeightsKind, WeightsOrigin, WorkerError, WrittenNetwork, decode, encode,
};
use wire::size_sweep::SizeAnswer;

const ID: RequestId = RequestId(u64::MAX);

fn lite0() -> NetworkRequest {
    NetworkRequest::setting(ScalingInput::published(Preset::Lite0))
}

fn file() -> NetworkRequest {
    let options = FileOptions {
        padding: Some(PaddingMode::Symmetric),
        batch_norm_epsilon: Some(1e-5),
        preprocessing: Some(answers().preprocessing),
        state: Some("state_dict".to_owned()),
        expected_preset: Some(Preset::B1),
    };
    NetworkRequest::File { number: 3, name: "my \"own\".pth".to_owned(), options }
}

fn answers() -> ImportAssumptions {
    ImportAssumptions::presumed(Layout::Torchvision, Family::EfficientNet, Some(Preset::B1), "")
}

fn own(self_check: SelfCheck) -> FromWorker {
    let found = FoundNetwork {
        format: "PyTorch".to_owned(),
        state: "state_dict_ema".to_owned(),
        states: ["state_dict_ema", "state_dict"].map(str::to_owned).to_vec(),
        layout: Layout::Torchvision,
        scaling: ScalingInput::published(Preset::B1),
        classes: 17,
        numbers: "BF16".to_owned(),
        tensors: 508,
        unused: 69,
        parameters: u64::MAX,
        bytes: 1 << 40,
        answers: answers(),
    };
    let built = Built {
        network: file(),
        weights: WeightsKind::Custom,
        model: None,
        found: Some(Box::new(found)),
        origin: None,
        fetch_millis: 12.5,
        build_millis: 0.1,
        first_run_millis: Some(70.25),
        is_half: true,
        self_check,
    };
    FromWorker::Built { id: ID, built }
}

fn setting() -> ScalingInput {
    let mut scaling = ScalingInput::published(Preset::B3);
    scaling.set_steps(Knob::Phi, 25);
    scaling
}

fn to_worker() -> Vec<ToWorker> {
    let start = |backend| ToWorker::Start { build_id: "0123456789abcdef".to_owned(), backend };
    vec![
        start(BackendRequest::HardwareWebGpu),
        start(BackendRequest::AnyWebGpu),
        start(BackendRequest::Cpu),
        ToWorker::Build { id: ID, network: lite0(), is_agreed: false, keeps_others: false },
        ToWorker::Build {
            id: ID,
            network: NetworkRequest::Setting { scaling: setting(), grown_at: GrownAt::Parent },
            is_agreed: true,
            keeps_others: true,
        },
        ToWorker::Build { id: ID, network: file(), is_agreed: false, keeps_others: false },
        ToWorker::Classify {
            id: ID,
            stage: None,
            activation_maps: false,
            repeats: None,
            profiles: false,
            smoothing: None,
            sizes: false,
        },
        ToWorker::Classify {
            id: ID,
            stage: Some(9),
            activation_maps: true,
            repeats: Some(4),
            profiles: true,
            smoothing: Some(Smoothing::GoOn),
            sizes: true,
        },
        ToWorker::Classify {
            id: ID,
            stage: None,
            activation_maps: false,
            repeats: None,
            profiles: false,
            smoothing: Some(Smoothing::Begin),
            sizes: false,
        },
        ToWorker::ReadLabels { id: ID, name: "labels.csv".to_owned(), classes: 5 },
        ToWorker::Report { id: ID, report: Box::new(measured()), task: ReportTask::Analyse(Box::default()) },
        ToWorker::Report { id: ID, report: Box::new(measured()), task: ReportTask::Export(ExportFormat::Csv) },
        ToWorker::Report { id: ID, report: Box::new(measured()), task: ReportTask::CompareWithFile },
        ToWorker::ExportNetwork { id: ID, network: file(), format: NetworkFormat::Safetensors },
        ToWorker::ExportNetwork { id: ID, network: lite0(), format: NetworkFormat::Onnx },
        ToWorker::StopExport { id: ID },
        ToWorker::Cancel { id: ID },
    ]
}

fn stage() -> StageReport {
    StageReport { number: 7, side: 7, channels: 192, shown: vec![3, 190], stage_millis: vec![0.1; 9] }
}

/// A profile with a count beyond 64 bits, as absurd settings have.
fn profile() -> Profile {
    let spec = ArchSpec::from_input(&setting()).expect("a network");
    let run = Run::Layers { layer_millis: vec![0.1; spec.layers().len()], total_millis: 17.25 };
    let ceiling = Ceiling { macs_per_second: 2.1e10, cache_bytes_per_second: 7.5e10, memory_bytes_per_second: 1.2e10 };
    let mut profile = Profile::new(&spec, &[run], &[17.0], 0.1, Some(ceiling));
    profile.stages[0].work.macs = u128::MAX;
    profile
}

fn measured() -> Measured {
    let method = Method {
        warm_up_runs: 10,
        warm_up_millis: 500.0,
        rounds: 5,
        budget_millis: 60_000.0,
        took_millis: 1.5,
        clock_step_millis: None,
    };
    Measured { picture: None, method, networks: Vec::new() }
}

fn network_files() -> [FromWorker; 4] {
    let written =
        WrittenNetwork { name: "꽃-timm.onnx".to_owned(), bytes: u64::MAX, usage: "import onnxruntime\n".to_owned() };
    [
        ExportReply::Progress(Phase::Building.at(1, 51)),
        ExportReply::Written(written),
        ExportReply::Cancelled,
        ExportReply::Refused(Message::new(worker::ONNX_TOO_LARGE)),
    ]
    .map(|reply| FromWorker::NetworkFile { id: ID, reply })
}

fn reports() -> [FromWorker; 2] {
    [View::saved("a,b\r\n".to_owned()), View::refused(Message::new(worker::NO_ADAPTER))]
        .map(|view| FromWorker::Report { id: ID, view: Box::new(view) })
}

/// An answer with everything that can be asked for beside it.
fn classified() -> Classified {
    Classified {
        network: NetworkRequest::Setting { scaling: setting(), grown_at: GrownAt::Parent },
        weights: WeightsKind::Untrained,
        classes: 1000,
        predictions: vec![Prediction { index: 285, logit: 7.123_456_7, probability: 0.362_69 }],
        labels: vec![Label { synset: "n02124075".to_owned(), lemmas: "Egyptian cat".to_owned() }],
        picture_width: 451,
        picture_height: 300,
        input_resolution_px: 224,
        decode_millis: 1.0,
        preprocess_millis: 2.0,
        latency_millis: 3.0,
        first_run_millis: 3.0,
        repeated_millis: vec![12.5, 12.25],
        transfers: None,
        stage: Some(stage()),
        profile: Some(Box::new(profile())),
        activation_maps: Some(Box::new(ActivationMaps {
            side: 2,
            maps: vec![ActivationMap { class: 285, values: vec![0.1, -3.25e-7, 1.0e9, 7.123_456_7], bias: -0.3 }],
        })),
        smoothed: Some(Box::new(SmoothedAnswer {
            predictions: vec![Prediction { index: 967, logit: -0.25, probability: 0.1 }],
            labels: vec![Label { synset: "n07920052".to_owned(), lemmas: "espresso".to_owned() }],
        })),
    }
}

fn at_size(name: Option<&str>) -> FromWorker {
    let answer = SizeAnswer {
        resolution_px: 600,
        best: Prediction { index: 967, logit: 7.123_456_7, probability: 0.1 },
        label: name.map(|name| Label { synset: "n07920052".to_owned(), lemmas: name.to_owned() }),
        probability: 1.0e-9,
        latency_millis: 12.3,
    };
    FromWorker::AtSize { id: ID, answer }
}

fn from_worker() -> Vec<FromWorker> {
    let progress = |progress| FromWorker::Progress { id: ID, progress };
    let failed = |id, kind| FromWorker::Failed {
        id,
        error: WorkerError::new(kind, Message::verbatim("a \"quoted\" sentence\n")),
    };
    let built = |origin| FromWorker::Built {
        id: ID,
        built: Built {
            network: lite0(),
            weights: WeightsKind::Pretrained,
            model: Some("lite0".to_owned()),
            found: None,
            origin,
            fetch_millis: 12.5,
            build_millis: 0.1,
            first_run_millis: Some(70.25),
            is_half: false,
            self_check: SelfCheck::NotApplicable,
        },
    };
    let agreement =
        Agreement { relative_error: 3.0e-7, greatest_difference: 1.5e-6, top_in_common: 5, top_compared: 5 };
    let compared = |reference| SelfCheck::Compared { reference, input_px: 64, agreement };
    vec![
        own(compared(Reference::PyTorch)),
        own(compared(Reference::Cpu)),
        own(SelfCheck::IsReference),
        own(SelfCheck::Skipped),
        FromWorker::Ready { build_id: "0123456789abcdef".to_owned() },
        FromWorker::Started(Started {
            backend: Backend::WebGpu,
            adapter: Some(Message::verbatim("google swiftshader")),
            reason: None,
        }),
        FromWorker::Started(Started {
            backend: Backend::Cpu,
            adapter: None,
            reason: Some(Message::new(worker::NO_ADAPTER)),
        }),
        progress(Phase::Fetching.at(1, u64::MAX)),
        progress(Phase::Reading.at(1, u64::MAX)),
        progress(Phase::Building.at(3, 82)),
        progress(Phase::Calibrating.at(0, 0)),
        progress(Phase::WarmingUp.at(0, 16)),
        progress(Phase::Running.at(7, 16)),
        FromWorker::Asked {
            id: ID,
            estimate: Estimate { memory_bytes: 1 << 40, build_millis: 90_000.5, run_millis: 30_000.25 },
        },
        built(None),
        built(Some(WeightsOrigin::Network { not_kept: None })),
        built(Some(WeightsOrigin::Network { not_kept: Some(Box::new(Message::new(worker::STORAGE_FULL))) })),
        built(Some(WeightsOrigin::Storage)),
        built(Some(WeightsOrigin::Memory)),
        progress(Phase::Sweeping.at(3, 16)),
        at_size(Some("espresso")),
        at_size(None),
        FromWorker::Classified { id: ID, classified: classified() },
        FromWorker::Labels { id: ID, labels: Ok(vec!["cat".to_owned()]) },
        FromWorker::Labels { id: ID, labels: Err(Message::new(texts::own_weights::LABELS_UNREAD)) },
        FromWorker::Superseded { id: ID },
        FromWorker::Cancelled { id: ID },
        FromWorker::Failed {
            id: Some(ID),
            error: WorkerError::new(ErrorKind::TooLarge, worker::CANCELLED).suggesting(Some(setting())),
        },
        failed(Some(ID), ErrorKind::Cancelled),
        failed(None, ErrorKind::Panic),
        failed(Some(ID), ErrorKind::Picture),
        failed(Some(ID), ErrorKind::WeightsUnreachable),
        failed(Some(ID), ErrorKind::WeightsDamaged),
        failed(Some(ID), ErrorKind::WeightsFile),
        failed(None, ErrorKind::Backend),
        failed(None, ErrorKind::EngineUnreachable),
        failed(None, ErrorKind::Silent),
        FromWorker::Memory(MemoryUse { held_bytes: u64::MAX, needed_bytes: 1 }),
        failed(None, ErrorKind::Version),
        failed(None, ErrorKind::Protocol),
    ]
}

#[test]
fn every_message_survives_the_round_trip() {
    for message in to_worker() {
        assert_eq!(decode::<ToWorker>(&encode(&message).expect("text")), Ok(message));
    }
    for message in from_worker().into_iter().chain(reports()).chain(network_files()) {
        assert_eq!(decode::<FromWorker>(&encode(&message).expect("text")), Ok(message));
    }
}

#[test]
fn classes_of_a_smoothed_answer_have_names_too() {
    let answer = classified();
    let name = |index| answer.label(index).map(|label| label.lemmas.as_str());
    assert_eq!((name(285), name(967), name(1)), (Some("Egyptian cat"), Some("espresso"), None));
    let best = |is_smoothed| answer.best(is_smoothed).first().map(|best| best.index);
    assert_eq!((best(false), best(true)), (Some(285), Some(967)));
    let still = Classified { smoothed: None, ..answer };
    assert_eq!(still.best(true), still.predictions);
}

/// `src/run/worker_boot.js` writes one message by hand, in this form.
#[test]
fn a_message_is_its_name_and_its_fields() {
    let failed =
        FromWorker::Failed { id: None, error: WorkerError::new(ErrorKind::Panic, Message::verbatim("it stopped")) };
    let text = r#"{"failed":{"id":null,"error":{"kind":"panic","message":{"verbatim":"it stopped"}}}}"#;
    assert_eq!(decode(text), Ok(failed));
    let cancel = ToWorker::Cancel { id: ID };
    assert_eq!(encode(&cancel), Ok(r#"{"cancel":{"id":18446744073709551615}}"#.to_owned()));
}

#[test]
fn text_that_is_no_message_is_a_protocol_error() {
    for text in ["", "null", "{}", r#"{"build":{}}"#, r#"{"explode":{"id":1}}"#] {
        assert_eq!(decode::<ToWorker>(text).expect_err(text).kind, ErrorKind::Protocol);
        assert_eq!(decode::<FromWorker>(text).expect_err(text).kind, ErrorKind::Protocol);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn numbers_are_read_to_the_last_bit(
        run_millis in proptest::num::f64::NORMAL,
        logit in proptest::num::f32::NORMAL,
        memory_bytes: u64,
    ) {
        let estimate = Estimate { memory_bytes, build_millis: 0.1, run_millis };
        prop_assert_eq!(decode::<Estimate>(&encode(&estimate).expect("text")), Ok(estimate));
        let prediction = Prediction { index: 285, logit, probability: 0.1 };
        prop_assert_eq!(decode::<Prediction>(&encode(&prediction).expect("text")), Ok(prediction));
    }

    #[test]
    fn hostile_text_never_panics(text in "\\PC*", cut in 0_usize..300, which in 0..from_worker().len()) {
        let _ = decode::<ToWorker>(&text);
        let message = encode(&from_worker()[which]).expect("text");
        let cut = message.char_indices().map(|(at, _)| at).take_while(|at| *at <= cut).last().unwrap_or(0);
        let _ = decode::<FromWorker>(&message[..cut]);
    }
}
