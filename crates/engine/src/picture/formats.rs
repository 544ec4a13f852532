//! Which picture format some bytes are, by their first bytes; names are never trusted.

use image::ImageFormat;

use super::error::PictureError;
use texts::{Message, Text, picture_kind as text};

/// A kind of file: the text for it, and the name of its format where the text has a place for one.
type Kind = (Text, &'static str);

/// Signatures of formats that are common and not read here: offset, bytes, kind.
const UNSUPPORTED: [(usize, &[u8], Kind); 14] = [
    (4, b"ftypheic", (text::AN_PICTURE, "iPhone HEIC")),
    (4, b"ftypheix", (text::AN_PICTURE, "iPhone HEIC")),
    (4, b"ftypmif1", (text::AN_PICTURE, "HEIF")),
    (4, b"ftypmsf1", (text::AN_PICTURE, "HEIF")),
    (4, b"ftypcrx ", (text::PICTURE, "Canon raw")),
    (4, b"ftyp", (text::FILM, "")),
    (0, &[0xff, 0x0a], (text::PICTURE, "JPEG XL")),
    (0, b"\0\0\0\x0cJXL ", (text::PICTURE, "JPEG XL")),
    (0, b"\0\0\0\x0cjP  ", (text::PICTURE, "JPEG 2000")),
    (0, b"8BPS", (text::PHOTOSHOP, "")),
    (0, b"%PDF", (text::PDF, "")),
    (0, b"<svg", (text::SVG, "")),
    (0, b"<?xml", (text::XML, "")),
    (0, &[0x1a, 0x45, 0xdf, 0xa3], (text::FILM, "")),
];

/// The format of `bytes`, if it is one that is read here.
///
/// # Errors
/// [`PictureError::Empty`], [`PictureError::Unsupported`] with the name of the kind, or
/// [`PictureError::NotAPicture`].
pub(super) fn guess(bytes: &[u8]) -> Result<ImageFormat, PictureError> {
    if bytes.is_empty() {
        return Err(PictureError::Empty);
    }
    let guessed = image::guess_format(bytes).ok();
    if let Some(format) = guessed.filter(|format| name(*format).is_some()) {
        return Ok(format);
    }
    let unsupported = match guessed {
        Some(ImageFormat::Tiff) => Some((text::PICTURE, "TIFF")),
        Some(ImageFormat::Avif) => Some((text::AN_PICTURE, "AVIF")),
        Some(ImageFormat::Ico) => Some((text::ICON, "")),
        Some(ImageFormat::Pnm) => Some((text::PICTURE, "PNM")),
        Some(ImageFormat::Dds) => Some((text::TEXTURE, "")),
        Some(ImageFormat::Hdr) => Some((text::PICTURE, "Radiance HDR")),
        Some(ImageFormat::OpenExr) => Some((text::AN_PICTURE, "OpenEXR")),
        Some(ImageFormat::Qoi) => Some((text::PICTURE, "QOI")),
        Some(ImageFormat::Farbfeld) => Some((text::PICTURE, "farbfeld")),
        _ => UNSUPPORTED
            .iter()
            .find(|(offset, signature, _)| bytes.get(*offset..).is_some_and(|rest| rest.starts_with(signature)))
            .map(|(_, _, kind)| *kind),
    };
    Err(match unsupported {
        Some((kind, name)) => PictureError::Unsupported { format: Message::new(kind).with("format", &name) },
        None => PictureError::NotAPicture,
    })
}

/// How people write the name of a format that is read here; none for the others.
pub(super) fn name(format: ImageFormat) -> Option<&'static str> {
    match format {
        ImageFormat::Png => Some("PNG"),
        ImageFormat::Jpeg => Some("JPEG"),
        ImageFormat::Gif => Some("GIF"),
        ImageFormat::WebP => Some("WebP"),
        ImageFormat::Bmp => Some("BMP"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(bytes: &[u8]) -> String {
        guess(bytes).unwrap_err().to_string()
    }

    #[test]
    fn known_but_unsupported_kinds_are_named() {
        assert!(refusal(b"\0\0\0\x18ftypheic\0\0\0\0").contains("an iPhone HEIC picture"));
        assert!(refusal(b"\0\0\0\x18ftypavif\0\0\0\0").contains("an AVIF picture"));
        assert!(refusal(b"II*\0\x08\0\0\0").contains("a TIFF picture"));
        assert!(refusal(b"%PDF-1.7").contains("a PDF document"));
        assert!(refusal(b"\0\0\0\x20ftypisom\0\0\0\0").contains("a video"));
    }

    #[test]
    fn the_rest_is_no_picture() {
        assert_eq!(guess(b""), Err(PictureError::Empty));
        assert_eq!(guess(b"hello, world"), Err(PictureError::NotAPicture));
        assert_eq!(guess(&[0]), Err(PictureError::NotAPicture));
        assert_eq!(guess(b"GIF89a"), Ok(ImageFormat::Gif));
    }
}
