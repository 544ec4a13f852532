//! A decoded picture: 8 bits a channel, red, green, blue.

use super::error::{PictureError, zeroed};
use super::pixels::{PixelPair, Pixels};

/// An opaque picture of `height` rows of `width` pixels, three bytes (red, green, blue) a pixel,
/// rows from the top without padding. It has at least one pixel and at most
/// [`MAX_MEGAPIXELS`](super::MAX_MEGAPIXELS) million.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RgbPicture {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
}

impl RgbPicture {
    /// Takes `pixels`, `[height, width, 3]` in bytes.
    ///
    /// # Errors
    /// [`PictureError::Empty`], [`PictureError::TooLarge`], or [`PictureError::WrongLength`] when
    /// the buffer is not `height * width * 3` bytes long.
    pub fn new(width: u32, height: u32, pixels: Vec<u8>) -> Result<Self, PictureError> {
        PictureError::check_size(width, height)?;
        check_length(width, height, 3, pixels.len())?;
        Ok(RgbPicture { width, height, pixels })
    }

    /// Composes `rgba`, `[height, width, 4]` in bytes with straight (not premultiplied) alpha, as
    /// a canvas gives it, onto white.
    ///
    /// # Errors
    /// As [`RgbPicture::new`], with 4 bytes a pixel; [`PictureError::OutOfMemory`].
    pub fn from_rgba(width: u32, height: u32, rgba: &[u8]) -> Result<Self, PictureError> {
        PictureError::check_size(width, height)?;
        check_length(width, height, 4, rgba.len())?;
        let pixels = each_pixel(rgba, opaque)?;
        Ok(RgbPicture { width, height, pixels })
    }

    /// The bytes, `[height, width, 3]`.
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// The bytes, `[height, width, 3]`, without a copy.
    pub fn into_pixels(self) -> Vec<u8> {
        self.pixels
    }
}

impl Pixels for RgbPicture {
    fn width(&self) -> u32 {
        self.width
    }

    fn height(&self) -> u32 {
        self.height
    }

    fn pairs(&self, row: usize, column: usize, pairs: &mut [PixelPair]) {
        let width = self.width as usize;
        let rest = self.pixels.get((row * width + column) * 3..(row + 1) * width * 3).unwrap_or_default();
        let (twos, alone) = rest.as_chunks::<6>();
        let mut pairs = pairs.iter_mut();
        // In this order, so that none is taken where no two are left.
        for (&[red, green, blue, next_red, next_green, next_blue], target) in twos.iter().zip(pairs.by_ref()) {
            *target = [red, next_red, green, next_green, blue, next_blue, 0, 0].map(i16::from);
        }
        if let (Some(target), &[red, green, blue]) = (pairs.next(), alone) {
            *target = [red, 0, green, 0, blue, 0, 0, 0].map(i16::from);
        }
    }
}

/// `channel` with opacity `alpha` over white: `(channel * alpha + 255 * (255 - alpha)) / 255`,
/// rounded to nearest, as Pillow pastes.
pub(super) fn onto_white(channel: u8, alpha: u8) -> u8 {
    let (channel, alpha) = (u32::from(channel), u32::from(alpha));
    divide_by_255(channel * alpha + 255 * (255 - alpha))
}

/// `value / 255` rounded to nearest, for `value` at most 255 * 255 (Pillow's `DIV255`).
pub(super) fn divide_by_255(value: u32) -> u8 {
    let shifted = value + 128;
    // At most 255 for the stated range.
    (((shifted >> 8) + shifted) >> 8) as u8
}

/// Converts pixels of `N` samples to red, green and blue.
pub(super) fn each_pixel<const N: usize>(
    samples: &[u8],
    convert: impl Fn([u8; N]) -> [u8; 3],
) -> Result<Vec<u8>, PictureError> {
    let (sources, _) = samples.as_chunks::<N>();
    let mut rgb = zeroed(sources.len() * 3)?;
    let (targets, _) = rgb.as_chunks_mut::<3>();
    for (target, source) in targets.iter_mut().zip(sources) {
        *target = convert(*source);
    }
    Ok(rgb)
}

/// A pixel on white.
pub(super) fn opaque([red, green, blue, alpha]: [u8; 4]) -> [u8; 3] {
    [red, green, blue].map(|channel| onto_white(channel, alpha))
}

fn check_length(width: u32, height: u32, channels: u64, len: usize) -> Result<(), PictureError> {
    let expected = u64::from(width) * u64::from(height) * channels;
    let found = len as u64;
    if expected == found { Ok(()) } else { Err(PictureError::WrongLength { expected, found }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_must_fit() {
        assert!(RgbPicture::new(2, 1, vec![0; 6]).is_ok());
        assert_eq!(RgbPicture::new(2, 1, vec![0; 5]), Err(PictureError::WrongLength { expected: 6, found: 5 }));
        assert_eq!(RgbPicture::new(0, 1, vec![]), Err(PictureError::Empty));
    }

    #[test]
    fn transparency_shows_white() {
        // Alpha 0 hides the color; 51 is a fifth: 0.2 * 100 + 0.8 * 255 = 224.
        let picture = RgbPicture::from_rgba(2, 1, &[10, 20, 30, 0, 100, 0, 255, 51]).unwrap();
        assert_eq!(picture.pixels(), [255, 255, 255, 224, 204, 255]);
    }

    #[test]
    fn division_rounds_to_nearest() {
        for value in 0..=255 * 255_u32 {
            assert_eq!(u32::from(divide_by_255(value)), (2 * value + 255) / 510, "{value}");
        }
    }
}
