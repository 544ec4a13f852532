//! Weights as the kernels read them: neighbouring invocations take neighbouring channels, so the output channels of one
//! input lie side by side.

use super::adapter::LANES;

/// Output channels of one invocation.
pub(super) const BLOCK: usize = 2 * LANES;

/// A kernel `[outputs, inputs]` and its bias as `[1 + inputs, outputs]`, the bias first; outputs are filled up to whole
/// blocks with zeros.
pub(super) fn dense(kernel: &[f32], bias: &[f32]) -> Vec<f32> {
    let inputs = kernel.len().checked_div(bias.len()).unwrap_or_default();
    let wide = bias.len().next_multiple_of(BLOCK);
    let mut packed = vec![0.0; (1 + inputs) * wide];
    for (output, (row, bias)) in kernel.chunks_exact(inputs.max(1)).zip(bias).enumerate() {
        let column = packed.iter_mut().skip(output).step_by(wide.max(1));
        column.zip(std::iter::once(bias).chain(row)).for_each(|(to, from)| *to = *from);
    }
    packed
}

/// The bias and the kernel's row of one output, of what [`dense`] packed for so many; `None` for one that there is not.
pub(super) fn dense_row(packed: &[f32], outputs: usize, output: usize) -> Option<(f32, Vec<f32>)> {
    let wide = outputs.next_multiple_of(BLOCK);
    let mut column = packed.iter().copied().skip(output).step_by(wide.max(1));
    let bias = column.next().filter(|_| output < outputs)?;
    Some((bias, column.collect()))
}

/// A kernel `[channels, places]` and its bias as `[1 + places, channels]`, the bias first.
pub(super) fn depthwise(kernel: &[f32], bias: &[f32]) -> Vec<f32> {
    let places = kernel.len().checked_div(bias.len()).unwrap_or_default();
    let mut packed = bias.to_vec();
    packed.reserve_exact(kernel.len());
    for place in 0..places {
        packed.extend(kernel.iter().skip(place).step_by(places));
    }
    packed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bias_comes_first_and_each_input_is_a_row() {
        let packed = dense(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], &[7.0, 8.0, 9.0]);
        let zeros = [0.0; 5];
        let expected = [&[7.0, 8.0, 9.0][..], &zeros, &[1.0, 3.0, 5.0], &zeros, &[2.0, 4.0, 6.0], &zeros].concat();
        assert_eq!(packed, expected);
        assert_eq!(dense_row(&packed, 3, 1), Some((8.0, vec![3.0, 4.0])));
        assert_eq!(dense_row(&packed, 3, 3), None, "the zeros that fill up a block are of no output");
        assert_eq!(depthwise(&[1.0, 2.0, 3.0, 4.0], &[5.0, 6.0]), [5.0, 6.0, 1.0, 3.0, 2.0, 4.0]);
    }
}
