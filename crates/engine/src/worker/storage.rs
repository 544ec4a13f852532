//! Weights in the browser's storage (its Cache API), as the worker reads and writes them.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Cache, CacheQueryOptions, Headers, Response, ResponseInit};

use super::checksum::Checksum;
use super::js::{absolute, field, scope, words};
use texts::{Message, worker};
use weights::manifest::Model;
use weights::storage::CACHE_NAME;

/// The open storage.
pub(super) struct Storage {
    cache: Cache,
}

impl Storage {
    /// Opens it.
    ///
    /// # Errors
    /// Why there is none, as part of a sentence.
    pub(super) async fn open() -> Result<Self, Message> {
        let scope = scope().ok_or(Message::new(worker::NO_STORAGE))?;
        let caches = scope.caches().map_err(|error| refusal(&error))?;
        // Pages without https have none, which the binding does not tell.
        if caches.is_undefined() {
            return Err(Message::new(worker::HTTPS_ONLY));
        }
        let cache = JsFuture::from(caches.open(CACHE_NAME)).await.map_err(|error| refusal(&error))?;
        let cache = cache.dyn_into().map_err(|_| Message::new(worker::STORAGE_INCOMPLETE))?;
        Ok(Self { cache })
    }

    /// A network's weights, whole and with the right checksum. What is kept in their place but is not them is deleted.
    pub(super) async fn read(&self, model: &Model) -> Option<Vec<u8>> {
        let address = absolute(&model.address());
        let response = JsFuture::from(self.cache.match_with_str(&address)).await.ok()?;
        let response: Response = response.dyn_into().ok()?;
        if let Some(bytes) = content(&response).await
            && bytes.len() as u64 == model.bytes
            && Checksum::begin(&bytes).end().await == model.sha256
        {
            return Some(bytes);
        }
        // Deleted or not, it is fetched and written anew.
        let _ = JsFuture::from(self.cache.delete_with_str(&address)).await;
        None
    }

    /// Keeps a network's weights, in place of other versions of the same file.
    ///
    /// # Errors
    /// Why they are not kept, as part of a sentence.
    pub(super) async fn keep(&self, Copy { address, answer }: Copy) -> Result<(), Message> {
        let any_version = CacheQueryOptions::new();
        any_version.set_ignore_search(true);
        // Older versions that stay are listed on the page and can be deleted there.
        let _ = JsFuture::from(self.cache.delete_with_str_and_options(&address, &any_version)).await;
        JsFuture::from(self.cache.put_with_str(&address, &answer)).await.map_err(|error| refusal(&error))?;
        Ok(())
    }
}

/// A copy of a network's weights that the browser holds, until it is dropped or written.
pub(super) struct Copy {
    address: String,
    answer: Response,
}

impl Copy {
    /// Takes it.
    ///
    /// # Errors
    /// Why there is none, as part of a sentence.
    pub(super) fn from_bytes(model: &Model, bytes: &[u8]) -> Result<Self, Message> {
        let answer = answer(bytes).map_err(|error| refusal(&error))?;
        Ok(Self { address: absolute(&model.address()), answer })
    }
}

async fn content(response: &Response) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// The bytes as an answer of a server. As a `Blob`, which the browser writes beside this thread: bytes of an array would
/// take this thread two to five times as long.
fn answer(bytes: &[u8]) -> Result<Response, JsValue> {
    let headers = Headers::new()?;
    headers.set("Content-Type", "application/octet-stream")?;
    headers.set("Content-Length", &bytes.len().to_string())?;
    let init = ResponseInit::new();
    init.set_headers_headers(&headers);
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)))?;
    Response::new_with_opt_blob_and_init(Some(&blob), &init)
}

/// Why the browser does not keep something, as part of a sentence.
fn refusal(error: &JsValue) -> Message {
    match field(error, "name").as_string().as_deref() {
        Some("QuotaExceededError") => Message::new(worker::STORAGE_FULL),
        Some("SecurityError") => Message::new(worker::STORAGE_FORBIDDEN),
        _ => Message::verbatim(words(error).trim_end_matches('.')),
    }
}
