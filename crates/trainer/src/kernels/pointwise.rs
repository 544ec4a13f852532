//! The 1x1 convolution as three products of matrices: forward, and the gradients of its input and of its weight.

use cpu_kernels::{LANES, Lanes, Pointwise};

use super::padded;

/// Input channels of one tile of the weight's gradient.
const TILE: usize = 4;
/// Numbers of a map that stay in the nearest cache while every tile passes over them.
const CACHED: usize = 4096;

/// `[pixels, inputs]` to `[pixels, outputs]`, both padded, by a weight `[outputs, inputs]`.
pub(super) fn forward(input: &[f32], weight: &[f32], (inputs, outputs): (usize, usize)) -> Vec<f32> {
    product(input, weight, (inputs, outputs), |output, input| output * inputs + input)
}

/// The gradient of the input, `[pixels, inputs]`, from that of the output.
pub(super) fn input_gradient(gradient: &[f32], weight: &[f32], (inputs, outputs): (usize, usize)) -> Vec<f32> {
    product(gradient, weight, (outputs, inputs), |input, output| output * inputs + input)
}

/// A product with a matrix whose numbers `at` finds in `weight`.
fn product(map: &[f32], weight: &[f32], (from, to): (usize, usize), at: impl Fn(usize, usize) -> usize) -> Vec<f32> {
    let (wide_from, wide_to) = (padded(from), padded(to));
    let mut matrix = vec![0.0; wide_from * wide_to];
    for (row, columns) in matrix.chunks_exact_mut(wide_from.max(1)).take(to).enumerate() {
        for (column, cell) in columns.iter_mut().take(from).enumerate() {
            *cell = weight.get(at(row, column)).copied().unwrap_or_default();
        }
    }
    let pixels = map.len() / wide_from.max(1);
    let mut output = vec![0.0; pixels * wide_to];
    Pointwise::new(matrix, &vec![0.0; wide_to], None).forward(map, None, &mut output);
    output
}

/// The gradient of the weight, `[outputs, inputs]`: over all pixels, the products of each input with each output's
/// gradient.
pub(super) fn weight_gradient(input: &[f32], gradient: &[f32], (inputs, outputs): (usize, usize)) -> Vec<f32> {
    let (wide_in, wide_out) = (padded(inputs), padded(outputs));
    // `[inputs, outputs]`, padded.
    let mut sums = vec![0.0; wide_in * wide_out];
    let pixels = (CACHED / wide_in.max(wide_out).max(1)).max(1);
    for (input, gradient) in input.chunks(pixels * wide_in).zip(gradient.chunks(pixels * wide_out)) {
        for (tile, rows) in sums.chunks_exact_mut(TILE * wide_out).enumerate() {
            let mut column = 0;
            while column + 2 * LANES <= wide_out {
                add_products::<2>(input, gradient, (wide_in, wide_out), (tile * TILE, column), rows);
                column += 2 * LANES;
            }
            if column < wide_out {
                add_products::<1>(input, gradient, (wide_in, wide_out), (tile * TILE, column), rows);
            }
        }
    }
    let mut weight = Vec::with_capacity(inputs * outputs);
    for output in 0..outputs {
        weight.extend((0..inputs).map(|input| sums.get(input * wide_out + output).copied().unwrap_or_default()));
    }
    weight
}

/// Adds the products of a tile's inputs and `VECTORS` vectors of gradients to the tile's rows, `[TILE, outputs]`.
#[inline(never)]
fn add_products<const VECTORS: usize>(
    input: &[f32],
    gradient: &[f32],
    (inputs, outputs): (usize, usize),
    (row, column): (usize, usize),
    rows: &mut [f32],
) {
    let mut sums = [[Lanes::splat(0.0); VECTORS]; TILE];
    for (values, gradient) in input.chunks_exact(inputs).zip(gradient.chunks_exact(outputs)) {
        let four = values.get(row..).and_then(<[f32]>::first_chunk::<TILE>);
        let vectors = gradient.get(column..).map(|rest| rest.as_chunks::<LANES>().0);
        let (Some(four), Some(vectors)) = (four, vectors.and_then(<[_]>::first_chunk::<VECTORS>)) else { continue };
        let vectors = vectors.each_ref().map(Lanes::load);
        for (sums, value) in sums.iter_mut().zip(four) {
            let value = Lanes::splat(*value);
            for (sum, vector) in sums.iter_mut().zip(vectors) {
                *sum = sum.add_product(value, vector);
            }
        }
    }
    for (sums, row) in sums.into_iter().zip(rows.chunks_exact_mut(outputs)) {
        let cells = row.get_mut(column..).map(|rest| rest.as_chunks_mut::<LANES>().0).unwrap_or_default();
        for (sum, cell) in sums.into_iter().zip(cells) {
            Lanes::load(cell).add(sum).store(cell);
        }
    }
}
