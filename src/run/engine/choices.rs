//! What the person chooses of the engine: the network, the backend, and the answer to its questions.

use super::Engine;
use crate::share::link::{BackendChoice, RunChoice};
use leptos::prelude::*;
use model::scaling::ScalingInput;
use weights::manifest::{Manifest, Model};
use wire::protocol::{BackendRequest, NetworkRequest};
use wire::supervisor::{EngineState, Supervisor};

impl Engine {
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

    /// Uses a setting that the engine suggested, and runs it, unless that would move what is locked.
    pub fn take_suggestion(self, setting: ScalingInput) {
        if self.setting.change(|input| *input = setting) {
            self.run_setting();
        }
    }

    /// Whether the sliders have moved away from the setting that is loaded or under way.
    pub fn sliders_have_moved(self) -> bool {
        let NetworkRequest::Setting { scaling } = self.of(|supervisor| supervisor.network().clone()) else {
            return false;
        };
        scaling != self.setting.input().get() && self.of(Supervisor::state) != EngineState::Cold
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
        let is_same = self.of_untracked(|supervisor| *supervisor.network() == network);
        let can_run = self.of_untracked(Supervisor::state) != EngineState::Cold;
        if !is_same && can_run && self.pending.with_untracked(Option::is_none) {
            self.pending.set(self.last_picture());
        }
        let has_picture = self.pending.with_untracked(Option::is_some);
        self.command(|supervisor| supervisor.network_chosen(network, has_picture));
    }

    /// The network of a choice; `None` for a weights file while there is none.
    fn network_of(self, run: RunChoice) -> Option<NetworkRequest> {
        match run {
            RunChoice::Custom => self.file_request(),
            _ => Some(network(run, self.setting.input().get_untracked())),
        }
    }

    /// A run of the sliders' setting runs it as it is now.
    pub(super) fn follow_sliders(self) {
        if self.run_choice.get_untracked() == RunChoice::Setting {
            self.want(RunChoice::Setting);
        }
    }
}

/// The contract's word for a network, as a request. A weights file has to be chosen first: without one, the default.
pub(super) fn network(run: RunChoice, scaling: ScalingInput) -> NetworkRequest {
    match run {
        RunChoice::Setting => NetworkRequest::Setting { scaling },
        RunChoice::Custom => NetworkRequest::Bundled { model: RunChoice::default().slug().to_owned() },
        RunChoice::Lite0 | RunChoice::Lite1 | RunChoice::Lite2 => {
            NetworkRequest::Bundled { model: run.slug().to_owned() }
        }
    }
}

/// The choice that a request came from.
pub(super) fn run_of(network: &NetworkRequest) -> Option<RunChoice> {
    match network {
        NetworkRequest::Setting { .. } => Some(RunChoice::Setting),
        NetworkRequest::File { .. } => Some(RunChoice::Custom),
        NetworkRequest::Bundled { model } => RunChoice::ALL.into_iter().find(|run| run.slug() == model),
    }
}

/// Where the weights of a network lie, if they are bundled.
pub(super) fn weights_address(network: &NetworkRequest) -> Option<String> {
    let manifest = Manifest::bundled().ok()?;
    let model = match network {
        NetworkRequest::Bundled { model } => manifest.model(model),
        NetworkRequest::Setting { scaling } => manifest.model_of(scaling),
        NetworkRequest::File { .. } => None,
    };
    model.map(Model::address)
}

/// The choice that a request for a backend came from.
pub(super) fn choice_of(wanted: BackendRequest) -> BackendChoice {
    match wanted {
        BackendRequest::HardwareWebGpu => BackendChoice::Auto,
        BackendRequest::AnyWebGpu => BackendChoice::WebGpu,
        BackendRequest::Cpu => BackendChoice::Cpu,
    }
}

/// The contract's word for a backend, as a request.
pub(super) fn request(choice: BackendChoice) -> BackendRequest {
    match choice {
        BackendChoice::Auto => BackendRequest::HardwareWebGpu,
        BackendChoice::WebGpu => BackendRequest::AnyWebGpu,
        BackendChoice::Cpu => BackendRequest::Cpu,
    }
}
