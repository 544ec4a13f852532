//! The engine as the page holds it: feeds the supervisor, and carries out what it orders.

use std::rc::Rc;

use leptos::prelude::*;
use web_sys::Blob;

use super::object_url::ObjectUrl;
use super::samples::Sample;
use super::worker_client::{WorkerClient, WorkerEvent};
use crate::protocol::{BackendRequest, Classified, ErrorKind, ToWorker, WorkerError};
use crate::share_link::{BackendChoice, RunChoice};
use crate::supervisor::{Command, Supervisor};

/// A picture that the person chose.
#[derive(Clone)]
pub struct Picture {
    /// Its name for people.
    pub name: String,
    /// The sample it is, if it is one.
    pub sample: Option<&'static Sample>,
    /// The encoded file.
    blob: Blob,
    /// Where the page shows it from; `None` when the browser gave no address.
    pub url: Option<Rc<ObjectUrl>>,
}

/// A result on the page.
#[derive(Clone)]
pub struct Shown {
    /// Counts the results, from 1.
    pub run: u64,
    /// What the network said.
    pub classified: Classified,
    /// What it saw, RGBA.
    pub pixels: Option<Rc<Vec<u8>>>,
    /// What the person chose.
    pub picture: Option<Picture>,
}

/// Handles to the engine; copied freely.
#[derive(Clone, Copy)]
pub struct Engine {
    supervisor: RwSignal<Supervisor>,
    client: StoredValue<Option<WorkerClient>, LocalStorage>,
    /// The picture that waits for its result.
    pub pending: RwSignal<Option<Picture>, LocalStorage>,
    /// The last result.
    pub shown: RwSignal<Option<Shown>, LocalStorage>,
    /// What the page itself could not do.
    page_error: RwSignal<Option<WorkerError>>,
    /// The error that the person has put away.
    dismissed: RwSignal<Option<WorkerError>>,
    /// The backend asked for.
    pub backend_choice: RwSignal<BackendChoice>,
    /// The network asked for.
    pub run_choice: RwSignal<RunChoice>,
    /// The newest choice of a sample, so that a slow download does not overtake a later choice.
    ticket: StoredValue<u64>,
}

impl Engine {
    /// An engine that has not started.
    pub fn new(run: RunChoice, backend: BackendChoice) -> Self {
        Self {
            supervisor: RwSignal::new(Supervisor::new(run.slug(), request(backend))),
            client: StoredValue::new_local(None),
            pending: RwSignal::new_local(None),
            shown: RwSignal::new_local(None),
            page_error: RwSignal::new(None),
            dismissed: RwSignal::new(None),
            backend_choice: RwSignal::new(backend),
            run_choice: RwSignal::new(run),
            ticket: StoredValue::new(0),
        }
    }

    /// Something of the supervisor, tracked.
    pub fn of<T>(self, what: impl FnOnce(&Supervisor) -> T) -> T {
        what(&self.supervisor.read())
    }

    /// The failure that the person has to know of and has not put away.
    pub fn error(self) -> Option<WorkerError> {
        let error = self.page_error.get().or_else(|| self.of(|supervisor| supervisor.error().cloned()));
        error.filter(|error| self.dismissed.read().as_ref() != Some(error))
    }

    /// The picture that is looked at: the one that waits, else that of the last result.
    pub fn chosen(self) -> Option<Picture> {
        let pending = self.pending.get();
        pending.or_else(|| self.shown.read().as_ref().and_then(|shown| shown.picture.clone()))
    }

    /// Puts the error away.
    pub fn dismiss_error(self) {
        let error = untrack(|| self.error());
        self.dismissed.set(error);
    }

    /// Loads worker and network, or tries again what failed; a picture that waits for its result is part of that.
    pub fn start(self) {
        self.forget_errors();
        if self.pending.with_untracked(Option::is_some) {
            self.command(Supervisor::picture_chosen);
        } else {
            self.command(Supervisor::start);
        }
    }

    /// Classifies a file of the person's.
    pub fn classify_file(self, name: String, blob: Blob) {
        self.ticket.update_value(|ticket| *ticket += 1);
        self.classify(name, blob, None);
    }

    /// Fetches and classifies a sample picture.
    pub fn classify_sample(self, sample: &'static Sample) {
        self.forget_errors();
        let ticket = self.ticket.try_update_value(|ticket| {
            *ticket += 1;
            *ticket
        });
        wasm_bindgen_futures::spawn_local(async move {
            let found = sample.fetch().await;
            if self.ticket.try_get_value() != ticket {
                return;
            }
            match found {
                Ok(blob) => self.classify(sample.name.replace('_', " "), blob, Some(sample)),
                Err(reason) => {
                    let message = format!(
                        "The sample picture could not be fetched ({reason}). Check the connection and choose it again."
                    );
                    self.page_error.set(Some(WorkerError::new(ErrorKind::Picture, message)));
                }
            }
        });
    }

