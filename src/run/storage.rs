//! The browser's storage as the page sees it: what is kept of the weights, how much room there is, and deleting.

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Cache, CacheStorage, Headers, Request, Response, ResponseInit, StorageEstimate};

use hub::Piece;
use leptos::prelude::*;
use texts::{Message, engine, picture, worker};
use weights::manifest::Manifest;
use weights::storage::{CACHE_NAME, StorageItem, StoredFile, sort};

/// What the browser's storage holds for this page.
#[derive(Clone, Debug, PartialEq)]
pub struct Contents {
    /// The weights, by network, and the lab's pictures.
    pub kept: Vec<StorageItem>,
    /// Bytes that this site uses, and that it may use, where the browser says so.
    pub room: Option<(u64, u64)>,
}

/// Looks into the storage.
///
/// # Errors
/// Why that is impossible, as part of a sentence.
pub async fn contents() -> Result<Contents, Message> {
    let cache: Cache = wait(caches()?.open(CACHE_NAME)).await?.unchecked_into();
    let mut files = Vec::new();
    for request in Array::from(&wait(cache.keys()).await?).iter() {
        let request: Request = request.unchecked_into();
        if let Some(piece) = Piece::read(&request.url(), &absolute(hub::FOLDER)) {
            files.push(StoredFile { address: request.url(), bytes: piece.end - piece.start });
            continue;
        }
        // It may have been deleted since, by the worker or in another tab.
        if let Ok(response) = wait(cache.match_with_request(&request)).await?.dyn_into::<Response>() {
            files.push(StoredFile { address: request.url(), bytes: size(&response).await? });
        }
    }
    Ok(Contents { kept: sort(Manifest::bundled(), &lab_pictures(), absolute, files), room: room().await })
}

/// What was found in the storage, for all that show it; copied freely.
#[derive(Clone, Copy)]
pub struct StoredContents(RwSignal<Option<Result<Contents, Message>>, LocalStorage>);

impl StoredContents {
    /// Nobody has looked yet.
    pub fn new() -> Self {
        Self(RwSignal::new_local(None))
    }

    /// Looks into the storage.
    pub async fn look(self) {
        let contents = contents().await;
        // Who shows it may be gone by then.
        let _ = self.0.try_set(Some(contents));
    }

    /// What was found, or why nothing is kept, tracked; `None` before.
    pub fn get(self) -> Option<Result<Contents, Message>> {
        self.0.get()
    }

    /// What is kept, tracked.
    pub fn kept(self) -> Vec<StorageItem> {
        self.get().and_then(Result::ok).map(|contents| contents.kept).unwrap_or_default()
    }
}

/// Keeps a file under its address, with its size written down, as the worker does.
///
/// # Errors
/// Why it is not kept, as part of a sentence.
pub async fn keep(address: &str, content: &Blob, bytes: u64) -> Result<(), Message> {
    let cache: Cache = wait(caches()?.open(CACHE_NAME)).await?.unchecked_into();
    let answer = || {
        let headers = Headers::new()?;
        headers.set("Content-Type", "application/octet-stream")?;
        headers.set("Content-Length", &bytes.to_string())?;
        let init = ResponseInit::new();
        init.set_headers_headers(&headers);
        Response::new_with_opt_blob_and_init(Some(content), &init)
    };
    let answer = answer().map_err(|error| words(&error))?;
    match JsFuture::from(cache.put_with_str(address, &answer)).await {
        Ok(_) => Ok(()),
        Err(error) if name_of(&error).as_deref() == Some("QuotaExceededError") => {
            Err(Message::new(worker::STORAGE_FULL))
        }
        Err(error) => Err(words(&error)),
    }
}

/// The addresses of the lab's pictures.
fn lab_pictures() -> Vec<String> {
    let list = lab::manifest::Manifest::bundled();
    list.map(|list| list.files.iter().map(lab::manifest::DataFile::address).collect()).unwrap_or_default()
}

/// Deletes files by their addresses.
///
/// # Errors
/// Why that is impossible, as part of a sentence.
pub async fn delete(addresses: &[String]) -> Result<(), Message> {
    let cache: Cache = wait(caches()?.open(CACHE_NAME)).await?.unchecked_into();
    for address in addresses {
        wait(cache.delete_with_str(address)).await?;
    }
    Ok(())
}

/// Deletes everything.
///
/// # Errors
/// Why that is impossible, as part of a sentence.
pub async fn delete_all() -> Result<(), Message> {
    wait(caches()?.delete(CACHE_NAME)).await.map(drop)
}

/// The browser's storage.
///
/// # Errors
/// Why there is none, as part of a sentence.
pub fn caches() -> Result<CacheStorage, Message> {
    let window = web_sys::window().ok_or(Message::new(picture::NO_WINDOW))?;
    let caches = window.caches().map_err(|error| words(&error))?;
    // Pages without https have none, which the binding does not tell.
    if caches.is_undefined() {
        return Err(Message::new(worker::HTTPS_ONLY));
    }
    Ok(caches)
}

/// The size of an answer's content. The worker writes it down; what anything else wrote is measured.
async fn size(response: &Response) -> Result<u64, Message> {
    let written = response.headers().get("Content-Length").ok().flatten().and_then(|length| length.parse().ok());
    if let Some(bytes) = written {
        return Ok(bytes);
    }
    let blob: Blob = wait(response.blob().map_err(|error| words(&error))?).await?.unchecked_into();
    Ok(whole(blob.size()))
}

/// Bytes used and allowed, as the browser estimates them.
async fn room() -> Option<(u64, u64)> {
    let navigator = web_sys::window()?.navigator();
    // Pages without https have none, which the binding does not tell.
    if Reflect::get(&navigator, &"storage".into()).ok()?.is_undefined() {
        return None;
    }
    let estimate: StorageEstimate = wait(navigator.storage().estimate().ok()?).await.ok()?.unchecked_into();
    Some((whole(estimate.get_usage()?), whole(estimate.get_quota()?)))
}

/// An address relative to the page, in full.
pub fn absolute(address: &str) -> String {
    Request::new_with_str(address).map_or_else(|_| address.to_owned(), |request| request.url())
}

async fn wait(promise: Promise) -> Result<JsValue, Message> {
    JsFuture::from(promise).await.map_err(|error| words(&error))
}

/// Why the browser does not keep something, as part of a sentence.
pub fn refusal(error: &JsValue) -> Message {
    match Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string()).as_deref() {
        Some("QuotaExceededError") => Message::new(worker::STORAGE_FULL),
        Some("SecurityError") => Message::new(worker::STORAGE_FORBIDDEN),
        _ => words(error),
    }
}

/// What the browser says of an error, as part of a sentence.
pub fn words(error: &JsValue) -> Message {
    let message = Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    message.map_or_else(|| Message::new(engine::NO_REASON), |words| Message::verbatim(words.trim_end_matches('.')))
}

fn name_of(error: &JsValue) -> Option<String> {
    Reflect::get(error, &"name".into()).ok()?.as_string()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of bytes, which saturates")]
fn whole(bytes: f64) -> u64 {
    bytes as u64
}
