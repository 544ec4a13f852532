//! The engine for a comparison: a picture on a network of the comparison's choice, and what becomes of it.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::Blob;

use super::requested_run::{RequestedRun, RunOptions};
use super::requests::run_of;
use super::{Engine, Picture, SavedView, Shown, Unanswered};
use crate::run::Stop;
use crate::run::camera::{CameraState, OffReason};
use crate::run::samples::Sample;
use leptos::prelude::*;
use texts::Message;
use wire::protocol::{ErrorKind, NetworkRequest};
use wire::supervisor::Supervisor;

impl Engine {
    /// Makes way for a comparison, and says which picture is there; `None` after the camera, and on a fresh page.
    pub fn picture_to_compare(self) -> Option<Picture> {
        self.camera.stop(OffReason::PictureChosen);
        self.generation.update_value(|generation| *generation += 1);
        untrack(|| self.chosen())
    }

    /// A sample that was fetched, as a picture.
    pub fn picture_of(sample: &'static Sample, blob: Blob) -> Picture {
        Picture::new(Message::new(sample.title), blob, Some(sample))
    }

    /// Runs a picture on a network, whatever the sliders say, and waits for what comes of it. The run is repeated so many
    /// times for its time.
    ///
    /// # Errors
    /// Why there is no result.
    pub async fn run_on(self, network: NetworkRequest, picture: Picture, repeats: u16) -> Result<Shown, Unanswered> {
        self.run_and_wait(network, picture, RunOptions { repeats: Some(repeats), ..RunOptions::default() }).await
    }

    /// The same, once: the answer comes with the profile of the network.
    ///
    /// # Errors
    /// Why there is no result.
    pub async fn profile_on(self, network: NetworkRequest, picture: Picture) -> Result<Shown, Unanswered> {
        self.run_and_wait(network, picture, RunOptions { profiles: true, ..RunOptions::default() }).await
    }

    async fn run_and_wait(
        self,
        network: NetworkRequest,
        picture: Picture,
        options: RunOptions,
    ) -> Result<Shown, Unanswered> {
        let requested = self.request_run(network, picture, options, None);
        self.pending.set(Some(requested.picture.clone()));
        let is_same = self.wanted_network() == requested.network;
        self.want_network(requested.network.clone());
        // Another network has taken the picture with it, unless the engine has not started.
        if is_same || !self.read_untracked(Supervisor::expects_answer) {
            self.command(Supervisor::picture_chosen);
        }
        requested.wait().await
    }

    /// The requested run that is under way from now on.
    pub(super) fn request_run(
        self,
        network: NetworkRequest,
        picture: Picture,
        options: RunOptions,
        saved: Option<Rc<SavedView>>,
    ) -> Rc<RequestedRun> {
        // Whoever waits for another one is told.
        self.forget_requested_run();
        let requested = Rc::new(RequestedRun {
            network,
            picture,
            saved,
            options,
            backend: self.backend_choice.get_untracked(),
            after_run: self.shown.with_untracked(|shown| shown.as_ref().map_or(0, |shown| shown.run)),
            is_asked: Cell::new(false),
            end: Cell::new(None),
            waker: Cell::new(None),
        });
        self.requested.set(Some(Rc::clone(&requested)));
        self.forget_errors();
        requested
    }

    /// From now on the worker keeps the networks that it makes, as they take turns, or only the newest one.
    pub fn keep_networks(self, keeps: bool) {
        self.supervisor.maybe_update(|supervisor| {
            supervisor.keep_networks(keeps);
            false
        });
    }

    /// Nobody wants the result of a requested run any more that may be under way.
    pub fn forget_requested_run(self) {
        if let Some(requested) = self.requested.try_update(Option::take).flatten() {
            requested.end(Err(Unanswered::Left(Stop::Cancelled)));
        }
    }

    /// Tells whoever waits for a requested run what came of it, once everything is known that the event brought.
    pub(super) fn follow_requested_run(self) {
        let Some(requested) = self.requested.get() else { return };
        if let Some(end) = self.end_of(&requested) {
            self.requested.set(None);
            requested.end(end);
        }
    }

