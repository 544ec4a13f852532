//! From a picture to the input of a network, as the reference of its weights does it.

use super::error::PictureError;
use super::pixels::Pixels;
use super::resample::resize;
use super::spec::{CropMode, PreprocessSpec};
use super::taps::Axis;

/// What the network reads, `R` being `resolution_px`.
#[derive(Debug, Clone, PartialEq)]
pub struct NetworkInput {
    /// Side of the square, in pixels.
    pub resolution_px: usize,
    /// The very pixels that the network sees, `[R, R, 3]` in bytes, red, green, blue.
    pub pixels_rgb: Vec<u8>,
    /// The same normalised, `(pixel - mean) / std`, `[1, 3, R, R]`.
    pub values_nchw: Vec<f32>,
}

/// Crops, resizes and normalises `picture` as `spec` says. Byte for byte what Pillow gives for
/// the same picture (`tests/preprocess_golden.rs`).
///
/// # Errors
/// [`PictureError::BadSpec`] for a resolution of 0 or above [`MAX_RESOLUTION_PX`](super::MAX_RESOLUTION_PX), a crop fraction
/// outside (0.001, 1], or a mean or std that is not finite or zero; [`PictureError::OutOfMemory`].
pub fn preprocess(picture: &dyn Pixels, spec: &PreprocessSpec) -> Result<NetworkInput, PictureError> {
    spec.check()?;
    let (columns, rows) = match spec.crop {
        CropMode::BeforeResize { crop_padding_px } => {
            crop_before(picture, spec.resolution_px, crop_padding_px, spec.resolution_px)
        }
        CropMode::BeforeResizeTo { resolution_px, crop_padding_px } => {
            crop_before(picture, resolution_px, crop_padding_px, spec.resolution_px)
        }
        CropMode::AfterResize { crop_fraction } => crop_after(picture, spec.resolution_px, crop_fraction),
    };
    let pixels_rgb = resize(picture, columns, rows, spec.interpolation)?;
    let values_nchw = normalise(&pixels_rgb, spec)?;
    Ok(NetworkInput { resolution_px: spec.resolution_px, pixels_rgb, values_nchw })
}

/// Both axes when a square is cut first, as for a resolution, and resized to a size.
fn crop_before(picture: &dyn Pixels, resolution_px: usize, padding_px: usize, size_px: usize) -> (Axis, Axis) {
    let resolution = resolution_px as u64;
    let short = picture.width().min(picture.height());
    let padded = resolution.saturating_add(padding_px as u64);
    // `short` is below 2^32 and the resolution at most 2^12, so the product fits; the quotient is
    // at most `short`.
    let side = ((u64::from(short) * resolution / padded) as u32).max(1);
    let axis = |length: u32| Axis {
        source_start: (length - side) / 2,
        source_len: side,
        target_len: size_px as u64,
        window_start: 0,
        window_len: size_px as u32,
    };
    (axis(picture.width()), axis(picture.height()))
}

/// Both axes when the whole picture is resized first.
fn crop_after(picture: &dyn Pixels, resolution_px: usize, crop_fraction: f64) -> (Axis, Axis) {
    let resolution = resolution_px as u64;
    let short = picture.width().min(picture.height());
    let target_short = ((resolution_px as f64 / crop_fraction) as u64).max(resolution);
    let axis = |length: u32| {
        // In f64, as Python's `int(size * long / short)`; exact for the short side.
        let exact = (target_short * u64::from(length)) as f64 / f64::from(short);
        let target_len = exact as u64;
        Axis {
            source_start: 0,
            source_len: length,
            target_len,
            window_start: half_to_even(target_len.saturating_sub(resolution)),
            window_len: resolution_px as u32,
        }
    };
    (axis(picture.width()), axis(picture.height()))
}

/// `value / 2`, halves to the even neighbour, as Python's `round`.
fn half_to_even(value: u64) -> u64 {
    let half = value / 2;
    if value % 2 == 1 && half % 2 == 1 { half + 1 } else { half }
}

