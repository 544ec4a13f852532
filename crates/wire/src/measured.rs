//! What the page measured of networks, and the report that it becomes with what follows from their architecture.

use benchmark::report::{
    Answer, Backend, Device, LabelledPictures, Method, Network, Outcome, Phases, Picture, Precision, Published, Report,
    Sample, Sustained,
};
use benchmark::statistics::median;
use serde::{Deserialize, Serialize};

use crate::protocol::{BUILD_ID, TransferTimes, WeightsKind};
use model::arch::{ActivationCount, ArchSpec, Footprint, Summary};
use model::scaling::ScalingInput;
use weights::manifest::Manifest;

/// What was measured on this device.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// The picture.
    pub picture: Option<Picture>,
    /// How.
    pub method: Method,
    /// The networks, in the order in which they were chosen.
    pub networks: Vec<MeasuredNetwork>,
}

/// A network, with what was measured of it so far.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeasuredNetwork {
    /// The word of the page's links: `lite0`, `setting`, `custom`, a checkpoint's id, or a fixed setting: `b-d1.1-w1.05-r1.08`.
    pub variant: String,
    /// Its name for people, in English.
    pub name: String,
    /// The sliders that describe it.
    pub scaling: ScalingInput,
    /// Side of its input in pixels and its classes, where it is that of a person's file.
    pub file: Option<(u64, u64)>,
    /// Whether there is anything that it is made of: a file that was not loaded has not told that.
    pub is_known: bool,
    /// What its weights are worth; `None` where none were read.
    pub weights: Option<WeightsKind>,
    /// Where it ran; `None` where it did not.
    pub backend: Option<Backend>,
    /// Its precision; `None` where it did not run.
    pub precision: Option<Precision>,
    /// Milliseconds to fetch the weights, or to read and check those that are kept.
    pub fetch_millis: Option<f64>,
    /// Milliseconds to make the layers.
    pub build_millis: Option<f64>,
    /// Milliseconds of the first run at full size, shader compilation included.
    pub first_run_millis: Option<f64>,
    /// Every run that counts, in the order in which they were taken.
    pub samples: Vec<Sample>,
    /// How long its numbers were under way, once a turn; empty where they are not.
    pub transfers: Vec<TransferTimes>,
    /// What its times did over the minutes; `None` where only rounds were counted.
    pub sustained: Option<Sustained>,
    /// The most probable class of the picture; `None` for untrained weights.
    pub answer: Option<Answer>,
    /// How it did on the person's labelled pictures; `None` where none ran.
    pub labelled: Option<LabelledPictures>,
    /// Its published accuracy.
    pub published: Option<Published>,
    /// How it fared.
    pub outcome: Outcome,
    /// Why there are no numbers, as a sentence in English.
    pub reason: Option<String>,
    /// What happened to it, as words: `hidden`, `device-lost`.
    pub notes: Vec<String>,
}

impl Measured {
    /// The report of a date (ISO 8601) and a device. What is noted of a network is noted of the whole.
    #[must_use]
    pub fn into_report(self, date: String, device: Device) -> Report {
        let mut report = Report::new(BUILD_ID, date, device, self.method);
        report.picture = self.picture;
        report.networks = self.networks.into_iter().map(MeasuredNetwork::into_network).collect();
        for note in report.networks.iter().flat_map(|network| &network.notes) {
            if !report.notes.contains(note) {
                report.notes.push(note.clone());
            }
        }
        report
    }
}

impl MeasuredNetwork {
    /// Its architecture, where that is known.
    fn architecture(&self) -> Option<ArchSpec> {
        let scaling = &self.scaling;
        match self.file {
            _ if !self.is_known => None,
            None => ArchSpec::from_input(scaling).ok(),
            Some((input_px, classes)) => ArchSpec::new(scaling.family(), scaling.coefficients(), input_px)
                .ok()
                .map(|spec| spec.with_classes(classes)),
        }
    }

    /// The parts of a run, where numbers are under way: what a run takes beside them is arithmetic.
    fn phases(&self) -> Option<Phases> {
        let of = |millis: fn(&TransferTimes) -> f64| median(&self.transfers.iter().map(millis).collect::<Vec<_>>());
        let run_millis = median(&self.samples.iter().map(|sample| sample.run_millis).collect::<Vec<_>>())?;
        let (upload_millis, read_back_millis) = (of(|times| times.upload_millis)?, of(|times| times.read_back_millis)?);
        let compute_millis = (run_millis - upload_millis - read_back_millis).max(0.0);
        Some(Phases { upload_millis, compute_millis, read_back_millis })
    }

