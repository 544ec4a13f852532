//! What a file cannot tell: how its convolutions treat the border, the epsilon of its batch normalisation, and how a
//! picture becomes its input. A person can change all of it; these are the values that its package would use.

use serde::{Deserialize, Serialize};

use crate::layout::Layout;
use crate::manifest::{Crop, Interpolation, PaddingMode, Preprocessing};
use crate::pixel_scale::PixelScale;
use model::scaling::{BASE_RESOLUTION_PX, Family, Preset};

/// What a weights file does not say of itself, with presumed answers: a person can change them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImportAssumptions {
    /// How convolutions treat the border.
    pub padding: PaddingMode,
    /// Added to the variance before the square root.
    pub batch_norm_epsilon: f64,
    /// How a picture becomes the input.
    pub preprocessing: Preprocessing,
}

/// Sides that a file may state for its pictures, in pixels.
const STATED_PX: std::ops::RangeInclusive<u32> = 32..=4096;

/// Where weights were trained, as far as layout and variant tell. Each is a row of [`origin`].
struct Origin {
    padding: PaddingMode,
    batch_norm_epsilon: f64,
    pixels: PixelScale,
    interpolation: Interpolation,
    /// Side of the input; the published one where none is said.
    resolution_px: Option<u32>,
    /// What the shorter side of the resized picture has beyond the input.
    crop_padding_px: u32,
}

/// PyTorch's way: a symmetric border, epsilon 1e-5.
const TORCH: Origin = Origin {
    padding: PaddingMode::Symmetric,
    batch_norm_epsilon: 1e-5,
    pixels: PixelScale::ImageNet,
    interpolation: Interpolation::Bicubic,
    resolution_px: None,
    crop_padding_px: 32,
};

/// TensorFlow's way: SAME, epsilon 1e-3, and 32 pixels around the crop (Tan & Le 2019, released code).
const TENSORFLOW: Origin = Origin { padding: PaddingMode::Same, batch_norm_epsilon: 1e-3, ..TORCH };

impl ImportAssumptions {
    /// Under this key a safetensors file may state the answers itself, as JSON.
    pub const KEY: &str = "efficientnet_explorer";

    /// Whether a network can be run with the answers: a file may state anything.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        let Self { batch_norm_epsilon, preprocessing, .. } = self;
        let Preprocessing { resolution_px, crop_padding_px, mean, std, .. } = preprocessing;
        (0.0..=1.0).contains(batch_norm_epsilon)
            && STATED_PX.contains(resolution_px)
            && crop_padding_px <= STATED_PX.end()
            && mean.iter().all(|mean| mean.is_finite())
            && std.iter().all(|std| std.is_finite() && *std > 0.0)
    }

    /// What the package of a layout would use for a variant. `file_name` may tell more in timm's layout, and may be
    /// empty.
    #[must_use]
    pub fn presumed(layout: Layout, family: Family, preset: Option<Preset>, file_name: &str) -> Self {
        let published_px = preset.map_or(BASE_RESOLUTION_PX, Preset::resolution_px);
        let name = file_name.to_ascii_lowercase();
        let Origin { padding, batch_norm_epsilon, pixels, interpolation, resolution_px, crop_padding_px } =
            origin(layout, family, preset, name.contains("tf_"));
        let (mean, std) = if has_symmetric_pixels(&name) { PixelScale::Symmetric } else { pixels }.values();
        Self {
            padding,
            batch_norm_epsilon,
            preprocessing: Preprocessing {
                // At most 600.
                resolution_px: resolution_px.unwrap_or(u32::try_from(published_px).unwrap_or(u32::MAX)),
                crop: Crop::BeforeResize,
                crop_padding_px,
                interpolation,
                mean,
                std,
            },
        }
    }
}

/// `AdvProp` weights and timm's long recipe of 2024 have pixels from -1 to 1. Source: timm, `models/efficientnet.py`,
/// pretrained cfgs; lukemelas, `README.md`.
fn has_symmetric_pixels(name: &str) -> bool {
    ["advprop", ".ap_in1k", "_ap-", "adv-efficientnet", "ra4_e3600"].iter().any(|word| name.contains(word))
}

fn origin(layout: Layout, family: Family, preset: Option<Preset>, is_named_tf: bool) -> Origin {
    match layout {
        Layout::Timm => timm(family, preset, is_named_tf),
        // The packages of Lite weights carry Google's, read as Google reads them. Source: their own `README.md`.
        Layout::Lukemelas if family == Family::Lite => Origin { pixels: PixelScale::Lite, ..TENSORFLOW },
        // Both carry TensorFlow's weights, evaluated without a margin around the crop. transformers squeezes the whole
        // picture to a square, and divides its pixels twice by the root of ImageNet's deviation (`image_std` 0.4785,
        // 0.4733, 0.4743 of the published configurations). Sources: lukemelas, `efficientnet_pytorch/utils.py` and
        // `examples/imagenet/main.py`; transformers, `models/efficientnet/image_processing_efficientnet.py`.
        Layout::Lukemelas | Layout::Transformers => Origin { crop_padding_px: 0, ..TENSORFLOW },
        Layout::Torchvision => torchvision(preset),
    }
}

