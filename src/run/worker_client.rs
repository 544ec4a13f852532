//! The wire's page end: one worker, its messages in and out. The engine is one; in the lab, each network that is trained has
//! one, of other files and messages.
//!
//! Each message is an object with `text` (JSON of its protocol), and beside it, for the engine, to the worker, `blob` (an encoded picture,
//! or a weights file) or `frame` (one of the camera's), and to the page `pixels` (RGBA of what the network saw) and
//! `maps` (gray, channels of a stage), or `blob` (a network's file).

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::{Array, Object, Reflect, Uint8ClampedArray};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Blob, BlobPropertyBag, ErrorEvent, Event, MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::browser::build::version;
use crate::browser::object_url::ObjectUrl;
use crate::browser::video_frame::TakenFrame;
use texts::{Message, engine};
use weights::storage::CACHE_NAME;
use wire::protocol::{self, ErrorKind, FromWorker, WorkerError};

/// The worker's first script: see there for what it is given.
const BOOT: &str = include_str!("worker_boot.js");

/// What the worker's first script answers with [`PONG`], whenever its thread is free.
const PING: &str = "ping";

/// The answer to [`PING`].
const PONG: &str = "pong";

/// What a worker can say.
pub enum WorkerEvent<M = FromWorker> {
    /// It answered a heartbeat.
    Alive,
    /// A message, with the pixels that came beside it.
    Message(Box<M>, Pixels),
    /// It broke, or sent what is not a message.
    Crashed(Message),
}

/// Which files a worker is made of.
#[derive(Clone, Copy)]
pub enum Files<'a> {
    /// The engine, which fetches these weights (an address relative to the page) while it is compiled.
    Engine(Option<&'a str>),
    /// What trains a network of the lab.
    Trainer,
}

/// What comes beside an answer.
#[derive(Clone, Default)]
pub struct Pixels {
    /// What the network saw, RGBA, row by row.
    pub seen: Option<Uint8ClampedArray>,
    /// Channels of a stage, gray, row by row, one after the other.
    pub maps: Option<Uint8ClampedArray>,
    /// A network's file.
    pub file: Option<Blob>,
}

/// What travels beside a message.
pub enum Attachment {
    /// An encoded picture, or a weights file.
    File(Blob),
    /// A frame of the camera: handed over, and gone from the page.
    Frame(TakenFrame),
}

/// A running worker. Dropping it ends it, and nothing it still had to say arrives.
pub struct WorkerClient {
    worker: Worker,
    /// The script's address, for as long as the worker may read it.
    _script: ObjectUrl,
    _listeners: [EventListener; 3],
}

impl WorkerClient {
    /// Starts a worker of this build; `listener` hears all it says.
    ///
    /// # Errors
    /// The browser's words when it refuses to start one.
    pub fn spawn<M: DeserializeOwned>(
        files: Files<'_>,
        listener: impl Fn(WorkerEvent<M>) + Clone + 'static,
    ) -> Result<Self, Message> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let script = script(files).map_err(|error| words(&error))?;
        let worker = Worker::new_with_options(script.as_str(), &options).map_err(|error| words(&error))?;

