//! What a picture is to the resampling.

/// Pixels in rows, however they are stored.
pub trait Pixels {
    /// Width in pixels.
    fn width(&self) -> u32;

    /// Height in pixels.
    fn height(&self) -> u32;

    /// Writes pairs of neighbours of a row from a column on, which is even: red of both (0 to 255), green of both, blue of
    /// both, and two idle lanes. As many as `pairs` has room for, fewer where the picture does not reach; a last pixel
    /// without a neighbour is paired with anything.
    fn pairs(&self, row: usize, column: usize, pairs: &mut [PixelPair]);
}

/// Two pixels side by side, channel by channel.
pub type PixelPair = [i16; 8];