    /// What came of a requested run, tracked; `None` while it is under way.
    fn end_of(self, requested: &RequestedRun) -> Option<Result<Shown, Unanswered>> {
        let left = |why| Some(Err(Unanswered::Left(why)));
        // What a requested run beside the page brings is never shown.
        let is_ours = |picture: &Picture| requested.saved.is_none() && picture.blob == requested.picture.blob;
        let (camera, backend) = (self.camera.state.get(), self.backend_choice.get());
        let (pending, shown) = (self.pending.get(), self.shown.get());
        let (expects, is_asked, is_network_ours, error) = self.read(|supervisor| {
            let is_network_ours = *supervisor.network() == requested.network;
            let is_asked = supervisor.question().is_some();
            (supervisor.expects_answer(), is_asked, is_network_ours, supervisor.error().cloned())
        });
        if !matches!(camera, CameraState::Off(_)) {
            return left(Stop::Camera);
        }
        if backend != requested.backend {
            return left(Stop::OtherBackend);
        }
        if pending.is_some_and(|picture| !requested.expects(&picture)) {
            return left(Stop::OtherPicture);
        }
        if let Some(shown) = shown.filter(|shown| shown.run > requested.after_run) {
            return if !shown.picture.as_ref().is_some_and(is_ours) {
                left(Stop::OtherPicture)
            } else if shown.classified.network == requested.network {
                Some(Ok(shown))
            } else {
                left(Stop::OtherNetwork)
            };
        }
        if expects && !is_network_ours {
            return left(Stop::OtherNetwork);
        }
        let was_asked = requested.is_asked.replace(is_asked);
        match error {
            _ if is_asked => None,
            // A weights file that the person chose meanwhile and that cannot be used.
            Some(error) if error.kind == ErrorKind::WeightsFile && requested.network.file_number().is_none() => {
                left(Stop::OtherNetwork)
            }
            Some(error) => Some(Err(Unanswered::Failed(error))),
            None if expects => None,
            None if was_asked => Some(Err(Unanswered::Declined)),
            None => Some(Err(Unanswered::GivenUp)),
        }
    }

    /// How often the next run is repeated: for a requested run's times.
    pub(super) fn repeats(self) -> Option<u16> {
        self.requested.with_untracked(|requested| requested.as_ref()?.options.repeats)
    }

    /// Whether the next run is profiled: for a requested run that wants it.
    pub(super) fn profiles(self) -> bool {
        self.requested
            .with_untracked(|requested| requested.as_ref().is_some_and(|requested| requested.options.profiles))
    }

    /// Whether the next run gives class activation maps: for a requested run that wants them.
    pub(super) fn maps_activations(self) -> bool {
        self.requested
            .with_untracked(|requested| requested.as_ref().is_some_and(|requested| requested.options.activation_maps))
    }

    /// Whether the next run is done at other input sizes too: for a requested run that wants it.
    pub(super) fn sweeps_sizes(self) -> bool {
        self.requested
            .with_untracked(|requested| requested.as_ref().is_some_and(|requested| requested.options.on_size.is_some()))
    }

    /// The network that is wanted now.
    pub fn wanted_network(self) -> NetworkRequest {
        self.read_untracked(|supervisor| supervisor.network().clone())
    }

    /// Stops what is under way for a requested run, or the question about it.
    pub fn stop_run(self) {
        if self.read_untracked(|supervisor| supervisor.question().is_some()) {
            self.decline();
        } else {
            self.cancel();
        }
    }

    /// Uses the network again that was in use before: the person's file, or that of the sliders, wherever they are now.
    pub fn put_back(self, network: &NetworkRequest) {
        let run = run_of(network);
        self.run_choice.set(run);
        let network = self.network_of(run).unwrap_or_else(|| network.clone());
        if self.wanted_network() != network {
            self.forget_errors();
            self.want_network(network);
        }
    }
}
