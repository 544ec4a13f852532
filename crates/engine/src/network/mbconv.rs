//! [`MbConv`]: the mobile inverted bottleneck block (Sandler et al. 2018), with squeeze-excitation.

use burn::tensor::Tensor;

use super::conv_norm::ConvNorm;
use super::convolution::Convolution;
use super::squeeze_excite::SqueezeExcite;

/// Expand, depthwise, squeeze-excitation, project, and the skip connection.
#[derive(Clone, Debug)]
pub(super) struct MbConv<C> {
    /// 1x1 to the expanded channels; absent where `expand_ratio` is 1.
    pub(super) expand: Option<C>,
    /// k x k, one kernel a channel.
    pub(super) depthwise: C,
    /// Absent in Lite.
    pub(super) squeeze_excite: Option<SqueezeExcite<C>>,
    /// 1x1 to the output channels, without activation.
    pub(super) project: C,
    /// Whether the block's input is added to its output.
    pub(super) has_skip: bool,
}

impl MbConv<ConvNorm> {
    /// # Shapes
    /// - `input`: `[batch, input_channels, height, width]`
    /// - output: `[batch, output_channels, ceil(height / stride), ceil(width / stride)]`
    pub(super) fn forward(&self, input: Tensor<4>) -> Tensor<4> {
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
}

impl<C: Convolution> MbConv<C> {
    /// Numbers in all its layers.
    pub(super) fn parameter_count(&self) -> usize {
        self.expand.as_ref().map_or(0, C::parameter_count)
            + self.depthwise.parameter_count()
            + self.squeeze_excite.as_ref().map_or(0, SqueezeExcite::parameter_count)
            + self.project.parameter_count()
    }
}
