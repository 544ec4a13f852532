//! Networks on the wire: asked for, estimated, built, and what they answer.

use serde::{Deserialize, Serialize};

use super::own_weights::{FileOptions, FoundNetwork};
use super::self_check::SelfCheck;
pub use ::benchmark::report::Weights as WeightsKind;

use crate::labels::Label;
use crate::predictions::Prediction;
use model::arch::ArchSpec;
use model::scaling::ScalingInput;
use profile::Profile;
use texts::Message;

/// Which network a build makes. The setting travels, not the architecture: both sides derive that from it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NetworkRequest {
    /// The network that the sliders describe, with whatever weights it can have: its own where it is a bundled variant,
    /// else grown ones, else made-up ones.
    Setting {
        /// The sliders.
        scaling: ScalingInput,
        /// What a grown network is given.
        #[serde(default)]
        grown_at: GrownAt,
    },
    /// The network that a person's weights file holds. The file travels beside the build, as a `Blob`.
    File {
        /// Counts the files that were chosen on the page, from 1.
        number: u64,
        /// The file's name.
        name: String,
        /// What the person says of it.
        options: FileOptions,
    },
    /// The network that the sliders describe, grown from the one in a person's file, which travels beside the build.
    GrownFile {
        /// The file's number.
        number: u64,
        /// Its name.
        name: String,
        /// What the person says of it.
        options: FileOptions,
        /// The sliders.
        scaling: ScalingInput,
        /// The resolution that it runs at.
        grown_at: GrownAt,
    },
}

impl NetworkRequest {
    /// The network of a setting, at its own resolution.
    #[must_use]
    pub fn setting(scaling: ScalingInput) -> Self {
        Self::Setting { scaling, grown_at: GrownAt::Own }
    }

    /// Whether both ask for one network: sliders may stand elsewhere and round to the same architecture, such as alpha at
    /// phi 0.
    #[must_use]
    pub fn is_same_network(&self, other: &Self) -> bool {
        let spec = |scaling: &ScalingInput| ArchSpec::from_input(scaling).ok();
        let is_same = |one, two| spec(one).is_some_and(|found| Some(found) == spec(two));
        match (self, other) {
            (Self::Setting { scaling, grown_at }, Self::Setting { scaling: two, grown_at: other_at }) => {
                grown_at == other_at && (scaling == two || is_same(scaling, two))
            }
            (
                Self::GrownFile { number, options, scaling, grown_at, .. },
                Self::GrownFile { number: other_number, options: others, scaling: two, grown_at: other_at, .. },
            ) => (number, options, grown_at) == (other_number, others, other_at) && is_same(scaling, two),
            _ => self == other,
        }
    }

    /// The sliders that describe it; `None` for the network in a file, which tells its own.
    #[must_use]
    pub fn scaling(&self) -> Option<&ScalingInput> {
        match self {
            Self::Setting { scaling, .. } | Self::GrownFile { scaling, .. } => Some(scaling),
            Self::File { .. } => None,
        }
    }

    /// The number of the person's file that it is read from.
    #[must_use]
    pub fn file_number(&self) -> Option<u64> {
        match self {
            Self::File { number, .. } | Self::GrownFile { number, .. } => Some(*number),
            Self::Setting { .. } => None,
        }
    }
}

/// The resolution at which a grown network runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GrownAt {
    /// Its own, as the setting has it: what it costs is real, what it answers is no longer its parent's answer.
    #[default]
    Own,
    /// That of the network it grew from: it answers as that one does.
    Parent,
}

impl GrownAt {
    /// The word in the page's contract: `own` or `parent`.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Parent => "parent",
        }
    }
}

/// Where the weights of a build came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WeightsOrigin {
    /// A download.
    Network {
        /// Why the browser does not keep them, as part of a sentence; `None` when it does.
        not_kept: Option<Box<Message>>,
    },
    /// The browser's storage.
    Storage,
    /// The worker's memory, as the browser does not keep them.
    Memory,
}

