//! Global average pool and the gate of squeeze-excitation, on channels-last maps.

/// Means over all pixels of `[pixels, channels]`, into `[channels]`. Rows of `width` pixels are added up first, so that
/// large maps lose no precision.
pub fn pool(map: &[f32], width: usize, row_sums: &mut [f32], means: &mut [f32]) {
    let channels = means.len().max(1);
    means.fill(0.0);
    for row in map.chunks(width.max(1) * channels) {
        row_sums.fill(0.0);
        for pixel in row.chunks_exact(channels) {
            row_sums.iter_mut().zip(pixel).for_each(|(sum, value)| *sum += value);
        }
        means.iter_mut().zip(&*row_sums).for_each(|(sum, row)| *sum += row);
    }
    #[expect(clippy::cast_precision_loss, reason = "far below 2^24 pixels lose nothing, and none has more")]
    let scale = 1.0 / (map.len() / channels) as f32;
    for mean in means {
        *mean *= scale;
    }
}

/// Multiplies each channel of `[pixels, channels]` by its gate.
pub fn gate(map: &mut [f32], gates: &[f32]) {
    for pixel in map.chunks_exact_mut(gates.len().max(1)) {
        pixel.iter_mut().zip(gates).for_each(|(value, gate)| *value *= gate);
    }
}
