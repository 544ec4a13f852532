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
use wire::protocol::NetworkRequest;
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
        let requested =
            Rc::new(RequestedRun { network, picture, saved, options, end: Cell::new(None), waker: Cell::new(None) });
        self.supervisor.maybe_update(|supervisor| {
            supervisor.run_requested(requested.network.clone());
            false
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

    /// Tells whoever waits for a requested run that the person turned to something else on the page, tracked.
    pub(super) fn follow_requested_run(self) {
        let Some(requested) = self.requested.get() else { return };
        if let Some(why) = self.turned_to(&requested) {
            self.end_requested_run(|_| Err(Unanswered::Left(why)));
        }
    }

    /// What the person turned to on the page since a requested run was given, tracked.
    fn turned_to(self, requested: &RequestedRun) -> Option<Stop> {
        let (camera, pending) = (self.camera.state.get(), self.pending.get());
        if !matches!(camera, CameraState::Off(_)) {
            return Some(Stop::Camera);
        }
        pending.is_some_and(|picture| !requested.expects(&picture)).then_some(Stop::OtherPicture)
    }

    /// Ends the requested run under way, if there is one, and tells whoever waits for it what came of it.
    pub(super) fn end_requested_run(self, end: impl FnOnce(&RequestedRun) -> Result<Shown, Unanswered>) {
        let Some(requested) = self.requested.with_untracked(Clone::clone) else { return };
        self.requested.set(None);
        let end = match (end(&requested), untrack(|| self.turned_to(&requested))) {
            // The picture that waits for another backend is nobody's choice.
            (end @ Err(Unanswered::Left(Stop::OtherBackend)), _) | (end, None) => end,
            // What follows from the choice of another picture is not why.
            (_, Some(why)) => Err(Unanswered::Left(why)),
        };
        requested.end(end);
    }

    /// Ends the requested run under way, if there is one, with the result that is on the page from now on.
    pub(super) fn answer_requested_run(self) {
        self.end_requested_run(|requested| {
            let left = |why| Err(Unanswered::Left(why));
            let Some(shown) = self.shown.get_untracked() else { return left(Stop::OtherPicture) };
            // What a requested run beside the page brings is never shown.
            let is_ours = |picture: &Picture| requested.saved.is_none() && picture.blob == requested.picture.blob;
            if !shown.picture.as_ref().is_some_and(is_ours) {
                left(Stop::OtherPicture)
            } else if shown.classified.network == requested.network {
                Ok(shown)
            } else {
                left(Stop::OtherNetwork)
            }
        });
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