        let hear = listener.clone();
        let on_message = EventListener::new(&worker, "message", move |event| {
            hear(read(&event.unchecked_ref::<MessageEvent>().data()));
        });
        let on_error = move |event: &Event| {
            // It is answered for here, and is no error of the page's.
            event.prevent_default();
            let detail = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).filter(|words| !words.is_empty());
            let detail = detail.map_or_else(|| Message::new(engine::WORKER_DID_NOT_LOAD), Message::Verbatim);
            listener(WorkerEvent::Crashed(detail));
        };
        let options = EventListenerOptions::enable_prevent_default();
        let [on_error, on_unread] = [("error", on_error.clone()), ("messageerror", on_error)]
            .map(|(name, hear)| EventListener::new_with_options(&worker, name, options, hear));
        Ok(Self { worker, _script: script, _listeners: [on_message, on_error, on_unread] })
    }

    /// Asks for a sign of life.
    pub fn ping(&self) {
        // A worker that cannot be asked does not answer, which is what the watch is for.
        let _ = self.worker.post_message(&PING.into());
    }

    /// Sends a message, with what travels beside it.
    ///
    /// # Errors
    /// [`ErrorKind::Protocol`] when the browser cannot send it.
    pub fn send(&self, message: &impl Serialize, attachment: Option<&Attachment>) -> Result<(), WorkerError> {
        let envelope = Object::new();
        let put = |key: &str, value: &JsValue| Reflect::set(&envelope, &key.into(), value).map(|_| ());
        let text = JsValue::from_str(&protocol::encode(message)?);
        let transfer = Array::new();
        put("text", &text)
            .and_then(|()| match attachment {
                None => Ok(()),
                Some(Attachment::File(blob)) => put("blob", blob),
                Some(Attachment::Frame(frame)) => {
                    transfer.push(frame.as_js());
                    put("frame", frame.as_js())
                }
            })
            .and_then(|()| self.worker.post_message_with_transfer(&envelope, &transfer))
            .map_err(|error| WorkerError::new(ErrorKind::Protocol, words(&error)))
    }
}

impl Drop for WorkerClient {
    fn drop(&mut self) {
        // Its listeners go with it; one that is running now returns first.
        self.worker.terminate();
    }
}

/// The worker's first script with what it has to know. From a blob, the worker has the content security policy of the
/// page; from an address it would have none.
fn script(files: Files<'_>) -> Result<ObjectUrl, JsValue> {
    let (name, weights) = match files {
        Files::Engine(weights) => ("worker", weights),
        Files::Trainer => ("trainer", None),
    };
    let options = Object::new();
    let base = web_sys::window().and_then(|window| window.document()?.base_uri().ok()?);
    let text = |value: Option<&str>| value.map_or(JsValue::NULL, JsValue::from_str);
    for (key, value) in [
        ("name", text(Some(name))),
        ("base", text(base.as_deref())),
        ("version", text(Some(&version()))),
        ("weights", text(weights)),
        ("cache", text(Some(CACHE_NAME))),
    ] {
        Reflect::set(&options, &key.into(), &value)?;
    }
    let options = js_sys::JSON::stringify(&options)?;
    let parts = [JsValue::from("self.workerOptions = "), options.into(), JsValue::from(";\n"), JsValue::from(BOOT)];
    let kind = BlobPropertyBag::new();
    kind.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&parts.iter().collect::<Array>(), &kind)?;
    ObjectUrl::new(&blob).ok_or_else(|| JsValue::from_str("no address for the worker's script"))
}

fn read<M: DeserializeOwned>(data: &JsValue) -> WorkerEvent<M> {
    if data.as_string().as_deref() == Some(PONG) {
        return WorkerEvent::Alive;
    }
    let part = |key: &str| Reflect::get(data, &key.into()).ok();
    let Some(text) = part("text").and_then(|text| text.as_string()) else {
        return WorkerEvent::Crashed(Message::new(engine::WORKER_WITHOUT_TEXT));
    };
    let bytes = |key| part(key).and_then(|bytes| bytes.dyn_into::<Uint8ClampedArray>().ok());
    let file = part("blob").and_then(|file| file.dyn_into::<Blob>().ok());
    let pixels = Pixels { seen: bytes("pixels"), maps: bytes("maps"), file };
    match protocol::decode(&text) {
        Ok(message) => WorkerEvent::Message(Box::new(message), pixels),
        // The first script, which is the same for all, says what went wrong in the engine's words.
        Err(error) => WorkerEvent::Crashed(match protocol::decode(&text) {
            Ok(FromWorker::Failed { error, .. }) => error.message,
            _ => error.message,
        }),
    }
}

/// What the browser says of an error.
fn words(error: &JsValue) -> Message {
    let message = Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    message.or_else(|| error.as_string()).map_or_else(|| Message::new(engine::NO_REASON), Message::Verbatim)
}
