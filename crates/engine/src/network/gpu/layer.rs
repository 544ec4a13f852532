//! [`Layer`]: a convolution whose packed weights lie on the adapter.

use cubecl::bytes::Bytes;
use cubecl::server::Handle;

use super::super::conv_norm::{border, to_usize};
use super::super::convolution::Convolution;
use super::super::device::Device;
use super::adapter::LANES;
use super::kernels::FusedActivation;
use super::pack::{self, BLOCK};
use cpu_kernels::Size;
use model::arch::{ArchSpec, LayerSpec, Operator};
use weights::ConvParameters;
use weights::manifest::PaddingMode;

/// Squeezed channels that a workgroup keeps at most: half of the 16 KiB that every adapter grants.
const MOST_SQUEEZED: u64 = 2048;

/// Whether the kernels can run every layer of a network.
pub(in crate::network) fn can_run(spec: &ArchSpec) -> bool {
    spec.layers().iter().all(|layer| layer.operator != Operator::Squeeze || layer.output_channels <= MOST_SQUEEZED)
}

/// A layer on the adapter.
#[derive(Clone, Debug)]
pub(in crate::network) struct Layer {
    pub(super) weights: Weights,
    pub(super) kernel_size: usize,
    pub(super) stride: usize,
    padding: PaddingMode,
    pub(super) activation: FusedActivation,
    pub(super) input_channels: usize,
    pub(super) output_channels: usize,
    parameter_count: usize,
}

/// Packed weights, in the order that the kernels read them.
#[derive(Clone, Debug)]
pub(super) enum Weights {
    /// `[1 + inputs, blocks of outputs]`.
    Dense(Handle),
    /// `[1 + places, channels]`.
    Depthwise(Handle),
    /// `[squeezed, channels]` and `[squeezed]`.
    Squeeze(Handle, Handle),
}

impl Convolution for Layer {
    fn new(layer: &LayerSpec, parameters: ConvParameters, padding: PaddingMode, device: &Device) -> Option<Self> {
        let ConvParameters { weight, bias } = parameters;
        let adapter = device.adapter()?;
        let stored = |values: Vec<f32>| adapter.client.create(adapter.precision.stored(values));
        let (kernel_size, stride) = (to_usize(layer.kernel_size), to_usize(layer.stride));
        let parameter_count = weight.len() + bias.len();
        let weights = match layer.operator {
            Operator::Depthwise if bias.len().is_multiple_of(LANES) => {
                Weights::Depthwise(stored(pack::depthwise(&weight, &bias)))
            }
            Operator::Depthwise => return None,
            Operator::Squeeze => Weights::Squeeze(stored(weight), adapter.client.create(Bytes::from_elems(bias))),
            _ => Weights::Dense(stored(pack::dense(&weight, &bias))),
        };
        Some(Self {
            weights,
            kernel_size,
            stride,
            padding,
            activation: layer.activation.into(),
            input_channels: to_usize(layer.input_channels),
            output_channels: to_usize(layer.output_channels),
            parameter_count,
        })
    }

    fn parameter_count(&self) -> usize {
        self.parameter_count
    }
}

impl Layer {
    pub(super) fn output_size(&self, Size { height, width }: Size) -> Size {
        Size { height: height.div_ceil(self.stride), width: width.div_ceil(self.stride) }
    }

    /// Zeros above and to the left of a map of `size`.
    pub(super) fn border(&self, Size { height, width }: Size) -> (usize, usize) {
        let before = |side| border(self.padding, self.kernel_size, self.stride, side).0;
        (before(height), before(width))
    }

    /// Numbers of its output for an input of `size`, as a dense layer writes them.
    pub(super) fn output_length(&self, size: Size) -> usize {
        self.output_size(size).pixels() * self.output_channels.next_multiple_of(BLOCK)
    }

    /// Blocks of output channels.
    pub(super) fn blocks(&self) -> usize {
        self.output_channels.div_ceil(BLOCK)
    }
}
