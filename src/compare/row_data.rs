//! What the page learns of a network of a comparison.

use super::{CompareRow, PublishedAccuracy, published_accuracy};
use crate::link::CompareEntry;
use crate::run::engine::{Engine, Shown};
use crate::run::hub::cached_file;
use benchmark::report::{Answer, Outcome, Precision, Published, Sample, Sustained};
use hub::HubCheckpoint;
use leptos::prelude::*;
use model::scaling::{Mode, ScalingInput};
use texts::{Language, Message, compare};
use wire::labels;
use wire::measured::MeasuredNetwork;
use wire::protocol::{GrownAt, NetworkRequest, WeightsKind};
use wire::supervisor::Supervisor;

/// The network that the engine is asked for.
pub fn network_of(engine: Engine, entry: CompareEntry, sliders: ScalingInput) -> NetworkRequest {
    let scaling = entry.scaling(sliders);
    match entry {
        CompareEntry::Preset(_) | CompareEntry::Fixed(_) => NetworkRequest::setting(scaling),
        CompareEntry::Setting => untrack(|| engine.network_of_setting(scaling, GrownAt::Own)),
        // A row has its turn only where there is a file ([`open_file`]), and a file stays.
        CompareEntry::Custom => engine.file_request().unwrap_or(NetworkRequest::setting(scaling)),
        CompareEntry::Checkpoint(checkpoint) => {
            engine.checkpoint_request(checkpoint).unwrap_or(NetworkRequest::setting(scaling))
        }
    }
}

/// Opens the file that an entry's weights come from, where it is one.
///
/// # Errors
/// The sentence that stands in place of numbers while there is none.
pub async fn open_file(engine: Engine, entry: CompareEntry) -> Result<(), Message> {
    match entry {
        CompareEntry::Custom if !untrack(|| engine.has_file()) => Err(Message::new(compare::NO_FILE)),
        CompareEntry::Checkpoint(checkpoint) if engine.checkpoint_request(checkpoint).is_none() => {
            let Some(file) = cached_file(checkpoint).await else {
                return Err(Message::new(compare::NO_CHECKPOINT).with("name", &checkpoint.id));
            };
            engine.add_compared(checkpoint, file);
            Ok(())
        }
        _ => Ok(()),
    }
}

/// A network before its first run.
pub fn row(entry: CompareEntry, sliders: ScalingInput) -> CompareRow {
    let scaling = entry.scaling(sliders);
    let of_variant = |scaling: ScalingInput| {
        let PublishedAccuracy { percent, source } = published_accuracy(scaling.preset());
        Published { top1_percent: percent, source: source.to_owned() }
    };
    let (file, published) = match entry {
        CompareEntry::Custom => (None, None),
        CompareEntry::Checkpoint(checkpoint) => (of_checkpoint(checkpoint), accuracy_of(checkpoint)),
        _ => (None, (scaling.mode() == Mode::Published).then(|| of_variant(scaling))),
    };
    let network = MeasuredNetwork {
        variant: entry.slug().into_owned(),
        name: String::new(),
        scaling,
        file,
        is_known: entry != CompareEntry::Custom,
        weights: None,
        backend: None,
        precision: None,
        fetch_millis: None,
        build_millis: None,
        first_run_millis: None,
        samples: Vec::new(),
        transfers: Vec::new(),
        sustained: None,
        answer: None,
        labelled: None,
        published,
        outcome: Outcome::Cancelled,
        reason: None,
        notes: Vec::new(),
    };
    let mut row = CompareRow { entry, network, answer: None, reason: None };
    row.network.name = row.name(Language::English);
    row
}

/// Side of a checkpoint's input in pixels, and its classes.
fn of_checkpoint(checkpoint: &HubCheckpoint) -> Option<(u64, u64)> {
    checkpoint.best().map(|test| (test.resolution_px.into(), labels::COUNT as u64))
}

/// What timm measured of a checkpoint.
fn accuracy_of(checkpoint: &HubCheckpoint) -> Option<Published> {
    checkpoint.best().map(|test| Published {
        top1_percent: test.top1,
        source: format!("timm, results-imagenet.csv, {} px", test.resolution_px),
    })
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

/// Keeps what a turn told of its network; `samples` are all that count so far, and what they did over the minutes.
pub fn record(
    engine: Engine,
    row: &mut CompareRow,
    shown: &Shown,
    (samples, sustained): (Vec<Sample>, Option<Sustained>),
) {
    let classified = &shown.classified;
    // A file tells what it is made of once it is loaded.
    if let Some((_, _, found)) = untrack(|| engine.found_file()).filter(|_| row.entry.is_file()) {
        let input_px = found.answers.preprocessing.resolution_px.into();
        (row.network.scaling, row.network.file) = (found.scaling, Some((input_px, found.classes)));
        row.network.is_known = true;
        row.network.name = row.name(Language::English);
    }
    let network = &mut row.network;
    (network.samples, network.sustained) = (samples, sustained);
    if !network.samples.is_empty() {
        network.outcome = Outcome::Measured;
    }
    network.weights = Some(classified.weights);
    network.backend = untrack(|| engine.read(Supervisor::backend));
    network.first_run_millis = Some(classified.first_run_millis);
    network.transfers.extend(classified.transfers.as_deref());
    let built = untrack(|| {
        engine.read(|supervisor| {
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
