//! Why a file is not read as a benchmark.

use thiserror::Error;

use crate::report::VERSION;
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
