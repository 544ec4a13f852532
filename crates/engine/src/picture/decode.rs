//! From the bytes of a file to an [`RgbPicture`].

use std::io::{Cursor, ErrorKind};

use image::metadata::Orientation;
use image::{ColorType, DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use super::error::{PictureError, zeroed};
use super::pixels::Pixels as _;
use super::rgb::{RgbPicture, each_pixel, onto_white, opaque};
use super::{capacity, formats, jpeg};
use texts::{Message, picture_kind};

/// Bytes of a pixel at most: 16-bit red, green, blue, alpha.
const MOST_BYTES_OF_A_PIXEL: u64 = 8;

/// Decodes a PNG, JPEG, GIF, WebP or BMP file; which one is told by its bytes.
///
/// The EXIF orientation is applied. Of an animation, the first frame counts. Transparent pixels
/// are composed onto white. Grey becomes red = green = blue. Of 16-bit channels the high byte
/// is kept, as Pillow does for color (its 16-bit grey clips at 255 instead, which loses the
/// picture). CMYK is converted as in Pillow. Color profiles are ignored, as in Pillow.
///
/// # Errors
/// Every kind of [`PictureError`] but `BadSpec`. The size is checked in the header, before
/// anything is decoded: a size that the bytes cannot hold takes no memory.
pub fn decode(bytes: &[u8]) -> Result<RgbPicture, PictureError> {
    let format = formats::guess(bytes)?;
    let (picture, orientation) = match format {
        ImageFormat::Jpeg => jpeg::decode(bytes)?,
        format => decode_other(bytes, format)?,
    };
    upright(picture, orientation)
}

/// Decodes what the crate `image` reads as Pillow does: everything but JPEG.
fn decode_other(bytes: &[u8], format: ImageFormat) -> Result<(RgbPicture, Orientation), PictureError> {
    let name = formats::name(format).ok_or(PictureError::NotAPicture)?;
    let refused = |error| refusal(error, name);
    let mut limits = Limits::default();
    // What a decoder asks for on its own, such as a GIF's frame that is larger than its screen.
    limits.max_alloc = Some(capacity::most_pixels(bytes, format) * MOST_BYTES_OF_A_PIXEL);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(refused)?;
    let (width, height) = decoder.dimensions();
    capacity::check(bytes, format, width, height)?;
    // A broken EXIF block is no reason to refuse the picture.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let color = decoder.color_type();
    let len = usize::try_from(decoder.total_bytes()).map_err(|_| PictureError::OutOfMemory)?;
    let mut samples = zeroed(len)?;
    decoder.read_image(&mut samples).map_err(refused)?;
    Ok((RgbPicture::new(width, height, to_rgb(samples, color)?)?, orientation))
}

/// Red, green and blue bytes of the samples of `color`, whose 16-bit values are in the byte order
/// of this machine.
fn to_rgb(samples: Vec<u8>, color: ColorType) -> Result<Vec<u8>, PictureError> {
    let of_16_bits = matches!(color, ColorType::L16 | ColorType::La16 | ColorType::Rgb16 | ColorType::Rgba16);
    let samples = if of_16_bits { high_bytes(samples) } else { samples };
    match color {
        ColorType::Rgb8 | ColorType::Rgb16 => Ok(samples),
        ColorType::L8 | ColorType::L16 => each_pixel(&samples, |[grey]: [u8; 1]| [grey; 3]),
        ColorType::La8 | ColorType::La16 => each_pixel(&samples, |[grey, alpha]: [u8; 2]| [onto_white(grey, alpha); 3]),
        ColorType::Rgba8 | ColorType::Rgba16 => each_pixel(&samples, opaque),
        _ => Err(PictureError::Unsupported { format: Message::new(picture_kind::UNUSUAL_DEPTH) }),
    }
}

/// The upper half of each 16-bit value, in place.
fn high_bytes(mut samples: Vec<u8>) -> Vec<u8> {
    let len = samples.len() / 2;
    for index in 0..len {
        if let Some(&[first, second]) = samples.get(index * 2..index * 2 + 2)
            && let Some(target) = samples.get_mut(index)
        {
            *target = (u16::from_ne_bytes([first, second]) >> 8) as u8;
        }
    }
    samples.truncate(len);
    samples
}

/// Turns and mirrors the picture as its camera asks.
fn upright(picture: RgbPicture, orientation: Orientation) -> Result<RgbPicture, PictureError> {
    if orientation == Orientation::NoTransforms {
        return Ok(picture);
    }
    let (width, height) = (picture.width(), picture.height());
    // `from_raw` gives nothing when the length does not fit; that of an `RgbPicture` does.
    let image = image::RgbImage::from_raw(width, height, picture.into_pixels());
    let mut image = DynamicImage::ImageRgb8(image.ok_or(PictureError::Empty)?);
    image.apply_orientation(orientation);
    RgbPicture::new(image.width(), image.height(), image.into_rgb8().into_raw())
}

/// The words for what the crate `image` says.
fn refusal(error: ImageError, format: &'static str) -> PictureError {
    let detail = error.to_string();
    match error {
        ImageError::Unsupported(_) => {
            PictureError::Unsupported { format: Message::new(picture_kind::UNUSUAL).with("format", &format) }
        }
        error if ends_early(&error) => PictureError::Truncated { format },
        _ => PictureError::Damaged { format, detail },
    }
}

/// Whether an error says, anywhere in its chain of causes, that bytes are missing at the end.
fn ends_early(error: &ImageError) -> bool {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = match error {
        ImageError::IoError(error) => return error.kind() == ErrorKind::UnexpectedEof,
        error => std::error::Error::source(error),
    };
    while let Some(error) = cause {
        if let Some(io) = error.downcast_ref::<std::io::Error>() {
            return io.kind() == ErrorKind::UnexpectedEof;
        }
        cause = error.source();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixteen_bits_keep_their_high_byte() {
        let samples = [0x12ff_u16, 0x80, 0xffff].map(u16::to_ne_bytes).concat();
        assert_eq!(high_bytes(samples), [0x12, 0, 0xff]);
    }

    #[test]
    fn orientation_turns_the_sides() {
        // Red left of blue, turned by a quarter clockwise: red above blue.
        let picture = RgbPicture::new(2, 1, vec![255, 0, 0, 0, 0, 255]).unwrap();
        let turned = upright(picture.clone(), Orientation::Rotate90).unwrap();
        assert_eq!((turned.width(), turned.height()), (1, 2));
        assert_eq!(turned.pixels(), picture.pixels());
    }
}
