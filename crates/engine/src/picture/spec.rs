//! How a network wants its pictures.

use super::error::PictureError;

/// Largest input resolution that is prepared, in pixels a side.
pub const MAX_RESOLUTION_PX: usize = 4096;

/// How a network wants its input; belongs to its weights.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PreprocessSpec {
    /// Side of the square input, in pixels.
    pub resolution_px: usize,
    /// Which square of the picture is shown to the network.
    pub crop: CropMode,
    /// The filter of the resize.
    pub interpolation: Interpolation,
    /// Subtracted from each channel (red, green, blue), on the scale 0..=255.
    pub mean: [f32; 3],
    /// Divides each channel after that, on the scale 0..=255.
    pub std: [f32; 3],
}

/// Which square of the picture is shown to the network.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum CropMode {
    /// Cut a centered square of `floor(min(width, height) * R / (R + crop_padding_px))` pixels,
    /// at least 1, its offset rounded down; then resize it to `R` x `R`. Google's order (Tan & Le
    /// 2019, released code: `crop_padding_px` 32), without its half-up offset; this is how the
    /// project's reference predictions were made.
    BeforeResize {
        /// Added to the resolution, in pixels of the input.
        crop_padding_px: usize,
    },
    /// Cut the very square that [`CropMode::BeforeResize`] cuts for another resolution, then resize it to `R` x `R`: the
    /// same part of the picture at any size.
    BeforeResizeTo {
        /// That resolution, in pixels.
        resolution_px: usize,
        /// Added to it, as there.
        crop_padding_px: usize,
    },
    /// Resize so that the shorter side has `floor(R / crop_fraction)` pixels and the longer side
    /// keeps the proportion, rounded down; then cut the centered `R` x `R`, its offset rounded
    /// half to even. The order of timm and torchvision.
    AfterResize {
        /// Side of the crop over the shorter side of the resized picture, above 0.001, at most 1.
        crop_fraction: f64,
    },
}

/// The filter of a resize. Both widen when shrinking (antialiasing), as in Pillow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Interpolation {
    /// Keys 1981 with a = -0.5, 4 x 4 pixels; Pillow's `BICUBIC`.
    Bicubic,
    /// The triangle, 2 x 2 pixels; Pillow's `BILINEAR`.
    Bilinear,
}

impl PreprocessSpec {
    /// The same part of the picture, at another size.
    #[must_use]
    pub fn at(self, resolution_px: usize) -> Self {
        let crop = match self.crop {
            CropMode::BeforeResize { crop_padding_px } => {
                CropMode::BeforeResizeTo { resolution_px: self.resolution_px, crop_padding_px }
            }
            // These do not depend on the size.
            crop @ (CropMode::BeforeResizeTo { .. } | CropMode::AfterResize { .. }) => crop,
        };
        Self { resolution_px, crop, ..self }
    }

    /// Refuses what cannot be carried out.
    ///
    /// # Errors
    /// [`PictureError::BadSpec`].
    pub(super) fn check(&self) -> Result<(), PictureError> {
        let bad = |problem| Err(PictureError::BadSpec { problem });
        if self.resolution_px == 0 || self.resolution_px > MAX_RESOLUTION_PX {
            return bad("the resolution is zero or too large");
        }
        if let CropMode::BeforeResizeTo { resolution_px, .. } = self.crop
            && (resolution_px == 0 || resolution_px > MAX_RESOLUTION_PX)
        {
            return bad("the resolution of the crop is zero or too large");
        }
        if let CropMode::AfterResize { crop_fraction } = self.crop
        // Below that, the resized side would pass what a count of pixels can hold exactly.
        && !(crop_fraction > 1e-3 && crop_fraction <= 1.0)
        {
            return bad("the crop fraction is not between 0.001 and 1");
        }
        if !self.mean.iter().chain(&self.std).all(|value| value.is_finite()) {
            return bad("the mean or the scale of the pixels is not a number");
        }
        if self.std.contains(&0.0) {
            return bad("the scale of the pixels is zero");
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LITE0: PreprocessSpec = PreprocessSpec {
        resolution_px: 224,
        crop: CropMode::BeforeResize { crop_padding_px: 32 },
        interpolation: Interpolation::Bicubic,
        mean: [127.0; 3],
        std: [128.0; 3],
    };

    #[test]
    fn nonsense_is_refused() {
        let refused = |spec: PreprocessSpec| matches!(spec.check(), Err(PictureError::BadSpec { .. }));
        assert!(refused(PreprocessSpec { resolution_px: 0, ..LITE0 }));
        assert!(refused(PreprocessSpec { resolution_px: MAX_RESOLUTION_PX + 1, ..LITE0 }));
        assert!(refused(PreprocessSpec { std: [1.0, 0.0, 1.0], ..LITE0 }));
        let no_size = CropMode::BeforeResizeTo { resolution_px: 0, crop_padding_px: 32 };
        assert!(refused(PreprocessSpec { crop: no_size, ..LITE0 }));
        assert!(refused(PreprocessSpec { mean: [f32::NAN; 3], ..LITE0 }));
        for crop_fraction in [0.0, -1.0, 1.5, f64::NAN] {
            assert!(refused(PreprocessSpec { crop: CropMode::AfterResize { crop_fraction }, ..LITE0 }));
        }
    }
}
