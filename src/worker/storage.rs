//! Weights in the browser's storage (its Cache API), as the worker reads and writes them.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, CacheQueryOptions, Headers, Response, ResponseInit};

use super::checksum::sha256;
use super::transport::{field, scope, words};
use crate::text::{Said, worker};
use crate::weights::manifest::Model;
use crate::weights::storage::CACHE_NAME;

/// The open storage.
pub(super) struct Storage {
    cache: Cache,
}

impl Storage {
    /// Opens it.
    ///
    /// # Errors
    /// Why there is none, as part of a sentence.
    pub(super) async fn open() -> Result<Self, Said> {
        let scope = scope().ok_or(Said::of(worker::NO_STORAGE))?;
        let caches = scope.caches().map_err(|error| refusal(&error))?;
        // Pages without https have none, which the binding does not tell.
        if caches.is_undefined() {
            return Err(Said::of(worker::HTTPS_ONLY));
        }
        let cache = JsFuture::from(caches.open(CACHE_NAME)).await.map_err(|error| refusal(&error))?;
        let cache = cache.dyn_into().map_err(|_| Said::of(worker::STORAGE_INCOMPLETE))?;
        Ok(Self { cache })
    }

    /// A network's weights, whole and with the right checksum. What is kept in their place but is not them is deleted.
    pub(super) async fn read(&self, model: &Model) -> Option<Vec<u8>> {
        let address = model.address();
        let response = JsFuture::from(self.cache.match_with_str(&address)).await.ok()?;
        let response: Response = response.dyn_into().ok()?;
        if let Some(bytes) = content(&response).await
            && bytes.len() as u64 == model.bytes
            && sha256(&bytes).await == model.sha256
        {
            return Some(bytes);
        }
        // Deleted or not, it is fetched and written anew.
        let _ = JsFuture::from(self.cache.delete_with_str(&address)).await;
        None
    }

    /// Keeps a network's weights, in place of other versions of the same file. The browser holds a copy of the bytes
    /// until it has written them.
    ///
    /// # Errors
    /// Why they are not kept, as part of a sentence.
    pub(super) async fn keep(&self, model: &Model, bytes: &mut [u8]) -> Result<(), Said> {
        let address = model.address();
        let any_version = CacheQueryOptions::new();
        any_version.set_ignore_search(true);
        // Older versions that stay are listed on the page and can be deleted there.
        let _ = JsFuture::from(self.cache.delete_with_str_and_options(&address, &any_version)).await;
        let response = answer(bytes).map_err(|error| refusal(&error))?;
        JsFuture::from(self.cache.put_with_str(&address, &response)).await.map_err(|error| refusal(&error))?;
        Ok(())
    }
}

async fn content(response: &Response) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// The bytes as an answer of a server. `bytes` are not changed; the binding asks for them that way.
fn answer(bytes: &mut [u8]) -> Result<Response, JsValue> {
    let headers = Headers::new()?;
    headers.set("Content-Type", "application/octet-stream")?;
    headers.set("Content-Length", &bytes.len().to_string())?;
    let init = ResponseInit::new();
    init.set_headers_headers(&headers);
    Response::new_with_opt_u8_array_and_init(Some(bytes), &init)
}

/// Why the browser does not keep something, as part of a sentence.
fn refusal(error: &JsValue) -> Said {
    match field(error, "name").as_string().as_deref() {
        Some("QuotaExceededError") => Said::of(worker::STORAGE_FULL),
        Some("SecurityError") => Said::of(worker::STORAGE_FORBIDDEN),
        _ => Said::verbatim(words(error).trim_end_matches('.')),
    }
}
