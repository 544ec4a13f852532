//! The wire: every variant survives the round trip, and hostile text never panics.

use efficientnet_explorer::predictions::Prediction;
use efficientnet_explorer::protocol::{
    Backend, BackendRequest, Built, Classified, ErrorKind, FromWorker, Progress, RequestId, Started, ToWorker,
    WorkerError, decode, encode,
};
use proptest::prelude::*;

const ID: RequestId = RequestId(u64::MAX);

fn to_worker() -> Vec<ToWorker> {
    let start = |backend| ToWorker::Start { build_id: "0123456789abcdef".to_owned(), backend };
    vec![
        start(BackendRequest::HardwareWebGpu),
        start(BackendRequest::AnyWebGpu),
        start(BackendRequest::Cpu),
        ToWorker::Build { id: ID, model: "lite0".to_owned() },
        ToWorker::Classify { id: ID },
    ]
}

fn from_worker() -> Vec<FromWorker> {
    let progress = |progress| FromWorker::Progress { id: ID, progress };
    let failed = |id, kind| FromWorker::Failed { id, error: WorkerError::new(kind, "a \"quoted\" sentence\n") };
    vec![
        FromWorker::Ready { build_id: "0123456789abcdef".to_owned() },
        FromWorker::Started(Started {
            backend: Backend::WebGpu,
            adapter: Some("google swiftshader".to_owned()),
            reason: None,
        }),
        FromWorker::Started(Started { backend: Backend::Cpu, adapter: None, reason: Some("No adapter.".to_owned()) }),
        progress(Progress::Fetching { received_bytes: 1, total_bytes: u64::MAX }),
        progress(Progress::Building { done: 3, total: 82 }),
        progress(Progress::WarmingUp),
        FromWorker::Built {
            id: ID,
            built: Built {
                model: "lite0".to_owned(),
                fetch_millis: 12.5,
                build_millis: 0.1,
                warmup_millis: 70.25,
                self_check_error: 3.0e-7,
            },
        },
        FromWorker::Classified {
            id: ID,
            classified: Classified {
                model: "lite0".to_owned(),
                predictions: vec![Prediction { index: 285, logit: 7.123_456_7, probability: 0.362_69 }],
                picture_width: 451,
                picture_height: 300,
                input_resolution_px: 224,
                decode_millis: 1.0,
                preprocess_millis: 2.0,
                latency_millis: 3.0,
            },
        },
        FromWorker::Superseded { id: ID },
        failed(None, ErrorKind::Panic),
        failed(Some(ID), ErrorKind::Picture),
        failed(Some(ID), ErrorKind::WeightsUnreachable),
        failed(Some(ID), ErrorKind::WeightsDamaged),
        failed(None, ErrorKind::Backend),
        failed(None, ErrorKind::Version),
        failed(None, ErrorKind::Protocol),
    ]
}

#[test]
fn every_message_survives_the_round_trip() {
    for message in to_worker() {
        assert_eq!(decode::<ToWorker>(&encode(&message).expect("text")), Ok(message));
    }
    for message in from_worker() {
        assert_eq!(decode::<FromWorker>(&encode(&message).expect("text")), Ok(message));
    }
}

#[test]
fn text_that_is_no_message_is_a_protocol_error() {
    for text in ["", "null", "{}", r#"{"kind":"build"}"#, r#"{"kind":"explode","id":1}"#] {
        assert_eq!(decode::<ToWorker>(text).expect_err(text).kind, ErrorKind::Protocol);
        assert_eq!(decode::<FromWorker>(text).expect_err(text).kind, ErrorKind::Protocol);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn hostile_text_never_panics(text in "\\PC*", cut in 0_usize..300, which in 0_usize..16) {
        let _ = decode::<ToWorker>(&text);
        let message = encode(&from_worker()[which]).expect("text");
        let cut = message.char_indices().map(|(at, _)| at).take_while(|at| *at <= cut).last().unwrap_or(0);
        let _ = decode::<FromWorker>(&message[..cut]);
    }
}
