//! A benchmark's report on the wire: sent to be evaluated, exported, or laid beside another one.

use ::benchmark::charts::ChartWords;
use ::benchmark::view::{DevicesView, View};
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
    Analysed(Box<View>),
    /// The file's text.
    Exported(String),
    /// Both reports, network by network.
    Compared(Box<DevicesView>),
}
