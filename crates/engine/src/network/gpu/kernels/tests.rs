//! The kernels against the fused operations of the CPU, which are tested against burn's own; on shapes, borders, strides
//! and tiles drawn at random. They need a Vulkan adapter, which a software one can be.

use std::sync::LazyLock;

use cubecl::server::Handle;
use futures::executor::block_on;
use half::f16;
use proptest::prelude::*;

use super::super::launcher::{Launcher, RunCount, padded};
use super::super::precision::Precision;
use super::super::tests::DEVICE;
use super::super::{Adapter, Layer};
use crate::network::conv_norm::border;
use crate::network::convolution::Convolution as _;
use crate::network::random::{activations, expect_equal, expect_near, paddings};
use cpu_kernels::{Border, Size};
use model::arch::{Activation, LayerSpec, Operator, Place};
use weights::ConvParameters;
use weights::manifest::PaddingMode;
use weights::synthetic::unit_values;

/// What a case runs on: an adapter that is taken for a software one or not, which decides about the tiles, and what is
/// written there.
#[derive(Clone, Copy, Debug)]
struct On {
    is_software: bool,
    has_subgroups: bool,
    precision: Precision,
}

/// Any of them; half precision where the adapter has it.
fn anywhere() -> impl Strategy<Value = On> {
    let precisions: Vec<Precision> =
        [Precision::Full, Precision::Half].into_iter().filter(|precision| DEVICE.with(*precision).is_some()).collect();
    let (software, subgroups) = (any::<bool>(), any::<bool>());
    (software, subgroups, prop::sample::select(precisions)).prop_map(|(is_software, has_subgroups, precision)| On {
        is_software,
        has_subgroups,
        precision,
    })
}

impl On {
    fn adapter(self) -> Adapter {
        LazyLock::force(&DEVICE);
        Adapter::new(self.is_software, self.has_subgroups).with(self.precision).expect("the adapter has it")
    }

    /// Numbers that lie there exactly.
    fn numbers(self, name: &str, count: usize) -> Vec<f32> {
        let values = unit_values(name, count);
        match self.precision {
            Precision::Full => values,
            Precision::Half => values.into_iter().map(|value| f16::from_f32(value).to_f32()).collect(),
        }
    }

    fn make(self, spec: &LayerSpec, weight: Vec<f32>, bias: Vec<f32>, padding: PaddingMode) -> Layer {
        let device = DEVICE.with(self.precision).expect("the adapter has it");
        Layer::new(spec, ConvParameters { weight, bias }, padding, &device).expect("a known shape")
    }

