//! [`SqueezeExcite`]: each channel weighed by what the whole map holds (Hu et al. 2018).

use burn::tensor::Tensor;

use super::conv_norm::ConvNorm;
use super::convolution::Convolution;

/// Global average pool, squeeze, excite, and the gate. Its convolutions have a bias and no batch normalisation.
#[derive(Clone, Debug)]
pub(super) struct SqueezeExcite<C> {
    /// 1x1, expanded channels to a quarter of the block's input channels.
    pub(super) squeeze: C,
    /// 1x1 and sigmoid, back to the expanded channels.
    pub(super) excite: C,
}

impl SqueezeExcite<ConvNorm> {
    /// # Shapes
    /// - `input` and output: `[batch, expanded_channels, height, width]`
    pub(super) fn forward(&self, input: Tensor<4>) -> Tensor<4> {
        let pooled = input.clone().mean_dim(2).mean_dim(3);
        let gate = self.excite.forward(self.squeeze.forward(pooled));
        input * gate
    }
}

impl<C: Convolution> SqueezeExcite<C> {
    /// Numbers in both layers.
    pub(super) fn parameter_count(&self) -> usize {
        self.squeeze.parameter_count() + self.excite.parameter_count()
    }
}
