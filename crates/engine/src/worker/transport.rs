//! Messages as JavaScript objects: `{ text, blob }` or `{ text, frame }` in, `{ text, pixels, maps }` or `{ text, blob }` out.

use js_sys::{Array, Object, Reflect, Uint8ClampedArray};
use wasm_bindgen::JsCast as _;
use web_sys::{Blob, MessageEvent};

use super::picture_source::Source;
use super::video_frame::Frame;
use texts::bug;
use wire::protocol::{self, ErrorKind, FromWorker, ToWorker, WorkerError};
use worker_scope::js::{field, scope};

/// Reads a message, and the picture or weights file beside it.
///
/// # Errors
/// A protocol error for anything that is not a message.
pub(super) fn receive(event: &MessageEvent) -> Result<(ToWorker, Option<Source>), WorkerError> {
    let data = event.data();
    let text = field(&data, "text")
        .as_string()
        .ok_or_else(|| WorkerError::new(ErrorKind::Protocol, bug::MESSAGE_WITHOUT_TEXT))?;
    let file = field(&data, "blob").dyn_into::<Blob>().ok().map(Source::File);
    let frame = || Frame::from_js(field(&data, "frame")).map(Source::Frame);
    Ok((protocol::decode(&text)?, file.or_else(frame)))
}

/// What travels beside an answer.
pub(super) struct Pixels {
    /// What the network saw, RGBA, row by row.
    pub(super) seen: Vec<u8>,
    /// Channels of a stage, gray, row by row, one after the other.
    pub(super) maps: Vec<u8>,
}

/// What travels beside a message.
pub(super) enum Payload {
    /// Payload an answer.
    Pixels(Pixels),
    /// A network's file.
    File(Blob),
}

/// Sends a message, and what travels beside it. Pixels are handed over, not copied twice; of a file the handle is.
pub(super) fn post(message: &FromWorker, payload: Option<Payload>) {
    let text = protocol::encode(message).unwrap_or_else(|error| {
        // A message that JSON cannot hold still has to be answered for; the answer holds text alone.
        protocol::encode(&FromWorker::Failed { id: None, error }).unwrap_or_default()
    });
    let envelope = Object::new();
    let transfer = Array::new();
    // Setting a field of a fresh plain object cannot fail.
    let _ = Reflect::set(&envelope, &"text".into(), &text.into());
    match payload {
        None => {}
        Some(Payload::Pixels(pixels)) => {
            for (name, bytes) in [("pixels", pixels.seen), ("maps", pixels.maps)] {
                let bytes = Uint8ClampedArray::from(bytes.as_slice());
                transfer.push(&bytes.buffer());
                let _ = Reflect::set(&envelope, &name.into(), &bytes);
            }
        }
        Some(Payload::File(file)) => {
            let _ = Reflect::set(&envelope, &"blob".into(), &file);
        }
    }
    if let Some(scope) = scope()
        && let Err(error) = scope.post_message_with_transfer(&envelope, &transfer)
    {
        web_sys::console::error_1(&error);
    }
}
