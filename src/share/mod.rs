//! What is taken away from the page: links, QR codes, files.

#[cfg(feature = "ui")]
pub(crate) mod components;
pub mod embed;
pub mod export;
pub mod link;
pub mod qr;
#[cfg(feature = "ui")]
pub(crate) mod url_sync;

pub use ::csv_file;
