//! Downloads what a class needs, file by file, into the browser's storage, where page and workers look for it.

use std::fmt::Write as _;

use super::class_files::{ClassFile, missing};
use super::{Offline, OfflineStatus};
use crate::browser::build;
use crate::run::storage::{StoredContents, keep, words};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use texts::{Message, offline as text, worker};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal, Blob, ReadableStreamDefaultReader, RequestCache, RequestInit, Response};

/// Milliseconds between two looks at whether the page itself has come.
const LOOK_MILLIS: u32 = 200;

/// How far it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Download {
    /// There is none.
    None,
    /// So many bytes are here, of so many.
    Running {
        /// Here.
        received: u64,
        /// In all.
        total: u64,
    },
    /// The person ended it.
    Cancelled,
    /// Something did not come: a sentence.
    Failed(Message),
}

/// How one file ended that did not come.
enum End {
    Cancelled,
    Failed(Message),
}

impl Offline {
    /// The bytes of what a class needs and what is not kept yet, the page among it. Tracked.
    pub fn missing_bytes(self, found: StoredContents) -> u64 {
        let page = match self.page() {
            OfflineStatus::Cached(_) => 0,
            _ => build::build().map_or(0, |build| build.bytes),
        };
        missing(&found.kept()).iter().fold(page, |sum, file| sum.saturating_add(file.bytes))
    }

    /// Keeps all that a class needs; `found` is what the storage holds, and holds all of it in the end.
    pub fn keep_for_a_class(self, found: StoredContents) {
        let (files, total) = untrack(|| (missing(&found.kept()), self.missing_bytes(found)));
        let is_page_kept = || matches!(self.page.get_untracked(), OfflineStatus::Cached(_));
        let counts_page = !is_page_kept();
        self.download.set(Download::Running { received: 0, total });
        let Ok(controller) = AbortController::new() else { return };
        let signal = controller.signal();
        self.stop.set_value(Some(controller));
        spawn_local(async move {
            ask_to_stay().await;
            if counts_page {
                self.keep_page().await;
            }
            let mut before = 0;
            let mut outcome = Ok(());
            for file in &files {
                let report = |bytes: u64| {
                    self.download.set(Download::Running { received: before + bytes, total });
                };
                outcome = fetch(file, &signal, report).await;
                found.look().await;
                if outcome.is_err() {
                    break;
                }
                before += file.bytes;
            }
            if outcome.is_ok() && counts_page {
                outcome = self.page_arrives(&signal).await;
            }
            self.download.set(match outcome {
                Ok(()) => Download::None,
                Err(End::Cancelled) => Download::Cancelled,
                Err(End::Failed(sentence)) => Download::Failed(sentence),
            });
        });
    }

    /// Ends the download.
    pub fn cancel(self) {
        if let Some(controller) = self.stop.get_value() {
            controller.abort();
        }
    }

    /// Waits for the page itself, which the service worker fetches meanwhile.
    async fn page_arrives(self, signal: &AbortSignal) -> Result<(), End> {
        loop {
            match self.page.get_untracked() {
                OfflineStatus::Cached(_) => return Ok(()),
                OfflineStatus::Failed(reason) => return Err(failed(Message::new(text::THE_PAGE), reason)),
                _ if signal.aborted() => return Err(End::Cancelled),
                _ => TimeoutFuture::new(LOOK_MILLIS).await,
            }
        }
    }
}

/// Fetches a file, checks that it is the right one, and keeps it.
async fn fetch(file: &ClassFile, signal: &AbortSignal, report: impl Fn(u64)) -> Result<(), End> {
    let outcome = match content(file, signal, report).await {
        Ok(content) => keep(&file.address, &content, file.bytes).await,
        Err(reason) => Err(reason),
    };
    outcome.map_err(|reason| if signal.aborted() { End::Cancelled } else { failed(file.name.clone(), reason) })
}

async fn content(file: &ClassFile, signal: &AbortSignal, report: impl Fn(u64)) -> Result<Blob, Message> {
    let broken = |error: JsValue| words(&error);
    let options = RequestInit::new();
    // It is kept in the storage, not a second time in the browser's own cache of answers.
    options.set_cache(RequestCache::NoStore);
    options.set_signal(Some(signal));
    let window = web_sys::window().ok_or(Message::new(worker::NO_CONNECTION))?;
    let asked = window.fetch_with_str_and_init(&file.address, &options);
    let response: Response = JsFuture::from(asked).await.map_err(broken)?.unchecked_into();
    if !response.ok() {
        return Err(Message::new(worker::SERVER_ANSWERED).with("status", &response.status()));
    }
    let body = response.body().ok_or(Message::new(worker::EMPTY_ANSWER))?;
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    // In the browser's memory rather than the page's own, which never shrinks.
    let pieces = Array::new();
    let mut received = 0;
    loop {
        let read: Promise = reader.read().unchecked_into();
        let read = JsFuture::from(read).await.map_err(broken)?;
        let piece = Reflect::get(&read, &"value".into()).map_err(broken)?;
        let Ok(piece) = piece.dyn_into::<Uint8Array>() else { break };
        received += u64::from(piece.length());
        pieces.push(&piece);
        if received > file.bytes {
            return Err(Message::new(worker::MORE_BYTES));
        }
        report(received);
    }
    let content = Blob::new_with_u8_array_sequence(&pieces).map_err(broken)?;
    if sha256(&content).await.map_err(broken)? == file.sha256 {
        Ok(content)
    } else {
        Err(Message::new(text::OTHER_FILE))
    }
}

/// The hash of a blob, in hexadecimal.
async fn sha256(content: &Blob) -> Result<String, JsValue> {
    let bytes = JsFuture::from(content.array_buffer()).await?;
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    let digest = window.crypto()?.subtle().digest_with_str_and_buffer_source("SHA-256", bytes.unchecked_ref())?;
    let digest = Uint8Array::new(&JsFuture::from(digest).await?).to_vec();
    Ok(digest.iter().fold(String::new(), |mut text, byte| {
        // Writing to a `String` cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    }))
}

/// Asks the browser not to delete what is kept when room gets scarce. Some ask the person, some decide by themselves.
async fn ask_to_stay() {
    let asked = web_sys::window().and_then(|window| window.navigator().storage().persist().ok());
    if let Some(asked) = asked {
        // Refused or not, it is kept until then.
        let _ = JsFuture::from(asked).await;
    }
}

fn failed(name: Message, reason: Message) -> End {
    End::Failed(Message::new(text::FAILED).with_message("name", name).with_message("reason", reason))
}
