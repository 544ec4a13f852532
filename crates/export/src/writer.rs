//! [`Writer`]: a file, piece by piece.

use model::arch::LayerSpec;
use weights::WeightsError;

use crate::network::{Format, Network};
use crate::too_large::TooLarge;
use crate::{onnx, safetensors};

/// The pieces of a file, in order: its beginning, then one layer after the other, so that one layer's numbers are in memory
/// at a time. A tensor that does not fit ends the file.
pub struct Writer<'a> {
    network: Network<'a>,
    format: Format,
    layers: Vec<LayerSpec>,
    /// The beginning, until it is given.
    beginning: Option<Vec<u8>>,
    total_bytes: u64,
    /// Layers that were given.
    given: usize,
}

impl<'a> Writer<'a> {
    /// The file of a network.
    ///
    /// # Errors
    /// [`TooLarge`] for ONNX beyond 2 GiB, which protobuf cannot hold.
    pub fn new(network: Network<'a>, format: Format) -> Result<Self, TooLarge> {
        let layers = network.spec.layers();
        let (beginning, numbers_bytes) = match format {
            Format::Safetensors => safetensors::beginning(&network, &layers),
            Format::Onnx => onnx::beginning(&network, &layers)?,
        };
        let total_bytes = (beginning.len() as u64).saturating_add(numbers_bytes);
        Ok(Self { network, format, layers, beginning: Some(beginning), total_bytes, given: 0 })
    }

    /// Size of the whole file.
    #[must_use]
    pub fn total_bytes(&self) -> u64 {
        self.total_bytes
    }

    /// Pieces that were given, and pieces in all.
    #[must_use]
    pub fn progress(&self) -> (u64, u64) {
        let given = self.given as u64 + u64::from(self.beginning.is_none());
        (given, self.layers.len() as u64 + 1)
    }

    /// What the file is called.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("{}.{}", self.network.stem(), self.format.extension())
    }

    /// Python that runs the file: timm's network with the tensors, or a session of onnxruntime.
    #[must_use]
    pub fn usage(&self) -> String {
        match self.format {
            Format::Safetensors => self.network.timm_usage(&self.file_name()),
            Format::Onnx => onnx::usage(&self.network, &self.file_name()),
        }
    }
}

impl Iterator for Writer<'_> {
    type Item = Result<Vec<u8>, WeightsError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(beginning) = self.beginning.take() {
            return Some(Ok(beginning));
        }
        let layer = self.layers.get(self.given)?;
        let piece = match self.format {
            Format::Safetensors => safetensors::layer(&self.network, layer),
            Format::Onnx => onnx::layer(&self.network, layer),
        };
        // After a tensor that does not fit there is no file.
        self.given = if piece.is_ok() { self.given + 1 } else { self.layers.len() };
        Some(piece)
    }
}
