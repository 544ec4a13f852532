//! A person's file as a report, or one sentence on why it is none.

mod check;
mod error;

use serde::Deserialize;
use serde_json::Value;
use serde_json::error::Category;

use crate::report::{FORMAT, Report, VERSION};
pub use error::{ImportError, LARGEST_FILE, MOST_NETWORKS, MOST_SAMPLES};

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
