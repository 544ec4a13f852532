//! Which network a file holds, told from the names and sides of its tensors alone.

mod coefficients;
mod defaults;
mod detected;
mod other_network;
mod shapes;
mod verify;

use super::checkpoint::Checkpoint;
use super::number_kind::NumberKind;

pub use defaults::ImportAssumptions;
pub use detected::{DetectError, DetectedNetwork, DetectedScaling, NetworkPart};
pub use other_network::OtherNetwork;

/// Tells the network of a file: layout, family, coefficients and classes. Every tensor is compared with the architecture
/// found, by name, shape and kind; its numbers are not read.
///
/// # Errors
/// [`DetectError`] that names the other network which the file holds, or the first tensor or part that does not fit.
pub fn detect(checkpoint: &Checkpoint) -> Result<DetectedNetwork, DetectError> {
    // What is an EfficientNet is never asked for another name.
    efficientnet(checkpoint).map_err(|error| match other_network::find(checkpoint) {
        Some(network) => DetectError::OtherNetwork { network },
        None => error,
    })
}

fn efficientnet(checkpoint: &Checkpoint) -> Result<DetectedNetwork, DetectError> {
    let seen = shapes::observe(checkpoint)?;
    let scaling = coefficients::find(&seen)?;
    let found = DetectedNetwork {
        layout: seen.layout,
        family: seen.family,
        scaling,
        classes: seen.classes,
        kind: NumberKind::F32,
        parameters: 0,
        unused: Vec::new(),
    };
    // Sides of maps do not matter to weights.
    let spec = found.architecture(model::scaling::BASE_RESOLUTION_PX)?;
    let verified = verify::verify(checkpoint, &spec, seen.layout)?;
    Ok(DetectedNetwork { kind: verified.kind, parameters: verified.parameters, unused: verified.unused, ..found })
}