    /// Runs one launch: the inputs written, the output read.
    fn run<const N: usize>(
        self,
        inputs: [Numbers<'_>; N],
        output: Numbers<'_>,
        launch: impl FnOnce(&mut Launcher<'_>, [Handle; N], &Handle),
    ) -> Vec<f32> {
        let adapter = self.adapter();
        let mut launcher = Launcher { adapter: &adapter, count: RunCount::default() };
        let write = |numbers: Numbers<'_>| {
            let (values, precision) = match numbers {
                Numbers::Map(values) => (values, self.precision),
                Numbers::Vector(values) => (values, Precision::Full),
            };
            adapter.client.create(precision.stored(values.to_vec()))
        };
        let inputs = inputs.map(write);
        let handle = write(output);
        launch(&mut launcher, inputs, &handle);
        assert_eq!(launcher.count.launches, 1);
        let bytes = block_on(adapter.client.read_async(vec![handle])).expect("numbers").remove(0);
        match output {
            Numbers::Map(_) if self.precision == Precision::Half => {
                bytes.as_chunks().0.iter().map(|bytes| f16::from_le_bytes(*bytes).to_f32()).collect()
            }
            _ => bytes.as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect(),
        }
    }

    /// Equal but for the last digits.
    fn expect_equal(self, found: &[f32], expected: &[f32]) {
        match self.precision {
            Precision::Full => expect_equal(found, expected),
            Precision::Half => expect_near(found, expected, 1e-3),
        }
    }
}

/// Numbers on the adapter: a map, in its precision, or a vector, always in full.
#[derive(Clone, Copy)]
enum Numbers<'a> {
    Map(&'a [f32]),
    Vector(&'a [f32]),
}

/// Where an output is to be written.
fn unwritten(count: usize) -> Vec<f32> {
    vec![f32::NAN; count]
}

#[test]
fn half_precision_is_tested_where_it_has_to_be() {
    let has_half = DEVICE.with(Precision::Half).is_some();
    assert!(has_half || std::env::var_os("EXPLORER_NEEDS_HALF").is_none(), "this adapter has no half precision");
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

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(40) })]

    #[test]
    fn pointwise_is_that_of_the_cpu(
        pixels in 1_usize..150, inputs in 1_usize..9, outputs in 1_usize..9, activation in activations(),
        has_gate: bool, has_skip: bool, on in anywhere(),
    ) {
        let (inputs, outputs) = (8 * inputs, 8 * outputs);
        let mut map = on.numbers("map", pixels * inputs);
        let (kernel, bias) = (on.numbers("kernel", outputs * inputs), on.numbers("bias", outputs));
        let (gates, skip) = (on.numbers("gates", inputs), on.numbers("skip", pixels * outputs));
        let gpu = on.make(
            &layer(Operator::Project, (inputs, outputs), (1, 1), activation),
            kernel.clone(), bias.clone(), PaddingMode::Same,
        );
        let inputs = [Numbers::Map(&map), Numbers::Vector(&gates), Numbers::Map(&skip)];
        let found = on.run(inputs, Numbers::Map(&unwritten(pixels * outputs)), |launcher, [map, gates, skip], output| {
            launcher.pointwise(&gpu, &map, pixels, has_gate.then_some(&gates), has_skip.then_some(&skip), output);
        });

        if has_gate {
            cpu_kernels::gate(&mut map, &gates);
        }
        let mut expected = vec![f32::NAN; pixels * outputs];
        cpu_kernels::Pointwise::new(kernel, &bias, activation).forward(&map, has_skip.then_some(&skip), &mut expected);
        on.expect_equal(&found, &expected);
    }

    #[test]
    fn depthwise_is_that_of_the_cpu(
        height in 1_usize..20, width in 1_usize..20, channels in 1_usize..5,
        kernel_size in prop::sample::select(vec![3_usize, 5]), stride in 1_usize..3, padding in paddings(),
        activation in activations(), on in anywhere(),
    ) {
        let (size, channels) = (Size { height, width }, 8 * channels);
        let map = on.numbers("map", size.pixels() * channels);
        let kernel = on.numbers("kernel", channels * kernel_size * kernel_size);
        let bias = on.numbers("bias", channels);
        let spec = layer(Operator::Depthwise, (channels, channels), (kernel_size, stride), activation);
        let gpu = on.make(&spec, kernel.clone(), bias.clone(), padding);
        let numbers = height.div_ceil(stride) * width.div_ceil(stride) * channels;
        let found = on.run([Numbers::Map(&map)], Numbers::Map(&unwritten(numbers)), |launcher, [map], output| {
            launcher.depthwise(&gpu, &map, size, output);
        });

        let cpu = cpu_kernels::Depthwise::new(&kernel, &bias, kernel_size, stride, activation).expect("a known shape");
        let [top, left] = [height, width].map(|side| border(padding, kernel_size, stride, side).0);
        let mut expected = vec![f32::NAN; numbers];
        cpu.forward(&map, size, Border { top, left }, &mut expected);
        on.expect_equal(&found, &expected);
    }

    #[test]
    fn the_stem_is_that_of_the_cpu(
        height in 1_usize..30, width in 1_usize..30, outputs in 1_usize..5, padding in paddings(),
        activation in activations(), on in anywhere(),
    ) {
        let (size, outputs) = (Size { height, width }, 8 * outputs);
        let planes = on.numbers("planes", 3 * size.pixels());
        let (kernel, bias) = (on.numbers("kernel", outputs * 27), on.numbers("bias", outputs));
        let gpu = on.make(
            &layer(Operator::StemConv, (3, outputs), (3, 2), activation), kernel.clone(), bias.clone(), padding,
        );
        let (high, wide) = (height.div_ceil(2), width.div_ceil(2));
        let output = unwritten(high * wide * outputs);
        let found = on.run([Numbers::Vector(&planes)], Numbers::Map(&output), |launcher, [planes], output| {
            launcher.stem(&gpu, &planes, size, output);
        });

        let cpu = cpu_kernels::Pointwise::new(kernel, &bias, activation);
        let [top, left] = [height, width].map(|side| border(padding, 3, 2, side).0);
        let (mut row, mut expected) = (vec![0.0; wide * 27], vec![f32::NAN; high * wide * outputs]);
        for (at, output) in expected.chunks_exact_mut(wide * outputs).enumerate() {
            cpu_kernels::patches(&planes, size, at * 2, (3, 2), Border { top, left }, &mut row);
            cpu.forward(&row, None, output);
        }
        on.expect_equal(&found, &expected);
    }

    #[test]
    fn the_pool_is_the_mean(pixels in 1_usize..300, channels in 1_usize..9, on in anywhere()) {
        let channels = 8 * channels;
        let map = on.numbers("map", pixels * channels);
        let found = on.run([Numbers::Map(&map)], Numbers::Vector(&unwritten(channels)), |launcher, [map], means| launcher.pool(&map, pixels, channels, means));

        let (mut row, mut expected) = (vec![0.0; channels], vec![f32::NAN; channels]);
        cpu_kernels::pool(&map, pixels, &mut row, &mut expected);
        on.expect_equal(&found, &expected);
    }

    #[test]
    fn a_vector_is_a_map_of_one_pixel(
        inputs in 1_usize..40, outputs in 1_usize..200, activation in activations(), on in anywhere(),
    ) {
        let inputs = 8 * inputs;
        let vector = on.numbers("vector", inputs);
        let (kernel, bias) = (on.numbers("kernel", outputs * inputs), on.numbers("bias", outputs));
        let gpu = on.make(
            &layer(Operator::Classifier, (inputs, outputs), (1, 1), activation),
            kernel.clone(), bias.clone(), PaddingMode::Same,
        );
        let mut found =
            on.run([Numbers::Vector(&vector)], Numbers::Vector(&unwritten(padded(outputs))), |launcher, [vector], output| launcher.dense(&gpu, &vector, output));
        found.truncate(outputs);

        let mut expected = vec![f32::NAN; outputs];
        cpu_kernels::Pointwise::new(kernel, &bias, activation).forward(&vector, None, &mut expected);
        on.expect_equal(&found, &expected);
    }

    #[test]
    fn squeeze_and_excite_are_two_layers(channels in 1_usize..70, squeezed in 1_usize..90, on in anywhere()) {
        let channels = 8 * channels;
        let means = on.numbers("means", channels);
        let first = (on.numbers("first", squeezed * channels), on.numbers("a", squeezed));
        let second = (on.numbers("second", channels * squeezed), on.numbers("b", channels));
        let (silu, sigmoid) = (Some(Activation::Silu), Some(Activation::Sigmoid));
        let squeeze = on.make(
            &layer(Operator::Squeeze, (channels, squeezed), (1, 1), silu),
            first.0.clone(), first.1.clone(), PaddingMode::Same,
        );
        let excite = on.make(
            &layer(Operator::Excite, (squeezed, channels), (1, 1), sigmoid),
            second.0.clone(), second.1.clone(), PaddingMode::Same,
        );
        let found =
            on.run([Numbers::Vector(&means)], Numbers::Vector(&unwritten(channels)), |launcher, [means], gates| launcher.excite(&squeeze, &excite, &means, gates));

        let (mut hidden, mut expected) = (vec![f32::NAN; squeezed], vec![f32::NAN; channels]);
        cpu_kernels::Pointwise::new(first.0, &first.1, silu).forward(&means, None, &mut hidden);
        cpu_kernels::Pointwise::new(second.0, &second.1, sigmoid).forward(&hidden, None, &mut expected);
        on.expect_equal(&found, &expected);
    }
}
