//! [`ConvNorm`]: a convolution with its batch normalisation folded in, and its activation.

use burn::tensor::activation::{sigmoid, silu};
use burn::tensor::module::conv2d;
use burn::tensor::ops::{ConvOptions, PadMode};
use burn::tensor::{Tensor, TensorData};

use super::convolution::Convolution;
use super::device::Device;
use model::arch::{Activation, LayerSpec};
use weights::ConvParameters;
use weights::manifest::PaddingMode;

/// A convolution, its folded batch normalisation as bias, and the activation after it.
#[derive(Clone, Debug)]
pub(super) struct ConvNorm {
    /// `[output_channels, input_channels / groups, k, k]`.
    weight: Tensor<4>,
    /// `[output_channels]`.
    bias: Tensor<1>,
    kernel_size: usize,
    stride: usize,
    groups: usize,
    padding: PaddingMode,
    activation: Option<Activation>,
}

impl Convolution for ConvNorm {
    fn new(layer: &LayerSpec, parameters: ConvParameters, padding: PaddingMode, device: &Device) -> Option<Self> {
        let shape = layer.weight_shape().map(to_usize);
        let channels = [to_usize(layer.output_channels)];
        Some(Self {
            weight: Tensor::from_data(TensorData::new(parameters.weight, shape), &device.tensors),
            bias: Tensor::from_data(TensorData::new(parameters.bias, channels), &device.tensors),
            kernel_size: to_usize(layer.kernel_size),
            stride: to_usize(layer.stride),
            groups: to_usize(layer.groups),
            padding,
            activation: layer.activation,
        })
    }

    fn parameter_count(&self) -> usize {
        self.weight.shape().num_elements() + self.bias.shape().num_elements()
    }
}

impl ConvNorm {
    /// # Shapes
    /// - `input`: `[batch, input_channels, height, width]`
    /// - output: `[batch, output_channels, ceil(height / stride), ceil(width / stride)]`
    pub(super) fn forward(&self, input: Tensor<4>) -> Tensor<4> {
        let [_, _, height, width] = input.dims();
        let vertical = self.border(height);
        let horizontal = self.border(width);
        let (input, padding) = if vertical.0 == vertical.1 && horizontal.0 == horizontal.1 {
            (input, [vertical.0, horizontal.0])
        } else {
            (input.pad([vertical, horizontal], PadMode::Constant(0.0)), [0, 0])
        };
        let options = ConvOptions::new([self.stride; 2], padding, [1, 1], self.groups);
        let output = conv2d(input, self.weight.clone(), Some(self.bias.clone()), options);
        match self.activation {
            None => output,
            Some(Activation::Silu) => silu(output),
            Some(Activation::Relu6) => output.clamp(0.0, 6.0),
            Some(Activation::Sigmoid) => sigmoid(output),
        }
    }

    /// The kernel's row of one output channel, and its bias; `None` for a channel that there is not.
    ///
    /// # Errors
    /// The device's words when it cannot be read back.
    pub(super) async fn row(&self, channel: usize) -> Result<Option<(Vec<f32>, f32)>, String> {
        if channel >= self.bias.dims()[0] {
            return Ok(None);
        }
        let one = channel..channel + 1;
        let weights = self.weight.clone().slice([one.clone()]).into_data_async().await;
        let bias = self.bias.clone().slice([one]).into_data_async().await;
        let numbers = |data: TensorData| data.try_to_vec::<f32>().map_err(|error| error.to_string());
        let weights = numbers(weights.map_err(|error| error.to_string())?)?;
        let bias = numbers(bias.map_err(|error| error.to_string())?)?;
        Ok(bias.first().map(|bias| (weights, *bias)))
    }

    fn border(&self, side: usize) -> (usize, usize) {
        border(self.padding, self.kernel_size, self.stride, side)
    }
}

/// Zeros before and after a map of `side` cells.
pub(super) fn border(padding: PaddingMode, kernel_size: usize, stride: usize, side: usize) -> (usize, usize) {
    match padding {
        PaddingMode::Symmetric => (kernel_size / 2, kernel_size / 2),
        PaddingMode::Same => {
            let covered = (side.div_ceil(stride).saturating_sub(1)) * stride + kernel_size;
            let total = covered.saturating_sub(side);
            (total / 2, total - total / 2)
        }
    }
}

/// A side of a tensor that is to be held in memory.
pub(super) fn to_usize(side: u64) -> usize {
    usize::try_from(side).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn same_puts_the_odd_zero_after_the_map() {
        use PaddingMode::{Same, Symmetric};
        // 224 -> 112: (112 - 1) * 2 + 3 = 225 cells are covered, one more than there are.
        assert_eq!(border(Same, 3, 2, 224), (0, 1));
        assert_eq!(border(Same, 3, 2, 225), (1, 1));
        assert_eq!(border(Same, 5, 2, 56), (1, 2));
        assert_eq!(border(Same, 5, 1, 14), (2, 2));
        assert_eq!(border(Same, 1, 2, 8), (0, 0)); // covered 7 of 8: nothing to add
        assert_eq!(border(Symmetric, 5, 2, 56), (2, 2));
        assert_eq!(border(Symmetric, 1, 1, 56), (0, 0));
    }
}
