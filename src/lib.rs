//! EfficientNet Explorer: compound scaling to move by hand, and to run in the browser.
//!
//! Two binaries over this library: `app` (the page, Leptos) and `worker` (the network, burn). The modules are layers;
//! each may use only what the table allows, and `tests/walls.rs` fails on a forbidden `use`.
//!
//! | module | feature | may use of ours |
//! |---|---|---|
//! | `text` | none | nothing |
//! | `scaling` | none | `text` |
//! | `arch` | none | `csv_file`, `scaling`, `text` |
//! | `csv_file`, `row_window`, `statistics`, `chart`, `qr` | none | nothing |
//! | `format`, `labels`, `predictions` | none | `text` |
//! | `camera` | none | `statistics`, `text` |
//! | `published` | none | `scaling` |
//! | `one_axis` | none | `arch`, `chart`, `published`, `scaling` |
//! | `share_link` | none | `comparison`, `lesson`, `scaling`, `text` |
//! | `lesson` | none | `arch`, `chart`, `format`, `scaling`, `text` |
//! | `drawing` | none | `arch` |
//! | `export` | none | `arch`, `scaling`, `text` |
//! | `staircase` | none | `arch`, `format`, `scaling`, `text` |
//! | `weights` | none | `arch`, `scaling`, `text` |
//! | `growth` | none | `arch`, `scaling`, `text`, `weights` |
//! | `protocol` | none | `labels`, `predictions`, `scaling`, `text`, `weights` |
//! | `session`, `supervisor` | none | `protocol`, `text` |
//! | `comparison` | none | `csv_file`, `protocol`, `scaling`, `statistics`, `text` |
//! | `picture` | `picture` | `text` |
//! | `network` | `network` | `arch`, `text`, `weights` |
//! | `worker` | `worker` | `session`, `network`, `picture`, `protocol`, `predictions`, `labels`, `weights`, `arch`, `scaling`, `format`, `text` |
//! | `app` | `ui` | every pure module |

#![warn(missing_docs, unsafe_code)]
#![warn(clippy::pedantic, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
#![allow(clippy::must_use_candidate, reason = "every component of the page would need the attribute")]
#![cfg_attr(
    test,
    allow(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        clippy::float_cmp,
        clippy::items_after_statements,
        reason = "tests compare exact numbers"
    )
)]

#[cfg(feature = "ui")]
pub mod app;
pub mod arch;
pub mod camera;
pub mod chart;
pub mod comparison;
pub mod csv_file;
pub mod drawing;
pub mod export;
pub mod format;
pub mod growth;
pub mod labels;
pub mod lesson;
#[cfg(feature = "network")]
pub mod network;
pub mod one_axis;
#[cfg(feature = "picture")]
pub mod picture;
pub mod predictions;
pub mod protocol;
pub mod published;
pub mod qr;
pub mod row_window;
pub mod scaling;
pub mod session;
pub mod share_link;
pub mod staircase;
pub mod statistics;
pub mod supervisor;
pub mod text;
pub mod weights;
#[cfg(feature = "worker")]
pub mod worker;
