//! Class activation maps of the predicted classes, for the page.

use super::speed::run_failed;
use crate::network::EfficientNet;
use wire::predictions::Prediction;
use wire::protocol::{ActivationMap, ActivationMaps, WorkerError};

/// The maps of the network's last run, one for each prediction. `None` where nothing is predicted, or where a person's
/// weights give numbers beyond 32 bits on the way to a logit.
///
/// # Errors
/// Those of reading the head's map back.
pub(super) async fn activation_maps(
    network: &EfficientNet,
    predictions: &[Prediction],
) -> Result<Option<Box<ActivationMaps>>, WorkerError> {
    if predictions.is_empty() {
        return Ok(None);
    }
    let classes: Vec<usize> = predictions.iter().map(|prediction| prediction.index).collect();
    let Some(found) = network.activation_maps(&classes).await.map_err(run_failed)? else { return Ok(None) };
    if found.maps.iter().flat_map(|map| &map.values).any(|value| !value.is_finite()) {
        return Ok(None);
    }
    let side = u32::try_from(found.side).unwrap_or_default();
    let maps = found.maps.into_iter();
    let maps = maps.map(|map| ActivationMap { class: map.class, values: map.values, bias: map.bias }).collect();
    Ok(Some(Box::new(ActivationMaps { side, maps })))
}
