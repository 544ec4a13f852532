//! The fused operations against burn's own, on shapes, borders and strides drawn at random.

use burn::tensor::module::conv2d;
use burn::tensor::ops::{ConvOptions, PadMode};
use burn::tensor::{Tensor, TensorData};
use proptest::prelude::*;

use super::conv_norm::border;
use super::device::cpu_device;
use super::random::{activations, expect_equal, paddings};
use cpu_kernels::{Border, Depthwise, Pointwise, Size, gate, patches, pool};
use model::arch::Activation;
use weights::manifest::PaddingMode;
use weights::synthetic::unit_values;

fn tensor(values: &[f32], shape: [usize; 4]) -> Tensor<4> {
    Tensor::from_data(TensorData::new(values.to_vec(), shape), &cpu_device().tensors)
}

/// A channels-last map as burn takes it, `[1, channels, height, width]`.
fn map(values: &[f32], size: Size, channels: usize) -> Tensor<4> {
    tensor(values, [1, size.height, size.width, channels]).permute([0, 3, 1, 2])
}

fn channels_last(map: Tensor<4>) -> Vec<f32> {
    map.permute([0, 2, 3, 1]).into_data().try_to_vec().expect("numbers")
}

/// A convolution with burn, its bias added.
fn plain(
    input: Tensor<4>,
    kernel: Tensor<4>,
    bias: &[f32],
    stride: usize,
    padding: PaddingMode,
    groups: usize,
) -> Tensor<4> {
    let [_, _, height, width] = input.dims();
    let [_, _, side, _] = kernel.dims();
    let around = [height, width].map(|length| border(padding, side, stride, length));
    let input = input.pad(around, PadMode::Constant(0.0));
    let bias = tensor(bias, [1, bias.len(), 1, 1]);
    conv2d(input, kernel, None, ConvOptions::new([stride; 2], [0, 0], [1, 1], groups)) + bias
}

fn activate(map: Tensor<4>, activation: Option<Activation>) -> Tensor<4> {
    use burn::tensor::activation::{sigmoid, silu};
    match activation {
        None => map,
        Some(Activation::Relu6) => map.clamp(0.0, 6.0),
        Some(Activation::Silu) => silu(map),
        Some(Activation::Sigmoid) => sigmoid(map),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn pointwise_is_burns_convolution(
        height in 1_usize..12, width in 1_usize..12, inputs in 1_usize..70, outputs in 1_usize..50,
        activation in activations(), has_skip: bool,
    ) {
        let size = Size { height, width };
        let input = unit_values("input", size.pixels() * inputs);
        let (kernel, bias) = (unit_values("kernel", outputs * inputs), unit_values("bias", outputs));
        let skip = unit_values("skip", size.pixels() * outputs);
        let mut output = vec![f32::NAN; size.pixels() * outputs];
        let layer = Pointwise::new(kernel.clone(), &bias, activation);
        // A buffer is as long as the longest map.
        let buffer = [input.as_slice(), &[7.0; 100]].concat();
        layer.forward(&buffer, has_skip.then_some(&skip), &mut output);

        let kernel = tensor(&kernel, [outputs, inputs, 1, 1]);
        let mut expected = plain(map(&input, size, inputs), kernel, &bias, 1, PaddingMode::Same, 1);
        if has_skip {
            expected = expected + map(&skip, size, outputs);
        }
        expect_equal(&output, &channels_last(activate(expected, activation)));
        prop_assert_eq!(layer.parameter_count(), (inputs + 1) * outputs);
    }

    #[test]
    fn depthwise_is_burns_convolution(
        height in 1_usize..20, width in 1_usize..20, fours in 1_usize..5, kernel_size in prop::sample::select(vec![3, 5]),
        stride in 1_usize..3, padding in paddings(), activation in activations(),
    ) {
        let (size, channels) = (Size { height, width }, 4 * fours);
        let input = unit_values("input", size.pixels() * channels);
        let kernel = unit_values("kernel", channels * kernel_size * kernel_size);
        let bias = unit_values("bias", channels);
        let layer = Depthwise::new(&kernel, &bias, kernel_size, stride, activation).expect("a known shape");
        let mut output = vec![f32::NAN; height.div_ceil(stride) * width.div_ceil(stride) * channels];
        let [top, left] = [height, width].map(|side| border(padding, kernel_size, stride, side).0);
        layer.forward(&input, size, Border { top, left }, &mut output);

        let kernel = tensor(&kernel, [channels, 1, kernel_size, kernel_size]);
        let expected = plain(map(&input, size, channels), kernel, &bias, stride, padding, channels);
        expect_equal(&output, &channels_last(activate(expected, activation)));
    }

    /// The stem: patches of planes, then a product of matrices.
    #[test]
    fn patches_make_a_dense_convolution(
        height in 1_usize..20, width in 1_usize..20, outputs in 1_usize..20, stride in 1_usize..3, padding in paddings(),
    ) {
        let size = Size { height, width };
        let planes = unit_values("planes", 3 * size.pixels());
        let (kernel, bias) = (unit_values("kernel", outputs * 27), unit_values("bias", outputs));
        let layer = Pointwise::new(kernel.clone(), &bias, None);
        let [top, left] = [height, width].map(|side| border(padding, 3, stride, side).0);
        let wide = width.div_ceil(stride);
        let (mut row, mut output) = (vec![f32::NAN; wide * 27], vec![f32::NAN; height.div_ceil(stride) * wide * outputs]);
        for (at, output) in output.chunks_exact_mut(wide * outputs).enumerate() {
            patches(&planes, size, at * stride, (3, stride), Border { top, left }, &mut row);
            layer.forward(&row, None, output);
        }
        let kernel = tensor(&kernel, [outputs, 3, 3, 3]);
        let expected = plain(tensor(&planes, [1, 3, height, width]), kernel, &bias, stride, padding, 1);
        expect_equal(&output, &channels_last(expected));
    }

    #[test]
    fn the_pool_is_the_mean_and_the_gate_a_product(height in 1_usize..30, width in 1_usize..30, channels in 1_usize..20) {
        let size = Size { height, width };
        let mut values = unit_values("map", size.pixels() * channels);
        let (mut row, mut means) = (vec![f32::NAN; channels], vec![f32::NAN; channels]);
        pool(&values, width, &mut row, &mut means);
        let pooled = map(&values, size, channels).mean_dim(2).mean_dim(3);
        expect_equal(&means, &channels_last(pooled.clone()));

        let expected = map(&values, size, channels) * pooled;
        gate(&mut values, &means);
        expect_equal(&values, &channels_last(expected));
    }
}

#[test]
fn a_map_that_is_too_short_is_not_read() {
    let layer = Depthwise::new(&[1.0; 4 * 9], &[0.0; 4], 3, 1, None).expect("a known shape");
    let mut output = [7.0; 4 * 4];
    layer.forward(&[1.0; 4 * 4 - 1], Size { height: 2, width: 2 }, Border { top: 1, left: 1 }, &mut output);
    assert_eq!(output, [7.0; 16]);
}

#[test]
fn shapes_that_no_efficientnet_has_are_no_depthwise_layer() {
    assert!(Depthwise::new(&[0.0; 4 * 49], &[0.0; 4], 7, 1, None).is_none());
    assert!(Depthwise::new(&[0.0; 4 * 9], &[0.0; 4], 3, 3, None).is_none());
    assert!(Depthwise::new(&[0.0; 5 * 9], &[0.0; 5], 3, 1, None).is_none());
    assert!(Depthwise::new(&[0.0; 4 * 9 - 1], &[0.0; 4], 3, 1, None).is_none());
}
