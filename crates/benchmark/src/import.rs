//! A person's file as a report, or one sentence on why it is none.

mod check;

use serde::Deserialize;
use serde_json::Value;
use serde_json::error::Category;
use thiserror::Error;

use crate::report::{FORMAT, Report, VERSION};
use texts::{Language, Message, benchmark_file as text, format};

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 4 << 20;

/// The most networks.
pub const MOST_NETWORKS: usize = 100;

/// The most samples of all networks together, the parts of sustained runs among them.
pub const MOST_SAMPLES: usize = 10_000;

/// A file that is not read as a benchmark.
#[derive(Clone, Debug, PartialEq, Error)]
#[error("{}", self.to_message().words(Language::English))]
pub enum ImportError {
    /// More bytes than [`LARGEST_FILE`].
    TooLarge,
    /// It is not JSON.
    NotJson,
    /// It is JSON of something else.
    OtherFormat,
    /// It is of a newer page.
    Newer {
        /// Its version.
        version: u64,
    },
    /// Something is missing, or of another kind.
    Damaged {
        /// What the reader says, for developers.
        detail: String,
    },
    /// A number that cannot have been measured.
    Number {
        /// The field.
        what: &'static str,
        /// The number.
        number: f64,
    },
    /// More networks than [`MOST_NETWORKS`].
    Networks {
        /// How many.
        count: usize,
    },
    /// More samples than [`MOST_SAMPLES`].
    Samples {
        /// How many.
        count: usize,
    },
}

impl ImportError {
    /// The sentence for the person who chose the file.
    #[must_use]
    pub fn to_message(&self) -> Message {
        match self {
            Self::TooLarge => {
                let most = u64::try_from(LARGEST_FILE).unwrap_or(u64::MAX);
                Message::new(text::BENCHMARK_TOO_LARGE).with("most", &format::megabytes(most))
            }
            Self::NotJson => Message::new(text::BENCHMARK_NOT_JSON),
            Self::OtherFormat => Message::new(text::BENCHMARK_OTHER_FORMAT),
            Self::Newer { version } => {
                Message::new(text::BENCHMARK_NEWER).with("found", version).with("known", &VERSION)
            }
            Self::Damaged { detail } => Message::new(text::BENCHMARK_DAMAGED).with("detail", detail),
            Self::Number { what, number } => {
                // Beyond what people write in full, in powers of ten.
                let is_long = number.abs() >= 1e12 || (*number != 0.0 && number.abs() < 1e-6);
                let number = if is_long { format!("{number:e}") } else { number.to_string() };
                Message::new(text::BENCHMARK_NUMBER).with("what", what).with("number", &number)
            }
            Self::Networks { count } => {
                Message::new(text::BENCHMARK_NETWORKS).with("count", count).with("most", &MOST_NETWORKS)
            }
            Self::Samples { count } => {
                Message::new(text::BENCHMARK_SAMPLES).with("count", count).with("most", &MOST_SAMPLES)
            }
        }
    }
}

/// What says whose file it is; the rest is not looked at.
#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    format: Value,
    #[serde(default)]
    version: Value,
}

/// Reads a file that this page saved as JSON. Fields that are not known are left out, texts are cut to a sane length and lose
/// their control characters.
///
/// # Errors
/// Where the file is none, with a sentence for the person.
pub fn read(bytes: &[u8]) -> Result<Report, ImportError> {
    if bytes.len() > LARGEST_FILE {
        return Err(ImportError::TooLarge);
    }
    let file = std::str::from_utf8(bytes).map_err(|_| ImportError::NotJson)?;
    let file = file.strip_prefix('\u{feff}').unwrap_or(file);
    let head: Head = serde_json::from_str(file).map_err(|error| match error.classify() {
        Category::Data => ImportError::OtherFormat,
        Category::Syntax | Category::Eof | Category::Io => ImportError::NotJson,
    })?;
    if head.format.as_str() != Some(FORMAT) {
        return Err(ImportError::OtherFormat);
    }
    match head.version.as_u64() {
        Some(version) if version > u64::from(VERSION) => return Err(ImportError::Newer { version }),
        Some(version) if version == u64::from(VERSION) => {}
        _ => return Err(ImportError::Damaged { detail: check::cut(&format!("version {}", head.version)) }),
    }
    let report: Report =
        serde_json::from_str(file).map_err(|error| ImportError::Damaged { detail: check::cut(&error.to_string()) })?;
    check::checked(report)
}

#[cfg(test)]
mod tests;
