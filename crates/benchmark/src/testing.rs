//! Reports for the tests.

use std::collections::BTreeMap;

use crate::report::{
    Adapter, Answer, Backend, Device, LabelledPictures, Method, Network, Outcome, Phases, Picture, Precision,
    Published, Report, Sample, Sustained, SustainedPoint, Weights,
};

/// So many times around a middle, the same at every call: their median is the middle where the count is odd, and they lie
/// within 4 % of it. They come in no order, as 101 is a prime.
pub fn around(middle: f64, count: u32) -> Vec<f64> {
    let step = |index: u32| f64::from((index * 101) % count) - f64::from(count - 1) / 2.0;
    (0..count).map(|index| middle * (1.0 + 0.08 * step(index) / f64::from(count))).collect()
}

/// A network that was measured on the CPU.
pub fn network(variant: &str, runs: &[f64]) -> Network {
    let sample = |run_millis: &f64| Sample { decode_millis: 0.0, resize_millis: 0.0, run_millis: *run_millis };
    Network {
        variant: variant.to_owned(),
        name: variant.to_uppercase(),
        family: "lite".to_owned(),
        setting: variant.to_uppercase(),
        weights: Some(Weights::Untrained),
        backend: Some(Backend::Cpu),
        precision: Some(Precision::Full),
        input_px: 224,
        macs: Some(385_187_552),
        params: Some(4_652_008),
        activations: Some(6_700_000),
        memory_bytes: Some(31_000_000),
        download_bytes: None,
        fetch_millis: None,
        build_millis: Some(40.5),
        first_run_millis: Some(55.25),
        samples: runs.iter().map(sample).collect(),
        phases: None,
        sustained: None,
        answer: None,
        labelled: None,
        published: None,
        outcome: Outcome::Measured,
        reason: None,
        notes: Vec::new(),
    }
}

/// A report on a CPU whose clock has steps of 5 µs.
pub fn report(networks: Vec<Network>) -> Report {
    let device = Device {
        browser: "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0".to_owned(),
        cores: Some(8),
        memory_gb: Some(8.0),
        simd: true,
        threads: 1,
        backend: Backend::Cpu,
        adapter: None,
        peak_macs_per_second: None,
    };
    let method = Method {
        warm_up_runs: 10,
        warm_up_millis: 500.0,
        rounds: 20,
        budget_millis: 60_000.0,
        took_millis: 41_000.0,
        clock_step_millis: Some(0.005),
    };
    let mut report = Report::new("0123456789abcdef", "2026-11-29T19:45:00Z", device, method);
    report.networks = networks;
    report
}

/// A report that holds everything that a report can hold.
pub fn full_report() -> Report {
    let mut lite0 = network("lite0", &around(18.4, 21));
    for sample in &mut lite0.samples {
        (sample.decode_millis, sample.resize_millis) = (3.1, 1.1);
    }
    lite0.weights = Some(Weights::Pretrained);
    lite0.precision = Some(Precision::Half);
    lite0.backend = Some(Backend::WebGpu);
    lite0.download_bytes = Some(9_310_000);
    lite0.fetch_millis = Some(120.125);
    lite0.phases = Some(Phases { upload_millis: 0.1 + 0.2, compute_millis: 17.0, read_back_millis: 1.1 });
    let point = |second: u32| SustainedPoint { at_seconds: f64::from(second), runs: 50, median_millis: 18.4 };
    lite0.sustained = Some(Sustained { points: (1..=12).map(point).collect() });
    lite0.answer = Some(Answer { index: 281, label: "tabby, tabby cat".to_owned(), probability: 0.512_345 });
    lite0.labelled = Some(LabelledPictures { correct: 7, pictures: 9 });
    lite0.published = Some(Published { top1_percent: 75.1, source: "tensorflow/tpu, \"lite\" | README".to_owned() });
    lite0.notes = vec!["device-lost".to_owned()];
    let mut b0 = network("b0", &around(31.0, 20));
    (b0.macs, b0.activations) = (Some(385_814_752), Some(6_733_000));
    b0.published = Some(Published { top1_percent: 77.1, source: "Tan & Le 2019".to_owned() });
    let b1 = Network { macs: Some(686_802_832), activations: Some(10_900_000), ..network("b1", &around(28.0, 20)) };
    let b2 = Network { macs: Some(1_000_000_000), activations: Some(13_800_000), ..network("b2", &around(55.0, 20)) };
    let mut absurd = network("setting", &[]);
    (absurd.outcome, absurd.weights) = (Outcome::Refused, None);
    (absurd.backend, absurd.precision) = (None, None);
    (absurd.build_millis, absurd.first_run_millis) = (None, None);
    absurd.macs = Some(26_000_000_000_000_000_000);
    absurd.memory_bytes = Some(u64::MAX);
    absurd.reason = Some("Too large, by far.".to_owned());
    let declined = Network { outcome: Outcome::Declined, samples: Vec::new(), ..network("b7", &[]) };
    let stopped = Network { outcome: Outcome::Cancelled, ..network("b6", &[500.0, 501.5]) };
    let mut report = report(vec![lite0, b0, b1, b2, absurd, declined, stopped]);
    report.picture = Some(Picture { name: "coffee".to_owned(), width: 640, height: 480 });
    report.batch_pictures = Some(9);
    report.device.peak_macs_per_second = Some(4.1e10);
    report.device.adapter = Some(Adapter {
        name: "llvmpipe".to_owned(),
        vendor: "mesa".to_owned(),
        architecture: String::new(),
        is_software: true,
        limits: BTreeMap::from([("maxBufferSize".to_owned(), 2_147_483_648)]),
    });
    report.notes = vec!["hidden".to_owned()];
    report
}
