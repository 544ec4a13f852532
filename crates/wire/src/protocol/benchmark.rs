//! A benchmark's report on the wire: sent to be evaluated, exported, or laid beside another one.

use ::benchmark::charts::ChartWords;
use serde::{Deserialize, Serialize};

/// What the page wants of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportTask {
    /// What follows from it, and its charts.
    Analyse(Box<ChartWords>),
    /// The report as a file.
    Export(ExportFormat),
    /// The report beside the one in the file that travels beside the message, as a `Blob`.
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
