//! What a picture is to the resampling.

/// Pixels in rows, however they are stored.
pub trait Pixels {
    /// Width in pixels.
    fn width(&self) -> u32;

    /// Height in pixels.
    fn height(&self) -> u32;

    /// Writes pixels of a row from a column on as red, green, blue (0 to 255) and an idle lane: as many as `wide` has
    /// room for, fewer where the picture does not reach.
    fn widen(&self, row: usize, column: usize, wide: &mut [[i32; 4]]);
}
