//! The 3x3 depthwise convolution with one row of zeros around the map: forward, and both gradients.

use cpu_kernels::{Border, Depthwise, LANES, Lanes, Size};

use super::padded;

/// Side of the kernel.
const K: usize = 3;
/// Places of the kernel.
const AREA: usize = K * K;
/// One row of zeros around the map.
const BORDER: Border = Border { top: 1, left: 1 };

/// Maps of a batch, one after the other, and how the kernel walks them.
#[derive(Clone, Copy)]
pub(super) struct Walk {
    /// Of one input map.
    pub(super) size: Size,
    pub(super) stride: usize,
    /// Not padded.
    pub(super) channels: usize,
}

impl Walk {
    pub(super) fn output_size(self) -> Size {
        Size { height: self.size.height.div_ceil(self.stride), width: self.size.width.div_ceil(self.stride) }
    }

    fn input_length(self) -> usize {
        self.size.pixels() * padded(self.channels)
    }

    fn output_length(self) -> usize {
        self.output_size().pixels() * padded(self.channels)
    }

    /// `[maps, height, width, channels]` by a weight `[channels, 3, 3]`; `None` for a stride that no EfficientNet has.
    pub(super) fn forward(self, input: &[f32], weight: &[f32]) -> Option<Vec<f32>> {
        let layer = packed(weight, self.channels, self.stride, |place| place)?;
        let mut output = vec![0.0; input.len() / self.input_length().max(1) * self.output_length()];
        let maps =
            input.chunks_exact(self.input_length().max(1)).zip(output.chunks_exact_mut(self.output_length().max(1)));
        for (input, output) in maps {
            layer.forward(input, self.size, BORDER, output);
        }
        Some(output)
    }

    /// The gradient of the input from that of the output.
    pub(super) fn input_gradient(self, gradient: &[f32], weight: &[f32]) -> Option<Vec<f32>> {
        let mut input = vec![0.0; gradient.len() / self.output_length().max(1) * self.input_length()];
        let maps =
            gradient.chunks_exact(self.output_length().max(1)).zip(input.chunks_exact_mut(self.input_length().max(1)));
        if self.stride == 1 {
            // The same convolution with the kernel turned by half a turn.
            let layer = packed(weight, self.channels, 1, |place| AREA - 1 - place)?;
            for (gradient, input) in maps {
                layer.forward(gradient, self.size, BORDER, input);
            }
        } else {
            let kernel = transposed(weight, self.channels);
            for (gradient, input) in maps {
                self.scatter(gradient, &kernel, input);
            }
        }
        Some(input)
    }

    /// Adds each output's gradient to the inputs under its kernel.
    fn scatter(self, gradient: &[f32], kernel: &[f32], input: &mut [f32]) {
        let channels = padded(self.channels).max(1);
        let Size { height, width } = self.output_size();
        for (at, gradient) in gradient.chunks_exact(channels).take(height * width).enumerate() {
            let (top, left) = (at / width * self.stride, at % width * self.stride);
            for (place, weights) in kernel.chunks_exact(channels).enumerate() {
                let y = (top + place / K).checked_sub(1).filter(|y| *y < self.size.height);
                let x = (left + place % K).checked_sub(1).filter(|x| *x < self.size.width);
                let Some((y, x)) = y.zip(x) else { continue };
                let start = (y * self.size.width + x) * channels;
                let cells = input.get_mut(start..start + channels).unwrap_or_default().as_chunks_mut::<LANES>().0;
                let products = gradient.as_chunks::<LANES>().0.iter().zip(weights.as_chunks::<LANES>().0);
                for (cell, (gradient, weight)) in cells.iter_mut().zip(products) {
                    Lanes::load(cell).add_product(Lanes::load(gradient), Lanes::load(weight)).store(cell);
                }
            }
        }
    }

