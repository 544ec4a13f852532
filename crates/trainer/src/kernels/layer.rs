//! A layer as it is trained: its convolution, batch normalisation and activation as one operation.

use cpu_kernels::Size;

use super::batch_norm::{Normalisation, moments};
use super::depthwise::Walk;
use super::{pad, padded, pointwise};

/// How a layer convolves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Convolution {
    /// A matrix for each pixel; the weight is `[output_channels, input_channels]`. The stem's is one over patches.
    Pointwise,
    /// A 3x3 kernel for each channel, with zeros around the map; the weight is `[channels, 3, 3]`.
    Depthwise {
        /// 1 or 2.
        stride: usize,
    },
}

/// A layer's shape. Maps are `[batch, height, width, channels]`, with the channels padded to a multiple of four.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layer {
    /// How it convolves.
    pub convolution: Convolution,
    /// Of the input's maps.
    pub size: Size,
    /// Channels in, without those added.
    pub input_channels: usize,
    /// Channels out, without those added.
    pub output_channels: usize,
    /// Whether SiLU follows the normalisation.
    pub has_activation: bool,
}

impl Layer {
    /// Of the output's maps.
    #[must_use]
    pub fn output_size(&self) -> Size {
        match self.convolution {
            Convolution::Pointwise => self.size,
            Convolution::Depthwise { stride } => self.walk(stride).output_size(),
        }
    }

    fn walk(&self, stride: usize) -> Walk {
        Walk { size: self.size, stride, channels: self.output_channels }
    }

    fn matrix(&self) -> (usize, usize) {
        (self.input_channels, self.output_channels)
    }
}

/// What a layer computes of a batch.
#[derive(Clone, Debug, PartialEq)]
pub struct Forward {
    /// After normalisation and activation.
    pub output: Vec<f32>,
    /// Before them: what the gradients need beside the input.
    pub convolved: Vec<f32>,
    /// Of each channel over the batch, without those added.
    pub mean: Vec<f32>,
    /// Likewise, divided by the number of pixels.
    pub variance: Vec<f32>,
}

/// The gradients of a layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Backward {
    /// Of the input, where it was wanted.
    pub input: Option<Vec<f32>>,
    /// Of the weight.
    pub weight: Vec<f32>,
    /// Of the normalisation's scale.
    pub gamma: Vec<f32>,
    /// Of the normalisation's shift.
    pub beta: Vec<f32>,
}

/// Runs a layer on a batch.
#[must_use]
pub fn forward(layer: &Layer, input: &[f32], weight: &[f32], gamma: &[f32], beta: &[f32]) -> Forward {
    let convolved = match layer.convolution {
        Convolution::Pointwise => pointwise::forward(input, weight, layer.matrix()),
        Convolution::Depthwise { stride } => layer.walk(stride).forward(input, weight).unwrap_or_default(),
    };
    let (mut mean, mut variance) = moments(&convolved, padded(layer.output_channels));
    let normalisation = Normalisation::new(&mean, &variance, &pad(gamma), &pad(beta));
    let output = normalisation.apply(&convolved, layer.has_activation);
    mean.truncate(layer.output_channels);
    variance.truncate(layer.output_channels);
    Forward { output, convolved, mean, variance }
}

/// The gradients of a layer from `gradient`, that of its output, which is used up.
#[must_use]
pub fn backward(
    layer: &Layer,
    input: &[f32],
    [weight, gamma, beta]: [&[f32]; 3],
    [convolved, mean, variance]: [&[f32]; 3],
    gradient: &mut [f32],
    wants_input: bool,
) -> Backward {
    let normalisation = Normalisation::new(&pad(mean), &pad(variance), &pad(gamma), &pad(beta));
    let mut parameters = normalisation.backward(convolved, layer.has_activation, gradient);
    parameters.gamma.truncate(layer.output_channels);
    parameters.beta.truncate(layer.output_channels);
    let (input, weight) = match layer.convolution {
        Convolution::Pointwise => (
            wants_input.then(|| pointwise::input_gradient(gradient, weight, layer.matrix())),
            pointwise::weight_gradient(input, gradient, layer.matrix()),
        ),
        Convolution::Depthwise { stride } => {
            let walk = layer.walk(stride);
            let to_input = wants_input.then(|| walk.input_gradient(gradient, weight)).flatten();
            (to_input, walk.weight_gradient(input, gradient))
        }
    };
    Backward { input, weight, gamma: parameters.gamma, beta: parameters.beta }
}
