//! What both workers of the page ask of the browser: time, files over the network and in its storage, checksums, and a
//! pause in which messages are read. Empty on other targets than WebAssembly.

#![cfg(target_arch = "wasm32")]

pub mod cache;
pub mod checksum;
pub mod clock;
pub mod download;
pub mod js;
pub mod pause;
