//! The check that a loaded network computes what it should on this device.

use serde::{Deserialize, Serialize};

use crate::predictions::Agreement;

/// How a loaded network was checked. One that fails the check is not loaded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SelfCheck {
    /// Its answer to a small input was compared with another.
    Compared {
        /// Whose answer that was.
        reference: Reference,
        /// Side of the input in pixels.
        input_px: u32,
        /// How well they agree.
        agreement: Agreement,
    },
    /// Own weights on the CPU: what other backends are compared with.
    IsReference,
    /// There was no room for a second copy of the network on the CPU, to compare with.
    Skipped,
    /// Made-up weights have no right answer.
    NotApplicable,
}

/// Whose answer a network's was compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reference {
    /// Logits that PyTorch computed, bundled with the page.
    PyTorch,
    /// The same network on the CPU of this device.
    Cpu,
}

impl SelfCheck {
    /// The word for a program: `compared`, `reference`, `left-out` or `nothing`.
    #[must_use]
    pub fn slug(&self) -> &'static str {
        match self {
            Self::Compared { .. } => "compared",
            Self::IsReference => "reference",
            Self::Skipped => "left-out",
            Self::NotApplicable => "nothing",
        }
    }
}
