//! An address for bytes that the page holds, given back when nobody shows them any more.

use web_sys::{Blob, Url};

/// An object URL; revoked on drop.
#[derive(Debug)]
pub struct ObjectUrl(String);

impl ObjectUrl {
    /// An address for a picture; `None` when the browser refuses one.
    pub fn new(blob: &Blob) -> Option<Self> {
        Url::create_object_url_with_blob(blob).ok().map(Self)
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Drop for ObjectUrl {
    fn drop(&mut self) {
        // An address that is gone already needs no giving back.
        let _ = Url::revoke_object_url(&self.0);
    }
}
