//! Trained weights: what is bundled, how tensors are named, and how batch normalisation is folded away.
//!
//! Pure: bytes in, numbers out. Knows neither burn nor the browser.

mod fold;
mod layout;
pub mod manifest;
mod source;
pub mod synthetic;

pub use fold::{ConvParameters, fold};
pub use layout::{Layout, Part};
pub use source::{SafetensorsSource, TensorSource, WeightsError};
