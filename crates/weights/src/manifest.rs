//! `assets/weights/manifest.json`: which networks are bundled, where they come from, and how their pictures are made.

use serde::{Deserialize, Serialize};

use super::Layout;
use model::scaling::Preset;

/// The bundled networks.
#[derive(Debug)]
pub struct Manifest {
    /// Version of this format.
    pub version: u32,
    /// One entry a network.
    pub models: &'static [Model],
}

/// One bundled network. Padding, epsilon and preprocessing belong to the weights, not to the architecture.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// Its id in links and messages, such as `lite0`.
    pub id: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// The published variant whose architecture it has.
    pub preset: Preset,
    /// File name below `weights/`.
    pub file: &'static str,
    /// Size of the file.
    pub bytes: u64,
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: &'static str,
    /// How its tensors are named.
    pub layout: Layout,
    /// How its convolutions treat the border.
    pub padding: PaddingMode,
    /// Added to the variance before the square root.
    pub batch_norm_epsilon: f64,
    /// How a picture becomes its input.
    pub preprocessing: Preprocessing,
    /// Published accuracy.
    pub top1: Top1,
    /// Where the weights come from.
    pub source: Source,
    /// Their licence.
    pub licence: &'static str,
}

/// How a convolution treats the border of its input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaddingMode {
    /// TensorFlow's SAME: output side `ceil(input / stride)`, the odd row or column of zeros after the map.
    Same,
    /// `(kernel - 1) / 2` zeros on each side, as PyTorch networks are trained.
    Symmetric,
}

/// How a picture becomes the network's input.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Preprocessing {
    /// Side of the input in pixels.
    pub resolution_px: u32,
    /// When the center is cut out.
    pub crop: Crop,
    /// For [`Crop::BeforeResize`]: the center square of `min(width, height) * r / (r + crop_padding_px)` is taken.
    pub crop_padding_px: u32,
    /// How pixels are resampled.
    pub interpolation: Interpolation,
    /// Subtracted from each of red, green and blue, on the scale of 0 to 255.
    pub mean: [f32; 3],
    /// Divides the difference.
    pub std: [f32; 3],
}

/// When the center is cut out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Crop {
    /// The picture is cropped, then resized: TensorFlow's way.
    BeforeResize,
}

/// How pixels are resampled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Interpolation {
    /// Pillow's bicubic, a = -0.5.
    Bicubic,
    /// Pillow's bilinear.
    Bilinear,
}

/// Published accuracy on ImageNet.
#[derive(Clone, Debug, PartialEq)]
pub struct Top1 {
    /// Percent of the validation pictures whose first answer is right.
    pub percent: f64,
    /// At which input resolution, in pixels a side.
    pub resolution_px: u32,
    /// Who says so.
    pub source: &'static str,
}

/// Where weights come from.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The package that carries them.
    pub package: &'static str,
    /// Its version.
    pub version: &'static str,
    /// The file in it.
    pub file: &'static str,
    /// That file's SHA-256.
    pub sha256: &'static str,
}

impl Model {
    /// Where its file lies, relative to the page, and the key under which the browser's storage keeps it. The hash keeps
    /// a cache from answering with another version of the file.
    #[must_use]
    pub fn address(&self) -> String {
        format!("./weights/{}?sha256={}", self.file, self.sha256.get(..16).unwrap_or_default())
    }
}

/// Written by `build.rs`.
#[allow(clippy::unreadable_literal, reason = "nobody reads it")]
static BUNDLED: Manifest = include!(concat!(env!("OUT_DIR"), "/manifest.rs"));

impl Manifest {
    /// The manifest that the binaries were built with.
    #[must_use]
    pub fn bundled() -> &'static Self {
        &BUNDLED
    }

    /// The network with an id.
    #[must_use]
    pub fn model(&self, id: &str) -> Option<&'static Model> {
        self.models.iter().find(|model| model.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_manifest_reads() {
        let manifest = Manifest::bundled();
        assert_eq!(manifest.version, 1);
        let lite0 = manifest.model("lite0").unwrap();
        assert_eq!((lite0.padding, lite0.batch_norm_epsilon), (PaddingMode::Same, 1e-3));
        assert_eq!(u64::from(lite0.preprocessing.resolution_px), lite0.preset.resolution_px());
        assert!(manifest.model("lite9").is_none());
    }
}
