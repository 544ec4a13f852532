//! [`Convolution`]: what a layer of the list becomes, whatever computes it.

use super::device::Device;
use model::arch::LayerSpec;
use weights::ConvParameters;
use weights::manifest::PaddingMode;

/// A convolution that a layer of the list becomes.
pub(super) trait Convolution: Sized {
    /// The convolution of a layer with folded parameters. `None` for a layer that it cannot be.
    fn new(layer: &LayerSpec, parameters: ConvParameters, padding: PaddingMode, device: &Device) -> Option<Self>;

    /// Numbers in kernel and bias.
    fn parameter_count(&self) -> usize;
}
