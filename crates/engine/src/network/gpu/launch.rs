//! One launch for each operation, on buffers that are long enough.

#![expect(unsafe_code, reason = "kernels whose loads are not tested one by one: a test of each doubles their time")]

use cubecl::prelude::*;
use cubecl::server::Handle;

use super::adapter::LANES;
use super::kernels::vectors::{Sharing, dense, excite, pool};
use super::kernels::{depthwise, pointwise, pointwise_subgroup, stem};
use super::launcher::{Launcher, bound_bytes};
use super::layer::{Layer, Weights};
use super::pack::BLOCK;
use cpu_kernels::Size;

/// Invocations of a workgroup where they share nothing.
const UNITS: u32 = 64;

/// A buffer as an argument, in items of so many bytes.
fn argument(handle: &Handle, item_bytes: usize) -> BufferArg {
    let items = usize::try_from(bound_bytes(handle)).unwrap_or_default() / item_bytes;
    // SAFETY: the length is what of the buffer is bound.
    unsafe { BufferArg::from_raw_parts(handle.clone(), items) }
}

/// Single numbers in full precision.
fn ones(handle: &Handle) -> BufferArg {
    argument(handle, size_of::<f32>())
}

/// Vectors of numbers in full precision.
fn fours(handle: &Handle) -> BufferArg {
    argument(handle, LANES * size_of::<f32>())
}

