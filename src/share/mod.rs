//! What is taken away from the page: the address bar, links for a class, QR codes, files.

#[cfg(feature = "ui")]
pub(crate) mod components;
pub mod embed;
pub mod export;
#[cfg(feature = "ui")]
pub(crate) mod held_back;
pub mod qr;
#[cfg(feature = "ui")]
pub(crate) mod url_sync;