/// `(pixel - mean) / std`, from `[R, R, 3]` in bytes to `[1, 3, R, R]`.
fn normalise(pixels_rgb: &[u8], spec: &PreprocessSpec) -> Result<Vec<f32>, PictureError> {
    let mut values = Vec::new();
    values.try_reserve_exact(pixels_rgb.len()).map_err(|_| PictureError::OutOfMemory)?;
    for (channel, (mean, std)) in spec.mean.iter().zip(&spec.std).enumerate() {
        // A byte has few values: each is normalised once.
        let normalised: [f32; 256] = std::array::from_fn(|level| (level as f32 - mean) / std);
        let pixels = pixels_rgb.as_chunks::<3>().0.iter();
        let level = |pixel: &[u8; 3]| pixel.get(channel).copied().unwrap_or_default();
        values.extend(pixels.map(|pixel| normalised.get(usize::from(level(pixel))).copied().unwrap_or_default()));
    }
    Ok(values)
}

#[cfg(test)]
mod tests {
    use super::super::rgb::RgbPicture;
    use super::super::spec::Interpolation;
    use super::*;

    const LITE0: PreprocessSpec = PreprocessSpec {
        resolution_px: 224,
        crop: CropMode::BeforeResize { crop_padding_px: 32 },
        interpolation: Interpolation::Bicubic,
        mean: [127.0; 3],
        std: [128.0; 3],
    };

    fn grey(width: u32, height: u32) -> RgbPicture {
        RgbPicture::new(width, height, vec![191; (width * height * 3) as usize]).unwrap()
    }

    #[test]
    fn the_square_is_cut_as_in_the_reference() {
        // 451 x 300: side floor(300 * 224 / 256) = 262; offsets floor(189 / 2) and 38 / 2.
        let (columns, rows) = crop_before(&grey(451, 300), 224, 32, 224);
        assert_eq!((columns.source_start, columns.source_len), (94, 262));
        assert_eq!((rows.source_start, rows.source_len), (19, 262));
    }

    #[test]
    fn another_size_shows_the_same_square() {
        let own = preprocess(&grey(451, 300), &LITE0).unwrap();
        assert_eq!(preprocess(&grey(451, 300), &LITE0.at(224)).unwrap(), own);
        let (columns, rows) = crop_before(&grey(451, 300), 224, 32, 64);
        // 262 pixels of the picture, as at 224; the padding of 64 itself would cut 200.
        assert_eq!(
            (columns.source_start, columns.source_len, columns.target_len, columns.window_len),
            (94, 262, 64, 64)
        );
        assert_eq!((rows.source_start, rows.source_len), (19, 262));
        let small = LITE0.at(64);
        assert_eq!(small.crop, CropMode::BeforeResizeTo { resolution_px: 224, crop_padding_px: 32 });
        assert_eq!(preprocess(&grey(451, 300), &small).unwrap().pixels_rgb.len(), 64 * 64 * 3);
        // Once more changes the size alone.
        assert_eq!(small.at(600), LITE0.at(600));
        let resized = PreprocessSpec { crop: CropMode::AfterResize { crop_fraction: 0.875 }, ..LITE0 };
        assert_eq!(resized.at(64), PreprocessSpec { resolution_px: 64, ..resized });
    }

    #[test]
    fn the_resized_picture_is_cut_as_in_torchvision() {
        // 224 / 0.875 = 256 on the short side; 451 * 256 / 300 = 384.85.
        let (columns, rows) = crop_after(&grey(451, 300), 224, 0.875);
        assert_eq!((columns.target_len, columns.window_start), (384, 80));
        assert_eq!((rows.target_len, rows.window_start), (256, 16));
        assert_eq!([0, 1, 2, 3, 5, 7].map(half_to_even), [0, 0, 1, 2, 2, 4]);
    }

    #[test]
    fn grey_stays_grey_and_is_normalised() {
        // (191 - 127) / 128 = 0.5.
        for (width, height) in [(1, 1), (3, 2), (1, 2000), (700, 5)] {
            let input = preprocess(&grey(width, height), &LITE0).unwrap();
            assert_eq!(input.pixels_rgb, vec![191; 224 * 224 * 3]);
            assert_eq!(input.values_nchw, vec![0.5; 3 * 224 * 224]);
        }
    }
}
