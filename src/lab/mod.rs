//! The scaling lab: tiny networks of equal cost that are trained on this device, each by a worker of its own.
//!
//! What needs no browser is the crate `lab`: networks, queue, results, charts. The words for what came out stand in
//! `words`.

#[cfg(feature = "ui")]
mod clients;
#[cfg(feature = "ui")]
pub(crate) mod components;
#[cfg(feature = "ui")]
pub(crate) mod controller;
#[cfg(feature = "ui")]
mod other_tabs;
#[cfg(feature = "ui")]
mod trainers;
pub mod words;
