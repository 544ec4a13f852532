//! The engine as the page holds it: feeds the supervisor, and carries out what it commands.

mod backend_trial;
mod beside;
mod choices;
mod commands;
mod compared;
mod exports;
mod follow;
mod frames;
mod idle_trial;
mod in_flight;
mod inspection;
mod own_files;
mod own_weights;
mod picture;
mod report_state;
mod reports;
mod requested_run;
mod requests;
mod run_speeds;
mod spawn;
mod speed;
mod startup;
mod stored_times;
mod trials;
mod wanted;
mod worker;
mod workers;

use std::rc::Rc;

use web_sys::Blob;

use super::opening::{self, Occasion, Opened, Opening, Visit};
use super::samples::{self, Sample};
use crate::browser::clock::next_paint;
use crate::browser::connection;
use crate::link::{BackendChoice, Part, RunChoice};
use crate::run::camera::OffReason;
use crate::run::camera::stream::Camera;
use crate::scale::locked_input::LockedInput;
use in_flight::InFlight;
pub use inspection::StageInspection;
use leptos::prelude::*;
use own_files::OwnWeights;
pub use own_weights::ClassNames;
pub use picture::{Picture, Shown};
use report_state::Reports;
pub use report_state::{Export, ReportReply};
use requested_run::RequestedRun;
pub use requested_run::{SavedView, Unanswered};
use requests::request;
use run_speeds::RunSpeeds;
use startup::Startup;
use texts::Message;
pub use trials::{TrialProgress, Wish};
use wanted::Wanted;
use wire::protocol::{ErrorKind, GrownAt, NetworkRequest, WorkerError};
use wire::supervisor::{EngineState, Supervisor};
use workers::Workers;

/// What went wrong beside the supervisor's errors, and what of all that was put away.
#[derive(Clone, Debug, Default)]
struct Errors {
    /// What the page itself could not do.
    of_page: Option<WorkerError>,
    /// The error that the person has put away.
    dismissed: Option<WorkerError>,
}

/// Handles to the engine; copied freely.
#[derive(Clone, Copy)]
pub struct Engine {
    supervisor: RwSignal<Supervisor>,
    workers: StoredValue<Workers, LocalStorage>,
    /// The camera.
    pub camera: Camera,
    /// Frames of the camera and pictures of a batch. Not of the reactive world: the page stands still while they follow each
    /// other.
    in_flight: StoredValue<InFlight, LocalStorage>,
    /// The picture that waits for its result.
    pub pending: RwSignal<Option<Picture>, LocalStorage>,
    /// The requested run of a comparison that is under way.
    requested: RwSignal<Option<Rc<RequestedRun>>, LocalStorage>,
    /// The last result.
    pub shown: RwSignal<Option<Shown>, LocalStorage>,
    /// The index of the stage that is open in the drawing.
    open_stage: RwSignal<Option<usize>>,
    /// What the person wants to see with every answer.
    wanted: RwSignal<Wanted>,
    /// How fast the last runs were.
    speeds: RwSignal<RunSpeeds>,
    /// How the engine's last start went.
    pub startup: RwSignal<Startup>,
    /// What the page could not do, and what was put away.
    errors: RwSignal<Errors>,
    /// The backend asked for.
    pub backend_choice: RwSignal<BackendChoice>,
    /// What pictures run through: the sliders' network, or the person's file.
    pub run_choice: RwSignal<RunChoice>,
    /// The resolution of a grown network.
    pub grown_at: RwSignal<GrownAt>,
    /// The sliders, for the network that they describe.
    setting: LockedInput,
    /// The network that was asked for last.
    asked: StoredValue<Option<NetworkRequest>>,
    /// The weights files that the person chose.
    own: RwSignal<OwnWeights, LocalStorage>,
    /// What the worker made of the newest report.
    pub report_reply: RwSignal<Option<ReportReply>, LocalStorage>,
    /// The reports that it was given, and the network of the page as a file.
    reports: StoredValue<Reports, LocalStorage>,
    /// The newest choice of a sample, so that a slow download does not overtake a later choice.
    generation: StoredValue<u64>,
}

