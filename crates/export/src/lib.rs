//! A network as a file for other programs.
//!
//! | file | subject |
//! |---|---|
//! | `network` | [`Network`]: what is written: architecture, tensors, and what is known of them |
//! | `writer` | [`Writer`]: the file, piece by piece: one layer is in memory at a time |
//! | `safetensors` | the tensors as they were trained, in the names of timm (PyTorch Image Models) |
//! | `onnx` | the computation as a graph, batch normalisation folded; a small protobuf encoder |
//! | `metadata` | what both files say of themselves |
//! | `timm`, `coefficients` | Python that builds a setting's network in timm, and loads the file |
//! | `file_name` | what the file is called |
//! | `too_large` | [`TooLarge`]: a file that its format cannot hold |
//!
//! Pure: tensors in, bytes out. Knows neither burn nor the browser.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::float_cmp, reason = "tests compare exact numbers")
)]

mod coefficients;
mod file_name;
mod metadata;
mod network;
mod onnx;
mod safetensors;
mod timm;
mod too_large;
mod writer;

pub use coefficients::coefficients;
pub use network::{Facts, Format, Network, Origin};
pub use onnx::OPSET;
pub use timm::timm_code;
pub use too_large::TooLarge;
pub use writer::Writer;
