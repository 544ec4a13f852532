//! EfficientNet Explorer: compound scaling to move by hand, and to run in the browser.
//!
//! This package is the page; its layers are the crates below `crates/`, and Cargo lets each use only what its
//! `Cargo.toml` names. A room holds one subject of the page: what is pure lies in the room and is tested natively, what is
//! Leptos lies in its `components` and needs the feature `ui`. A room imports only those above it.
//!
//! | room | subject |
//! |---|---|
//! | `link` | the page's state as a link, and what it names |
//! | `language` | what is said in which language |
//! | `browser` | what the browser gives: elements, focus, clock, clipboard, storage |
//! | `plot` | charts as SVG |
//! | `table` | tables in a frame that scrolls |
//! | `scale` | the setting, its sliders and readouts |
//! | `explain` | where the numbers come from: charts, grid search, exercises |
//! | `architecture` | the drawing, the table of stages, the table of layers |
//! | `run` | the engine, pictures, the camera, weights, the answer |
//! | `compare` | several networks on one picture |
//! | `lesson` | the guided lesson |
//! | `share` | the address bar, links for a class, QR codes, files to take away |
//! | `lab` | the scaling lab: tiny networks that are trained here |
//! | `shell` | the whole page: the one screen, the rooms below it, head, foot, notices, panic |

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

pub mod architecture;
#[cfg(feature = "ui")]
mod browser;
pub mod compare;
#[cfg(feature = "ui")]
mod explain;
pub mod lab;
#[cfg(feature = "ui")]
mod language;
pub mod lesson;
pub mod link;
#[cfg(feature = "ui")]
mod plot;
pub mod run;
#[cfg(feature = "ui")]
mod scale;
pub mod share;
#[cfg(feature = "ui")]
pub mod shell;
#[cfg(feature = "ui")]
mod table;
