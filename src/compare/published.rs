//! The published accuracies, each of the weights that its authors trained.

use model::scaling::Preset;

/// A published top-1 accuracy on ImageNet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PublishedAccuracy {
    /// In percent.
    pub percent: f64,
    /// Where it is published.
    pub source: &'static str,
}

/// Where those of B0 to B7 stand.
const PAPER: &str = "Tan & Le 2019, arXiv:1905.11946v5, Table 2";

/// Where those of Lite0 to Lite4 stand.
const LITE: &str = "tensorflow/tpu, models/official/efficientnet/lite/README.md, full precision";

/// The top-1 accuracy of a published variant on ImageNet.
#[must_use]
pub fn published_accuracy(preset: Preset) -> PublishedAccuracy {
    let (percent, source) = match preset {
        Preset::B0 => (77.1, PAPER),
        Preset::B1 => (79.1, PAPER),
        Preset::B2 => (80.1, PAPER),
        Preset::B3 => (81.6, PAPER),
        Preset::B4 => (82.9, PAPER),
        Preset::B5 => (83.6, PAPER),
        Preset::B6 => (84.0, PAPER),
        Preset::B7 => (84.3, PAPER),
        Preset::Lite0 => (75.1, LITE),
        Preset::Lite1 => (76.7, LITE),
        Preset::Lite2 => (77.6, LITE),
        Preset::Lite3 => (79.8, LITE),
        Preset::Lite4 => (81.5, LITE),
    };
    PublishedAccuracy { percent, source }
}