    /// The gradient of the weight, `[channels, 3, 3]`.
    pub(super) fn weight_gradient(self, input: &[f32], gradient: &[f32]) -> Vec<f32> {
        let channels = padded(self.channels);
        let (wide, length) = (self.size.width + 2, (self.size.width + 2) * (self.size.height + 2) * channels);
        // A map with its border, so that no place has to be asked whether it lies on the map.
        let mut bordered = vec![0.0; length];
        let mut sums = vec![[[0.0; LANES]; AREA]; channels / LANES];
        let maps =
            input.chunks_exact(self.input_length().max(1)).zip(gradient.chunks_exact(self.output_length().max(1)));
        for (input, gradient) in maps {
            let rows = input.chunks_exact((self.size.width * channels).max(1));
            for (row, to) in rows.zip(bordered.chunks_exact_mut(wide * channels).skip(1)) {
                if let Some(to) = to.get_mut(channels..channels + row.len()) {
                    to.copy_from_slice(row);
                }
            }
            for (four, sums) in sums.iter_mut().enumerate() {
                self.add_products(&bordered, gradient, four * LANES, sums);
            }
        }
        let mut weight = Vec::with_capacity(self.channels * AREA);
        for channel in 0..self.channels {
            let four = sums.get(channel / LANES);
            weight.extend((0..AREA).map(|place| {
                let lanes = four.and_then(|places| places.get(place));
                lanes.and_then(|lanes| lanes.get(channel % LANES)).copied().unwrap_or_default()
            }));
        }
        weight
    }

    /// Adds one map's products of inputs and gradients of four channels, a sum for each place of the kernel.
    #[inline(never)]
    fn add_products(self, bordered: &[f32], gradient: &[f32], first: usize, sums: &mut [[f32; LANES]; AREA]) {
        let channels = padded(self.channels);
        let Size { width, .. } = self.output_size();
        let row_length = (self.size.width + 2) * channels;
        let mut lanes = sums.each_ref().map(Lanes::load);
        for (y, gradient) in gradient.chunks_exact((width * channels).max(1)).enumerate() {
            let start = y * self.stride * row_length + first;
            let row = |number: usize| bordered.get(start + number * row_length..).unwrap_or_default();
            let rows @ [upper, middle, lower] = [row(0), row(1), row(2)];
            // The last place of the last row that is read, four channels from there on.
            let end = ((width - 1) * self.stride + K - 1) * channels + LANES;
            if rows.iter().any(|row| row.len() < end) || gradient.len() < (width - 1) * channels + first + LANES {
                continue;
            }
            for x in 0..width {
                let from = x * self.stride * channels;
                // SAFETY: the rows reach to `end`, the gradient to its last pixel, as was tested above.
                #[expect(unsafe_code, reason = "a test of each of ten loads costs more than the products")]
                let (gradient, values) = unsafe {
                    let load = |row: &[f32], column: usize| Lanes::load_unchecked(row, from + column * channels);
                    let gradient = Lanes::load_unchecked(gradient, x * channels + first);
                    // One by one: a call for each row would cost more than its products.
                    let [upper, middle, lower] = [
                        [load(upper, 0), load(upper, 1), load(upper, 2)],
                        [load(middle, 0), load(middle, 1), load(middle, 2)],
                        [load(lower, 0), load(lower, 1), load(lower, 2)],
                    ];
                    (gradient, [upper, middle, lower])
                };
                for (sum, value) in lanes.iter_mut().zip(values.as_flattened()) {
                    *sum = sum.add_product(gradient, *value);
                }
            }
        }
        lanes.into_iter().zip(sums).for_each(|(lanes, sums)| lanes.store(sums));
    }
}

/// A kernel for the fused operation, its places in another order.
fn packed(weight: &[f32], channels: usize, stride: usize, order: impl Fn(usize) -> usize) -> Option<Depthwise> {
    let mut kernel = vec![0.0; padded(channels) * AREA];
    for (from, to) in weight.chunks_exact(AREA).zip(kernel.chunks_exact_mut(AREA)) {
        for (place, cell) in to.iter_mut().enumerate() {
            *cell = from.get(order(place)).copied().unwrap_or_default();
        }
    }
    Depthwise::new(&kernel, &vec![0.0; padded(channels)], K, stride, None)
}

/// `[channels, 3, 3]` as `[3, 3, channels]`, padded.
fn transposed(weight: &[f32], channels: usize) -> Vec<f32> {
    let wide = padded(channels);
    let mut kernel = vec![0.0; AREA * wide];
    for (channel, places) in weight.chunks_exact(AREA).enumerate() {
        for (place, value) in places.iter().enumerate() {
            if let Some(cell) = kernel.get_mut(place * wide + channel) {
                *cell = *value;
            }
        }
    }
    kernel
}
