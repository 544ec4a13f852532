//! One launch for each operation, on buffers that are long enough, and the count of what a run asks of the adapter.

#![expect(unsafe_code, reason = "kernels whose loads are not tested one by one: a test of each doubles their time")]

use cubecl::bytes::Bytes;
use cubecl::prelude::*;
use cubecl::server::{Handle, ServerError};

use super::super::ops::Size;
use super::adapter::{Adapter, LANES};
use super::kernels::vectors::{Sharing, dense, excite, pool};
use super::kernels::{depthwise, pointwise, stem};
use super::layer::{Layer, Weights};
use super::pack::BLOCK;

/// Invocations of a workgroup where they share nothing.
const UNITS: u32 = 64;

/// What a run asked of the adapter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RunCount {
    /// Kernels.
    pub launches: u64,
    /// Times that it was waited for: once for the logits, and after each block of a long run.
    pub waits: u64,
    /// Bytes written to it.
    pub bytes_up: u64,
    /// Bytes read back.
    pub bytes_down: u64,
}

/// A part of the adapter's memory that every run uses again.
#[derive(Clone, Debug, Default)]
pub(super) struct Buffer(Option<Handle>);

impl Buffer {
    /// Room for so many numbers; kept where it is there already.
    pub(super) fn part(&mut self, adapter: &Adapter, numbers: usize) -> Handle {
        let bytes = numbers * size_of::<f32>();
        if let Some(handle) = self.0.as_ref().filter(|handle| handle.size() >= bytes as u64) {
            return handle.clone();
        }
        // The old one goes first, so that both never lie there at once.
        self.0 = None;
        self.0.insert(adapter.client.empty(bytes)).clone()
    }
}

/// Launches kernels and counts them.
pub(super) struct Launcher<'a> {
    pub(super) adapter: &'a Adapter,
    pub(super) count: RunCount,
}

/// A buffer as an argument, in vectors of `lanes` numbers.
fn argument(handle: Handle, lanes: usize) -> BufferArg {
    let numbers = usize::try_from(handle.size()).unwrap_or_default() / size_of::<f32>();
    // SAFETY: the length is the buffer's own.
    unsafe { BufferArg::from_raw_parts(handle, numbers / lanes) }
}

fn fours(handle: &Handle) -> BufferArg {
    argument(handle.clone(), LANES)
}

impl Launcher<'_> {
    /// Writes numbers to the adapter.
    pub(super) fn write(&mut self, buffer: &mut Buffer, values: Vec<f32>) -> Handle {
        let bytes = Bytes::from_elems(values);
        self.count.bytes_up += bytes.len() as u64;
        let handle = buffer.part(self.adapter, bytes.len() / size_of::<f32>());
        self.adapter.client.write(&handle, bytes);
        handle
    }

    /// Reads numbers back, without blocking.
    ///
    /// # Errors
    /// When the adapter fails.
    pub(super) async fn read(&mut self, buffer: Handle, numbers: usize) -> Result<Vec<f32>, ServerError> {
        self.count.waits += 1;
        let bytes = self.adapter.client.read_async(vec![buffer]).await?;
        let bytes = bytes.first().map(|bytes| &**bytes).unwrap_or_default();
        self.count.bytes_down += bytes.len() as u64;
        Ok(f32::from_bytes(bytes).iter().take(numbers).copied().collect())
    }

    /// Waits until all that was launched is done, without blocking.
    ///
    /// # Errors
    /// When the adapter fails.
    pub(super) async fn wait(&mut self) -> Result<(), ServerError> {
        self.count.waits += 1;
        self.adapter.client.sync().await
    }

    fn workgroups(&mut self, units: usize) -> (CubeCount, CubeDim) {
        self.count.launches += 1;
        let dim = CubeDim::new_1d(UNITS);
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
            finish: layer.finish,
        };
        let (count, dim) = self.workgroups(blocks * out.width.div_ceil(shape.columns) * out.height);
        // SAFETY: the buffers hold the maps of these sizes, and no index leaves them: places off the map are moved onto
        // it, tiles past the end return, and what is past the end of a row is not written.
        unsafe {
            stem::convolve::launch_unchecked(
                &self.adapter.client,
                count,
                dim,
                argument(input.clone(), 1),
                fours(weights),
                fours(output),
                layer.input_channels,
                size.height,
                size.width,
                blocks,
                out.height,
                out.width,
                top,
                left,
                shape,
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
        let Weights::Dense(weights) = &layer.weights else { return };
        let blocks = layer.blocks();
        let shape = pointwise::Shape {
            pixels: self.adapter.pixels(pixels, blocks),
            finish: layer.finish,
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
                fours(input),
                fours(weights),
                fours(gates.unwrap_or(weights)),
                fours(skip.unwrap_or(weights)),
                fours(output),
                pixels,
                layer.input_channels / LANES,
                blocks,
                shape,
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
            finish: layer.finish,
        };
        let (count, dim) = self.workgroups(channels * out.width.div_ceil(columns) * out.height.div_ceil(rows));
        // SAFETY: the buffers hold the maps of these sizes, and no index leaves them: places off the map are moved onto
        // it, tiles past the end return, and outputs past the end are not written.
        unsafe {
            depthwise::convolve::launch_unchecked(
                &self.adapter.client,
                count,
                dim,
                fours(input),
                fours(weights),
                fours(output),
                size.height,
                size.width,
                channels,
                out.height,
                out.width,
                top,
                left,
                shape,
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
                fours(input),
                fours(means),
                pixels,
                channels,
                sharing,
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
                fours(weights),
                fours(output),
                layer.input_channels / LANES,
                layer.blocks(),
                layer.finish,
                sharing,
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
                fours(kernel),
                argument(bias.clone(), 1),
                fours(weights),
                fours(gates),
                layer.output_channels / LANES,
                squeeze.output_channels,
                capacity,
                (squeeze.finish, layer.finish),
                sharing,
            );
        }
    }
}

/// Numbers of a vector as a dense layer writes it.
pub(super) fn padded(channels: usize) -> usize {
    channels.next_multiple_of(BLOCK)
}
