//! [`LabModel`]: a network of the lab in training, from the layer list of [`model::arch`].

use burn::module::{Module, Param};
use burn::tensor::{Device, Tensor, TensorData};
use model::arch::{LayerSpec, Operator};
use rand::rngs::Xoshiro256PlusPlus;
use rand::{RngExt as _, SeedableRng as _};
use rand_distr::{Distribution as _, StandardNormal};

use crate::kernels::{Convolution, Layer};
use crate::moments::Moments;
use crate::ops::{ConvNormOutput, conv_norm};
use cpu_kernels::Size;

/// Places of a depthwise kernel.
const DEPTHWISE_AREA: usize = 9;

/// A convolution's weight and its batch normalisation's scale and shift.
#[derive(Module, Debug)]
pub struct ConvNormParameters {
    /// `[output_channels, input_channels * k * k]`, `[channels, 9]` of a depthwise layer.
    pub weight: Param<Tensor<2>>,
    /// `[output_channels]`.
    pub gamma: Param<Tensor<1>>,
    /// `[output_channels]`.
    pub beta: Param<Tensor<1>>,
}

/// The last matrix.
#[derive(Module, Debug)]
pub struct ClassifierParameters {
    /// `[classes, channels]`.
    pub weight: Param<Tensor<2>>,
    /// `[classes]`.
    pub bias: Param<Tensor<1>>,
}

/// All that is trained.
#[derive(Module, Debug)]
pub struct Parameters {
    /// In the order of computation.
    pub layers: Vec<ConvNormParameters>,
    /// After the global average pool.
    pub classifier: ClassifierParameters,
}

/// A layer beside its parameters.
#[derive(Clone, Copy, Debug)]
pub struct LayerShape {
    /// What it computes.
    pub layer: Layer,
    /// Whether it is the first of a block, whose input a skip connection may add later.
    pub opens_block: bool,
    /// Whether the block's input is added to its output.
    pub has_skip: bool,
}

/// A network of the lab: its layers, what is trained, and the running moments of its batch normalisations.
#[derive(Debug)]
pub struct LabModel {
    /// The convolutions, in the order of computation.
    pub shapes: Vec<LayerShape>,
    /// What is trained.
    pub parameters: Parameters,
    /// Of each convolution.
    pub moments: Vec<Moments>,
}

impl LabModel {
    /// A network of random weights: those of the convolutions as He et al. (2015) draw them, normal with a variance of 2 over
    /// the outputs that a weight reaches (over the inputs for depthwise layers), those of the classifier even within
    /// 1 / sqrt(channels).
    #[must_use]
    pub fn new(layers: &[LayerSpec], seed: u64, device: &Device) -> Self {
        let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
        let mut shapes = Vec::new();
        let mut parameters = Vec::new();
        let mut pooled = (0, 0);
        for spec in layers {
            if spec.operator == Operator::Classifier {
                pooled = (to_usize(spec.output_channels), to_usize(spec.input_channels));
                continue;
            }
            let shape = shape(spec);
            shapes.push(shape);
            let outputs = shape.layer.output_channels;
            let (columns, fan) = match shape.layer.convolution {
                Convolution::Pointwise => {
                    (shape.layer.input_channels, outputs * to_usize(spec.kernel_size * spec.kernel_size))
                }
                Convolution::Depthwise { .. } => (DEPTHWISE_AREA, DEPTHWISE_AREA),
            };
            let deviation = (2.0 / narrow(fan)).sqrt();
            let weight = (0..outputs * columns).map(|_| {
                let value: f32 = StandardNormal.sample(&mut random);
                value * deviation
            });
            parameters.push(ConvNormParameters {
                weight: matrix(weight.collect(), [outputs, columns], device),
                gamma: row(vec![1.0; outputs], device),
                beta: row(vec![0.0; outputs], device),
            });
        }
        let (classes, channels) = pooled;
        let bound = 1.0 / narrow(channels.max(1)).sqrt();
        let mut even = |count| (0..count).map(|_| random.random_range(-bound..bound)).collect();
        let classifier = ClassifierParameters {
            weight: matrix(even(classes * channels), [classes, channels], device),
            bias: row(even(classes), device),
        };
        let moments = shapes.iter().map(|shape| Moments::new(shape.layer.output_channels)).collect();
        Self { shapes, parameters: Parameters { layers: parameters, classifier }, moments }
    }

    /// The logits of a batch in training: normalised by its own moments, which go into the running ones.
    ///
    /// # Shapes
    /// - `patches`: `[batch, side, side, 28]`, of [`crate::kernels::patches`]
    /// - output: `[batch, classes]`
    ///
    /// # Errors
    /// When burn cannot read its own numbers.
    pub fn forward(&mut self, patches: Tensor<4>) -> Result<Tensor<2>, TrainingError> {
        let batch = patches.dims()[0];
        let mut map = patches;
        let mut block_input = map.clone();
        for ((shape, parameters), moments) in self.shapes.iter().zip(&self.parameters.layers).zip(&mut self.moments) {
            if shape.opens_block {
                block_input = map.clone();
            }
            let ConvNormOutput { output, mean, variance } =
                conv_norm(shape.layer, map, parameters.weight.val(), parameters.gamma.val(), parameters.beta.val());
            let numbers = |values: Tensor<1>| values.into_data().try_to_vec::<f32>().map_err(|_| TrainingError);
            moments.update(&numbers(mean)?, &numbers(variance)?, batch * shape.layer.output_size().pixels());
            map = if shape.has_skip { output + block_input.clone() } else { output };
        }
        let ClassifierParameters { weight, bias } = &self.parameters.classifier;
        let [_, height, width, channels] = map.dims();
        let weight = weight.val();
        let [_, used] = weight.dims();
        let pooled = map.reshape([batch, height * width, channels]).mean_dim(1).reshape([batch, channels]);
        Ok(pooled.slice([0..batch, 0..used]).matmul(weight.transpose()) + bias.val().unsqueeze())
    }
}

/// burn did not give back the numbers that it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the numbers of a tensor cannot be read")]
pub struct TrainingError;

/// A layer of the list as the kernels take it. The stem's 3x3 convolution is a product of matrices over patches.
fn shape(spec: &LayerSpec) -> LayerShape {
    let side =
        to_usize(if spec.operator == Operator::StemConv { spec.output_resolution } else { spec.input_resolution });
    let (convolution, input_channels) = match spec.operator {
        Operator::Depthwise => {
            (Convolution::Depthwise { stride: to_usize(spec.stride) }, to_usize(spec.input_channels))
        }
        _ => (Convolution::Pointwise, to_usize(spec.input_channels * spec.kernel_size * spec.kernel_size)),
    };
    LayerShape {
        layer: Layer {
            convolution,
            size: Size { height: side, width: side },
            input_channels,
            output_channels: to_usize(spec.output_channels),
            has_activation: spec.activation.is_some(),
        },
        opens_block: spec.operator == Operator::Expand,
        has_skip: spec.has_skip,
    }
}

fn matrix(values: Vec<f32>, shape: [usize; 2], device: &Device) -> Param<Tensor<2>> {
    Param::from_tensor(Tensor::from_data(TensorData::new(values, shape), device))
}

fn row(values: Vec<f32>, device: &Device) -> Param<Tensor<1>> {
    let length = values.len();
    Param::from_tensor(Tensor::from_data(TensorData::new(values, [length]), device))
}

fn to_usize(side: u64) -> usize {
    usize::try_from(side).unwrap_or(usize::MAX)
}

#[expect(clippy::cast_precision_loss, reason = "channels are far below 2^24")]
fn narrow(count: usize) -> f32 {
    count as f32
}
