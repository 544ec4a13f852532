//! No import goes in a circle: neither between rooms of the page nor between files of a crate. And what is not to be imported.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

mod closures;
mod files;
mod reader;
mod rooms;
