//! Trained weights: reading files, naming tensors, telling an architecture from shapes, folding batch normalisation.
//!
//! | file | subject |
//! |---|---|
//! | `manifest` | the bundled networks |
//! | `file_format` | the form of a file by its bytes; files of other kinds are named |
//! | `checkpoint` | [`Checkpoint`]: a person's own file, of any form, as tensors by name |
//! | `last_file` | the index of the file that was read last |
//! | `wrappers` | what training scripts put before every name of a tensor |
//! | `safetensors`, `pytorch` | where in a file each tensor lies; what is broken or hostile is refused by name |
//! | `stored`, `number_kind` | one tensor of a file, decoded to 32 bits |
//! | `layout` | how packages name tensors, one table each |
//! | `words` | what is wrong with a file, as sentences of the table |
//! | `detect` | layout, family, coefficients and classes of a [`Checkpoint`]; other networks by name |
//! | `pixel_scale` | the scales that pixels are brought to |
//! | `growth` | a trained network grown to a wider and deeper one that answers alike |
//! | `setting_weights` | which trained weights the network of a setting can have |
//! | `fold` | batch normalisation, folded into the convolution before it |
//! | `synthetic` | weights made from names, for tests |
//!
//! Pure: bytes in, numbers out. Knows neither burn nor the browser.

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

mod checkpoint;
mod detect;
mod error;
mod file_format;
mod fold;
pub mod growth;
mod last_file;
mod layout;
pub mod manifest;
mod number_kind;
mod pixel_scale;
mod pytorch;
mod safetensors;
mod setting_weights;
mod source;
pub mod storage;
mod stored;
pub mod synthetic;
mod words;
mod wrappers;

pub use checkpoint::{Checkpoint, TensorInfo};
pub use detect::{DetectError, DetectedNetwork, DetectedScaling, ImportAssumptions, NetworkPart, OtherNetwork, detect};
pub use error::{FileError, WeightsError};
pub use file_format::FileFormat;
pub use fold::{ConvParameters, fold};
pub use last_file::LastFile;
pub use layout::{Layout, Part};
pub use number_kind::NumberKind;
pub use pixel_scale::PixelScale;
pub use setting_weights::SettingWeights;
pub use source::{SafetensorsSource, TensorSource};
