//! What the page knows and learns of a network of a comparison, as the report holds it.

use super::{CompareEntry, CompareRow, published_accuracy};
use crate::run::engine::{Engine, Shown};
use benchmark::report::{Answer, Network, Outcome, Precision, Published, Sample};
use leptos::prelude::*;
use model::arch::{Activations, ArchSpec, Footprint, Summary};
use model::scaling::{Mode, ScalingInput};
use texts::Language;
use weights::manifest::Manifest;
use wire::protocol::{GrownAt, NetworkRequest, WeightsKind};
use wire::supervisor::Supervisor;

/// The network that the engine is asked for.
pub fn network_of(engine: Engine, entry: CompareEntry, sliders: ScalingInput) -> NetworkRequest {
    let scaling = entry.scaling(sliders);
    match entry {
        CompareEntry::Preset(_) => NetworkRequest::setting(scaling),
        CompareEntry::Setting => untrack(|| engine.network_of_setting(scaling, GrownAt::Own)),
        // A comparison has own weights only where there is a file, and a file stays.
        CompareEntry::Custom => engine.file_request().unwrap_or(NetworkRequest::setting(scaling)),
    }
}

/// What a network is made of, and the side of its input in pixels.
struct Subject {
    scaling: ScalingInput,
    input_px: u64,
    spec: Option<ArchSpec>,
}

impl Subject {
    fn of(engine: Engine, entry: CompareEntry, sliders: ScalingInput) -> Self {
        if entry != CompareEntry::Custom {
            let scaling = entry.scaling(sliders);
            return Self { scaling, input_px: scaling.resolution_px(), spec: ArchSpec::from_input(&scaling).ok() };
        }
        match untrack(|| engine.found_file()) {
            Some((_, _, found)) => {
                let input_px = found.answers.preprocessing.resolution_px.into();
                let spec = ArchSpec::new(found.scaling.family(), found.scaling.coefficients(), input_px);
                let spec = spec.ok().map(|spec| spec.with_classes(found.classes));
                Self { scaling: found.scaling, input_px, spec }
            }
            None => Self { scaling: sliders, input_px: sliders.resolution_px(), spec: None },
        }
    }
}

/// A network before its first run.
pub fn row(engine: Engine, entry: CompareEntry, sliders: ScalingInput) -> CompareRow {
    let mut row = CompareRow {
        entry,
        scaling: sliders,
        network: Network {
            variant: entry.slug().to_owned(),
            name: String::new(),
            family: String::new(),
            setting: String::new(),
            weights: None,
            backend: None,
            precision: None,
            input_px: 0,
            macs: None,
            params: None,
            activations: None,
            memory_bytes: None,
            download_bytes: None,
            fetch_millis: None,
            build_millis: None,
            first_run_millis: None,
            samples: Vec::new(),
            phases: None,
            sustained: None,
            answer: None,
            labelled: None,
            published: None,
            outcome: Outcome::Cancelled,
            reason: None,
            notes: Vec::new(),
        },
        answer: None,
        reason: None,
    };
    describe(&mut row, Subject::of(engine, entry, sliders));
    row
}

/// What follows from what a network is made of. A file tells that once it is loaded.
fn describe(row: &mut CompareRow, subject: Subject) {
    let Subject { scaling, input_px, spec } = subject;
    row.scaling = scaling;
    let name = row.name(Language::English);
    let network = &mut row.network;
    network.name = name;
    scaling.family().slug().clone_into(&mut network.family);
    network.setting = scaling.to_string();
    network.input_px = input_px;
    if let Some(spec) = spec {
        let cost = Summary::from_spec(&spec).total;
        network.macs = Some(cost.macs.0);
        network.params = Some(cost.params.0);
        network.activations = Some(Activations::from_spec(&spec).0);
        network.memory_bytes = u64::try_from(Footprint::from_spec(&spec).total_bytes()).ok();
    }
    if row.entry != CompareEntry::Custom {
        if scaling.mode() == Mode::Published {
            let published = published_accuracy(scaling.preset());
            network.published =
                Some(Published { top1_percent: published.percent, source: published.source.to_owned() });
        }
        network.download_bytes = Manifest::bundled().weights_of(&scaling).map(|weights| weights.model().bytes);
    }
}

/// The times of a turn's runs, in order. The picture was decoded and resized once for all of them.
pub fn samples(shown: &Shown) -> Vec<Sample> {
    let classified = &shown.classified;
    let sample = |run_millis| Sample {
        decode_millis: classified.decode_millis,
        resize_millis: classified.preprocess_millis,
        run_millis,
    };
    let mut samples = vec![sample(classified.latency_millis)];
    samples.extend(classified.repeated_millis.iter().map(|millis| sample(*millis)));
    samples
}

/// Keeps what a turn told of its network; `samples` are all that count so far.
pub fn record(engine: Engine, row: &mut CompareRow, shown: &Shown, samples: Vec<Sample>) {
    let classified = &shown.classified;
    if row.entry == CompareEntry::Custom {
        let subject = Subject::of(engine, row.entry, row.scaling);
        describe(row, subject);
    }
    let network = &mut row.network;
    network.samples = samples;
    if !network.samples.is_empty() {
        network.outcome = Outcome::Measured;
    }
    network.weights = Some(classified.weights);
    network.backend = untrack(|| engine.of(Supervisor::backend));
    network.first_run_millis = Some(classified.first_run_millis);
    let built = untrack(|| {
        engine.of(|supervisor| {
            let built = supervisor.built()?;
            Some((built.fetch_millis, built.build_millis, built.is_half))
        })
    });
    if let Some((fetch_millis, build_millis, is_half)) = built {
        network.fetch_millis = Some(fetch_millis);
        network.build_millis = Some(build_millis);
        network.precision = Some(if is_half { Precision::Half } else { Precision::Full });
    }
    let best = classified.predictions.first().filter(|_| classified.weights != WeightsKind::Untrained);
    let label = best.map(|best| untrack(|| engine.class_names(classified).name(best.index)));
    network.answer = best.zip(label.as_ref()).map(|(best, label)| Answer {
        index: u32::try_from(best.index).unwrap_or(u32::MAX),
        label: label.words(Language::English),
        probability: f64::from(best.probability),
    });
    row.answer = label;
}
