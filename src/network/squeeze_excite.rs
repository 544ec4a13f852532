//! [`SqueezeExcite`]: each channel weighed by what the whole map holds (Hu et al. 2018).

use burn::tensor::Tensor;

use super::conv_norm::ConvNorm;

/// Global average pool, squeeze, excite, and the gate. Its convolutions have a bias and no batch normalisation.
#[derive(Clone, Debug)]
pub struct SqueezeExcite {
    /// 1x1, expanded channels to a quarter of the block's input channels.
    squeeze: ConvNorm,
    /// 1x1 and sigmoid, back to the expanded channels.
    excite: ConvNorm,
}

impl SqueezeExcite {
    /// From its two layers.
    #[must_use]
    pub fn new(squeeze: ConvNorm, excite: ConvNorm) -> Self {
        Self { squeeze, excite }
    }

    /// # Shapes
    /// - `input` and output: `[batch, expanded_channels, height, width]`
    #[must_use]
    pub fn forward(&self, input: Tensor<4>) -> Tensor<4> {
        let pooled = input.clone().mean_dim(2).mean_dim(3);
        let gate = self.excite.forward(self.squeeze.forward(pooled));
        input * gate
    }

    /// Numbers in both layers.
    #[must_use]
    pub fn parameter_count(&self) -> usize {
        self.squeeze.parameter_count() + self.excite.parameter_count()
    }
}
