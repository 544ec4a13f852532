//! The network on WebGPU by kernels of our own, written in `CubeCL`: channels-last maps in vectors of four channels, bias,
//! activation, gate and skip connection in the pass of their layer, buffers that every run uses again. The kernels go
//! straight to the client of the device that burn has opened; no tensor of burn's is made.

mod activation_map;
mod adapter;
mod kernels;
mod launch;
mod launcher;
mod layer;
mod pack;
mod precision;
mod transfers;

use std::mem::swap;

use cubecl::server::{Handle, ServerError};

use super::error::RunError;
use super::layers::Layers;
use super::mbconv::MbConv;
use super::probe::{FeatureMaps, Probe};
use super::squeeze_excite::SqueezeExcite;
use super::yielder::Yielder;
pub(super) use adapter::Adapter;
use cpu_kernels::Size;
pub use launcher::RunCount;
use launcher::{Buffer, Launcher, padded};
pub(super) use layer::{Layer, can_run};
pub use precision::{HALF_TOLERANCE, Precision};

/// Maps and vectors between layers, as large as the largest of their kind.
#[derive(Clone, Debug, Default)]
pub(super) struct Buffers {
    /// The picture's planes.
    picture: Buffer,
    /// The block's input, and its output.
    map: Buffer,
    next: Buffer,
    /// After the expansion, and after the depthwise layer.
    expanded: Buffer,
    filtered: Buffer,
    /// Channel means, gates, logits.
    means: Buffer,
    gates: Buffer,
    logits: Buffer,
    /// The size of the head's map, which lies in `expanded` once a run has ended.
    head_size: Option<Size>,
    /// The classifier as it lies packed on the adapter, once a class activation map has asked for it.
    classifier: Option<Vec<f32>>,
}

impl Layers<Layer> {
    /// One picture: `values` are `[3, resolution, resolution]`. Gives the logits, the only numbers that are read back,
    /// and what the run asked of the adapter; `yielder` is called after each block. A `probe` has each stage waited for, and
    /// the maps of its own read back.
    ///
    /// # Errors
    /// [`RunError`] when the adapter fails, or `yielder` ends it.
    pub(super) async fn run(
        &self,
        values: Vec<f32>,
        resolution: usize,
        adapter: &Adapter,
        buffers: &mut Buffers,
        mut probe: Option<&mut Probe<'_>>,
        yielder: &mut impl Yielder,
    ) -> Result<(Vec<f32>, RunCount), RunError> {
        buffers.head_size = None;
        let mut launcher = Launcher { adapter, count: RunCount::default() };
        let mut size = Size { height: resolution, width: resolution };
        let picture = launcher.write(&mut buffers.picture, values);
        let mut map = buffers.map.map(adapter, self.stem.output_length(size));
        launcher.stem(&self.stem, &picture, size, &map);
        size = self.stem.output_size(size);
        launcher.tell(&mut probe, &map, size, self.stem.output_channels).await?;
        let total = self.blocks.len() as u64;
        for (done, block) in (1..).zip(&self.blocks) {
            map = block.run(&map, size, buffers, &mut launcher);
            size = block.depthwise.output_size(size);
            if yielder.waits_for_device() {
                launcher.wait().await.map_err(|error| failed(&error))?;
            }
            if probe.as_ref().is_some_and(|probe| probe.is_end(done)) {
                launcher.tell(&mut probe, &map, size, block.project.output_channels).await?;
            }
            yielder.step(done, total).await?;
        }
        let Buffers { expanded, means, logits, .. } = buffers;
        let head = expanded.map(adapter, self.head.output_length(size));
        launcher.pointwise(&self.head, &map, size.pixels(), None, None, &head);
        let means = means.vector(adapter, self.head.output_channels);
        launcher.pool(&head, size.pixels(), self.head.output_channels, &means);
        let logits = logits.vector(adapter, padded(self.classifier.output_channels));
        launcher.dense(&self.classifier, &means, &logits);
        launcher.tell(&mut probe, &head, size, self.head.output_channels).await?;
        let mut found =
            launcher.read(logits, padded(self.classifier.output_channels)).await.map_err(|error| failed(&error))?;
        found.truncate(self.classifier.output_channels);
        buffers.head_size = Some(size);
        Ok((found, launcher.count))
    }
}

impl Launcher<'_> {
    /// Tells a probe that a stage ended with `map`, once it has.
    async fn tell(
        &mut self,
        probe: &mut Option<&mut Probe<'_>>,
        map: &Handle,
        size: Size,
        channels: usize,
    ) -> Result<(), RunError> {
        let Some(probe) = probe else { return Ok(()) };
        self.wait().await.map_err(|error| failed(&error))?;
        if probe.end_stage() {
            let numbers = size.pixels() * channels;
            let values = self.read_map(map.clone(), numbers).await.map_err(|error| failed(&error))?;
            probe.keep(FeatureMaps::of(&values, size.width, channels));
        }
        probe.begin_stage();
        Ok(())
    }
}

impl MbConv<Layer> {
    /// The block on `map`, which lies in `buffers.map`; its output takes that place.
    fn run(&self, map: &Handle, size: Size, buffers: &mut Buffers, launcher: &mut Launcher<'_>) -> Handle {
        let Self { expand, depthwise, squeeze_excite, project, has_skip } = self;
        let adapter = launcher.adapter;
        let output_size = depthwise.output_size(size);
        let filtered = buffers.filtered.map(adapter, depthwise.output_length(size));
        match expand {
            Some(expand) => {
                let expanded = buffers.expanded.map(adapter, expand.output_length(size));
                launcher.pointwise(expand, map, size.pixels(), None, None, &expanded);
                launcher.depthwise(depthwise, &expanded, size, &filtered);
            }
            None => launcher.depthwise(depthwise, map, size, &filtered),
        }
        let gates = squeeze_excite.as_ref().map(|SqueezeExcite { squeeze, excite }| {
            let means = buffers.means.vector(adapter, depthwise.output_channels);
            let gates = buffers.gates.vector(adapter, padded(depthwise.output_channels));
            launcher.pool(&filtered, output_size.pixels(), depthwise.output_channels, &means);
            launcher.excite(squeeze, excite, &means, &gates);
            gates
        });
        let next = buffers.next.map(adapter, project.output_length(output_size));
        let skip = has_skip.then_some(map);
        launcher.pointwise(project, &filtered, output_size.pixels(), gates.as_ref(), skip, &next);
        swap(&mut buffers.map, &mut buffers.next);
        next
    }
}

fn failed(error: &ServerError) -> RunError {
    RunError::ReadBack(error.to_string())
}

#[cfg(test)]
mod tests;