    /// Runs the last picture once more.
    pub fn run_again(self) {
        if let Some(picture) = self.last_picture() {
            self.classify(picture.name, picture.blob, picture.sample);
        }
    }

    /// Another backend from now on.
    pub fn choose_backend(self, choice: BackendChoice) {
        if self.backend_choice.get_untracked() != choice {
            self.backend_choice.set(choice);
            self.forget_errors();
            if self.pending.with_untracked(Option::is_none) {
                self.pending.set(self.last_picture());
            }
            let has_picture = self.pending.with_untracked(Option::is_some);
            self.command(|supervisor| supervisor.backend_chosen(request(choice), has_picture));
        }
    }

    /// The picture of the last result.
    fn last_picture(self) -> Option<Picture> {
        self.shown.with_untracked(|shown| shown.as_ref().and_then(|shown| shown.picture.clone()))
    }

    fn classify(self, name: String, blob: Blob, sample: Option<&'static Sample>) {
        self.forget_errors();
        let url = ObjectUrl::of(&blob).map(Rc::new);
        self.pending.set(Some(Picture { name, sample, blob, url }));
        self.command(Supervisor::picture_chosen);
    }

    fn forget_errors(self) {
        self.page_error.set(None);
        self.dismissed.set(None);
    }

    fn command(self, event: impl FnOnce(&mut Supervisor) -> Vec<Command>) {
        self.carry_out(event, None);
    }

    /// Tells the supervisor of an event, then does what it orders; what fails in doing so is the next event.
    fn carry_out(self, event: impl FnOnce(&mut Supervisor) -> Vec<Command>, mut pixels: Option<Vec<u8>>) {
        let mut commands = self.supervisor.try_update(event).unwrap_or_default();
        while !commands.is_empty() {
            let mut broken = None;
            for command in commands {
                if let Err(detail) = self.carry_out_one(command, &mut pixels) {
                    broken = Some(detail);
                    break;
                }
            }
            let crash = |detail: String| self.supervisor.try_update(|supervisor| supervisor.worker_crashed(&detail));
            commands = broken.and_then(crash).unwrap_or_default();
        }
    }

    fn carry_out_one(self, command: Command, pixels: &mut Option<Vec<u8>>) -> Result<(), String> {
        match command {
            Command::Spawn => {
                let client = WorkerClient::spawn(move |event| self.hear(event))?;
                self.client.set_value(Some(client));
            }
            Command::Terminate => self.client.set_value(None),
            Command::Send(message) => self.send(&message, None)?,
            Command::SendPicture(id) => {
                let blob = self.pending.with_untracked(|picture| picture.as_ref().map(|picture| picture.blob.clone()));
                self.send(&ToWorker::Classify { id }, blob.as_ref())?;
            }
            Command::Show(classified) => {
                let run = self.shown.with_untracked(|shown| shown.as_ref().map_or(0, |shown| shown.run)) + 1;
                let picture = self.pending.try_update(Option::take).flatten();
                self.shown.set(Some(Shown { run, classified, pixels: pixels.take().map(Rc::new), picture }));
            }
        }
        Ok(())
    }

    fn send(self, message: &ToWorker, picture: Option<&Blob>) -> Result<(), String> {
        let sent = self.client.try_with_value(|client| client.as_ref().map(|client| client.send(message, picture)));
        sent.flatten().unwrap_or(Ok(())).map_err(|error| error.message)
    }

    fn hear(self, event: WorkerEvent) {
        match event {
            WorkerEvent::Message(message, pixels) => {
                self.carry_out(|supervisor| supervisor.message(message), pixels);
            }
            WorkerEvent::Crashed(detail) => self.command(|supervisor| supervisor.worker_crashed(&detail)),
        }
        // A picture that was refused gives the place back to the one whose result still stands.
        let refused = self.supervisor.with_untracked(|s| s.error().is_some_and(|e| e.kind == ErrorKind::Picture));
        if refused && self.pending.with_untracked(Option::is_some) {
            self.pending.set(None);
        }
    }
}

/// The contract's word for a backend, as a request.
fn request(choice: BackendChoice) -> BackendRequest {
    match choice {
        BackendChoice::Auto => BackendRequest::HardwareWebGpu,
        BackendChoice::WebGpu => BackendRequest::AnyWebGpu,
        BackendChoice::Cpu => BackendRequest::Cpu,
    }
}
