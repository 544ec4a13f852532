//! [`Depthwise`]: one k x k kernel a channel, with bias and activation.

use std::ops::Range;

use super::activate::{Activate, Kernel, with_activation};
use super::lanes::{LANES, Lanes};
use super::{Border, Size};
use model::arch::Activation;

/// Outputs of one tile, side by side in a row: seven sums, a row of up to five weights, an input and a product stay in sixteen
/// registers, and as many sums as that hide how long an addition takes. Every map of a picture of 224 pixels is a multiple of
/// seven wide.
const TILE: usize = 7;

/// Writes a loop's body out for each number below an end. The compiler unrolls some of these loops and not others, and sums
/// that it does not keep in registers take twice the time.
macro_rules! unrolled {
    ($name:ident below $end:expr => $body:block) => {
        unrolled!(@ $name, $end, $body, 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16);
    };
    (@ $name:ident, $end:expr, $body:block, $($number:literal)*) => {
        // One for each column under a tile of stride 2 and a kernel of 5.
        const { assert!($end <= 17) };
        $(
            if $number < $end {
                let $name: usize = $number;
                $body
            }
        )*
    };
}

/// Packed kernel and bias of a depthwise convolution. Maps are channels-last, `[height, width, channels]`; the channels
/// are a multiple of four.
#[derive(Clone, Debug)]
pub struct Depthwise {
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
    pub fn new(
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
    pub fn parameter_count(&self) -> usize {
        (self.kernel.len() + self.bias.len()) * LANES
    }

    /// Writes nothing when `input` is shorter than its shape.
    ///
    /// # Shapes
    /// - `input`: `[size.height, size.width, channels]`
    /// - `output`: `[ceil(size.height / stride), ceil(size.width / stride), channels]`
    pub fn forward(&self, input: &[f32], size: Size, border: Border, output: &mut [f32]) {
        let channels = self.bias.len() * LANES;
        if input.len() < size.pixels() * channels {
            return;
        }
        let row = Row { layer: self, input, size, border };
        let length = size.width.div_ceil(self.stride) * channels;
        for (at, output) in output.chunks_exact_mut(length.max(1)).enumerate() {
            with_activation(self.activation, RowRun { row, at, output });
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
        let Self { row: Row { layer, input, size, border }, at, output } = self;
        let channels = layer.bias.len() * LANES;
        // The kernel's rows that lie on the map.
        let top = at * S;
        let rows = border.top.saturating_sub(top)..(size.height + border.top).saturating_sub(top).min(K);
        for (tile, output) in output.chunks_mut(TILE * channels).enumerate() {
            let left = tile * TILE * S;
            let window = Window { input, size, border, top, left, rows: rows.clone(), channels };
            if left >= border.left && left + (TILE - 1) * S + K <= size.width + border.left {
                window.write::<K, S, true, A>(layer, output);
            } else {
                window.write::<K, S, false, A>(layer, output);
            }
        }
    }
}

/// The part of the map under a tile of outputs. Places are counted with the border.
struct Window<'a> {
    input: &'a [f32],
    size: Size,
    border: Border,
    top: usize,
    left: usize,
    /// Rows of the kernel that lie on the map.
    rows: Range<usize>,
    channels: usize,
}

impl Window<'_> {
    /// Four channels at a time. `INSIDE` says that every column lies on the map; what lies off it counts as zero.
    fn write<const K: usize, const S: usize, const INSIDE: bool, A: Activate>(
        self,
        layer: &Depthwise,
        output: &mut [f32],
    ) {
        let Self { input, size, border, top, left, rows, channels } = self;
        for (four, (kernel, bias)) in layer.kernel.chunks_exact(K * K).zip(&layer.bias).enumerate() {
            let mut sums = [Lanes::load(bias); TILE];
            for (row, weights) in kernel.as_chunks::<K>().0.iter().enumerate() {
                if !rows.contains(&row) {
                    continue;
                }
                let weights = weights.each_ref().map(Lanes::load);
                let start = (top + row - border.top) * size.width * channels + four * LANES;
                unrolled!(column below (TILE - 1) * S + K => {
                    let place = left + column;
                    if INSIDE || (place >= border.left && place < size.width + border.left) {
                        let from = start + (place - border.left) * channels;
                        // SAFETY: `forward` made sure of the map's length, and both the row and the column lie on the map:
                        // the rows by `rows`, the columns by `INSIDE` or the test above.
                        #[expect(unsafe_code, reason = "a test of each load halves the speed")]
                        let values = unsafe { Lanes::load_unchecked(input, from) };
                        // Each input is read once, for every output whose kernel covers it.
                        unrolled!(output below TILE => {
                            let weights = column.checked_sub(output * S).and_then(|place| weights.get(place));
                            if let (Some(weights), Some(sum)) = (weights, sums.get_mut(output)) {
                                *sum = sum.add_product(values, *weights);
                            }
                        });
                    }
                });
            }
            for (sums, pixel) in sums.into_iter().zip(output.chunks_exact_mut(channels)) {
                if let Some(to) = pixel.get_mut(four * LANES..).and_then(|rest| rest.first_chunk_mut::<LANES>()) {
                    A::apply(sums).store(to);
                }
            }
        }
    }
}
