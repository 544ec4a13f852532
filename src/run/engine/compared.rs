//! The engine for a comparison: a picture on a network of the comparison's choice, and what becomes of it.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::Blob;

use super::order::{Order, Wants};
use super::requests::run_of;
use super::{Aside, Engine, Picture, Shown, Unanswered};
use crate::run::Stop;
use crate::run::camera::{CameraState, Off};
use crate::run::samples::Sample;
use leptos::prelude::*;
use texts::Message;
use wire::protocol::NetworkRequest;
use wire::supervisor::Supervisor;

impl Engine {
    /// Makes way for a comparison, and says which picture is there; `None` after the camera, and on a fresh page.
    pub fn picture_to_compare(self) -> Option<Picture> {
        self.camera.stop(Off::PictureChosen);
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
        self.run_order(network, picture, Wants { repeats: Some(repeats), ..Wants::default() }).await
    }

    /// The same, once: the answer comes with the profile of the network.
    ///
    /// # Errors
    /// Why there is no result.
    pub async fn profile_on(self, network: NetworkRequest, picture: Picture) -> Result<Shown, Unanswered> {
        self.run_order(network, picture, Wants { profiles: true, ..Wants::default() }).await
    }

    async fn run_order(self, network: NetworkRequest, picture: Picture, wants: Wants) -> Result<Shown, Unanswered> {
        let order = self.give_order(network, picture, wants, None);
        self.pending.set(Some(order.picture.clone()));
        let is_same = self.wanted_network() == order.network;
        self.want_network(order.network.clone());
        // Another network has taken the picture with it, unless the engine has not started.
        if is_same || !self.of_untracked(Supervisor::expects_answer) {
            self.command(Supervisor::picture_chosen);
        }
        order.wait().await
    }

    /// The order that is under way from now on.
    pub(super) fn give_order(
        self,
        network: NetworkRequest,
        picture: Picture,
        wants: Wants,
        aside: Option<Rc<Aside>>,
    ) -> Rc<Order> {
        // Whoever waits for another one is told.
        self.forget_order();
        let order = Rc::new(Order { network, picture, aside, wants, end: Cell::new(None), waker: Cell::new(None) });
        self.supervisor.maybe_update(|supervisor| {
            supervisor.ordered(order.network.clone());
            false
        });
        self.order.set(Some(Rc::clone(&order)));
        self.forget_errors();
        order
    }

    /// From now on the worker keeps the networks that it makes, as they take turns, or only the newest one.
    pub fn keep_networks(self, keeps: bool) {
        self.supervisor.maybe_update(|supervisor| {
            supervisor.keep_networks(keeps);
            false
        });
    }

    /// Nobody wants the result of an order any more that may be under way.
    pub fn forget_order(self) {
        if let Some(order) = self.order.try_update(Option::take).flatten() {
            order.end(Err(Unanswered::Left(Stop::Cancelled)));
        }
    }

    /// Tells whoever waits for an order that the person turned to something else on the page, tracked.
    pub(super) fn follow_order(self) {
        let Some(order) = self.order.get() else { return };
        if let Some(why) = self.turned_to(&order) {
            self.end_order(|_| Err(Unanswered::Left(why)));
        }
    }

    /// What the person turned to on the page since an order was given, tracked.
    fn turned_to(self, order: &Order) -> Option<Stop> {
        let (camera, pending) = (self.camera.state.get(), self.pending.get());
        if !matches!(camera, CameraState::Off(_)) {
            return Some(Stop::Camera);
        }
        pending.is_some_and(|picture| !order.expects(&picture)).then_some(Stop::OtherPicture)
    }

    /// Ends the order under way, if there is one, and tells whoever waits for it what came of it.
    pub(super) fn end_order(self, end: impl FnOnce(&Order) -> Result<Shown, Unanswered>) {
        let Some(order) = self.order.with_untracked(Clone::clone) else { return };
        self.order.set(None);
        let end = match (end(&order), untrack(|| self.turned_to(&order))) {
            // The picture that waits for another backend is nobody's choice.
            (end @ Err(Unanswered::Left(Stop::OtherBackend)), _) | (end, None) => end,
            // What follows from the choice of another picture is not why.
            (_, Some(why)) => Err(Unanswered::Left(why)),
        };
        order.end(end);
    }

    /// Ends the order under way, if there is one, with the result that is on the page from now on.
    pub(super) fn answer_order(self) {
        self.end_order(|order| {
            let left = |why| Err(Unanswered::Left(why));
            let Some(shown) = self.shown.get_untracked() else { return left(Stop::OtherPicture) };
            // What an order beside the page brings is never shown.
            let is_ours = |picture: &Picture| order.aside.is_none() && picture.blob == order.picture.blob;
            if !shown.picture.as_ref().is_some_and(is_ours) {
                left(Stop::OtherPicture)
            } else if shown.classified.network == order.network {
                Ok(shown)
            } else {
                left(Stop::OtherNetwork)
            }
        });
    }

    /// How often the next run is repeated: for an order's times.
    pub(super) fn repeats(self) -> Option<u16> {
        self.order.with_untracked(|order| order.as_ref()?.wants.repeats)
    }

    /// Whether the next run is profiled: for an order that wants it.
    pub(super) fn profiles(self) -> bool {
        self.order.with_untracked(|order| order.as_ref().is_some_and(|order| order.wants.profiles))
    }

    /// Whether the next run gives class activation maps: for an order that wants them.
    pub(super) fn maps_order(self) -> bool {
        self.order.with_untracked(|order| order.as_ref().is_some_and(|order| order.wants.activation_maps))
    }

    /// Whether the next run is done at other input sizes too: for an order that wants it.
    pub(super) fn sweeps_sizes(self) -> bool {
        self.order.with_untracked(|order| order.as_ref().is_some_and(|order| order.wants.on_size.is_some()))
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
