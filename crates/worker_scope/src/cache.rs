//! The browser's storage of files (its Cache API).

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Cache, Headers, Response, ResponseInit};

use crate::js::{field, scope, words};
use texts::{Message, worker};

/// Opens the storage of a name.
///
/// # Errors
/// Why there is none, as part of a sentence.
pub async fn open(name: &str) -> Result<Cache, Message> {
    let scope = scope().ok_or(Message::new(worker::NO_STORAGE))?;
    let caches = scope.caches().map_err(|error| refusal(&error))?;
    // Pages without https have none, which the binding does not tell.
    if caches.is_undefined() {
        return Err(Message::new(worker::HTTPS_ONLY));
    }
    let cache = JsFuture::from(caches.open(name)).await.map_err(|error| refusal(&error))?;
    cache.dyn_into().map_err(|_| Message::new(worker::STORAGE_INCOMPLETE))
}

/// The bytes of an answer; `None` where the browser does not give them.
pub async fn content(response: &Response) -> Option<Vec<u8>> {
    content_into(response, Vec::new()).await
}

/// The same in the memory of `spare`, whatever it holds, where that is enough.
pub async fn content_into(response: &Response, mut spare: Vec<u8>) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    let bytes = Uint8Array::new(&buffer);
    let length = usize::try_from(bytes.length()).ok()?;
    if spare.capacity() < length {
        // Freed before the larger one is made.
        spare = Vec::new();
        spare.reserve_exact(length);
    }
    spare.resize(length, 0);
    bytes.copy_to(&mut spare);
    Some(spare)
}

/// The bytes as an answer of a server. As a `Blob`, which the browser writes beside this thread: bytes of an array would
/// take this thread two to five times as long.
///
/// # Errors
/// The browser's.
pub fn answer(bytes: &[u8]) -> Result<Response, JsValue> {
    let headers = Headers::new()?;
    headers.set("Content-Type", "application/octet-stream")?;
    headers.set("Content-Length", &bytes.len().to_string())?;
    let init = ResponseInit::new();
    init.set_headers_headers(&headers);
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)))?;
    Response::new_with_opt_blob_and_init(Some(&blob), &init)
}

/// Why the browser does not keep something, as part of a sentence.
#[must_use]
pub fn refusal(error: &JsValue) -> Message {
    match field(error, "name").as_string().as_deref() {
        Some("QuotaExceededError") => Message::new(worker::STORAGE_FULL),
        Some("SecurityError") => Message::new(worker::STORAGE_FORBIDDEN),
        _ => Message::verbatim(words(error).trim_end_matches('.')),
    }
}
