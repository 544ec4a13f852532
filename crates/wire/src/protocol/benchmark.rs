//! A benchmark's report on the wire: sent to be evaluated, exported, or laid beside another one.

use ::benchmark::analysis::{Analysis, DevicePair};
use ::benchmark::report::Device;
use serde::{Deserialize, Serialize};

/// What the page wants of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportTask {
    /// What follows from it, and its charts. Answered by [`ReportOutcome::Analysed`].
    Analyse(Box<ChartWords>),
    /// The report as a file. Answered by [`ReportOutcome::Exported`].
    Export(ExportFormat),
    /// The report beside the one in the file that travels beside the message, as a `Blob`. Answered by
    /// [`ReportOutcome::Compared`].
    CompareWithFile,
}

/// The words of a report's charts, in the person's language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartWords {
    /// A short name for each network, in the report's order.
    pub names: Vec<String>,
    /// The axis of times.
    pub millis: String,
    /// The axis of multiply-adds.
    pub macs: String,
    /// The axis of activations.
    pub activations: String,
    /// The axis of published accuracies.
    pub accuracy: String,
}

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExportFormat {
    /// All of it, by docs/benchmark.schema.json.
    Json,
    /// One line a network.
    Csv,
    /// A table for a README or an issue.
    Markdown,
}

/// What the worker made of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportOutcome {
    /// What follows from it.
    Analysed(Box<ReportAnalysis>),
    /// The file's text.
    Exported(String),
    /// Both reports, network by network.
    Compared(Box<ComparedReport>),
}

/// What follows from a report, as the page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReportAnalysis {
    /// Medians with their intervals, ratios, ranks, correlations.
    pub analysis: Analysis,
    /// The device, as the worker knows it.
    pub device: Device,
    /// The charts that there is something for.
    pub figures: Vec<Figure>,
}

/// A chart, laid out and drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Which one: `macs`, `activations`, `accuracy` or `samples`.
    pub kind: String,
    /// Width and height of the drawing.
    pub size: (f64, f64),
    /// The drawing: what an `svg` element of that size holds. Texts are escaped.
    pub markup: String,
}

/// A report of another device beside the page's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ComparedReport {
    /// The other device.
    pub device: Device,
    /// When it measured.
    pub date: String,
    /// The build of the page that measured there.
    pub build: String,
    /// Networks that both hold; `first` is the place in the page's report.
    pub pairs: Vec<DevicePair>,
}
