//! [`Pointwise`]: a 1x1 convolution with bias, skip connection and activation, as a product of matrices.

use super::activate::{Activate, Kernel, with_activation};
use super::lanes::{LANES, Lanes};
use model::arch::Activation;

/// Numbers of one tile's output channels: two vectors.
type Block = [[f32; LANES]; 2];
/// Output channels of one tile.
const BLOCK: usize = 2 * LANES;
/// Pixels of one tile: with [`BLOCK`] channels eight sums, which with two kernels and four inputs stay in sixteen
/// registers. Six pixels are a quarter slower: their sums and inputs do not.
const TILE: usize = 4;
/// Input channels in a group of the innermost loop: that their number is known saves the loop a test for each.
const GROUP: usize = 8;
/// Numbers of the input that stay in the nearest cache while every block of output channels passes over them.
const CACHED: usize = 4096;

/// Packed kernel and bias of a 1x1 convolution. Maps are channels-last, `[pixels, channels]`.
#[derive(Clone, Debug)]
pub struct Pointwise {
    /// `[ceil(output_channels / 8), input_channels]` of eight output channels each, zeros after the last.
    kernel: Vec<f32>,
    /// As many blocks.
    bias: Vec<Block>,
    input_channels: usize,
    output_channels: usize,
    activation: Option<Activation>,
}

impl Pointwise {
    /// Packs a kernel `[output_channels, input_channels]`, row by row, and a bias `[output_channels]`. In place: a second
    /// copy of the largest kernel would be the peak of memory while a network is loaded.
    pub fn new(mut kernel: Vec<f32>, bias: &[f32], activation: Option<Activation>) -> Self {
        let output_channels = bias.len();
        let input_channels = kernel.len().checked_div(output_channels).unwrap_or_default();
        kernel.resize(input_channels * output_channels.next_multiple_of(BLOCK), 0.0);
        let mut rows = vec![0.0; BLOCK * input_channels];
        for block in kernel.chunks_exact_mut(rows.len().max(1)) {
            rows.copy_from_slice(block);
            for (channel, columns) in block.chunks_exact_mut(BLOCK).enumerate() {
                for (column, row) in columns.iter_mut().zip(rows.chunks_exact(input_channels)) {
                    *column = row.get(channel).copied().unwrap_or_default();
                }
            }
        }
        let bias = bias.chunks(BLOCK).map(padded).collect();
        Self { kernel, bias, input_channels, output_channels, activation }
    }

    /// Numbers in kernel and bias, those of the padding left out.
    pub fn parameter_count(&self) -> usize {
        (self.input_channels + 1) * self.output_channels
    }

    /// The kernel's row of one output channel, and its bias; `None` for a channel that there is not.
    pub fn row(&self, channel: usize) -> Option<(Vec<f32>, f32)> {
        let (block, lane) = (channel / BLOCK, channel % BLOCK);
        let bias = *self.bias.get(block).filter(|_| channel < self.output_channels)?.as_flattened().get(lane)?;
        let kernel = self.kernel.chunks_exact((BLOCK * self.input_channels).max(1)).nth(block)?;
        Some((kernel.iter().skip(lane).step_by(BLOCK).copied().collect(), bias))
    }

    /// # Shapes
    /// - `input`: `[pixels, input_channels]`, and whatever else a buffer holds
    /// - `skip`: like `output`; added before the activation, of which layers with a skip connection have none
    /// - `output`: `[pixels, output_channels]`
    pub fn forward(&self, input: &[f32], skip: Option<&[f32]>, output: &mut [f32]) {
        let pixels = output.len().checked_div(self.output_channels).unwrap_or_default();
        let input = input.get(..pixels * self.input_channels).unwrap_or(input);
        with_activation(self.activation, Run { layer: self, input, skip, output });
    }
}

struct Run<'a> {
    layer: &'a Pointwise,
    input: &'a [f32],
    skip: Option<&'a [f32]>,
    output: &'a mut [f32],
}

impl Kernel for Run<'_> {
    fn run<A: Activate>(self) {
        let Self { layer, input, skip, output } = self;
        let &Pointwise { input_channels, output_channels, .. } = layer;
        // Whole tiles, so that only the last part of the map has a remainder.
        let pixels = (CACHED / input_channels / TILE).max(1) * TILE;
        let parts = input.chunks(pixels * input_channels).zip(output.chunks_mut(pixels * output_channels));
        for (part, (input, output)) in parts.enumerate() {
            let skip = skip.and_then(|skip| skip.get(part * pixels * output_channels..));
            run_part::<A>(layer, input, skip, output);
        }
    }
}

