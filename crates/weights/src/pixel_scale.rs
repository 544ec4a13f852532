//! The scales that pixels are brought to before a network reads them.

use super::manifest::Preprocessing;

/// Mean and deviation of red, green and blue, on the scale of 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PixelScale {
    /// Mean 0.485, 0.456, 0.406 and deviation 0.229, 0.224, 0.225 of ImageNet, times 255.
    ImageNet,
    /// From -1 to 1: mean and deviation 0.5, times 255.
    Symmetric,
    /// Google's Lite networks: mean 127, deviation 128.
    Lite,
}

impl PixelScale {
    /// Every scale, in the order of the page.
    pub const ALL: [Self; 3] = [Self::ImageNet, Self::Symmetric, Self::Lite];

    /// The word for a program.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::ImageNet => "imagenet",
            Self::Symmetric => "symmetric",
            Self::Lite => "lite",
        }
    }

    /// Mean and deviation.
    #[must_use]
    pub const fn values(self) -> ([f32; 3], [f32; 3]) {
        match self {
            Self::ImageNet => ([123.675, 116.28, 103.53], [58.395, 57.12, 57.375]),
            Self::Symmetric => ([127.5; 3], [127.5; 3]),
            Self::Lite => ([127.0; 3], [128.0; 3]),
        }
    }

    /// The scale of a preprocessing, if it is one of these.
    #[must_use]
    pub fn of(preprocessing: &Preprocessing) -> Option<Self> {
        Self::ALL.into_iter().find(|scale| scale.values() == (preprocessing.mean, preprocessing.std))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest::Manifest;

    #[test]
    fn the_bundled_networks_have_the_scale_of_lite() {
        for model in Manifest::bundled().models {
            assert_eq!(PixelScale::of(&model.preprocessing), Some(PixelScale::Lite));
        }
    }

    #[test]
    fn black_and_white_become_minus_one_and_one() {
        let (mean, std) = PixelScale::Symmetric.values();
        assert_eq!([0.0, 255.0].map(|pixel| (pixel - mean[0]) / std[0]), [-1.0, 1.0]);
    }
}
