//! The network on the CPU by the fused operations of [`cpu_kernels`]: channels-last maps in a [`Workspace`] that every run
//! uses again.
//!
//! [`Workspace`]: super::workspace::Workspace

use super::activation_map::{ActivationMaps, ClassRow};
use super::conv_norm::{border, to_usize};
use super::convolution::Convolution;
use super::device::Device;
use super::error::RunError;
use super::layers::Layers;
use super::mbconv::MbConv;
use super::probe::{FeatureMaps, Probe};
use super::workspace::{Buffers, output};
use super::yielder::Yielder;
use cpu_kernels::{Border, Depthwise, Pointwise, Size, gate, patches, pool};
use model::arch::{LayerSpec, Operator};
use weights::ConvParameters;
use weights::manifest::PaddingMode;

/// A layer as a fused operation.
#[derive(Clone, Debug)]
pub(super) struct Fused {
    operation: Operation,
    kernel_size: usize,
    stride: usize,
    padding: PaddingMode,
    output_channels: usize,
}

#[derive(Clone, Debug)]
enum Operation {
    /// Dense: 1x1, or a larger kernel on patches that are gathered first, as in the stem.
    Dense(Pointwise),
    Depthwise(Depthwise),
}

impl Convolution for Fused {
    fn new(layer: &LayerSpec, parameters: ConvParameters, padding: PaddingMode, _: &Device) -> Option<Self> {
        let ConvParameters { weight, bias } = parameters;
        let (kernel_size, stride) = (to_usize(layer.kernel_size), to_usize(layer.stride));
        let operation = if layer.operator == Operator::Depthwise {
            Operation::Depthwise(Depthwise::new(&weight, &bias, kernel_size, stride, layer.activation)?)
        } else {
            Operation::Dense(Pointwise::new(weight, &bias, layer.activation))
        };
        Some(Self { operation, kernel_size, stride, padding, output_channels: to_usize(layer.output_channels) })
    }

    fn parameter_count(&self) -> usize {
        match &self.operation {
            Operation::Dense(dense) => dense.parameter_count(),
            Operation::Depthwise(depthwise) => depthwise.parameter_count(),
        }
    }
}

impl Fused {
    fn output_size(&self, Size { height, width }: Size) -> Size {
        Size { height: height.div_ceil(self.stride), width: width.div_ceil(self.stride) }
    }

    fn border(&self, Size { height, width }: Size) -> Border {
        let before = |side| border(self.padding, self.kernel_size, self.stride, side).0;
        Border { top: before(height), left: before(width) }
    }

    /// A 1x1 or depthwise layer on a channels-last map.
    fn forward(&self, input: &[f32], size: Size, skip: Option<&[f32]>, output: &mut [f32]) {
        match &self.operation {
            Operation::Dense(dense) => dense.forward(input, skip, output),
            Operation::Depthwise(depthwise) => depthwise.forward(input, size, self.border(size), output),
        }
    }

    /// Numbers of its output for an input of `size`.
    fn output_length(&self, size: Size) -> usize {
        self.output_size(size).pixels() * self.output_channels
    }
}

/// The head's map of a network's last run, which class activation maps are read of.
#[derive(Clone, Debug, Default)]
pub(super) struct HeadMap {
    /// Channels last.
    values: Vec<f32>,
    /// `None` where no run has ended.
    size: Option<Size>,
}

/// Tells a probe that a stage ended with `map`.
fn tell(probe: &mut Option<&mut Probe<'_>>, map: &[f32], size: Size, channels: usize) {
    let Some(probe) = probe else { return };
    if probe.end_stage() {
        probe.keep(FeatureMaps::of(map, size.width, channels));
    }
    probe.begin_stage();
}

/// Tells a probe that a layer ended.
fn layer_ended(probe: &mut Option<&mut Probe<'_>>) {
    if let Some(probe) = probe {
        probe.end_layer();
    }
}

