//! The trainer inside a Web Worker: one network at a time, as the page's messages want it.

mod files;
mod run;
mod session;

use std::rc::Rc;

use lab::protocol::{FromTrainer, ToTrainer};
use texts::{Message, worker};
use web_sys::MessageEvent;
use worker_scope::js::{field, on_message};

use session::{Session, post};

impl Session {
    fn accept(self: &Rc<Self>, message: ToTrainer) {
        match message {
            ToTrainer::Train { run, network, epochs, seed, pictures } => {
                let request = run::RunRequest { run, network, epochs, seed, pictures };
                self.is_paused.set(false);
                self.is_cancelled.set(false);
                let session = Rc::clone(self);
                wasm_bindgen_futures::spawn_local(async move { session.train(request).await });
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

    async fn train(self: Rc<Self>, request: run::RunRequest) {
        let run = request.run;
        if self.is_running.replace(true) {
            post(&FromTrainer::Failed { run: Some(run), message: Message::new(texts::lab_trainer::BUSY) });
            return;
        }
        let end = run::train(&self, request).await;
        self.is_running.set(false);
        post(&end.unwrap_or_else(|stopped| match stopped {
            run::Stopped::Cancelled => FromTrainer::Cancelled { run },
            run::Stopped::Failed(message) => FromTrainer::Failed { run: Some(run), message },
        }));
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
    on_message(move |event| match read(event) {
        Ok(message) => session.accept(message),
        Err(message) => post(&FromTrainer::Failed { run: None, message }),
    });
    post(&FromTrainer::Ready);
}

/// Reads a message: an object whose `text` is JSON.
fn read(event: &MessageEvent) -> Result<ToTrainer, Message> {
    let text = field(&event.data(), "text").as_string().ok_or(Message::new(texts::bug::MESSAGE_WITHOUT_TEXT))?;
    serde_json::from_str(&text).map_err(|error| Message::new(worker::MESSAGE_UNREAD).with("error", &error))
}
