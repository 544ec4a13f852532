//! What is written in the charts.

use serde::{Deserialize, Serialize};
use texts::Language;

/// What is written in the charts, in the language of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartWords {
    /// A short name of each network, in the report's order; where one is missing, the report's own name stands.
    pub networks: Vec<String>,
    /// The axis of times: “Median, milliseconds”.
    pub time: String,
    /// The axis of multiply-adds, in millions.
    pub macs: String,
    /// The axis of activations, in millions.
    pub activations: String,
    /// The axis of published accuracies, in percent.
    pub accuracy: String,
    /// The axis of the time since the beginning, in seconds.
    pub seconds: String,
    /// The phases from file to answer, in the order of [`super::Phase::ALL`].
    pub phases: Vec<String>,
    /// The axis of times that are no medians: “Milliseconds”.
    pub millis: String,
    /// The language of counts.
    pub language: Language,
}
