//! The checksum of a file.

use std::fmt::Write as _;

use js_sys::Uint8Array;
use sha2::{Digest as _, Sha256};
use wasm_bindgen_futures::JsFuture;

use super::transport::{field, scope};

/// SHA-256 in lower-case hexadecimal. The browser's native code computes it beside the worker's thread; where there is
/// none, ours does.
pub(super) async fn sha256(bytes: &[u8]) -> String {
    match native(bytes).await {
        Some(digest) => hexadecimal(&digest),
        None => hexadecimal(&Sha256::digest(bytes)),
    }
}

async fn native(bytes: &[u8]) -> Option<Vec<u8>> {
    let crypto = scope()?.crypto().ok()?;
    // Pages without https have none, which the binding does not tell.
    if field(&crypto, "subtle").is_undefined() {
        return None;
    }
    // The browser takes its copy of the bytes before the call returns.
    let digest = crypto.subtle().digest_with_str_and_u8_array("SHA-256", bytes).ok()?;
    let digest = JsFuture::from(digest).await.ok()?;
    Some(Uint8Array::new(&digest).to_vec())
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a `String` cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
