//! What was measured: the whole of a benchmark as data, version 1.
//!
//! It crosses the wire and is the exported file. All times are in milliseconds, all sizes in bytes; `None` is what the
//! browser does not tell or what was not measured. Counts keep all their digits in JSON: a number up to 2^53 - 1, beyond that
//! a text of digits. Words are English, whatever the page speaks, so that the files of several people can be put together.
//! docs/benchmark.schema.json describes the file.

mod device;
mod network;
mod sample;
mod sustained;

pub use device::{Adapter, Backend, Device, Method, Picture};
pub use network::{Answer, LabelledPictures, Network, Outcome, Phases, Precision, Published, Weights};
pub use sample::Sample;
pub use sustained::{Sustained, SustainedPoint};

use serde::{Deserialize, Serialize};

/// What the file says that it is.
pub const FORMAT: &str = "efficientnet-explorer-benchmark";

/// The version of [`Report`]: raised with every change that this page's older readers would misread.
pub const VERSION: u32 = 1;

/// A benchmark of several networks on one device.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// [`FORMAT`].
    pub format: String,
    /// [`VERSION`].
    pub version: u32,
    /// Which build of the page measured.
    pub build: String,
    /// When it began, in UTC (ISO 8601): `2026-11-29T19:45:00Z`.
    pub date: String,
    /// On what.
    pub device: Device,
    /// The picture; of a batch, its first. `None` where the networks ran on made-up values.
    pub picture: Option<Picture>,
    /// Pictures that ran through every network, where it was more than one.
    pub batch_pictures: Option<u32>,
    /// How.
    pub method: Method,
    /// The networks in the order in which they were chosen, those without numbers among them.
    pub networks: Vec<Network>,
    /// What happened meanwhile that may have changed the times, as words: `hidden` (the tab was in the background),
    /// `device-lost` (the GPU was lost and opened again).
    #[serde(default)]
    pub notes: Vec<String>,
}

impl Report {
    /// A report without networks yet.
    #[must_use]
    pub fn new(build: impl Into<String>, date: impl Into<String>, device: Device, method: Method) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            build: build.into(),
            date: date.into(),
            device,
            picture: None,
            batch_pictures: None,
            method,
            networks: Vec::new(),
            notes: Vec::new(),
        }
    }
}
