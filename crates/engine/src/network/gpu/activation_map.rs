//! Class activation maps of the last run: the head's map and the classifier are read back, and the sums taken on the CPU.

use super::super::activation_map::{ActivationMaps, ClassRow};
use super::super::error::RunError;
use super::super::layers::Layers;
use super::super::probe::FeatureMaps;
use super::adapter::Adapter;
use super::launcher::{Launcher, RunCount, bound_bytes, padded};
use super::layer::{Layer, Weights};
use super::{Buffers, failed, pack};

impl Layers<Layer> {
    /// The maps of classes for the picture of the last run; `None` where none has ended. The classifier is read back
    /// once, and kept.
    ///
    /// # Errors
    /// [`RunError::ReadBack`] when the adapter fails.
    pub(in crate::network) async fn activation_maps(
        &self,
        classes: &[usize],
        adapter: &Adapter,
        buffers: &mut Buffers,
    ) -> Result<Option<ActivationMaps>, RunError> {
        let Some(size) = buffers.head_size else { return Ok(None) };
        let mut launcher = Launcher { adapter, count: RunCount::default() };
        let channels = self.head.output_channels;
        let numbers = size.pixels() * channels;
        // Of a buffer that is as large as the largest expansion, only the head's map.
        let buffer = buffers.expanded.map(adapter, numbers);
        let rest = bound_bytes(&buffer).saturating_sub((numbers * adapter.precision.bytes()) as u64);
        let values = launcher.read_map(buffer.offset_end(rest), numbers).await.map_err(|error| failed(&error))?;
        let head = FeatureMaps::of(&values, size.width, channels);

        let outputs = self.classifier.output_channels;
        let packed = match (buffers.classifier.take(), &self.classifier.weights) {
            (Some(packed), _) => packed,
            (None, Weights::Dense(weights)) => {
                let numbers = (1 + self.classifier.input_channels) * padded(outputs);
                launcher.read_map(weights.clone(), numbers).await.map_err(|error| failed(&error))?
            }
            (None, _) => return Ok(None),
        };
        let rows = classes.iter().filter(|class| **class < outputs).filter_map(|class| {
            let (bias, weights) = pack::dense_row(&packed, outputs, *class)?;
            Some(ClassRow { class: *class, weights, bias })
        });
        let rows = rows.collect();
        buffers.classifier = Some(packed);
        Ok(Some(ActivationMaps::of(&head, rows)))
    }
}
