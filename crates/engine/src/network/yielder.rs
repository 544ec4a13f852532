//! What may happen between two parts of a long job: the rest of the program has its turn, and the job may end early.

use burn::tensor::Tensor;

/// The job was told to end early.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("stopped before the end")]
pub struct Stopped;

/// Called between the parts of building or running a network.
pub trait Yielder {
    /// `done` of `total` parts (layers while loading, blocks while running) are made. Waits as long as others need.
    fn step(&mut self, done: u64, total: u64) -> impl Future<Output = Result<(), Stopped>>;

    /// Whether the device has to finish each part before the next is given to it. A GPU otherwise takes all parts at
    /// once, and can neither report nor end early.
    fn waits_for_device(&self) -> bool;
}

/// No pause between parts.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoYield;

impl Yielder for NoYield {
    async fn step(&mut self, _: u64, _: u64) -> Result<(), Stopped> {
        Ok(())
    }

    fn waits_for_device(&self) -> bool {
        false
    }
}

/// Waits until `map` is computed, by reading one of its numbers back. The browser allows no blocking wait.
///
/// # Errors
/// A sentence when the device fails.
pub(super) async fn wait_until_computed(map: &Tensor<4>) -> Result<(), String> {
    let corner = map.clone().slice([0..1, 0..1, 0..1, 0..1]);
    corner.into_data_async().await.map(drop).map_err(|error| error.to_string())
}