impl WeightsOrigin {
    /// The word in the page's contract: `network`, `storage` or `memory`.
    #[must_use]
    pub fn slug(&self) -> &'static str {
        match self {
            Self::Network { .. } => "network",
            Self::Storage => "storage",
            Self::Memory => "memory",
        }
    }
}

/// What a request is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Weights arrive; counted in bytes.
    Fetching,
    /// A person's weights file is read; counted in bytes.
    Reading,
    /// The device's speed is measured with a small network; not counted.
    Calibrating,
    /// Layers are made; counted in layers.
    Building,
    /// The self-check and the first run; counted in blocks.
    WarmingUp,
    /// A picture is classified; counted in blocks.
    Running,
    /// A picture is classified at other input sizes; counted in sizes.
    Sweeping,
}

impl Phase {
    /// So much of it is done, and of how much.
    #[must_use]
    pub fn at(self, done: u64, total: u64) -> Progress {
        Progress { phase: self, done, total }
    }
}

/// How far a request is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// What it is at.
    pub phase: Phase,
    /// How much of that is done.
    pub done: u64,
    /// Of how much.
    pub total: u64,
}

/// What building and running a network would take on this device.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// Bytes of weights and of the largest maps that live at once.
    pub memory_bytes: u64,
    /// Milliseconds until the network is ready, its first run included.
    pub build_millis: f64,
    /// Milliseconds for each picture after that.
    pub run_millis: f64,
}

/// A network that is ready.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Built {
    /// What was asked for.
    pub network: NetworkRequest,
    /// What its weights are worth.
    pub weights: WeightsKind,
    /// Id in the manifest of the bundled weights that it has, or grew from.
    pub model: Option<String>,
    /// What a person's weights file holds; `None` for other networks.
    pub found: Option<Box<FoundNetwork>>,
    /// Where its weights came from; `None` for made-up ones and for a person's file.
    pub origin: Option<WeightsOrigin>,
    /// Milliseconds to fetch the weights, or to read and check those that are kept.
    pub fetch_millis: f64,
    /// Milliseconds to make the layers.
    pub build_millis: f64,
    /// Milliseconds of the first run at full size, shader compilation included; `None` where that is left to the first
    /// picture.
    pub first_run_millis: Option<f64>,
    /// Whether its maps and weights are in half precision, as on a WebGPU adapter with `shader-f16` that gives the right
    /// answers in it. Sums are in full precision.
    pub is_half: bool,
    /// How it was checked on this device.
    pub self_check: SelfCheck,
}

/// A classified picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Classified {
    /// The network that answered.
    pub network: NetworkRequest,
    /// What its weights, and with them its answer, are worth.
    pub weights: WeightsKind,
    /// Classes that the network tells apart.
    pub classes: u64,
    /// The most probable classes, best first.
    pub predictions: Vec<Prediction>,
    /// What ImageNet calls them, in their order; empty where the network has other than its 1,000 classes.
    pub labels: Vec<Label>,
    /// Size of the picture as it was decoded and turned upright, in pixels.
    pub picture_width: u32,
    /// See `picture_width`.
    pub picture_height: u32,
    /// Side of the network's input in pixels.
    pub input_resolution_px: u32,
    /// Milliseconds to read and decode the file, or to get at a frame.
    pub decode_millis: f64,
    /// Milliseconds to crop, resize and normalise.
    pub preprocess_millis: f64,
    /// Milliseconds of the network, from input values to logits.
    pub latency_millis: f64,
    /// Milliseconds of this network's first run at full size, which may be this very run.
    pub first_run_millis: f64,
    /// Milliseconds of the network in each run after that one, where it was to be repeated.
    pub repeated_millis: Vec<f64>,
    /// How long its numbers take to the backend and back, where runs were to be repeated and the backend is another
    /// processor.
    pub transfers: Option<Box<TransferTimes>>,
    /// What a stage computed, where one was looked into.
    pub stage: Option<StageReport>,
    /// Where the time of its runs goes, where that was asked.
    pub profile: Option<Box<Profile>>,
    /// Which places raised the predicted classes' logits, where that was asked for.
    pub activation_maps: Option<Box<ActivationMaps>>,
    /// The same smoothed over the camera's frames so far, where that was asked for.
    pub smoothed: Option<Box<SmoothedAnswer>>,
}

