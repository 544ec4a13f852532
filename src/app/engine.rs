//! The engine as the page holds it: feeds the supervisor, and carries out what it orders.

mod frames;

use std::rc::Rc;

use leptos::prelude::*;
use web_sys::Blob;

use super::camera::Camera;
use super::object_url::ObjectUrl;
use super::samples::Sample;
use super::worker_client::{Attachment, WorkerClient, WorkerEvent};
use crate::camera::Off;
use crate::protocol::{BackendRequest, Classified, ErrorKind, NetworkRequest, ToWorker, WorkerError};
use crate::scaling::ScalingInput;
use crate::share_link::{BackendChoice, RunChoice};
use crate::supervisor::{Command, EngineState, Supervisor};
use frames::Frame;

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
    /// What the person chose; `None` for a frame of the camera.
    pub picture: Option<Picture>,
    /// When it was shown, in milliseconds of the page's clock.
    pub at_millis: f64,
}

/// Handles to the engine; copied freely.
#[derive(Clone, Copy)]
pub struct Engine {
    supervisor: RwSignal<Supervisor>,
    client: StoredValue<Option<WorkerClient>, LocalStorage>,
    /// The camera.
    pub camera: Camera,
    /// The frame under way. Not of the reactive world: the page stands still while frames follow each other.
    frame: StoredValue<Option<Frame>, LocalStorage>,
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
    /// The sliders, for the network that they describe.
    setting: RwSignal<ScalingInput>,
    /// The newest choice of a sample, so that a slow download does not overtake a later choice.
    ticket: StoredValue<u64>,
}

