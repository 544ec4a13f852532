//! What the person chose, in the words of the wire.

use crate::link::{BackendChoice, RunChoice};
use weights::manifest::Manifest;
use wire::protocol::{BackendRequest, NetworkRequest};

/// The choice that a request came from.
pub(super) fn run_of(network: &NetworkRequest) -> RunChoice {
    match network {
        NetworkRequest::Setting { .. } | NetworkRequest::GrownFile { .. } => RunChoice::Setting,
        NetworkRequest::File { .. } => RunChoice::Custom,
    }
}

/// Where the bundled weights of a network lie, or those that it grows from.
pub(super) fn weights_address(network: &NetworkRequest) -> Option<String> {
    let NetworkRequest::Setting { scaling, .. } = network else { return None };
    Manifest::bundled().weights_of(scaling).map(|weights| weights.model().address())
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
