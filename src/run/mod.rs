//! The engine as the page holds it, and what it is given: pictures, frames of the camera, weights.

#[cfg(feature = "ui")]
mod activation_beside;
#[cfg(any(feature = "ui", test))]
mod activation_map;
pub mod camera;
#[cfg(feature = "ui")]
pub(crate) mod components;
#[cfg(feature = "ui")]
pub(crate) mod engine;
#[cfg(feature = "ui")]
pub(crate) mod hub;
#[cfg(any(feature = "ui", test))]
pub(crate) mod opening;
#[cfg(feature = "ui")]
pub(crate) mod paste;
#[cfg(feature = "ui")]
pub(crate) mod samples;
#[cfg(any(feature = "ui", test))]
pub(crate) mod size_sweep;
mod stop;
#[cfg(feature = "ui")]
pub(crate) mod storage;
#[cfg(feature = "ui")]
pub(crate) mod worker_client;

pub use stop::Stop;
