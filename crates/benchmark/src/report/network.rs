//! What is known of one network, and what was measured of it.

use serde::{Deserialize, Serialize};

use super::{Backend, Sample, Sustained};
use crate::count;

/// What the weights of a network are worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weights {
    /// Trained on ImageNet, and bundled with the page.
    Pretrained,
    /// A person's own file.
    Custom,
    /// Grown from trained ones without a change of the function.
    Grown,
    /// Made up: the network's time is real, its answers mean nothing.
    Untrained,
}

impl Weights {
    /// The word in files: `pretrained`, `custom`, `grown` or `untrained`.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Pretrained => "pretrained",
            Self::Custom => "custom",
            Self::Grown => "grown",
            Self::Untrained => "untrained",
        }
    }
}

/// The precision of weights and maps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// 32 bits.
    Full,
    /// 16 bits, with sums in 32.
    Half,
}

impl Precision {
    /// The word in files: `full` or `half`.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Half => "half",
        }
    }
}

/// How a network fared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It ran, and its samples count.
    Measured,
    /// It could not run.
    Refused,
    /// The person did not want to wait for it.
    Declined,
    /// The benchmark ended before it had enough samples.
    Cancelled,
}

impl Outcome {
    /// The word in files: `measured`, `refused`, `declined` or `cancelled`.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Measured => "measured",
            Self::Refused => "refused",
            Self::Declined => "declined",
            Self::Cancelled => "cancelled",
        }
    }
}

/// One network.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Network {
    /// The word of the page's links: `lite0`, `setting`, `custom`, or a fixed setting: `b-d1.1-w1.05-r1.08`.
    pub variant: String,
    /// Its name for people, in English.
    pub name: String,
    /// `efficientnet` or `lite`.
    pub family: String,
    /// What it was made of: the variant's name, or where the sliders stood.
    pub setting: String,
    /// What its weights are worth; `None` where none were read.
    pub weights: Option<Weights>,
    /// Where it ran; `None` where it did not.
    pub backend: Option<Backend>,
    /// Its precision; `None` where it did not run.
    pub precision: Option<Precision>,
    /// Side of its input in pixels.
    pub input_px: u64,
    /// Multiply-adds for one picture.
    #[serde(default, with = "count")]
    pub macs: Option<u128>,
    /// Trainable parameters.
    #[serde(default, with = "count")]
    pub params: Option<u128>,
    /// Activations as the literature counts them: the sum of the outputs of all convolutions (Dollár et al. 2021).
    #[serde(default, with = "count")]
    pub activations: Option<u128>,
    /// Bytes of its weights and of the largest maps that live at once.
    #[serde(default, with = "count")]
    pub memory_bytes: Option<u64>,
    /// Bytes of its weights file, where it has one.
    #[serde(default, with = "count")]
    pub download_bytes: Option<u64>,
    /// Milliseconds to fetch the weights, or to read and check those that are kept.
    pub fetch_millis: Option<f64>,
    /// Milliseconds to make the layers.
    pub build_millis: Option<f64>,
    /// Milliseconds of the first run at full size, shader compilation included.
    pub first_run_millis: Option<f64>,
    /// Every run that counts, in the order in which they were taken.
    pub samples: Vec<Sample>,
    /// Where the time of a run goes; `None` where it was not measured apart.
    pub phases: Option<Phases>,
    /// What a sustained run showed; `None` without one.
    #[serde(default)]
    pub sustained: Option<Sustained>,
    /// The most probable class of the picture; `None` for untrained weights.
    pub answer: Option<Answer>,
    /// How it did on labelled pictures; `None` without labels.
    #[serde(default)]
    pub labelled: Option<LabelledPictures>,
    /// Its published accuracy, which is that of the weights that its authors trained.
    pub published: Option<Published>,
    /// How it fared.
    pub outcome: Outcome,
    /// Why there are no numbers, as a sentence in English.
    pub reason: Option<String>,
    /// What happened to this one, as words: `hidden`, `device-lost`. A network with notes is marked.
    #[serde(default)]
    pub notes: Vec<String>,
}

impl Network {
    /// Whether its samples count.
    #[must_use]
    pub fn is_measured(&self) -> bool {
        self.outcome == Outcome::Measured && !self.samples.is_empty()
    }

    /// Milliseconds of the network alone, of each sample.
    #[must_use]
    pub fn run_millis(&self) -> Vec<f64> {
        self.samples.iter().map(|sample| sample.run_millis).collect()
    }

    /// Milliseconds from the picture's file to the answer, of each sample.
    #[must_use]
    pub fn total_millis(&self) -> Vec<f64> {
        self.samples.iter().map(Sample::total_millis).collect()
    }
}

/// The parts of a run, as medians.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Phases {
    /// Milliseconds to hand the input values to the backend.
    pub upload_millis: f64,
    /// Milliseconds of its arithmetic.
    pub compute_millis: f64,
    /// Milliseconds to get the logits back.
    pub read_back_millis: f64,
}

/// The most probable class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Its index, from 0.
    pub index: u32,
    /// Its name in English.
    pub label: String,
    /// Its probability, 0 to 1.
    pub probability: f64,
}

/// Answers on pictures of the person whose class is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelledPictures {
    /// Pictures of which the most probable class is the right one.
    pub correct: u32,
    /// Pictures with a label that ran.
    pub pictures: u32,
}

/// A published accuracy on ImageNet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Published {
    /// The most probable class is right, in percent.
    pub top1_percent: f64,
    /// Where it is published.
    pub source: String,
}
