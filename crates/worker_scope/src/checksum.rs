//! The checksum of a file.

use std::fmt::Write as _;

use js_sys::{Promise, Uint8Array};
use sha2::{Digest as _, Sha256};
use wasm_bindgen_futures::JsFuture;

use crate::js::{field, scope};

/// A checksum that is being computed: by the browser's native code, beside the worker's thread; where there is none, by
/// ours, at once.
pub struct Checksum(Result<Promise, String>);

impl Checksum {
    /// Begins the SHA-256 of `bytes`, of which the browser takes its copy before this returns.
    pub fn begin(bytes: &[u8]) -> Self {
        Self(native(bytes).ok_or_else(|| hexadecimal(&Sha256::digest(bytes))))
    }

    /// It in lower-case hexadecimal; empty, which is nothing's checksum, where the browser fails to compute it.
    pub async fn end(self) -> String {
        match self.0 {
            Ok(promise) => match JsFuture::from(promise).await {
                Ok(digest) => hexadecimal(&Uint8Array::new(&digest).to_vec()),
                Err(_) => String::new(),
            },
            Err(computed) => computed,
        }
    }
}

fn native(bytes: &[u8]) -> Option<Promise> {
    let crypto = scope()?.crypto().ok()?;
    // Pages without https have none, which the binding does not tell.
    if field(&crypto, "subtle").is_undefined() {
        return None;
    }
    crypto.subtle().digest_with_str_and_u8_array("SHA-256", bytes).ok()
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a `String` cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
