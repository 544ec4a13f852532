//! The engine for a comparison: a picture on a network of the comparison's choice, and what becomes of it.

use web_sys::Blob;

use super::choices::run_of;
use super::{Engine, Picture, Shown};
use crate::compare::Stop;
use crate::run::camera::{CameraState, Off};
use crate::run::samples::Sample;
use crate::share::link::BackendChoice;
use leptos::prelude::*;
use texts::Message;
use wire::protocol::{ErrorKind, NetworkRequest, WorkerError};
use wire::supervisor::Supervisor;

/// A picture to run on a network.
#[derive(Clone)]
pub struct RunRequest {
    /// The network.
    pub network: NetworkRequest,
    /// The picture.
    pub picture: Picture,
    /// The backend that was chosen when the comparison began.
    pub backend: BackendChoice,
    /// The number of the last result before this order's.
    pub after_run: u64,
}

/// What became of an order.
pub enum RunStatus {
    /// It is under way.
    UnderWay,
    /// The person is asked whether to build its network.
    Asked,
    /// The result.
    Answered(Shown),
    /// It failed.
    Failed(WorkerError),
    /// Nothing is under way any more, and there is no result.
    GivenUp,
    /// The person turned to something else.
    Left(Stop),
}

impl Engine {
    /// Makes way for a comparison, and says which picture is there; `None` after the camera, and on a fresh page.
    pub fn picture_to_compare(self) -> Option<Picture> {
        self.camera.stop(Off::PictureChosen);
        self.generation.update_value(|generation| *generation += 1);
        untrack(|| self.chosen())
    }

    /// A sample that was fetched, as a picture.
    pub fn picture_of(sample: &'static Sample, blob: Blob) -> Picture {
        let url = super::ObjectUrl::new(&blob).map(std::rc::Rc::new);
        Picture { name: Message::new(sample.title), sample: Some(sample), blob, url }
    }

    /// An order that waits for the next result.
    pub fn run_request(self, network: NetworkRequest, picture: Picture) -> RunRequest {
        let after_run = self.shown.with_untracked(|shown| shown.as_ref().map_or(0, |shown| shown.run));
        RunRequest { network, picture, backend: self.backend_choice.get_untracked(), after_run }
    }

    /// Runs an order's picture on its network, whatever the sliders say.
    pub fn start_run(self, run_request: &RunRequest) {
        self.forget_errors();
        self.pending.set(Some(run_request.picture.clone()));
        let is_same = self.wanted_network() == run_request.network;
        self.want_network(run_request.network.clone());
        // Another network has taken the picture with it, unless the engine has not started.
        if is_same || !self.of_untracked(Supervisor::expects_answer) {
            self.command(Supervisor::picture_chosen);
        }
    }

    /// What became of an order so far, tracked.
    pub fn run_status(self, run_request: &RunRequest) -> RunStatus {
        let is_ours = |picture: &Picture| picture.blob == run_request.picture.blob;
        let (camera, backend) = (self.camera.state.get(), self.backend_choice.get());
        let (pending, shown) = (self.pending.get(), self.shown.get());
        let (expects, is_asked, is_network_ours, error) = self.of(|supervisor| {
            let is_network_ours = *supervisor.network() == run_request.network;
            let is_asked = supervisor.question().is_some();
            (supervisor.expects_answer(), is_asked, is_network_ours, supervisor.error().cloned())
        });
        if !matches!(camera, CameraState::Off(_)) {
            return RunStatus::Left(Stop::Camera);
        }
        if backend != run_request.backend {
            return RunStatus::Left(Stop::OtherBackend);
        }
        if pending.is_some_and(|picture| !is_ours(&picture)) {
            return RunStatus::Left(Stop::OtherPicture);
        }
        if let Some(shown) = shown.filter(|shown| shown.run > run_request.after_run) {
            return if !shown.picture.as_ref().is_some_and(is_ours) {
                RunStatus::Left(Stop::OtherPicture)
            } else if shown.classified.network == run_request.network {
                RunStatus::Answered(shown)
            } else {
                RunStatus::Left(Stop::OtherNetwork)
            };
        }
        if expects && !is_network_ours {
            return RunStatus::Left(Stop::OtherNetwork);
        }
        if is_asked {
            return RunStatus::Asked;
        }
        match error {
            // A weights file that the person chose meanwhile and that cannot be used.
            Some(error) if error.kind == ErrorKind::WeightsFile => RunStatus::Left(Stop::OtherNetwork),
            Some(error) => RunStatus::Failed(error),
            None if expects => RunStatus::UnderWay,
            None => RunStatus::GivenUp,
        }
    }

    /// The network that is wanted now.
    pub fn wanted_network(self) -> NetworkRequest {
        self.of_untracked(|supervisor| supervisor.network().clone())
    }

    /// Stops what is under way for an order, or the question about it.
    pub fn stop_run(self) {
        if self.of_untracked(|supervisor| supervisor.question().is_some()) {
            self.decline();
        } else {
            self.cancel();
        }
    }

    /// Uses a network again that was in use before.
    pub fn put_back(self, network: NetworkRequest) {
        if self.wanted_network() != network {
            self.forget_errors();
            if let Some(run) = run_of(&network) {
                self.run_choice.set(run);
            }
            self.want_network(network);
        }
    }
}
