//! How many pixels a file can hold at most, by the densest coding of its format. A header may claim any size; memory is
//! asked for only what the bytes behind it can be.
//!
//! | format | pixels of a byte, at most | because |
//! |---|---|---|
//! | PNG | 8256 / bits of a pixel | deflate: a match of 258 bytes takes at least 2 bits, 1032 : 1 |
//! | GIF | 2731 | LZW: a code of 12 bits stands for fewer than 4096 pixels |
//! | JPEG | 1024 | each block of 8 x 8 takes a bit in its first scan, and sampling by 4 x 1 beside 1 x 4 spreads 8 blocks over 1024 pixels |
//! | BMP | 8 / bits of a pixel; 128 in run lengths | a run of 255 pixels takes 2 bytes |
//! | WebP, lossy | 1024 | the modes of a macroblock of 16 x 16 take more than 3 bits with the fixed probabilities of a key frame; 2 are counted |
//! | WebP, lossless | 26215 | a copy of at most 4096 places, 8 pixels each where there are two colors, takes at least 10 bits |
//!
//! Each is above what encoders reach: a white picture of 8000 x 8000 by Pillow 12 has 25,539 pixels a byte as lossless WebP,
//! 562 as lossy, 251 as JPEG, 914 as GIF. Lossless WebP could also say a color once for the whole picture; no encoder that
//! was found does.

use image::ImageFormat;

use super::error::{MAX_MEGAPIXELS, PictureError};
use super::formats;

/// Pictures of so many pixels are always tried: they take few megabytes, and hand-made files (a GIF whose frame is a corner
/// of its screen, a bitmap whose runs skip most of it) may be shorter than any picture that is seen.
const ALWAYS_TRIED: u64 = 1 << 20;

/// Most pixels that these bytes can hold, at least [`ALWAYS_TRIED`] and at most [`MAX_MEGAPIXELS`] million.
pub(super) fn most_pixels(bytes: &[u8], format: ImageFormat) -> u64 {
    let held = match format {
        ImageFormat::Png => of_bits(bytes, png_bits(bytes)).saturating_mul(1032),
        ImageFormat::Gif => of_bits(bytes, 8).saturating_mul(2731),
        ImageFormat::Bmp => bmp_bits(bytes).map_or(of_bits(bytes, 8).saturating_mul(128), |bits| of_bits(bytes, bits)),
        ImageFormat::WebP if is_lossless_webp(bytes) => of_bits(bytes, 8).saturating_mul(26_215),
        _ => of_bits(bytes, 8).saturating_mul(1024),
    };
    held.clamp(ALWAYS_TRIED, u64::from(MAX_MEGAPIXELS) * 1_000_000)
}

/// Refuses more pixels than the bytes can hold.
///
/// # Errors
/// [`PictureError::TooLarge`], [`PictureError::Empty`], or [`PictureError::Truncated`] for a size that the bytes are too
/// few for.
pub(super) fn check(bytes: &[u8], format: ImageFormat, width: u32, height: u32) -> Result<(), PictureError> {
    PictureError::check_size(width, height)?;
    if u64::from(width) * u64::from(height) <= most_pixels(bytes, format) {
        return Ok(());
    }
    Err(PictureError::Truncated { format: formats::name(format).ok_or(PictureError::NotAPicture)? })
}

/// Pixels of so many bits each, as they are.
fn of_bits(bytes: &[u8], bits: u64) -> u64 {
    (bytes.len() as u64).saturating_mul(8) / bits.max(1)
}

/// Bits of a pixel of a PNG, by its first chunk: depth and kind of color.
fn png_bits(bytes: &[u8]) -> u64 {
    let [depth, kind] = [24, 25].map(|at| bytes.get(at).copied().unwrap_or_default());
    let channels = match kind {
        2 => 3,
        4 => 2,
        6 => 4,
        _ => 1,
    };
    u64::from(depth) * channels
}

/// Bits of a pixel of an uncompressed bitmap; `None` where runs are coded.
fn bmp_bits(bytes: &[u8]) -> Option<u64> {
    let number = |at: usize| bytes.get(at..at + 2).and_then(|pair| pair.try_into().ok()).map(u16::from_le_bytes);
    // The first header of OS/2 is 12 bytes long and knows no compression.
    let (bits, compression) = if number(14)? == 12 { (number(24)?, 0) } else { (number(28)?, number(30)?) };
    let is_in_runs = matches!(compression, 1 | 2);
    (!is_in_runs).then_some(u64::from(bits))
}

/// Whether any part of a WebP is coded without loss.
fn is_lossless_webp(bytes: &[u8]) -> bool {
    riff_parts(bytes.get(12..).unwrap_or_default()).any(|(name, content)| {
        // A frame of an animation has parts of its own, after its place, size and time.
        let frame = content.get(16..).filter(|_| name == b"ANMF").unwrap_or_default();
        name == b"VP8L" || riff_parts(frame).any(|(name, _)| name == b"VP8L")
    })
}

/// Names and contents of the parts that follow each other in a RIFF file, the last one cut where the file is.
fn riff_parts(mut rest: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    std::iter::from_fn(move || {
        let (name, after) = rest.split_at_checked(4)?;
        let (length, after) = after.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_le_bytes(*length)).unwrap_or(usize::MAX);
        // Parts of odd lengths are filled up.
        rest = after.get(length.saturating_add(length % 2)..).unwrap_or_default();
        Some((name, after.get(..length).unwrap_or(after)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(len: usize, depth: u8, kind: u8) -> Vec<u8> {
        let mut bytes = vec![0; len];
        (bytes[24], bytes[25]) = (depth, kind);
        bytes
    }

    #[test]
    fn a_size_takes_as_many_bytes_as_the_densest_coding_of_its_format() {
        // 24 bits a pixel: 192 MB in 186 kB; 1 bit: 8 MB in 7.8 kB.
        for (len, depth, kind) in [(186_048, 8, 2), (7752, 1, 0)] {
            assert_eq!(check(&png(len, depth, kind), ImageFormat::Png, 8000, 8000), Ok(()));
            let cut = check(&png(len - 3, depth, kind), ImageFormat::Png, 8000, 8000);
            assert_eq!(cut, Err(PictureError::Truncated { format: "PNG" }));
        }
        assert!(check(&vec![0; 62_500], ImageFormat::Jpeg, 8000, 8000).is_ok());
        assert!(check(&vec![0; 62_499], ImageFormat::Jpeg, 8000, 8000).is_err());
        assert!(check(&[0; 30], ImageFormat::Gif, 1024, 1024).is_ok(), "small pictures are always tried");
    }

    #[test]
    fn lossless_parts_of_a_webp_are_found_in_frames_too() {
        let riff = b"VP8L\x03\0\0\0abc\0VP8 \x09\0\0\0de";
        assert_eq!(riff_parts(riff).collect::<Vec<_>>(), [(&b"VP8L"[..], &b"abc"[..]), (b"VP8 ", b"de")]);
        let frame = [&b"RIFF\0\0\0\0WEBPANMF\x1c\0\0\0"[..], &[0; 16], b"VP8L\x04\0\0\0abcd"].concat();
        assert!(is_lossless_webp(&frame));
        assert!(!is_lossless_webp(b"RIFF\0\0\0\0WEBPVP8 \x04\0\0\0abcd"));
    }
}