impl Layers<Fused> {
    /// One picture: `values` are `[3, resolution, resolution]`. Gives the logits; `yielder` is called after each block,
    /// `probe` after each layer and each stage.
    ///
    /// # Errors
    /// [`RunError::Stopped`] when `yielder` ends it.
    pub(super) async fn run(
        &self,
        values: &[f32],
        resolution: usize,
        buffers: &mut Buffers,
        head: &mut HeadMap,
        mut probe: Option<&mut Probe<'_>>,
        yielder: &mut impl Yielder,
    ) -> Result<Vec<f32>, RunError> {
        head.size = None;
        let mut size = Size { height: resolution, width: resolution };
        size = self.stem(values, size, buffers);
        layer_ended(&mut probe);
        tell(&mut probe, &buffers.map, size, self.stem.output_channels);
        let total = self.blocks.len() as u64;
        for (done, block) in (1..).zip(&self.blocks) {
            size = block.run(size, buffers, &mut probe);
            std::mem::swap(&mut buffers.map, &mut buffers.next);
            if probe.as_ref().is_some_and(|probe| probe.is_end(done)) {
                tell(&mut probe, &buffers.map, size, block.project.output_channels);
            }
            yielder.step(done, total).await?;
            if let Some(probe) = &mut probe {
                probe.resume();
            }
        }
        let Buffers { map, row, means, .. } = buffers;
        let input_channels =
            self.blocks.last().map_or(self.stem.output_channels, |block| block.project.output_channels);
        head.values.resize(self.head.output_length(size), 0.0);
        let input = map.get(..size.pixels() * input_channels).unwrap_or_default();
        self.head.forward(input, size, None, &mut head.values);
        layer_ended(&mut probe);
        let means = output(means, self.head.output_channels);
        pool(&head.values, size.width, output(row, self.head.output_channels), means);
        let mut logits = vec![0.0; self.classifier.output_channels];
        self.classifier.forward(means, Size { height: 1, width: 1 }, None, &mut logits);
        layer_ended(&mut probe);
        tell(&mut probe, &head.values, size, self.head.output_channels);
        head.size = Some(size);
        Ok(logits)
    }

    /// The class activation maps of the last run; `None` where none has ended.
    pub(super) fn activation_maps(&self, classes: &[usize], head: &HeadMap) -> Option<ActivationMaps> {
        let head = FeatureMaps::of(&head.values, head.size?.width, self.head.output_channels);
        let Operation::Dense(classifier) = &self.classifier.operation else { return None };
        let row = |class: &usize| {
            let (weights, bias) = classifier.row(*class)?;
            Some(ClassRow { class: *class, weights, bias })
        };
        Some(ActivationMaps::of(&head, classes.iter().filter_map(row).collect()))
    }

    /// From the planes of the picture to the first channels-last map, a row of patches at a time.
    fn stem(&self, values: &[f32], size: Size, buffers: &mut Buffers) -> Size {
        let Self { stem, .. } = self;
        let output_size = stem.output_size(size);
        let patch = values.len() / size.pixels().max(1) * stem.kernel_size * stem.kernel_size;
        let first = output(&mut buffers.map, stem.output_length(size));
        let row = output(&mut buffers.row, output_size.width * patch);
        let Operation::Dense(dense) = &stem.operation else { return output_size };
        for (at, values_of_row) in first.chunks_exact_mut(output_size.width * stem.output_channels).enumerate() {
            patches(values, size, at * stem.stride, (stem.kernel_size, stem.stride), stem.border(size), row);
            dense.forward(row, None, values_of_row);
        }
        output_size
    }
}

impl MbConv<Fused> {
    /// The block from `buffers.map` to `buffers.next`; gives the size of its output.
    fn run(&self, size: Size, buffers: &mut Buffers, probe: &mut Option<&mut Probe<'_>>) -> Size {
        let Self { expand, depthwise, squeeze_excite, project, has_skip } = self;
        let Buffers { map, next, expanded, filtered, row, means, squeezed, gates, .. } = buffers;
        let output_size = depthwise.output_size(size);
        let filtered = output(filtered, depthwise.output_length(size));
        match expand {
            Some(expand) => {
                let expanded = output(expanded, expand.output_length(size));
                expand.forward(map, size, None, expanded);
                layer_ended(probe);
                depthwise.forward(expanded, size, None, filtered);
            }
            None => depthwise.forward(map, size, None, filtered),
        }
        layer_ended(probe);
        if let Some(squeeze_excite) = squeeze_excite {
            let channels = depthwise.output_channels;
            let one = Size { height: 1, width: 1 };
            let (means, squeezed) = (output(means, channels), output(squeezed, squeeze_excite.squeeze.output_channels));
            pool(filtered, output_size.width, output(row, channels), means);
            squeeze_excite.squeeze.forward(means, one, None, squeezed);
            layer_ended(probe);
            let gates = output(gates, channels);
            squeeze_excite.excite.forward(squeezed, one, None, gates);
            gate(filtered, gates);
            layer_ended(probe);
        }
        let skip = has_skip.then_some(map.as_slice());
        project.forward(filtered, output_size, skip, output(next, project.output_length(output_size)));
        layer_ended(probe);
        output_size
    }
}
