//! The trainer inside a Web Worker: one network at a time, as the page's messages want it.

mod files;
mod run;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use lab::protocol::{FromTrainer, ToTrainer};
use texts::{Message, worker};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageEvent;
use worker_scope::js::{field, scope};

use files::Data;

/// What the page wants of the run, and what is kept between runs.
#[derive(Default)]
struct Session {
    is_running: Cell<bool>,
    is_paused: Cell<bool>,
    is_cancelled: Cell<bool>,
    /// Ends the wait of a run that is paused.
    resume: RefCell<Option<Function>>,
    /// The pictures, once they are here.
    data: RefCell<Option<Rc<Data>>>,
}

impl Session {
    fn accept(self: &Rc<Self>, message: ToTrainer) {
        match message {
            ToTrainer::Train { run, network, epochs, seed, pictures } => {
                let order = run::Order { run, network, epochs, seed, pictures };
                self.is_paused.set(false);
                self.is_cancelled.set(false);
                let session = Rc::clone(self);
                wasm_bindgen_futures::spawn_local(async move { session.train(order).await });
            }
            ToTrainer::Pause => self.is_paused.set(true),
            ToTrainer::Resume => {
                self.is_paused.set(false);
                self.wake();
            }
            ToTrainer::Cancel => {
                self.is_cancelled.set(true);
                self.wake();
            }
        }
    }

    async fn train(self: Rc<Self>, order: run::Order) {
        let run = order.run;
        if self.is_running.replace(true) {
            post(&FromTrainer::Failed { run: Some(run), message: Message::new(texts::lab_trainer::BUSY) });
            return;
        }
        let end = run::train(&self, order).await;
        self.is_running.set(false);
        post(&end.unwrap_or_else(|stopped| match stopped {
            run::Stopped::Cancelled => FromTrainer::Cancelled { run },
            run::Stopped::Failed(message) => FromTrainer::Failed { run: Some(run), message },
        }));
    }

    /// Whether the run goes on; waits while it is paused.
    async fn goes_on(&self) -> bool {
        while self.is_paused.get() && !self.is_cancelled.get() {
            let resumed = Promise::new(&mut |resolve, _| *self.resume.borrow_mut() = Some(resolve));
            // A promise that only resolves.
            let _ = JsFuture::from(resumed).await;
        }
        !self.is_cancelled.get()
    }

    fn wake(&self) {
        if let Some(resume) = self.resume.take() {
            // A resolver does not fail.
            let _ = resume.call0(&JsValue::NULL);
        }
    }
}

/// Starts the worker: says that it is up, then trains what it is told to for as long as the page lets it live.
pub fn run() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        let message = Message::Verbatim(info.to_string().replace('\n', " "));
        post(&FromTrainer::Failed { run: None, message });
    }));
    let session = Rc::new(Session::default());
    let handler = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| match read(&event) {
        Ok(message) => session.accept(message),
        Err(message) => post(&FromTrainer::Failed { run: None, message }),
    });
    if let Some(scope) = scope() {
        scope.set_onmessage(Some(handler.as_ref().unchecked_ref()));
    }
    // Lives as long as the worker does.
    handler.forget();
    post(&FromTrainer::Ready);
}

/// Reads a message: an object whose `text` is JSON.
fn read(event: &MessageEvent) -> Result<ToTrainer, Message> {
    let text = field(&event.data(), "text").as_string().ok_or(Message::new(texts::bug::MESSAGE_WITHOUT_TEXT))?;
    serde_json::from_str(&text).map_err(|error| Message::new(worker::MESSAGE_UNREAD).with("error", &error))
}

/// Sends a message.
fn post(message: &FromTrainer) {
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