impl Engine {
    /// An engine that has not started.
    pub fn new(run: RunChoice, backend: BackendChoice, setting: LockedInput) -> Self {
        let network = NetworkRequest::setting(setting.input().get_untracked());
        let engine = Self {
            supervisor: RwSignal::new(Supervisor::new(network, request(backend))),
            workers: StoredValue::new_local(Workers::default()),
            camera: Camera::new(),
            in_flight: StoredValue::new_local(InFlight::default()),
            pending: RwSignal::new_local(None),
            requested: RwSignal::new_local(None),
            shown: RwSignal::new_local(None),
            open_stage: RwSignal::new(None),
            wanted: RwSignal::new(Wanted::default()),
            speeds: RwSignal::new(RunSpeeds::default()),
            startup: RwSignal::new(Startup::none()),
            errors: RwSignal::new(Errors::default()),
            backend_choice: RwSignal::new(backend),
            run_choice: RwSignal::new(run),
            grown_at: RwSignal::new(GrownAt::Own),
            setting,
            asked: StoredValue::new(None),
            own: RwSignal::new_local(OwnWeights::default()),
            report_reply: RwSignal::new_local(None),
            reports: StoredValue::new_local(Reports::new()),
            generation: StoredValue::new(0),
        };
        Effect::new(move |_| engine.follow_requested_run());
        engine.recall_backend_times();
        engine.look_after_rest();
        engine
    }

    /// Something of the supervisor, tracked.
    pub fn read<T>(self, what: impl FnOnce(&Supervisor) -> T) -> T {
        what(&self.supervisor.read())
    }

    /// The failure that the person has to know of and has not put away.
    pub fn error(self) -> Option<WorkerError> {
        let errors = self.errors.read();
        // A batch names its broken pictures itself.
        let is_silent = |error: &WorkerError| error.kind == ErrorKind::Picture && self.runs_beside();
        let of_engine = || self.read(|supervisor| supervisor.error().cloned()).filter(|error| !is_silent(error));
        let error = errors.of_page.clone().or_else(of_engine);
        error.filter(|error| errors.dismissed.as_ref() != Some(error))
    }

    /// What became of the newest file of a network, tracked.
    pub fn export(self) -> Export {
        self.exports().read().state.clone()
    }

    /// The picture that is looked at: the one that waits, else that of the last result.
    pub fn chosen(self) -> Option<Picture> {
        let pending = self.pending.get();
        pending.or_else(|| self.shown.read().as_ref().and_then(|shown| shown.picture.clone()))
    }

    /// Puts the error away, if one is on show; one that was put away before stays away.
    pub fn dismiss_error(self) {
        if let Some(error) = untrack(|| self.error()) {
            self.errors.update(|errors| errors.dismissed = Some(error));
        }
    }

    /// Loads worker and network, or tries again what failed; a picture that waits for its result is part of that.
    pub fn start(self) {
        self.forget_errors();
        self.follow_sliders();
        if self.read_untracked(Supervisor::is_switch_open) && self.pending.with_untracked(Option::is_none) {
            self.pending.set(self.last_picture());
        }
        let has_picture = self.pending.with_untracked(Option::is_some);
        self.command(|supervisor| supervisor.start(has_picture));
        self.settle();
    }

    /// Classifies a file of the person's; the camera makes way for it.
    pub fn classify_file(self, name: Message, blob: Blob) {
        self.camera.stop(OffReason::PictureChosen);
        self.generation.update_value(|generation| *generation += 1);
        self.classify(Picture::new(name, blob, None));
    }

    /// Fetches and classifies a sample picture; the camera makes way for it.
    pub fn classify_sample(self, sample: &'static Sample) {
        self.fetch_and_classify(sample, false);
    }

