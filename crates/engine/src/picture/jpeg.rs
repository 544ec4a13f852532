//! JPEG, through `zune-jpeg` directly: the decoder that the crate `image` uses too, but there it
//! fills what is missing of a cut file with grey, and turns CMYK into color its own way.

use image::ImageFormat;
use image::metadata::Orientation;
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;

use super::capacity;
use super::error::{PictureError, zeroed};
use super::rgb::{RgbPicture, divide_by_255, each_pixel};
use texts::{Message, picture_kind};

const NAME: &str = "JPEG";

/// Decodes a JPEG file and says how its camera was held.
///
/// As in Pillow, a file without its end marker is refused, however little is missing.
///
/// # Errors
/// As [`decode`](super::decode()).
pub(super) fn decode(bytes: &[u8]) -> Result<(RgbPicture, Orientation), PictureError> {
    let whole = has_end_marker(bytes);
    let refused = |error| refusal(error, whole);
    // `zune-jpeg` has a limit of 2^14 a side of its own; ours is by area.
    let options = DecoderOptions::default().set_max_width(usize::MAX).set_max_height(usize::MAX);
    // Stray bytes between headers are common and harmless: strict only for the pixels.
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options.set_strict_mode(false));
    decoder.decode_headers().map_err(refused)?;
    let info = decoder.info().ok_or(PictureError::NotAPicture)?;
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    capacity::check(bytes, ImageFormat::Jpeg, width, height)?;
    if !whole {
        return Err(PictureError::Truncated { format: NAME });
    }
    let orientation =
        decoder.exif().and_then(|exif| Orientation::from_exif_chunk(exif)).unwrap_or(Orientation::NoTransforms);
    // Four channels are asked for as they are, to be converted here.
    let color = match decoder.input_colorspace() {
        Some(color @ (ColorSpace::CMYK | ColorSpace::YCCK)) => color,
        _ => ColorSpace::RGB,
    };
    decoder.set_options(options.set_strict_mode(true).jpeg_set_out_colorspace(color));
    let len = decoder.output_buffer_size().ok_or(PictureError::NotAPicture)?;
    let mut samples = zeroed(len)?;
    decoder.decode_into(&mut samples).map_err(refused)?;
    let pixels = match color {
        ColorSpace::CMYK => each_pixel(&samples, cmyk_to_rgb)?,
        ColorSpace::YCCK => each_pixel(&samples, |ycck| cmyk_to_rgb(ycck_to_cmyk(ycck)))?,
        _ => samples,
    };
    Ok((RgbPicture::new(width, height, pixels)?, orientation))
}

/// Red, green and blue of a CMYK pixel as JPEG files hold it: Adobe's way, 255 for no ink. Pillow
/// assumes that of every CMYK JPEG, and multiplies the inks: `red = (1 - cyan) * (1 - black)`,
/// with this rounding.
fn cmyk_to_rgb([cyan, magenta, yellow, black]: [u8; 4]) -> [u8; 3] {
    [cyan, magenta, yellow].map(|ink| black - divide_by_255(u32::from(255 - ink) * u32::from(black)))
}

/// CMY of a YCCK pixel, black unchanged, in the fixed point of libjpeg (`ycck_cmyk_convert`).
fn ycck_to_cmyk([luma, blue_difference, red_difference, black]: [u8; 4]) -> [u8; 4] {
    const HALF: i32 = 1 << 15;
    let luma = i32::from(luma);
    let blue = i32::from(blue_difference) - 128;
    let red = i32::from(red_difference) - 128;
    // 1.40200, 0.34414, 0.71414 and 1.77200 in units of 2^-16.
    let to_ink = |difference: i32| (255 - (luma + difference)).clamp(0, 255) as u8;
    [
        to_ink((91_881 * red + HALF) >> 16),
        to_ink((-22_554 * blue - 46_802 * red + HALF) >> 16),
        to_ink((116_130 * blue + HALF) >> 16),
        black,
    ]
}

/// Whether the marker that ends a JPEG comes after at least one scan. Walks from segment to
/// segment, because the thumbnail inside a header has an end marker of its own.
fn has_end_marker(bytes: &[u8]) -> bool {
    const START_OF_SCAN: u8 = 0xda;
    const END_OF_IMAGE: u8 = 0xd9;
    let mut seen_scan = false;
    // After the start marker, 2 bytes.
    let mut position = 2;
    while let Some(&byte) = bytes.get(position) {
        let marker = match (byte, bytes.get(position + 1)) {
            (0xff, Some(&marker)) => marker,
            (0xff, None) => return false,
            // The pixels, or stray bytes.
            _ => {
                position += 1;
                continue;
            }
        };
        position += match marker {
            END_OF_IMAGE if seen_scan => return true,
            // A fill byte: the next one may start a marker.
            0xff => 1,
            // A stuffed zero, and markers without a length.
            0x00 | 0x01 | 0xd0..=0xd9 => 2,
            _ => {
                seen_scan |= marker == START_OF_SCAN;
                let Some(&[high, low]) = bytes.get(position + 2..position + 4) else {
                    return false;
                };
                2 + usize::from(u16::from_be_bytes([high, low]))
            }
        };
    }
    false
}

/// The words for what `zune-jpeg` says about a file that is `whole` or lacks its end marker.
fn refusal(error: DecodeErrors, whole: bool) -> PictureError {
    match error {
        DecodeErrors::Unsupported(_) => {
            PictureError::Unsupported { format: Message::new(picture_kind::UNUSUAL).with("format", &NAME) }
        }
        _ if !whole => PictureError::Truncated { format: NAME },
        DecodeErrors::ZeroError => PictureError::Empty,
        error => PictureError::Damaged { format: NAME, detail: error.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inks_multiply() {
        // 255 is no ink. Without black, the channels are themselves; without light, black.
        assert_eq!(cmyk_to_rgb([255, 255, 255, 255]), [255; 3]);
        assert_eq!(cmyk_to_rgb([10, 20, 30, 255]), [10, 20, 30]);
        assert_eq!(cmyk_to_rgb([255, 0, 7, 0]), [0; 3]);
        // 128 - round(127 * 128 / 255) = 128 - 64.
        assert_eq!(cmyk_to_rgb([128, 255, 0, 128]), [64, 128, 0]);
    }

    #[test]
    fn grey_ycck_is_its_negative() {
        assert_eq!(ycck_to_cmyk([200, 128, 128, 9]), [55, 55, 55, 9]);
        // Red 255: luma 76, differences 85 and 255, within a level.
        assert_eq!(ycck_to_cmyk([76, 85, 255, 0]), [1, 255, 255, 0]);
    }

    #[test]
    fn the_end_marker_of_a_thumbnail_does_not_count() {
        let head = [0xff, 0xd8, 0xff, 0xe1, 0, 6, 0xff, 0xd8, 0xff, 0xd9];
        let scan = [0xff, 0xda, 0, 2, 1, 2, 0xff, 0x00, 0xff, 0xd0, 3];
        let cut = [&head[..], &scan].concat();
        assert!(!has_end_marker(&cut));
        assert!(has_end_marker(&[&cut[..], &[0xff, 0xff, 0xd9, 5]].concat()));
        assert!(!has_end_marker(&[&head[..], &[0xff, 0xd9]].concat()));
        for len in 0..cut.len() {
            assert!(!has_end_marker(&cut[..len]));
        }
    }
}
