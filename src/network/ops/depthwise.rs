//! [`Depthwise`]: one k x k kernel a channel, with bias and activation.

use super::activate::{Activate, Kernel, with_activation};
use super::lanes::{LANES, Lanes};
use super::{Border, Size};
use crate::arch::Activation;

/// Outputs of one tile, side by side in a row.
const TILE: usize = 4;

/// Packed kernel and bias of a depthwise convolution. Maps are channels-last, `[height, width, channels]`; the channels
/// are a multiple of four.
#[derive(Clone, Debug)]
pub(in crate::network) struct Depthwise {
    /// `[channels / 4, kernel_size * kernel_size]` of four channels each.
    kernel: Vec<[f32; LANES]>,
    /// `[channels / 4]` of four channels each.
    bias: Vec<[f32; LANES]>,
    kernel_size: usize,
    stride: usize,
    activation: Option<Activation>,
}

impl Depthwise {
    /// Packs a kernel `[channels, kernel_size, kernel_size]` and a bias `[channels]`. `None` for sizes, strides or
    /// channels that no EfficientNet has.
    pub(in crate::network) fn new(
        kernel: &[f32],
        bias: &[f32],
        kernel_size: usize,
        stride: usize,
        activation: Option<Activation>,
    ) -> Option<Self> {
        let area = kernel_size * kernel_size;
        let (bias, rest) = bias.as_chunks::<LANES>();
        let is_known = matches!((kernel_size, stride), (3 | 5, 1 | 2)) && rest.is_empty();
        if !is_known || kernel.len() != bias.len() * LANES * area {
            return None;
        }
        let mut packed = Vec::with_capacity(bias.len() * area);
        for four in kernel.chunks_exact(LANES * area) {
            packed.extend((0..area).map(|place| {
                let mut channels = four.iter().skip(place).step_by(area);
                std::array::from_fn(|_| channels.next().copied().unwrap_or_default())
            }));
        }
        Some(Self { kernel: packed, bias: bias.to_vec(), kernel_size, stride, activation })
    }

    /// Numbers in kernel and bias.
    pub(in crate::network) fn parameter_count(&self) -> usize {
        (self.kernel.len() + self.bias.len()) * LANES
    }

    /// # Shapes
    /// - `input`: `[size.height, size.width, channels]`
    /// - `output`: `[ceil(size.height / stride), ceil(size.width / stride), channels]`
    pub(in crate::network) fn forward(&self, input: &[f32], size: Size, border: Border, output: &mut [f32]) {
        let row = Row { layer: self, input, size, border };
        let width = size.width.div_ceil(self.stride);
        let length = width * self.bias.len() * LANES;
        for (at, output) in output.chunks_exact_mut(length.max(1)).enumerate() {
            with_activation(self.activation, RowRun { row, at, width, output });
        }
    }
}

#[derive(Clone, Copy)]
struct Row<'a> {
    layer: &'a Depthwise,
    input: &'a [f32],
    size: Size,
    border: Border,
}

struct RowRun<'a> {
    row: Row<'a>,
    /// Which row of the output.
    at: usize,
    /// Pixels in it.
    width: usize,
    output: &'a mut [f32],
}

impl Kernel for RowRun<'_> {
    fn run<A: Activate>(self) {
        match (self.row.layer.kernel_size, self.row.layer.stride) {
            (3, 1) => self.tiles::<3, 1, A>(),
            (3, 2) => self.tiles::<3, 2, A>(),
            (5, 1) => self.tiles::<5, 1, A>(),
            (5, 2) => self.tiles::<5, 2, A>(),
            _ => {}
        }
    }
}

impl RowRun<'_> {
    fn tiles<const K: usize, const S: usize, A: Activate>(self) {
        let Self { row: Row { layer, input, size, border }, at, width, output } = self;
        let channels = layer.bias.len() * LANES;
        let top = at * S;
        // The kernel's rows that lie on the map.
        let first = border.top.saturating_sub(top);
        let last = (size.height + border.top).saturating_sub(top).min(K);
        let rows = || (first..last).map(|row| (row, (top + row - border.top) * size.width * channels));
        for (tile, output) in output.chunks_mut(TILE * channels).enumerate() {
            let left = tile * TILE * S;
            let is_inside = left >= border.left
                && left + (TILE - 1) * S + K <= size.width + border.left
                && (tile + 1) * TILE <= width;
            for (four, (kernel, bias)) in layer.kernel.chunks_exact(K * K).zip(&layer.bias).enumerate() {
                let mut sums = [Lanes::load(bias); TILE];
                for (row, start) in rows() {
                    let Some(kernel) = kernel.get(row * K..).and_then(|rest| rest.first_chunk::<K>()) else { continue };
                    let kernel = kernel.each_ref().map(Lanes::load);
                    let Some(input) = input.get(start + four * LANES..) else { continue };
                    if is_inside {
                        row_inside::<K, S>(&mut sums, kernel, input, left - border.left, channels);
                    } else {
                        row_at_border::<K, S>(&mut sums, kernel, input, (left, border.left, size.width), channels);
                    }
                }
                for (sums, pixel) in sums.into_iter().zip(output.chunks_exact_mut(channels)) {
                    if let Some(to) = pixel.get_mut(four * LANES..).and_then(|rest| rest.first_chunk_mut::<LANES>()) {
                        A::apply(sums).store(to);
                    }
                }
            }
        }
    }
}

/// One row of the kernel over a tile whose every input lies on the map: each input is read once.
#[inline]
fn row_inside<const K: usize, const S: usize>(
    sums: &mut [Lanes; TILE],
    kernel: [Lanes; K],
    input: &[f32],
    left: usize,
    channels: usize,
) {
    let Some(input) = input.get(left * channels..) else { return };
    for column in 0..(TILE - 1) * S + K {
        let Some(values) = input.get(column * channels..).and_then(|rest| rest.first_chunk::<LANES>()) else { return };
        let values = Lanes::load(values);
        for (output, sum) in sums.iter_mut().enumerate() {
            if let Some(weights) = column.checked_sub(output * S).and_then(|place| kernel.get(place)) {
                *sum = sum.add_product(values, *weights);
            }
        }
    }
}

/// The same where inputs may lie off the map, which count as zero.
fn row_at_border<const K: usize, const S: usize>(
    sums: &mut [Lanes; TILE],
    kernel: [Lanes; K],
    input: &[f32],
    (left, border, width): (usize, usize, usize),
    channels: usize,
) {
    for (output, sum) in sums.iter_mut().enumerate() {
        for (place, weights) in kernel.iter().enumerate() {
            let column = (left + output * S + place).checked_sub(border).filter(|column| *column < width);
            let values = column.and_then(|column| input.get(column * channels..)?.first_chunk::<LANES>());
            if let Some(values) = values {
                *sum = sum.add_product(Lanes::load(values), *weights);
            }
        }
    }
}