impl Launcher<'_> {
    /// Vectors of a map or of weights.
    fn stored(&self, handle: &Handle) -> BufferArg {
        argument(handle, LANES * self.adapter.precision.bytes())
    }

    fn workgroups(&mut self, units: usize) -> (CubeCount, CubeDim) {
        self.workgroups_of(units, UNITS)
    }

    /// Workgroups of so many invocations.
    fn workgroups_of(&mut self, units: usize, group: u32) -> (CubeCount, CubeDim) {
        self.count.launches += 1;
        let dim = CubeDim::new_1d(group);
        (cubecl::calculate_cube_count_elemwise(&self.adapter.client, units, dim), dim)
    }

    /// Workgroups for so many outputs; the parts of a sum lie along `x` where `is_across`, else along `y`.
    fn shared(&mut self, outputs: usize, sharing: Sharing, is_across: bool) -> (CubeCount, CubeDim) {
        self.count.launches += 1;
        let side = |side: usize| u32::try_from(side).unwrap_or(u32::MAX);
        let (outputs_wide, parts) = (side(sharing.outputs), side(sharing.parts));
        let dim = if is_across { CubeDim::new_2d(parts, outputs_wide) } else { CubeDim::new_2d(outputs_wide, parts) };
        (CubeCount::Static(side(outputs.div_ceil(sharing.outputs)), 1, 1), dim)
    }

    /// The picture's planes to the first map.
    pub(super) fn stem(&mut self, layer: &Layer, input: &Handle, size: Size, output: &Handle) {
        let Weights::Dense(weights) = &layer.weights else { return };
        let (blocks, out, (top, left)) = (layer.blocks(), layer.output_size(size), layer.border(size));
        let shape = stem::Shape {
            kernel_size: layer.kernel_size,
            stride: layer.stride,
            columns: self.adapter.pixels(out.pixels(), blocks),
            activation: layer.activation,
        };
        let (count, dim) = self.workgroups(blocks * out.width.div_ceil(shape.columns) * out.height);
        // SAFETY: the buffers hold the maps of these sizes, and no index leaves them: places off the map are moved onto
        // it, tiles past the end return, and what is past the end of a row is not written.
        unsafe {
            stem::convolve::launch_unchecked(
                &self.adapter.client,
                count,
                dim,
                ones(input),
                self.stored(weights),
                self.stored(output),
                layer.input_channels,
                size.height,
                size.width,
                blocks,
                out.height,
                out.width,
                top,
                left,
                shape,
                self.adapter.precision.number(),
            );
        }
    }

    /// A 1x1 layer; `gates` and `skip` are of the block's project layer.
    pub(super) fn pointwise(
        &mut self,
        layer: &Layer,
        input: &Handle,
        pixels: usize,
        gates: Option<&Handle>,
        skip: Option<&Handle>,
        output: &Handle,
    ) {
        if let Some(columns) = self.adapter.columns(layer.blocks() * BLOCK / LANES) {
            return self.pointwise_subgroup(layer, columns, input, pixels, gates, skip, output);
        }
        let Weights::Dense(weights) = &layer.weights else { return };
        let blocks = layer.blocks();
        let shape = pointwise::Shape {
            pixels: self.adapter.pixels(pixels, blocks),
            activation: layer.activation,
            has_gate: gates.is_some(),
            has_skip: skip.is_some(),
        };
        let (count, dim) = self.workgroups(pixels.div_ceil(shape.pixels) * blocks);
        // SAFETY: the buffers hold the maps of these sizes, and no index leaves them: a tile's pixels past the end are
        // moved onto the last and not written. Where there is no gate or skip, its place is not read.
        unsafe {
            pointwise::convolve::launch_unchecked(
                &self.adapter.client,
                count,
                dim,
                self.stored(input),
                self.stored(weights),
                fours(gates.unwrap_or(weights)),
                self.stored(skip.unwrap_or(weights)),
                self.stored(output),
                pixels,
                layer.input_channels / LANES,
                blocks,
                shape,
                self.adapter.precision.number(),
            );
        }
    }

    /// The same by subgroups.
    #[expect(clippy::too_many_arguments, reason = "what a 1x1 layer takes, and how it is divided")]
    fn pointwise_subgroup(
        &mut self,
        layer: &Layer,
        columns: usize,
        input: &Handle,
        pixels: usize,
        gates: Option<&Handle>,
        skip: Option<&Handle>,
        output: &Handle,
    ) {
        let Weights::Dense(weights) = &layer.weights else { return };
        let outputs = layer.blocks() * BLOCK / LANES;
        let shape = pointwise_subgroup::Shape {
            columns,
            activation: layer.activation,
            has_gate: gates.is_some(),
            has_skip: skip.is_some(),
        };
        let group = pointwise_subgroup::UNITS;
        let tiles = pixels.div_ceil(pointwise_subgroup::PIXELS) * outputs.div_ceil(columns * group);
        let (count, dim) = self.workgroups_of(tiles * group, u32::try_from(group).unwrap_or(u32::MAX));
        // SAFETY: as of the kernel without subgroups; columns past the end are moved onto the last as well.
        unsafe {
            pointwise_subgroup::convolve::launch_unchecked(
                &self.adapter.client,
                count,
                dim,
                self.stored(input),
                self.stored(weights),
                fours(gates.unwrap_or(weights)),
                self.stored(skip.unwrap_or(weights)),
                self.stored(output),
                pixels,
                layer.input_channels / LANES,
                outputs,
                shape,
                self.adapter.precision.number(),
            );
        }
    }

    /// A depthwise layer.
    pub(super) fn depthwise(&mut self, layer: &Layer, input: &Handle, size: Size, output: &Handle) {
        let Weights::Depthwise(weights) = &layer.weights else { return };
        let (channels, out) = (layer.output_channels / LANES, layer.output_size(size));
        let (top, left) = layer.border(size);
        let (rows, columns) = self.adapter.outputs(layer.stride, out.pixels(), channels);
        let shape = depthwise::Shape {
            kernel_size: layer.kernel_size,
            stride: layer.stride,
            rows,
            columns,
            activation: layer.activation,
        };
        let (count, dim) = self.workgroups(channels * out.width.div_ceil(columns) * out.height.div_ceil(rows));
        // SAFETY: the buffers hold the maps of these sizes, and no index leaves them: places off the map are moved onto
        // it, tiles past the end return, and outputs past the end are not written.
        unsafe {
            depthwise::convolve::launch_unchecked(
                &self.adapter.client,
                count,
                dim,
                self.stored(input),
                self.stored(weights),
                self.stored(output),
                size.height,
                size.width,
                channels,
                out.height,
                out.width,
                top,
                left,
                shape,
                self.adapter.precision.number(),
            );
        }
    }

    /// The mean of each channel.
    pub(super) fn pool(&mut self, input: &Handle, pixels: usize, channels: usize, means: &Handle) {
        let channels = channels / LANES;
        let sharing = self.adapter.pool();
        let (count, dim) = self.shared(channels, sharing, false);
        // SAFETY: the buffers hold the map and its means, and channels past the last are neither read nor written.
        unsafe {
            pool::launch_unchecked(
                &self.adapter.client,
                count,
                dim,
                self.stored(input),
                fours(means),
                pixels,
                channels,
                sharing,
                self.adapter.precision.number(),
            );
        }
    }

    /// A 1x1 layer on a single pixel.
    pub(super) fn dense(&mut self, layer: &Layer, input: &Handle, output: &Handle) {
        let Weights::Dense(weights) = &layer.weights else { return };
        let sharing = self.adapter.dense();
        let (count, dim) = self.shared(layer.blocks(), sharing, false);
        // SAFETY: the buffers hold both vectors, the output's filled up to whole blocks, and blocks past the last are
        // neither read nor written.
        unsafe {
            dense::launch_unchecked(
                &self.adapter.client,
                count,
                dim,
                fours(input),
                self.stored(weights),
                fours(output),
                layer.input_channels / LANES,
                layer.blocks(),
                layer.activation,
                sharing,
                self.adapter.precision.number(),
            );
        }
    }

    /// Both layers of squeeze-excitation, from the means to the gates.
    pub(super) fn excite(&mut self, squeeze: &Layer, layer: &Layer, means: &Handle, gates: &Handle) {
        let (Weights::Squeeze(kernel, bias), Weights::Dense(weights)) = (&squeeze.weights, &layer.weights) else {
            return;
        };
        // Few kernels for many numbers of squeezed channels.
        let capacity = squeeze.output_channels.max(64).next_power_of_two();
        let sharing = self.adapter.excite();
        let (count, dim) = self.shared(1, sharing, true);
        // SAFETY: the buffers hold the vectors and matrices of these lengths, and the loops end with them.
        unsafe {
            excite::launch_unchecked(
                &self.adapter.client,
                count,
                dim,
                fours(means),
                self.stored(kernel),
                ones(bias),
                self.stored(weights),
                fours(gates),
                layer.output_channels / LANES,
                squeeze.output_channels,
                capacity,
                (squeeze.activation, layer.activation),
                sharing,
                self.adapter.precision.number(),
            );
        }
    }
}
