//! [`Inference`]: a trained network that answers, batch normalisation folded into its convolutions, one picture at a time.

use burn::tensor::Tensor;
use cpu_kernels::{Border, Depthwise, Pointwise, pool};
use model::arch::Activation;

use crate::kernels::{Convolution, EPSILON, Layer, padded, patches};
use crate::moments::Moments;
use crate::network::{LabModel, TrainingError};

/// A convolution with its normalisation folded in.
enum Folded {
    Pointwise(Pointwise),
    Depthwise(Depthwise),
}

struct FoldedLayer {
    convolution: Folded,
    shape: Layer,
    opens_block: bool,
    has_skip: bool,
}

/// A network that answers.
pub struct Inference {
    layers: Vec<FoldedLayer>,
    classifier: Pointwise,
    classes: usize,
}

impl Inference {
    /// Folds the running moments of a network into its weights.
    ///
    /// # Errors
    /// When burn cannot read its own numbers.
    pub fn new(model: &LabModel) -> Result<Self, TrainingError> {
        let mut layers = Vec::with_capacity(model.shapes.len());
        for ((shape, parameters), moments) in model.shapes.iter().zip(&model.parameters.layers).zip(&model.moments) {
            let weight = numbers(parameters.weight.val())?;
            let [gamma, beta] = [numbers(parameters.gamma.val())?, numbers(parameters.beta.val())?];
            let (scale, bias) = folded(moments, &gamma, &beta);
            let convolution = convolution(&shape.layer, &weight, &scale, &bias).ok_or(TrainingError)?;
            layers.push(FoldedLayer {
                convolution,
                shape: shape.layer,
                opens_block: shape.opens_block,
                has_skip: shape.has_skip,
            });
        }
        let classifier = &model.parameters.classifier;
        let (weight, bias) = (numbers(classifier.weight.val())?, numbers(classifier.bias.val())?);
        let channels = weight.len() / bias.len().max(1);
        let matrix = widened(&weight, channels, |_| 1.0);
        let classes = bias.len();
        Ok(Self { layers, classifier: Pointwise::new(matrix, &bias, None), classes })
    }

    /// The logits of one picture, `[3, side, side]`.
    #[must_use]
    pub fn logits(&self, picture: &[f32]) -> Vec<f32> {
        let Some(first) = self.layers.first() else { return Vec::new() };
        let mut map = patches(picture, first.shape.size.height);
        let mut block_input = Vec::new();
        let mut size = first.shape.size;
        for layer in &self.layers {
            if layer.opens_block {
                block_input.clone_from(&map);
            }
            size = layer.shape.output_size();
            let mut output = vec![0.0; size.pixels() * padded(layer.shape.output_channels)];
            match &layer.convolution {
                Folded::Pointwise(convolution) => {
                    convolution.forward(&map, layer.has_skip.then_some(block_input.as_slice()), &mut output);
                }
                Folded::Depthwise(convolution) => {
                    convolution.forward(&map, layer.shape.size, Border { top: 1, left: 1 }, &mut output);
                }
            }
            map = output;
        }
        let channels = map.len() / size.pixels().max(1);
        let (mut row, mut means) = (vec![0.0; channels], vec![0.0; channels]);
        pool(&map, size.width, &mut row, &mut means);
        let mut logits = vec![0.0; self.classes];
        self.classifier.forward(&means, None, &mut logits);
        logits
    }

    /// The class with the highest logit.
    #[must_use]
    pub fn class(&self, picture: &[f32]) -> usize {
        let logits = self.logits(picture);
        let best = logits.iter().enumerate().max_by(|(_, one), (_, other)| one.total_cmp(other));
        best.map(|(class, _)| class).unwrap_or_default()
    }
}

fn convolution(layer: &Layer, weight: &[f32], scale: &[f32], bias: &[f32]) -> Option<Folded> {
    let activation = layer.has_activation.then_some(Activation::Silu);
    let mut wide_bias = bias.to_vec();
    wide_bias.resize(padded(bias.len()), 0.0);
    let scale_of = |row: usize| scale.get(row).copied().unwrap_or_default();
    match layer.convolution {
        Convolution::Pointwise => {
            let mut matrix = widened(weight, layer.input_channels, scale_of);
            matrix.resize(wide_bias.len() * padded(layer.input_channels), 0.0);
            Some(Folded::Pointwise(Pointwise::new(matrix, &wide_bias, activation)))
        }
        Convolution::Depthwise { stride } => {
            let area = weight.len() / bias.len().max(1);
            let mut kernel: Vec<f32> = weight
                .chunks_exact(area.max(1))
                .enumerate()
                .flat_map(|(channel, places)| places.iter().map(move |place| place * scale_of(channel)))
                .collect();
            kernel.resize(wide_bias.len() * area, 0.0);
            Depthwise::new(&kernel, &wide_bias, 3, stride, activation).map(Folded::Depthwise)
        }
    }
}

/// Rows of `columns` numbers as rows of as many as a map has channels in memory, each times its scale.
fn widened(weight: &[f32], columns: usize, scale: impl Fn(usize) -> f32) -> Vec<f32> {
    let mut matrix = Vec::with_capacity(weight.len() / columns.max(1) * padded(columns));
    for (at, row) in weight.chunks_exact(columns.max(1)).enumerate() {
        let factor = scale(at);
        matrix.extend(row.iter().map(|value| value * factor));
        matrix.resize((at + 1) * padded(columns), 0.0);
    }
    matrix
}

/// A normalisation by the running moments, as a factor and an addend of each channel.
fn folded(moments: &Moments, gamma: &[f32], beta: &[f32]) -> (Vec<f32>, Vec<f32>) {
    let channels = moments.mean.iter().zip(&moments.variance).zip(gamma.iter().zip(beta));
    channels
        .map(|((mean, variance), (gamma, beta))| {
            let scale = f64::from(*gamma) / (f64::from(*variance) + EPSILON).sqrt();
            let shift = f64::from(*beta) - f64::from(*mean) * scale;
            (narrow(scale), narrow(shift))
        })
        .unzip()
}

fn numbers<const D: usize>(tensor: Tensor<D>) -> Result<Vec<f32>, TrainingError> {
    tensor.into_data().try_to_vec().map_err(|_| TrainingError)
}

#[expect(clippy::cast_possible_truncation, reason = "to the precision of the maps")]
fn narrow(value: f64) -> f32 {
    value as f32
}
