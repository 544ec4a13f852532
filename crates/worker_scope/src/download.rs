//! A file of a known size over the network.

use js_sys::Promise;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, Response};

use crate::clock::now_millis;
use crate::js::{append, field, words};
use texts::{Message, worker};

/// Milliseconds between two reports of progress.
const REPORT_EVERY_MILLIS: f64 = 50.0;

/// Why a file did not arrive, as part of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// The connection.
    Unreachable(Message),
    /// Its size is another.
    Damaged(Message),
}

/// The bytes of an answer that has `total` of them, reported as they arrive: how many are here, and how many there will be.
///
/// # Errors
/// An answer that breaks off, or is longer or shorter.
pub async fn stream(response: &Response, total: u64, report: impl Fn(u64, u64)) -> Result<Vec<u8>, Failure> {
    let body = response.body().ok_or_else(|| Failure::Unreachable(worker::EMPTY_ANSWER.into()))?;
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut bytes = Vec::with_capacity(usize::try_from(total).unwrap_or_default());
    let mut reported = f64::NEG_INFINITY;
    loop {
        let read: Promise = reader.read().unchecked_into();
        let broken = |error| Failure::Unreachable(Message::Verbatim(words(&error)));
        let chunk = JsFuture::from(read).await.map_err(broken)?;
        if field(&chunk, "done").is_truthy() {
            break;
        }
        append(&mut bytes, field(&chunk, "value").unchecked_ref());
        let received = bytes.len() as u64;
        if received > total {
            return Err(Failure::Damaged(worker::MORE_BYTES.into()));
        }
        if now_millis() - reported >= REPORT_EVERY_MILLIS || received == total {
            reported = now_millis();
            report(received, total);
        }
    }
    let received = bytes.len() as u64;
    if received < total {
        let detail = Message::new(worker::FEWER_BYTES).with("received", &received).with("total", &total);
        return Err(Failure::Damaged(detail));
    }
    Ok(bytes)
}
