//! Which picture format some bytes are, by their first bytes; names are never trusted.

use image::ImageFormat;

use super::error::PictureError;

/// Signatures of formats that are common and not read here: offset, bytes, name with article.
const UNSUPPORTED: [(usize, &[u8], &str); 14] = [
    (4, b"ftypheic", "an iPhone HEIC picture"),
    (4, b"ftypheix", "an iPhone HEIC picture"),
    (4, b"ftypmif1", "an HEIF picture"),
    (4, b"ftypmsf1", "an HEIF picture"),
    (4, b"ftypcrx ", "a Canon raw picture"),
    (4, b"ftyp", "a film"),
    (0, &[0xff, 0x0a], "a JPEG XL picture"),
    (0, b"\0\0\0\x0cJXL ", "a JPEG XL picture"),
    (0, b"\0\0\0\x0cjP  ", "a JPEG 2000 picture"),
    (0, b"8BPS", "a Photoshop document"),
    (0, b"%PDF", "a PDF document"),
    (0, b"<svg", "an SVG drawing"),
    (0, b"<?xml", "an XML document (perhaps an SVG drawing)"),
    (0, &[0x1a, 0x45, 0xdf, 0xa3], "a film"),
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
        Some(ImageFormat::Tiff) => Some("a TIFF picture"),
        Some(ImageFormat::Avif) => Some("an AVIF picture"),
        Some(ImageFormat::Ico) => Some("an icon (ICO)"),
        Some(ImageFormat::Pnm) => Some("a PNM picture"),
        Some(ImageFormat::Dds) => Some("a DDS texture"),
        Some(ImageFormat::Hdr) => Some("a Radiance HDR picture"),
        Some(ImageFormat::OpenExr) => Some("an OpenEXR picture"),
        Some(ImageFormat::Qoi) => Some("a QOI picture"),
        Some(ImageFormat::Farbfeld) => Some("a farbfeld picture"),
        _ => UNSUPPORTED
            .iter()
            .find(|(offset, signature, _)| bytes.get(*offset..).is_some_and(|rest| rest.starts_with(signature)))
            .map(|(_, _, name)| *name),
    };
    Err(match unsupported {
        Some(format) => PictureError::Unsupported { format: format.to_owned() },
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
        assert!(refusal(b"\0\0\0\x20ftypisom\0\0\0\0").contains("a film"));
    }

    #[test]
    fn the_rest_is_no_picture() {
        assert_eq!(guess(b""), Err(PictureError::Empty));
        assert_eq!(guess(b"hello, world"), Err(PictureError::NotAPicture));
        assert_eq!(guess(&[0]), Err(PictureError::NotAPicture));
        assert_eq!(guess(b"GIF89a"), Ok(ImageFormat::Gif));
    }
}