    fn into_network(self) -> Network {
        let spec = self.architecture();
        let cost = spec.as_ref().map(|spec| Summary::from_spec(spec).total);
        let phases = self.phases();
        let bundled = if self.file.is_none() { Manifest::bundled().weights_of(&self.scaling) } else { None };
        Network {
            variant: self.variant,
            name: self.name,
            family: self.scaling.family().slug().to_owned(),
            setting: self.scaling.to_string(),
            weights: self.weights,
            backend: self.backend,
            precision: self.precision,
            input_px: self.file.map_or(self.scaling.resolution_px(), |(input_px, _)| input_px),
            macs: cost.map(|cost| cost.macs.0),
            params: cost.map(|cost| cost.params.0),
            activations: spec.as_ref().map(|spec| ActivationCount::from_spec(spec).0),
            memory_bytes: spec.and_then(|spec| u64::try_from(Footprint::from_spec(&spec).total_bytes()).ok()),
            download_bytes: bundled.map(|weights| weights.model().bytes),
            fetch_millis: self.fetch_millis,
            build_millis: self.build_millis,
            first_run_millis: self.first_run_millis,
            samples: self.samples,
            phases,
            sustained: self.sustained,
            answer: self.answer,
            labelled: self.labelled,
            published: self.published,
            outcome: self.outcome,
            reason: self.reason,
            notes: self.notes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::scaling::Preset;

    fn network(preset: Preset) -> MeasuredNetwork {
        MeasuredNetwork {
            variant: preset.slug().to_owned(),
            name: preset.name().to_owned(),
            scaling: ScalingInput::published(preset),
            file: None,
            is_known: true,
            weights: Some(WeightsKind::Pretrained),
            backend: Some(Backend::Cpu),
            precision: Some(Precision::Full),
            fetch_millis: Some(1.0),
            build_millis: Some(2.0),
            first_run_millis: Some(3.0),
            samples: vec![Sample { decode_millis: 1.0, resize_millis: 1.0, run_millis: 20.0 }],
            transfers: Vec::new(),
            sustained: None,
            answer: None,
            labelled: None,
            published: None,
            outcome: Outcome::Measured,
            reason: None,
            notes: Vec::new(),
        }
    }

    fn report(networks: Vec<MeasuredNetwork>) -> Report {
        let method = Method {
            warm_up_runs: 10,
            warm_up_millis: 500.0,
            rounds: 5,
            budget_millis: 1.0,
            took_millis: 1.0,
            clock_step_millis: None,
        };
        let measured = Measured { picture: None, method, networks };
        measured.into_report("2026-11-29T20:00:00Z".to_owned(), Device::default())
    }

    #[test]
    fn what_a_run_takes_beside_its_transfers_is_arithmetic() {
        let times = |upload_millis, read_back_millis| TransferTimes { upload_millis, read_back_millis };
        let of = |transfers| report(vec![MeasuredNetwork { transfers, ..network(Preset::Lite0) }]).networks[0].phases;
        assert_eq!(of(Vec::new()), None);
        // Medians: 1 and 4 of 20.
        let phases = of(vec![times(1.0, 9.0), times(0.5, 4.0), times(7.0, 3.0)]);
        assert_eq!(phases, Some(Phases { upload_millis: 1.0, compute_millis: 15.0, read_back_millis: 4.0 }));
        let phases = of(vec![times(15.0, 15.0)]);
        assert_eq!(phases.map(|phases| phases.compute_millis), Some(0.0), "no time is negative");
    }

    #[test]
    fn a_variant_has_the_counts_of_its_architecture() {
        let report = report(vec![network(Preset::Lite0), network(Preset::B3)]);
        let [lite0, b3] = &report.networks[..] else { panic!("two networks") };
        assert_eq!((lite0.macs, lite0.params, lite0.input_px), (Some(385_187_552), Some(4_652_008), 224));
        assert!(lite0.download_bytes.is_some_and(|bytes| bytes > 5_000_000));
        assert!(lite0.memory_bytes > Some(18_000_000) && lite0.activations > Some(6_000_000));
        assert_eq!((b3.download_bytes, b3.input_px, &*b3.family), (None, 300, "b"));
        assert_eq!(report.build, BUILD_ID);
    }

    #[test]
    fn a_file_has_its_own_input_and_classes_and_an_unknown_one_no_counts() {
        let own = MeasuredNetwork { file: Some((192, 10)), ..network(Preset::B0) };
        let unknown = MeasuredNetwork { is_known: false, notes: vec!["hidden".to_owned()], ..own.clone() };
        let report = report(vec![own, unknown]);
        assert_eq!(report.networks[0].input_px, 192);
        assert_eq!(report.networks[0].params, Some(5_288_548 - 990 * 1281));
        assert_eq!((report.networks[1].macs, report.networks[1].memory_bytes), (None, None));
        assert_eq!(report.notes, ["hidden"]);
    }
}