/// The way of a picture to the backend, and of the logits back, apart from the arithmetic.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TransferTimes {
    /// Milliseconds to hand the picture's values over.
    pub upload_millis: f64,
    /// Milliseconds to get the logits once they are there.
    pub read_back_millis: f64,
}

/// How a camera's frame is smoothed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Smoothing {
    /// It is the first: nothing came before it.
    Begin,
    /// It follows the frame before.
    GoOn,
}

/// An answer smoothed over frames.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SmoothedAnswer {
    /// The most probable classes over the frames so far, best first; their logits are those of the last frame.
    pub predictions: Vec<Prediction>,
    /// What ImageNet calls them, in their order; empty where the network has other than its 1,000 classes.
    pub labels: Vec<Label>,
}

/// Class activation maps of the predicted classes (Zhou et al. 2016).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ActivationMaps {
    /// Cells along a side, as the head's map has them.
    pub side: u32,
    /// One for each prediction, in their order.
    pub maps: Vec<ActivationMap>,
}

/// The class activation map of one class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ActivationMap {
    /// Index of the class in the network's output.
    pub class: usize,
    /// `[side, side]` in row-major order, in logits: their mean and the bias are the class's logit.
    pub values: Vec<f32>,
    /// The class's bias, which is of no place.
    pub bias: f32,
}

/// A look into a stage: some of its channels as pictures, which travel beside the message, and the time of every stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StageReport {
    /// Its number, 1 (stem) to 9 (head).
    pub number: u8,
    /// Cells along a side of its maps.
    pub side: u32,
    /// Channels that it has.
    pub channels: u64,
    /// Those that are shown, from 0.
    pub shown: Vec<u32>,
    /// Milliseconds of each stage, waited for one by one.
    pub stage_millis: Vec<f64>,
}

impl Classified {
    /// What ImageNet calls a predicted class; `None` for any other.
    #[must_use]
    pub fn label(&self, index: usize) -> Option<&Label> {
        let of_frame = self.predictions.iter().zip(&self.labels);
        let smoothed = self.smoothed.iter().flat_map(|smoothed| smoothed.predictions.iter().zip(&smoothed.labels));
        of_frame.chain(smoothed).find(|(prediction, _)| prediction.index == index).map(|(_, label)| label)
    }

    /// The most probable classes, smoothed over the frames where that is wanted and there.
    #[must_use]
    pub fn best(&self, is_smoothed: bool) -> &[Prediction] {
        let smoothed = self.smoothed.as_ref().filter(|_| is_smoothed);
        smoothed.map_or(&self.predictions, |smoothed| &smoothed.predictions)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::scaling::{Family, Knob};

    #[test]
    fn sliders_that_round_to_one_architecture_ask_for_one_network() {
        let lite0 = ScalingInput::published(Family::Lite.baseline());
        let with = |knob, steps| {
            let mut scaling = lite0;
            scaling.set_steps(knob, steps);
            NetworkRequest::setting(scaling)
        };
        let request = NetworkRequest::setting(lite0);
        // The published variant, alpha while phi is 0, a width that rounds to the same channels.
        for same in [with(Knob::Phi, 0), with(Knob::Alpha, 150), with(Knob::Width, 101)] {
            assert_ne!(same, request);
            assert!(same.is_same_network(&request), "{same:?}");
        }
        assert!(!with(Knob::Phi, 10).is_same_network(&request));
        let NetworkRequest::Setting { scaling, .. } = request else { unreachable!("made above") };
        let at_parent = NetworkRequest::Setting { scaling, grown_at: GrownAt::Parent };
        assert!(!at_parent.is_same_network(&NetworkRequest::setting(lite0)));
        let file = |number| NetworkRequest::File { number, name: String::new(), options: FileOptions::default() };
        assert!(file(1).is_same_network(&file(1)) && !file(1).is_same_network(&file(2)));
    }
}
