//! The kernels against the fused operations of the CPU, which are tested against burn's own; on shapes, borders, strides
//! and tiles drawn at random. They need a Vulkan adapter, which a software one can be.

use std::sync::LazyLock;

use cubecl::server::Handle;
use futures::executor::block_on;
use proptest::prelude::*;

use super::super::launcher::{Buffer, Launcher, RunCount, padded};
use super::super::tests::DEVICE;
use super::super::{Adapter, Layer};
use crate::arch::{Activation, LayerSpec, Operator, Place};
use crate::network::conv_norm::border;
use crate::network::layers::Convolution as _;
use crate::network::ops::{self, Border, Size};
use crate::network::random::{activations, expect_equal, paddings};
use crate::weights::ConvParameters;
use crate::weights::manifest::PaddingMode;
use crate::weights::synthetic::unit_values;

/// The adapter, taken for a software one or not: what decides about the tiles.
fn adapter(is_software: bool) -> Adapter {
    LazyLock::force(&DEVICE);
    Adapter::new(is_software)
}

fn layer(
    operator: Operator,
    channels: (usize, usize),
    kernel: (usize, usize),
    activation: Option<Activation>,
) -> LayerSpec {
    LayerSpec {
        place: Place::Stem,
        operator,
        input_channels: channels.0 as u64,
        output_channels: channels.1 as u64,
        kernel_size: kernel.0 as u64,
        stride: kernel.1 as u64,
        groups: 1,
        input_resolution: 1,
        output_resolution: 1,
        has_bias: false,
        has_norm: true,
        activation,
        has_skip: false,
    }
}

fn make(spec: &LayerSpec, weight: Vec<f32>, bias: Vec<f32>, padding: PaddingMode) -> Layer {
    Layer::new(spec, ConvParameters { weight, bias }, padding, &DEVICE).expect("a known shape")
}

