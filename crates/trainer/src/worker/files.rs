//! The lab's pictures: from the browser's storage, else over the network, checked against the list of this build.

use js_sys::Promise;
use lab::manifest::{DataFile, Manifest};
use texts::{Message, lab_trainer, worker};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Response};
use worker_scope::cache::{self, answer, content};
use worker_scope::checksum::Checksum;
use worker_scope::download::{self, Failure};
use worker_scope::js::{absolute, scope, words};

use crate::pictures::Pictures;

/// Training and test pictures.
pub(super) struct Data {
    pub(super) train: Pictures,
    pub(super) test: Pictures,
}

/// Loads all files, and tells whether the browser keeps them; `report` hears how many bytes are here, and how many there
/// will be.
///
/// # Errors
/// A sentence when a file cannot be had, or is not the one of the list.
pub(super) async fn load(report: impl Fn(u64, u64)) -> Result<(Data, bool), Message> {
    let list = Manifest::bundled().ok_or_else(|| damaged("lab.json", worker::OTHER_CHECKSUM))?;
    let storage = cache::open(weights::storage::CACHE_NAME).await.ok();
    let total = list.bytes();
    let mut before = 0;
    let mut files = Vec::new();
    let mut are_kept = true;
    for file in &list.files {
        let (bytes, is_kept) = load_file(file, storage.as_ref(), |done| report(before + done, total)).await?;
        are_kept &= is_kept;
        before += file.bytes;
        report(before, total);
        files.push((file, bytes));
    }
    let find = |kind: &str, what: &str| {
        let found = files.iter().find(|(file, _)| file.kind == kind && file.what == what);
        found.map(|(_, bytes)| bytes.as_slice()).unwrap_or_default()
    };
    let pictures = |kind: &str| {
        let pictures = Pictures::from_sprite(find(kind, "pictures"), find(kind, "labels"));
        pictures.map_err(|error| damaged(kind, Message::Verbatim(error.to_string())))
    };
    Ok((Data { train: pictures("train")?, test: pictures("test")? }, are_kept))
}

/// A file's bytes, and whether the browser keeps them.
async fn load_file(file: &DataFile, storage: Option<&Cache>, report: impl Fn(u64)) -> Result<(Vec<u8>, bool), Message> {
    let address = absolute(&file.address());
    if let Some(storage) = storage
        && let Ok(found) = JsFuture::from(storage.match_with_str(&address)).await
        && let Ok(response) = found.dyn_into::<Response>()
        && let Some(bytes) = content(&response).await
        && Checksum::begin(&bytes).end().await == file.sha256
    {
        return Ok((bytes, true));
    }
    let bytes = fetch(file, &address, report).await?;
    if Checksum::begin(&bytes).end().await != file.sha256 {
        return Err(damaged(&file.file, worker::OTHER_CHECKSUM));
    }
    let is_kept = match (storage, answer(&bytes)) {
        (Some(storage), Ok(copy)) => JsFuture::from(storage.put_with_str(&address, &copy)).await.is_ok(),
        _ => false,
    };
    Ok((bytes, is_kept))
}

async fn fetch(file: &DataFile, address: &str, report: impl Fn(u64)) -> Result<Vec<u8>, Message> {
    let broken = |error: JsValue| unreachable(&file.file, Message::Verbatim(words(&error)));
    let scope = scope().ok_or_else(|| unreachable(&file.file, worker::NO_CONNECTION))?;
    let asked: Promise = scope.fetch_with_str(address).unchecked_into();
    let response: Response = JsFuture::from(asked).await.map_err(broken)?.dyn_into().map_err(broken)?;
    if !response.ok() {
        let status = Message::new(worker::SERVER_ANSWERED).with("status", &response.status());
        return Err(unreachable(&file.file, status));
    }
    download::stream(&response, file.bytes, |done, _| report(done)).await.map_err(|failure| match failure {
        Failure::Unreachable(detail) => unreachable(&file.file, detail),
        Failure::Damaged(detail) => damaged(&file.file, detail),
    })
}

fn unreachable(name: &str, detail: impl Into<Message>) -> Message {
    Message::new(lab_trainer::PICTURES_UNREACHABLE).with("name", &name).with_message("detail", detail.into())
}

fn damaged(name: &str, detail: impl Into<Message>) -> Message {
    Message::new(lab_trainer::PICTURES_DAMAGED).with("name", &name).with_message("detail", detail.into())
}
