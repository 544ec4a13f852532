//! Why a picture was refused, in words for the person who chose it.

use thiserror::Error;

/// Largest picture that is decoded, in millions of pixels (width times height).
pub const MAX_MEGAPIXELS: u32 = 64;

/// A picture that cannot be used, with what the person can do about it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PictureError {
    /// The bytes are no picture format that this program has heard of.
    #[error("This file is not a picture: choose a PNG, JPEG, GIF, WebP or BMP file, for example a photo.")]
    NotAPicture,
    /// A picture, but of a kind that cannot be read here.
    #[error("This is {format}, which cannot be read here: save it as PNG or JPEG and choose that file.")]
    Unsupported {
        /// The kind of picture, with its article: "a TIFF picture".
        format: String,
    },
    /// The end of the file is missing.
    #[error("This {format} picture is cut short: its end is missing, so download or copy it again, or choose another.")]
    Truncated {
        /// The format, as people write it: "JPEG".
        format: &'static str,
    },
    /// The file breaks the rules of its format.
    #[error("This {format} picture is damaged and cannot be read: choose another copy of it.")]
    Damaged {
        /// The format, as people write it: "PNG".
        format: &'static str,
        /// What the decoder says, for developers.
        detail: String,
    },
    /// More pixels than [`MAX_MEGAPIXELS`] millions; read from the header, nothing was decoded.
    #[error(
        "This picture is too large: {width} x {height} pixels are {megapixels} megapixels, and {max} are the limit, so \
         make it smaller and try again.",
        max = MAX_MEGAPIXELS
    )]
    TooLarge {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
        /// Width times height in millions, rounded up.
        megapixels: u64,
    },
    /// No bytes, or no pixels.
    #[error("This picture is empty: it holds no pixels, so choose another file.")]
    Empty,
    /// The device has no memory left for the pixels.
    #[error("There is not enough memory for this picture: close other pages, or choose a smaller picture.")]
    OutOfMemory,
    /// A buffer of pixels does not have the length that its width and height ask for (our own bug).
    #[error("These pixels do not fit together: {expected} bytes expected, {found} found, so reload the page.")]
    WrongLength {
        /// Bytes that width, height and channels ask for.
        expected: u64,
        /// Bytes that there are.
        found: u64,
    },
    /// The description of the network's input makes no sense (a bad manifest).
    #[error("The network describes its input wrongly: {problem}, so choose another network.")]
    BadSpec {
        /// What is wrong, as a clause.
        problem: &'static str,
    },
}

impl PictureError {
    /// Whether the file is of no format that is read here, so that another decoder may know better.
    #[must_use]
    pub fn is_unknown_format(&self) -> bool {
        matches!(self, Self::NotAPicture | Self::Unsupported { .. })
    }

    /// Refuses more than [`MAX_MEGAPIXELS`] million pixels, and none at all.
    ///
    /// # Errors
    /// [`PictureError::TooLarge`] or [`PictureError::Empty`].
    pub fn check_size(width: u32, height: u32) -> Result<(), PictureError> {
        const MILLION: u64 = 1_000_000;
        let pixels = u64::from(width) * u64::from(height);
        if pixels == 0 {
            return Err(PictureError::Empty);
        }
        if pixels > u64::from(MAX_MEGAPIXELS) * MILLION {
            let megapixels = pixels.div_ceil(MILLION);
            return Err(PictureError::TooLarge { width, height, megapixels });
        }
        Ok(())
    }
}

/// A buffer of `len` zeros, or [`PictureError::OutOfMemory`] where the device has no room for it.
pub(super) fn zeroed(len: usize) -> Result<Vec<u8>, PictureError> {
    let mut buffer = Vec::new();
    buffer.try_reserve_exact(len).map_err(|_| PictureError::OutOfMemory)?;
    buffer.resize(len, 0);
    Ok(buffer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_formats_that_are_not_read_here_are_left_to_another_decoder() {
        assert!(PictureError::NotAPicture.is_unknown_format());
        assert!(PictureError::Unsupported { format: "an AVIF picture".to_owned() }.is_unknown_format());
        for kept in [
            PictureError::Truncated { format: "PNG" },
            PictureError::Damaged { format: "PNG", detail: String::new() },
            PictureError::TooLarge { width: 9000, height: 9000, megapixels: 81 },
            PictureError::Empty,
            PictureError::OutOfMemory,
        ] {
            assert!(!kept.is_unknown_format(), "{kept}");
        }
    }

    #[test]
    fn the_limit_is_64_million_pixels() {
        assert_eq!(PictureError::check_size(8000, 8000), Ok(()));
        let refused = PictureError::check_size(8000, 8001).unwrap_err();
        assert_eq!(refused, PictureError::TooLarge { width: 8000, height: 8001, megapixels: 65 });
        assert_eq!(
            refused.to_string(),
            "This picture is too large: 8000 x 8001 pixels are 65 megapixels, and 64 are the limit, so \
             make it smaller and try again."
        );
        assert_eq!(PictureError::check_size(0, 5), Err(PictureError::Empty));
        // 2^32 - 1 on both sides does not wrap.
        assert!(PictureError::check_size(u32::MAX, u32::MAX).is_err());
    }
}
