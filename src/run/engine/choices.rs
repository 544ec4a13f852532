//! What the person chooses of the engine: the network, the backend, and the answer to its questions.

use super::Engine;
use super::requests::{request, run_of};
use crate::link::{BackendChoice, RunChoice};
use leptos::prelude::*;
use model::scaling::{Preset, ScalingInput};
use wire::protocol::NetworkRequest;
use wire::supervisor::{EngineState, Supervisor};

impl Engine {
    /// Pictures run through the sliders' network or the person's file from now on. An engine that has not started stays so;
    /// a running one answers the last picture with it.
    pub fn choose_run(self, run: RunChoice) {
        self.run_choice.set(run);
        self.forget_errors();
        self.want(run);
    }

    /// Runs the network that the sliders describe, on the last picture where there is one.
    pub fn run_setting(self) {
        self.choose_run(RunChoice::Setting);
        match self.read_untracked(Supervisor::state) {
            EngineState::Cold if self.read_untracked(|s| s.question().is_none()) => self.start(),
            EngineState::Ready if self.read_untracked(Supervisor::is_loaded) => self.run_again(),
            _ => {}
        }
    }

    /// Sets the sliders to a published variant, and runs it.
    pub fn run_variant(self, preset: Preset) {
        let mut setting = self.setting.input().get_untracked();
        setting.choose_preset(preset);
        self.run_other_setting(setting);
    }

    /// Sets the sliders, and runs their network, unless that would move what is locked.
    pub fn run_other_setting(self, setting: ScalingInput) {
        if self.setting.change(|input| *input = setting) {
            self.run_setting();
        }
    }

    /// The network that the page speaks of, tracked: that of the sliders, or the person's file.
    pub fn network_on_page(self) -> NetworkRequest {
        let file = (self.run_choice.get() == RunChoice::Custom).then(|| self.read(|s| s.network().clone()));
        file.filter(|network| run_of(network) == RunChoice::Custom)
            .unwrap_or_else(|| self.network_of_setting(self.setting.input().get(), self.grown_at.get()))
    }

    /// Whether a network is the one that the page speaks of, tracked.
    pub fn is_on_page(self, network: &NetworkRequest) -> bool {
        self.network_on_page().is_same_network(network)
    }

    /// Whether the answer on the page is the network's of the page, and of the newest picture, tracked.
    pub fn is_answer_current(self) -> bool {
        let is_of_page = self.shown.read().as_ref().is_none_or(|shown| self.is_on_page(&shown.classified.network));
        is_of_page && self.pending.read().is_none()
    }

    /// Whether the engine stays with another network than that of the sliders, tracked: theirs did not come about.
    pub fn is_behind(self) -> bool {
        let state = self.read(Supervisor::state);
        let is_at_rest = state == EngineState::Ready && self.read(|s| s.question().is_none() && !s.expects_answer());
        is_at_rest && self.read(|s| s.built().is_some_and(|built| !self.is_on_page(&built.network)))
    }

    /// The person agreed to a network that takes long.
    pub fn agree(self) {
        self.command(Supervisor::agreed);
    }

    /// The person does not want the network that takes long.
    pub fn decline(self) {
        self.command(Supervisor::declined);
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
            self.settle();
        }
    }

    /// Tells the supervisor which network is wanted; the last picture runs on it where the engine runs.
    pub(super) fn want(self, run: RunChoice) {
        let Some(network) = self.network_of(run) else { return };
        self.want_network(network);
    }

    /// The same for a network by its request.
    pub(super) fn want_network(self, network: NetworkRequest) {
        self.asked.set_value(Some(network.clone()));
        let is_same = self.read_untracked(|supervisor| *supervisor.network() == network);
        let can_run = self.read_untracked(Supervisor::state) != EngineState::Cold;
        if !is_same && can_run && self.pending.with_untracked(Option::is_none) {
            self.pending.set(self.last_picture());
        }
        let has_picture = self.pending.with_untracked(Option::is_some);
        self.command(|supervisor| supervisor.network_chosen(network, has_picture));
    }

    /// The network of a choice; `None` for a weights file while there is none.
    pub(super) fn network_of(self, run: RunChoice) -> Option<NetworkRequest> {
        match run {
            RunChoice::Custom => self.file_request(),
            RunChoice::Setting | RunChoice::Off => {
                Some(untrack(|| self.network_of_setting(self.setting.input().get(), self.grown_at.get())))
            }
        }
    }

    /// What runs from now on is the sliders' network as they stand, unless it is the person's file.
    pub(super) fn follow_sliders(self) {
        if self.run_choice.get_untracked() != RunChoice::Custom {
            self.run_choice.set(RunChoice::Setting);
            self.want(RunChoice::Setting);
        }
    }
}
