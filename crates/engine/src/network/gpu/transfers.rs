//! How long a picture takes to the adapter, and the logits back.

use super::super::transfers::TransferTimes;
use super::launcher::{Launcher, RunCount, padded};
use super::{Adapter, Buffers, Layer, Layers, RunError, failed};

impl Layers<Layer> {
    /// Writes the `values` of a picture and waits until they are there, then reads the logits of the last run. Waiting itself
    /// takes time, which is measured first and taken off.
    ///
    /// # Errors
    /// [`RunError::ReadBack`] when the adapter fails.
    pub(in super::super) async fn transfer_times(
        &self,
        values: Vec<f32>,
        adapter: &Adapter,
        buffers: &mut Buffers,
        now: &dyn Fn() -> f64,
    ) -> Result<TransferTimes, RunError> {
        let mut launcher = Launcher { adapter, count: RunCount::default() };
        launcher.wait().await.map_err(|error| failed(&error))?;
        let start = now();
        launcher.wait().await.map_err(|error| failed(&error))?;
        let wait_millis = now() - start;
        let start = now();
        launcher.write(&mut buffers.picture, values);
        launcher.wait().await.map_err(|error| failed(&error))?;
        let upload_millis = (now() - start - wait_millis).max(0.0);
        let count = padded(self.classifier.output_channels);
        let logits = buffers.logits.vector(adapter, count);
        let start = now();
        launcher.read(logits, count).await.map_err(|error| failed(&error))?;
        Ok(TransferTimes { upload_millis, read_back_millis: now() - start })
    }
}