/// A part of the map, every block of output channels. Never inlined: in a worker's first run a browser exchanges the code
/// that it compiled at once for the code that it compiled well only where a function is called.
#[inline(never)]
fn run_part<A: Activate>(layer: &Pointwise, input: &[f32], skip: Option<&[f32]>, output: &mut [f32]) {
    let &Pointwise { input_channels, output_channels, .. } = layer;
    let kernel = layer.kernel.as_chunks::<LANES>().0.as_chunks::<2>().0;
    for (block, (kernel, bias)) in kernel.chunks_exact(input_channels).zip(&layer.bias).enumerate() {
        let place = Columns { first: block * BLOCK, all: output_channels };
        let mut tiles = input.chunks_exact(TILE * input_channels);
        let mut done = 0;
        for tile in &mut tiles {
            place.write::<TILE, A>(sums::<TILE>(tile, kernel, bias), done, skip, output);
            done += TILE;
        }
        for pixel in tiles.remainder().chunks_exact(input_channels) {
            place.write::<1, A>(sums::<1>(pixel, kernel, bias), done, skip, output);
            done += 1;
        }
    }
}

/// The sums of `PIXELS` pixels for a block of output channels: the innermost loop of the network.
#[inline]
fn sums<const PIXELS: usize>(input: &[f32], kernel: &[Block], bias: &Block) -> [[Lanes; 2]; PIXELS] {
    let mut sums = [halves(bias); PIXELS];
    let mut pixels = input.chunks_exact(kernel.len());
    let rows: [&[f32]; PIXELS] = std::array::from_fn(|_| pixels.next().unwrap_or_default());
    if rows.iter().any(|row| row.len() != kernel.len()) {
        return sums;
    }
    let (groups, rest) = kernel.as_chunks::<GROUP>();
    let rows = rows.map(<[f32]>::as_chunks::<GROUP>);
    add_products(&mut sums, groups, rows.map(|(groups, _)| groups));
    add_products(&mut sums, rest.as_chunks::<1>().0, rows.map(|(_, rest)| rest.as_chunks::<1>().0));
    sums
}

/// Adds the products of groups of input channels; nothing where a row has not as many as the kernel.
#[inline]
fn add_products<const PIXELS: usize, const GROUP: usize>(
    sums: &mut [[Lanes; 2]; PIXELS],
    kernel: &[[Block; GROUP]],
    rows: [&[[f32; GROUP]]; PIXELS],
) {
    if rows.iter().any(|row| row.len() != kernel.len()) {
        return;
    }
    for (at, weights) in kernel.iter().enumerate() {
        // SAFETY: every row is as long as the kernel, of which `at` is a place.
        #[expect(unsafe_code, reason = "a test of each group costs a twentieth of the speed")]
        let values = rows.map(|row| unsafe { row.get_unchecked(at) });
        // By number: iterators over both have the compiler unroll the loop, whose values then exceed the registers.
        for channel in 0..GROUP {
            let Some(weights) = weights.get(channel) else { continue };
            let [low, high] = halves(weights);
            for ([sum_low, sum_high], values) in sums.iter_mut().zip(values) {
                let Some(&value) = values.get(channel) else { continue };
                let value = Lanes::splat(value);
                *sum_low = sum_low.add_product(value, low);
                *sum_high = sum_high.add_product(value, high);
            }
        }
    }
}

/// Which columns of the output a block is.
#[derive(Clone, Copy)]
struct Columns {
    first: usize,
    all: usize,
}

impl Columns {
    #[inline]
    fn write<const PIXELS: usize, A: Activate>(
        self,
        sums: [[Lanes; 2]; PIXELS],
        pixel: usize,
        skip: Option<&[f32]>,
        output: &mut [f32],
    ) {
        for (at, sums) in (pixel..).zip(sums) {
            let first = at * self.all + self.first;
            let last = at * self.all + self.all;
            if self.first + BLOCK <= self.all {
                let sums = match skip.and_then(|skip| skip.get(first..first + BLOCK)) {
                    Some(skip) => add(sums, skip),
                    None => sums,
                };
                if let Some(to) = output.get_mut(first..first + BLOCK) {
                    store(sums.map(A::apply), to);
                }
            } else {
                let sums = match skip.and_then(|skip| skip.get(first..last)) {
                    Some(skip) => add(sums, padded(skip).as_flattened()),
                    None => sums,
                };
                let mut values = Block::default();
                store(sums.map(A::apply), values.as_flattened_mut());
                if let Some(to) = output.get_mut(first..last) {
                    to.iter_mut().zip(values.as_flattened()).for_each(|(to, value)| *to = *value);
                }
            }
        }
    }
}

/// Up to eight numbers, zeros after the last.
fn padded(values: &[f32]) -> Block {
    let mut block = Block::default();
    block.as_flattened_mut().iter_mut().zip(values).for_each(|(cell, value)| *cell = *value);
    block
}

#[inline]
fn halves(block: &Block) -> [Lanes; 2] {
    block.each_ref().map(Lanes::load)
}

#[inline]
fn add(mut sums: [Lanes; 2], values: &[f32]) -> [Lanes; 2] {
    sums.iter_mut().zip(values.as_chunks().0).for_each(|(sums, values)| *sums = sums.add(Lanes::load(values)));
    sums
}

#[inline]
fn store(sums: [Lanes; 2], to: &mut [f32]) {
    sums.into_iter().zip(to.as_chunks_mut().0).for_each(|(sums, to)| sums.store(to));
}
