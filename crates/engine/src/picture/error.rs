//! Why a picture was refused, in words for the person who chose it.

use thiserror::Error;

use texts::{Language, Message, picture_file as text};

/// Largest picture that is decoded, in millions of pixels (width times height).
pub const MAX_MEGAPIXELS: u32 = 64;

/// A picture that cannot be used, with what the person can do about it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", self.to_message().words(Language::English))]
pub enum PictureError {
    /// The bytes are no picture format that this program has heard of.
    NotAPicture,
    /// A picture, but of a kind that cannot be read here.
    Unsupported {
        /// The kind of picture, with its article: "a TIFF picture".
        format: Message,
    },
    /// The end of the file is missing.
    Truncated {
        /// The format, as people write it: "JPEG".
        format: &'static str,
    },
    /// The file breaks the rules of its format.
    Damaged {
        /// The format, as people write it: "PNG".
        format: &'static str,
        /// What the decoder says, for developers.
        detail: String,
    },
    /// More pixels than [`MAX_MEGAPIXELS`] millions; read from the header, nothing was decoded.
    TooLarge {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
        /// Width times height in millions, rounded up.
        megapixels: u64,
    },
    /// No bytes, or no pixels.
    Empty,
    /// The device has no memory left for the pixels.
    OutOfMemory,
    /// A buffer of pixels does not have the length that its width and height ask for (our own bug).
    WrongLength {
        /// Bytes that width, height and channels ask for.
        expected: u64,
        /// Bytes that there are.
        found: u64,
    },
    /// The description of the network's input makes no sense (a bad manifest).
    BadSpec {
        /// What is wrong, as a clause.
        problem: &'static str,
    },
}

impl PictureError {
    /// Why, with what the person can do.
    #[must_use]
    pub fn to_message(&self) -> Message {
        match self {
            Self::NotAPicture => Message::new(text::NOT_A_PICTURE),
            Self::Unsupported { format } => Message::new(text::UNSUPPORTED).with_message("format", format.clone()),
            Self::Truncated { format } => Message::new(text::TRUNCATED).with("format", format),
            Self::Damaged { format, .. } => Message::new(text::DAMAGED_PICTURE).with("format", format),
            Self::TooLarge { width, height, megapixels } => {
                let size = Message::new(text::TOO_LARGE).with("width", width).with("height", height);
                size.with("megapixels", megapixels).with("max", &MAX_MEGAPIXELS)
            }
            Self::Empty => Message::new(text::EMPTY),
            Self::OutOfMemory => Message::new(text::OUT_OF_MEMORY),
            Self::WrongLength { expected, found } => {
                Message::new(text::WRONG_LENGTH).with("expected", expected).with("found", found)
            }
            Self::BadSpec { problem } => Message::new(text::BAD_SPEC).with("problem", problem),
        }
    }

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
        assert!(PictureError::Unsupported { format: Message::verbatim("an AVIF picture") }.is_unknown_format());
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
