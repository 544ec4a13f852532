//! Patches of a picture for a dense convolution: the input of each output, gathered into a row of a matrix.

use super::{Border, Size};

/// Gathers the patches of one row of outputs, `[outputs, planes, kernel_size, kernel_size]`, from planes
/// `[planes, size.height, size.width]`; `top` is the first row of the patches, counted with the border.
pub fn patches(
    planes: &[f32],
    size: Size,
    top: usize,
    (kernel_size, stride): (usize, usize),
    border: Border,
    rows: &mut [f32],
) {
    let patch = planes.len() / size.pixels().max(1) * kernel_size * kernel_size;
    for (output, row) in rows.chunks_exact_mut(patch.max(1)).enumerate() {
        let kernels = row.chunks_exact_mut(kernel_size * kernel_size);
        for (plane, kernel) in planes.chunks_exact(size.pixels().max(1)).zip(kernels) {
            for (dy, line) in kernel.chunks_exact_mut(kernel_size).enumerate() {
                let y = (top + dy).checked_sub(border.top).filter(|y| *y < size.height);
                for (dx, cell) in line.iter_mut().enumerate() {
                    let x = (output * stride + dx).checked_sub(border.left).filter(|x| *x < size.width);
                    let value = y.zip(x).and_then(|(y, x)| plane.get(y * size.width + x));
                    *cell = value.copied().unwrap_or_default();
                }
            }
        }
    }
}
