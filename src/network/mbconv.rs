//! [`MbConv`]: the mobile inverted bottleneck block (Sandler et al. 2018), with squeeze-excitation.

use burn::tensor::Tensor;

use super::conv_norm::ConvNorm;
use super::squeeze_excite::SqueezeExcite;

/// Expand, depthwise, squeeze-excitation, project, and the skip connection.
#[derive(Clone, Debug)]
pub struct MbConv {
    /// 1x1 to the expanded channels; absent where `expand_ratio` is 1.
    pub(super) expand: Option<ConvNorm>,
    /// k x k, one kernel a channel.
    pub(super) depthwise: ConvNorm,
    /// Absent in Lite.
    pub(super) squeeze_excite: Option<SqueezeExcite>,
    /// 1x1 to the output channels, without activation.
    pub(super) project: ConvNorm,
    /// Whether the block's input is added to its output.
    pub(super) has_skip: bool,
}

impl MbConv {
    /// # Shapes
    /// - `input`: `[batch, input_channels, height, width]`
    /// - output: `[batch, output_channels, ceil(height / stride), ceil(width / stride)]`
    #[must_use]
    pub fn forward(&self, input: Tensor<4>) -> Tensor<4> {
        let skip = self.has_skip.then(|| input.clone());
        let expanded = match &self.expand {
            Some(expand) => expand.forward(input),
            None => input,
        };
        let filtered = self.depthwise.forward(expanded);
        let gated = match &self.squeeze_excite {
            Some(squeeze_excite) => squeeze_excite.forward(filtered),
            None => filtered,
        };
        let projected = self.project.forward(gated);
        match skip {
            Some(skip) => projected + skip,
            None => projected,
        }
    }

    /// Numbers in all its layers.
    #[must_use]
    pub fn parameter_count(&self) -> usize {
        self.expand.as_ref().map_or(0, ConvNorm::parameter_count)
            + self.depthwise.parameter_count()
            + self.squeeze_excite.as_ref().map_or(0, SqueezeExcite::parameter_count)
            + self.project.parameter_count()
    }
}
