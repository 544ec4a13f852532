//! Batch normalisation, folded into the convolution before it.

use super::error::WeightsError;
use super::layout::{Layout, Part};
use super::source::TensorSource;
use model::arch::{ArchSpec, LayerSpec};

/// What one layer computes with, once its batch normalisation is folded in.
#[derive(Clone, Debug, PartialEq)]
pub struct ConvParameters {
    /// Kernel, `[output_channels, input_channels / groups, k, k]` in row-major order.
    pub weight: Vec<f32>,
    /// Bias, `[output_channels]`.
    pub bias: Vec<f32>,
}

/// Reads one layer and folds its batch normalisation:
/// `scale = weight_bn / sqrt(variance + epsilon)`, kernel times scale, bias `= bias_bn - mean * scale`.
///
/// # Errors
/// [`WeightsError`] for the first tensor that does not fit the architecture.
pub fn fold(
    spec: &ArchSpec,
    layer: &LayerSpec,
    source: &dyn TensorSource,
    layout: Layout,
    batch_norm_epsilon: f64,
) -> Result<ConvParameters, WeightsError> {
    let read = |part: Part, shape: &[usize]| source.read(&layout.tensor_name(spec, layer, part), shape);
    let channels = [to_usize(layer.output_channels)];
    let mut weight = read(Part::Weight, &layer.weight_shape().map(to_usize))?;
    let mut bias =
        if layer.has_bias { read(Part::Bias, &channels)? } else { vec![0.0; to_usize(layer.output_channels)] };

    if layer.has_norm {
        let scales = read(Part::NormWeight, &channels)?;
        let shifts = read(Part::NormBias, &channels)?;
        let means = read(Part::NormMean, &channels)?;
        let variances = read(Part::NormVariance, &channels)?;
        let kernel = weight.len() / bias.len().max(1);
        let statistics = scales.iter().zip(&shifts).zip(means.iter().zip(&variances));
        let outputs = weight.chunks_mut(kernel.max(1)).zip(&mut bias);
        for ((kernel, bias), ((scale, shift), (mean, variance))) in outputs.zip(statistics) {
            let variance = f64::from(*variance) + batch_norm_epsilon;
            if variance <= 0.0 {
                return Err(WeightsError::Variance { name: layout.tensor_name(spec, layer, Part::NormVariance) });
            }
            let scale = f64::from(*scale) / variance.sqrt();
            for value in kernel {
                *value = narrow(f64::from(*value) * scale);
            }
            *bias = narrow(f64::from(*shift) + (f64::from(*bias) - f64::from(*mean)) * scale);
        }
    }
    Ok(ConvParameters { weight, bias })
}

/// A side of a tensor; one beyond the address space fits no file and fails as a wrong shape.
fn to_usize(side: u64) -> usize {
    usize::try_from(side).unwrap_or(usize::MAX)
}

#[expect(clippy::cast_possible_truncation, reason = "folded in 64 bits, used in 32")]
fn narrow(value: f64) -> f32 {
    value as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::scaling::{Preset, ScalingInput};

    /// Every element of a tensor has the same value, by the tensor's leaf; the variance is given.
    struct Constant(f32);

    impl TensorSource for Constant {
        fn read(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, WeightsError> {
            let value = match name {
                "conv_stem.weight" => 3.0,
                "bn1.weight" => 8.0,
                "bn1.bias" => 1.0,
                "bn1.running_mean" => 0.5,
                "bn1.running_var" => self.0,
                other => return Err(WeightsError::Missing { name: other.to_owned() }),
            };
            Ok(vec![value; shape.iter().product()])
        }
    }

    #[test]
    fn the_stem_folds_by_hand() {
        let spec = ArchSpec::from_input(&ScalingInput::published(Preset::B0)).unwrap();
        let layers = spec.layers();
        let folded = fold(&spec, &layers[0], &Constant(15.0), Layout::Timm, 1.0).unwrap();
        // scale = 8 / sqrt(15 + 1) = 2: kernel 3 * 2, bias 1 - 0.5 * 2
        assert_eq!(folded.weight, vec![6.0; 32 * 3 * 9]);
        assert_eq!(folded.bias, vec![0.0; 32]);
        let missing = fold(&spec, &layers[1], &Constant(15.0), Layout::Timm, 1.0).unwrap_err();
        assert_eq!(missing, WeightsError::Missing { name: "blocks.0.0.conv_dw.weight".to_owned() });
        let negative = fold(&spec, &layers[0], &Constant(-1.5), Layout::Timm, 1.0).unwrap_err();
        assert_eq!(negative, WeightsError::Variance { name: "bn1.running_var".to_owned() });
    }
}
