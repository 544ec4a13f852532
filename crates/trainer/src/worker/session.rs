//! What the page wants of the run, and what it is told.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use lab::protocol::FromTrainer;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use worker_scope::js::scope;

use super::files::Data;

/// What the page wants of the run, and what is kept between runs.
#[derive(Default)]
pub(super) struct Session {
    pub(super) is_running: Cell<bool>,
    pub(super) is_paused: Cell<bool>,
    pub(super) is_cancelled: Cell<bool>,
    /// Ends the wait of a run that is paused.
    pub(super) resume: RefCell<Option<Function>>,
    /// The pictures, once they are here.
    pub(super) data: RefCell<Option<Rc<Data>>>,
}

impl Session {
    /// Whether the run goes on; waits while it is paused.
    pub(super) async fn goes_on(&self) -> bool {
        while self.is_paused.get() && !self.is_cancelled.get() {
            let resumed = Promise::new(&mut |resolve, _| *self.resume.borrow_mut() = Some(resolve));
            // A promise that only resolves.
            let _ = JsFuture::from(resumed).await;
        }
        !self.is_cancelled.get()
    }

    pub(super) fn wake(&self) {
        if let Some(resume) = self.resume.take() {
            // A resolver does not fail.
            let _ = resume.call0(&JsValue::NULL);
        }
    }
}

/// Sends a message.
pub(super) fn post(message: &FromTrainer) {
    // What JSON cannot hold is a loss that is no number, and those are not sent.
    let text = serde_json::to_string(message).unwrap_or_default();
    let envelope = Object::new();
    // Setting a field of a fresh plain object cannot fail.
    let _ = Reflect::set(&envelope, &"text".into(), &text.into());
    if let Some(scope) = scope()
        && let Err(error) = scope.post_message(&envelope)
    {
        web_sys::console::error_1(&error);
    }
}