/// Runs one launch: the inputs written, the output read.
fn run<const N: usize>(
    is_software: bool,
    inputs: [&[f32]; N],
    numbers: usize,
    launch: impl FnOnce(&mut Launcher<'_>, [Handle; N], &Handle),
) -> Vec<f32> {
    let adapter = adapter(is_software);
    let mut launcher = Launcher { adapter: &adapter, count: RunCount::default() };
    let inputs = inputs.map(|values| launcher.write(&mut Buffer::default(), values.to_vec()));
    let output = launcher.write(&mut Buffer::default(), vec![f32::NAN; numbers]);
    launch(&mut launcher, inputs, &output);
    assert_eq!(launcher.count.launches, 1);
    block_on(launcher.read(output, numbers)).expect("numbers")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(40) })]

    #[test]
    fn pointwise_is_that_of_the_cpu(
        pixels in 1_usize..150, inputs in 1_usize..9, outputs in 1_usize..9, activation in activations(),
        has_gate: bool, has_skip: bool, is_software: bool,
    ) {
        let (inputs, outputs) = (8 * inputs, 8 * outputs);
        let mut map = unit_values("map", pixels * inputs);
        let (kernel, bias) = (unit_values("kernel", outputs * inputs), unit_values("bias", outputs));
        let (gates, skip) = (unit_values("gates", inputs), unit_values("skip", pixels * outputs));
        let gpu = make(
            &layer(Operator::Project, (inputs, outputs), (1, 1), activation),
            kernel.clone(), bias.clone(), PaddingMode::Same,
        );
        let found = run(is_software, [&map, &gates, &skip], pixels * outputs, |launcher, [map, gates, skip], output| {
            launcher.pointwise(&gpu, &map, pixels, has_gate.then_some(&gates), has_skip.then_some(&skip), output);
        });

        if has_gate {
            ops::gate(&mut map, &gates);
        }
        let mut expected = vec![f32::NAN; pixels * outputs];
        ops::Pointwise::new(kernel, &bias, activation).forward(&map, has_skip.then_some(&skip), &mut expected);
        expect_equal(&found, &expected);
    }

    #[test]
    fn depthwise_is_that_of_the_cpu(
        height in 1_usize..20, width in 1_usize..20, channels in 1_usize..5,
        kernel_size in prop::sample::select(vec![3_usize, 5]), stride in 1_usize..3, padding in paddings(),
        activation in activations(), is_software: bool,
    ) {
        let (size, channels) = (Size { height, width }, 8 * channels);
        let map = unit_values("map", size.pixels() * channels);
        let kernel = unit_values("kernel", channels * kernel_size * kernel_size);
        let bias = unit_values("bias", channels);
        let spec = layer(Operator::Depthwise, (channels, channels), (kernel_size, stride), activation);
        let gpu = make(&spec, kernel.clone(), bias.clone(), padding);
        let numbers = height.div_ceil(stride) * width.div_ceil(stride) * channels;
        let found = run(is_software, [&map], numbers, |launcher, [map], output| {
            launcher.depthwise(&gpu, &map, size, output);
        });

        let cpu = ops::Depthwise::new(&kernel, &bias, kernel_size, stride, activation).expect("a known shape");
        let [top, left] = [height, width].map(|side| border(padding, kernel_size, stride, side).0);
        let mut expected = vec![f32::NAN; numbers];
        cpu.forward(&map, size, Border { top, left }, &mut expected);
        expect_equal(&found, &expected);
    }

    #[test]
    fn the_stem_is_that_of_the_cpu(
        height in 1_usize..30, width in 1_usize..30, outputs in 1_usize..5, padding in paddings(),
        activation in activations(), is_software: bool,
    ) {
        let (size, outputs) = (Size { height, width }, 8 * outputs);
        let planes = unit_values("planes", 3 * size.pixels());
        let (kernel, bias) = (unit_values("kernel", outputs * 27), unit_values("bias", outputs));
        let gpu = make(
            &layer(Operator::StemConv, (3, outputs), (3, 2), activation), kernel.clone(), bias.clone(), padding,
        );
        let (high, wide) = (height.div_ceil(2), width.div_ceil(2));
        let found = run(is_software, [&planes], high * wide * outputs, |launcher, [planes], output| {
            launcher.stem(&gpu, &planes, size, output);
        });

        let cpu = ops::Pointwise::new(kernel, &bias, activation);
        let [top, left] = [height, width].map(|side| border(padding, 3, 2, side).0);
        let (mut row, mut expected) = (vec![0.0; wide * 27], vec![f32::NAN; high * wide * outputs]);
        for (at, output) in expected.chunks_exact_mut(wide * outputs).enumerate() {
            ops::patches(&planes, size, at * 2, (3, 2), Border { top, left }, &mut row);
            cpu.forward(&row, None, output);
        }
        expect_equal(&found, &expected);
    }

    #[test]
    fn the_pool_is_the_mean(pixels in 1_usize..300, channels in 1_usize..9, is_software: bool) {
        let channels = 8 * channels;
        let map = unit_values("map", pixels * channels);
        let found = run(is_software, [&map], channels, |launcher, [map], means| launcher.pool(&map, pixels, channels, means));

        let (mut row, mut expected) = (vec![0.0; channels], vec![f32::NAN; channels]);
        ops::pool(&map, pixels, &mut row, &mut expected);
        expect_equal(&found, &expected);
    }

    #[test]
    fn a_vector_is_a_map_of_one_pixel(
        inputs in 1_usize..40, outputs in 1_usize..200, activation in activations(), is_software: bool,
    ) {
        let inputs = 8 * inputs;
        let vector = unit_values("vector", inputs);
        let (kernel, bias) = (unit_values("kernel", outputs * inputs), unit_values("bias", outputs));
        let gpu = make(
            &layer(Operator::Classifier, (inputs, outputs), (1, 1), activation),
            kernel.clone(), bias.clone(), PaddingMode::Same,
        );
        let mut found =
            run(is_software, [&vector], padded(outputs), |launcher, [vector], output| launcher.dense(&gpu, &vector, output));
        found.truncate(outputs);

        let mut expected = vec![f32::NAN; outputs];
        ops::Pointwise::new(kernel, &bias, activation).forward(&vector, None, &mut expected);
        expect_equal(&found, &expected);
    }

    #[test]
    fn squeeze_and_excite_are_two_layers(channels in 1_usize..70, squeezed in 1_usize..90, is_software: bool) {
        let channels = 8 * channels;
        let means = unit_values("means", channels);
        let first = (unit_values("first", squeezed * channels), unit_values("a", squeezed));
        let second = (unit_values("second", channels * squeezed), unit_values("b", channels));
        let (silu, sigmoid) = (Some(Activation::Silu), Some(Activation::Sigmoid));
        let squeeze = make(
            &layer(Operator::Squeeze, (channels, squeezed), (1, 1), silu),
            first.0.clone(), first.1.clone(), PaddingMode::Same,
        );
        let excite = make(
            &layer(Operator::Excite, (squeezed, channels), (1, 1), sigmoid),
            second.0.clone(), second.1.clone(), PaddingMode::Same,
        );
        let found =
            run(is_software, [&means], channels, |launcher, [means], gates| launcher.excite(&squeeze, &excite, &means, gates));

        let (mut hidden, mut expected) = (vec![f32::NAN; squeezed], vec![f32::NAN; channels]);
        ops::Pointwise::new(first.0, &first.1, silu).forward(&means, None, &mut hidden);
        ops::Pointwise::new(second.0, &second.1, sigmoid).forward(&hidden, None, &mut expected);
        expect_equal(&found, &expected);
    }
}