impl Engine {
    /// An engine that has not started.
    pub fn new(run: RunChoice, backend: BackendChoice, setting: RwSignal<ScalingInput>) -> Self {
        let network = network(run, setting.get_untracked());
        Self {
            supervisor: RwSignal::new(Supervisor::new(network, request(backend))),
            client: StoredValue::new_local(None),
            camera: Camera::new(),
            frame: StoredValue::new_local(None),
            pending: RwSignal::new_local(None),
            shown: RwSignal::new_local(None),
            page_error: RwSignal::new(None),
            dismissed: RwSignal::new(None),
            backend_choice: RwSignal::new(backend),
            run_choice: RwSignal::new(run),
            setting,
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
        self.follow_sliders();
        if self.pending.with_untracked(Option::is_some) {
            self.command(Supervisor::picture_chosen);
        } else {
            self.command(Supervisor::start);
        }
    }

    /// Classifies a file of the person's; the camera makes way for it.
    pub fn classify_file(self, name: String, blob: Blob) {
        self.camera.stop(Off::PictureChosen);
        self.ticket.update_value(|ticket| *ticket += 1);
        self.classify(name, blob, None);
    }

    /// Fetches and classifies a sample picture; the camera makes way for it.
    pub fn classify_sample(self, sample: &'static Sample) {
        self.camera.stop(Off::PictureChosen);
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

    /// Whether there is a picture to run once more, tracked: a frame of the camera is gone.
    pub fn can_run_again(self) -> bool {
        self.shown.read().as_ref().is_some_and(|shown| shown.picture.is_some())
    }

    /// Runs the last picture once more.
    pub fn run_again(self) {
        if let Some(picture) = self.last_picture() {
            self.classify(picture.name, picture.blob, picture.sample);
        }
    }

    /// Another network from now on. An engine that has not started stays so; a running one answers the last picture
    /// with it.
    pub fn choose_run(self, run: RunChoice) {
        self.run_choice.set(run);
        self.forget_errors();
        self.want(run);
    }

    /// Runs the network that the sliders describe, on the last picture where there is one.
    pub fn run_setting(self) {
        self.choose_run(RunChoice::Setting);
        match self.of_untracked(Supervisor::state) {
            EngineState::Cold if self.of_untracked(|s| s.question().is_none()) => self.start(),
            EngineState::Ready if self.of_untracked(Supervisor::is_loaded) => self.run_again(),
            _ => {}
        }
    }

    /// Uses a setting that the engine suggested, and runs it.
    pub fn take_suggestion(self, setting: ScalingInput) {
        self.setting.set(setting);
        self.run_setting();
    }

    /// Whether the sliders have moved away from the setting that is loaded or under way.
    pub fn sliders_have_moved(self) -> bool {
        let NetworkRequest::Setting { scaling } = self.of(|supervisor| supervisor.network().clone()) else {
            return false;
        };
        scaling != self.setting.get() && self.of(Supervisor::state) != EngineState::Cold
    }

    /// The person agreed to a network that takes long.
    pub fn agree(self) {
        self.command(Supervisor::agreed);
    }

    /// The person does not want the network that takes long.
    pub fn decline(self) {
        self.command(|supervisor| {
            supervisor.declined();
            Vec::new()
        });
        self.settle();
    }

    /// Stops what is under way.
    pub fn cancel(self) {
        self.command(Supervisor::cancel);
        self.settle();
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

    /// Tells the supervisor which network is wanted; the last picture runs on it where the engine runs.
    fn want(self, run: RunChoice) {
        let network = network(run, self.setting.get_untracked());
        let is_same = self.of_untracked(|supervisor| *supervisor.network() == network);
        let can_run = self.of_untracked(Supervisor::state) != EngineState::Cold;
        if !is_same && can_run && self.pending.with_untracked(Option::is_none) {
            self.pending.set(self.last_picture());
        }
        let has_picture = self.pending.with_untracked(Option::is_some);
        self.command(|supervisor| supervisor.network_chosen(network, has_picture));
    }

    /// A run of the sliders' setting runs it as it is now.
    fn follow_sliders(self) {
        if self.run_choice.get_untracked() == RunChoice::Setting {
            self.want(RunChoice::Setting);
        }
    }

    fn of_untracked<T>(self, what: impl FnOnce(&Supervisor) -> T) -> T {
        self.supervisor.with_untracked(what)
    }

    /// The picture of the last result; `None` while the camera gives the next one.
    fn last_picture(self) -> Option<Picture> {
        if self.camera.is_in_use() {
            return None;
        }
        self.shown.with_untracked(|shown| shown.as_ref().and_then(|shown| shown.picture.clone()))
    }

    fn classify(self, name: String, blob: Blob, sample: Option<&'static Sample>) {
        self.forget_errors();
        let url = ObjectUrl::of(&blob).map(Rc::new);
        self.pending.set(Some(Picture { name, sample, blob, url }));
        self.follow_sliders();
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
            Command::SendPicture(id) => match self.next_to_send() {
                Some(picture) => self.send(&ToWorker::Classify { id }, Some(&picture))?,
                None => self.supervisor.update(Supervisor::picture_gone),
            },
            Command::Show(classified) => self.show(classified, pixels.take()),
        }
        Ok(())
    }

    fn send(self, message: &ToWorker, picture: Option<&Attachment>) -> Result<(), String> {
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
        self.settle();
    }

    /// Brings the page's choices in line with what the supervisor came to.
    fn settle(self) {
        // A picture that was refused or given up gives the place back to the one whose result still stands.
        let (expects, at_rest, refused) = self.of_untracked(|supervisor| {
            let refused = supervisor.error().is_some_and(|error| error.kind == ErrorKind::Picture);
            (supervisor.expects_answer(), supervisor.state() == EngineState::Ready, refused)
        });
        let has_result = self.shown.with_untracked(Option::is_some);
        let is_given_up = refused || !expects && at_rest && has_result;
        if is_given_up && self.pending.with_untracked(Option::is_some) {
            self.pending.set(None);
        }
        let chosen = self.of_untracked(|supervisor| run_of(supervisor.network()));
        if let Some(chosen) = chosen.filter(|chosen| *chosen != self.run_choice.get_untracked()) {
            self.run_choice.set(chosen);
        }
    }
}

/// The contract's word for a network, as a request.
fn network(run: RunChoice, scaling: ScalingInput) -> NetworkRequest {
    match run {
        RunChoice::Setting => NetworkRequest::Setting { scaling },
        RunChoice::Lite0 | RunChoice::Lite1 | RunChoice::Lite2 => {
            NetworkRequest::Bundled { model: run.slug().to_owned() }
        }
    }
}

/// The choice that a request came from.
fn run_of(network: &NetworkRequest) -> Option<RunChoice> {
    match network {
        NetworkRequest::Setting { .. } => Some(RunChoice::Setting),
        NetworkRequest::Bundled { model } => RunChoice::ALL.into_iter().find(|run| run.slug() == model),
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
