//! The worker's global scope, and what is asked of JavaScript's objects.

use gloo_events::EventListener;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Url};

/// The worker's global scope; `None` outside a worker.
pub fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// Calls `act` with every message of the page, for as long as the worker lives.
pub fn on_message(act: impl Fn(&MessageEvent) + 'static) {
    if let Some(scope) = scope() {
        EventListener::new(&scope, "message", move |event| act(event.unchecked_ref())).forget();
    }
}

/// An address that is relative to the page, in full: the worker is made from a blob, which has no folder.
pub fn absolute(address: &str) -> String {
    let base = field(&field(&js_sys::global(), "workerOptions"), "base").as_string().unwrap_or_default();
    Url::new_with_base(address, &base).map_or_else(|_| address.to_owned(), |url| url.href())
}

/// Copies a piece of a file behind what is there of it.
pub fn append(bytes: &mut Vec<u8>, piece: &Uint8Array) {
    let length = bytes.len();
    bytes.resize(length + piece.length() as usize, 0);
    if let Some(room) = bytes.get_mut(length..) {
        piece.copy_to(room);
    }
}

/// A field of a JavaScript object; `undefined` where there is none.
pub fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// What a JavaScript exception says.
pub fn words(error: &JsValue) -> String {
    field(error, "message").as_string().or_else(|| error.as_string()).unwrap_or_else(|| format!("{error:?}"))
}