    fn fetch_and_classify(self, sample: &'static Sample, is_of_page: bool) {
        self.camera.stop(OffReason::PictureChosen);
        // What went wrong before is put away at once, not when the picture has arrived.
        self.errors.update(|errors| errors.of_page = None);
        self.dismiss_error();
        let generation = self.generation.try_update_value(|generation| {
            *generation += 1;
            *generation
        });
        wasm_bindgen_futures::spawn_local(async move {
            let found = sample.fetch().await;
            if self.generation.try_get_value() != generation {
                return;
            }
            match found {
                Ok(blob) => self.classify(Picture { is_of_page, ..Self::picture_of(sample, blob) }),
                Err(reason) => {
                    let message = Message::new(texts::picture::SAMPLE_UNREACHABLE).with_message("reason", reason);
                    let error = WorkerError::new(ErrorKind::Picture, message);
                    self.errors.update(|errors| errors.of_page = Some(error));
                }
            }
        });
    }

    /// Fetches a sample picture and shows it; it runs once the person starts the engine.
    pub fn show_sample(self, sample: &'static Sample) {
        let generation = self.generation.get_value();
        wasm_bindgen_futures::spawn_local(async move {
            let found = sample.fetch().await;
            // Without it there is nothing to show, and nobody has asked for it yet.
            if let (Ok(blob), true) = (found, self.generation.try_get_value() == Some(generation)) {
                self.pending.set(Some(Self::picture_of(sample, blob)));
            }
        });
    }

    /// Opens the sample that a link names, or the page's own, as [`opening::decide`] says.
    pub fn open_with(self, named: Option<&str>, is_first: bool) {
        let visit = if is_first {
            Visit::First { hides_answer: untrack(|| self.setting.hides(Part::Run)) }
        } else {
            let sample = untrack(|| self.chosen()).and_then(|picture| picture.sample);
            Visit::Later { chosen: sample.map(|sample| sample.name) }
        };
        let opening = opening::decide(Occasion {
            visit,
            named,
            run: self.run_choice.get_untracked(),
            is_cold: self.read_untracked(Supervisor::state) == EngineState::Cold,
            is_data_dear: Self::is_data_dear(),
        });
        let (Opening::Shows(opened) | Opening::Runs(opened)) = opening else { return };
        let found = match opened {
            Opened::OfPage => samples::SAMPLES.first(),
            Opened::Named(name) => samples::find(name),
        };
        let Some(sample) = found else { return };
        if matches!(opening, Opening::Shows(_)) {
            self.show_sample(sample);
            return;
        }
        let is_of_page = opened == Opened::OfPage;
        let generation = self.generation.get_value();
        wasm_bindgen_futures::spawn_local(async move {
            next_paint().await;
            if self.generation.try_get_value() == Some(generation) {
                self.fetch_and_classify(sample, is_of_page);
            }
        });
    }

    /// Whether data costs the person something, as far as the browser knows.
    pub fn is_data_dear() -> bool {
        opening::is_data_dear(connection::asks_for_less_data(), connection::line().as_deref())
    }

    /// Whether there is a picture to run once more, tracked: a frame of the camera is gone.
    pub fn can_run_again(self) -> bool {
        self.shown.read().as_ref().is_some_and(|shown| shown.picture.is_some())
    }

    /// Runs the last picture once more.
    pub fn run_again(self) {
        if let Some(picture) = self.last_picture() {
            self.classify(picture);
        }
    }

    fn read_untracked<T>(self, what: impl FnOnce(&Supervisor) -> T) -> T {
        self.supervisor.with_untracked(what)
    }

    /// The picture of the last result; `None` while the camera gives the next one.
    fn last_picture(self) -> Option<Picture> {
        if self.camera.is_in_use() {
            return None;
        }
        self.shown.with_untracked(|shown| shown.as_ref().and_then(|shown| shown.picture.clone()))
    }

    fn classify(self, picture: Picture) {
        self.forget_errors();
        self.pending.set(Some(picture));
        self.follow_sliders();
        self.command(Supervisor::picture_chosen);
    }

    fn forget_errors(self) {
        self.errors.set(Errors::default());
    }
}
