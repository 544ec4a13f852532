//! One picture at many input sizes, without the browser: the curves, and what they say.

#[cfg(feature = "ui")]
pub(crate) mod controller;
pub mod curves;
pub mod findings;