/// Source: timm 1.0.31, `models/efficientnet.py`, pretrained cfgs, at the size of the better evaluation. timm trained B0
/// to B5 and Lite0 itself; every other size exists only as a port of TensorFlow's weights, `tf_`.
fn timm(family: Family, preset: Option<Preset>, is_named_tf: bool) -> Origin {
    let uncropped = |pixels| Origin { resolution_px: Some(pixels), crop_padding_px: 0, ..TORCH };
    match preset {
        // Crop 0.875 of 256.
        Some(Preset::B0 | Preset::Lite0) | None if !is_named_tf => TORCH,
        Some(Preset::B1) if !is_named_tf => uncropped(256),
        Some(Preset::B2) if !is_named_tf => uncropped(288),
        Some(Preset::B3) if !is_named_tf => uncropped(320),
        Some(Preset::B4) if !is_named_tf => uncropped(384),
        Some(Preset::B5) if !is_named_tf => uncropped(448),
        Some(Preset::Lite3 | Preset::Lite4) => {
            Origin { pixels: PixelScale::Symmetric, interpolation: Interpolation::Bilinear, ..TENSORFLOW }
        }
        _ if family == Family::Lite => Origin { pixels: PixelScale::Symmetric, ..TENSORFLOW },
        _ => TENSORFLOW,
    }
}

/// Source: torchvision 0.29, `models/efficientnet.py`, `EfficientNet_B*_Weights` (crop, resize) and the norm layers of
/// the builders. B0 to B4 were trained with PyTorch; B5 to B7 are TensorFlow's weights, run with a symmetric border.
fn torchvision(preset: Option<Preset>) -> Origin {
    let own = |resolution_px, resized_px: u32| Origin {
        resolution_px: Some(resolution_px),
        crop_padding_px: resized_px.saturating_sub(resolution_px),
        ..TORCH
    };
    let ported = |resolution_px| Origin { batch_norm_epsilon: 1e-3, ..own(resolution_px, resolution_px) };
    match preset {
        Some(Preset::B0) => own(224, 256),
        // The second, better weights; the first resize to 256, bicubic.
        Some(Preset::B1) => Origin { interpolation: Interpolation::Bilinear, ..own(240, 255) },
        Some(Preset::B2) => own(288, 288),
        Some(Preset::B3) => own(300, 320),
        Some(Preset::B4) => own(380, 384),
        Some(Preset::B5) => ported(456),
        Some(Preset::B6) => ported(528),
        Some(Preset::B7) => ported(600),
        _ => TORCH,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn presumed(layout: Layout, preset: Preset, name: &str) -> ImportAssumptions {
        ImportAssumptions::presumed(layout, preset.family(), Some(preset), name)
    }

    #[test]
    fn the_same_variant_is_read_as_its_package_reads_it() {
        let timm = presumed(Layout::Timm, Preset::B1, "model.safetensors");
        assert_eq!((timm.padding, timm.batch_norm_epsilon), (PaddingMode::Symmetric, 1e-5));
        assert_eq!((timm.preprocessing.resolution_px, timm.preprocessing.crop_padding_px), (256, 0));
        let port = presumed(Layout::Timm, Preset::B1, "TF_efficientnet_b1_aa-ea7a6ee0.pth");
        assert_eq!((port.padding, port.batch_norm_epsilon), (PaddingMode::Same, 1e-3));
        assert_eq!((port.preprocessing.resolution_px, port.preprocessing.crop_padding_px), (240, 32));
        let lukemelas = presumed(Layout::Lukemelas, Preset::B1, "");
        assert_eq!((lukemelas.padding, lukemelas.batch_norm_epsilon), (PaddingMode::Same, 1e-3));
        let torchvision = presumed(Layout::Torchvision, Preset::B5, "");
        assert_eq!((torchvision.padding, torchvision.batch_norm_epsilon), (PaddingMode::Symmetric, 1e-3));
        assert_eq!(presumed(Layout::Transformers, Preset::B7, "").preprocessing.resolution_px, 600);
    }

    #[test]
    fn sizes_that_timm_never_trained_are_ports() {
        for preset in [Preset::B6, Preset::B7, Preset::Lite1, Preset::Lite4] {
            assert_eq!(presumed(Layout::Timm, preset, "").padding, PaddingMode::Same, "{preset:?}");
        }
        assert_eq!(presumed(Layout::Timm, Preset::Lite0, "").preprocessing.mean, PixelScale::ImageNet.values().0);
        assert_eq!(presumed(Layout::Timm, Preset::Lite0, "tf_efficientnet_lite0.in1k").preprocessing.mean, [127.5; 3]);
    }

    #[test]
    fn the_lite_packages_are_read_as_the_bundled_networks_are() {
        let bundled = crate::manifest::Manifest::bundled();
        for model in bundled.models {
            let assumptions = presumed(Layout::Lukemelas, model.preset, "");
            assert_eq!(assumptions.preprocessing, model.preprocessing, "{}", model.id);
            assert_eq!(
                (assumptions.padding, assumptions.batch_norm_epsilon),
                (model.padding, model.batch_norm_epsilon)
            );
        }
    }

    #[test]
    fn adversarial_recipes_have_pixels_from_minus_one_to_one() {
        for name in ["adv-efficientnet-b0-b64d5a18.pth", "tf_efficientnet_b0.ap_in1k.safetensors"] {
            assert_eq!(presumed(Layout::Lukemelas, Preset::B0, name).preprocessing.mean, [127.5; 3], "{name}");
        }
    }

    #[test]
    fn every_presumed_answer_is_one_that_the_page_offers() {
        for layout in Layout::ALL {
            for preset in Preset::ALL.map(Some).into_iter().chain([None]) {
                for name in ["", "tf_b0.pth"] {
                    let family = preset.map_or(Family::EfficientNet, Preset::family);
                    let assumptions = ImportAssumptions::presumed(layout, family, preset, name);
                    assert!([0, 4, 15, 20, 32].contains(&assumptions.preprocessing.crop_padding_px), "{assumptions:?}");
                    assert!([1e-5, 1e-3].contains(&assumptions.batch_norm_epsilon), "{assumptions:?}");
                    assert!(PixelScale::of(&assumptions.preprocessing).is_some(), "{assumptions:?}");
                }
            }
        }
    }
}
