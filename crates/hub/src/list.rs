//! `assets/hub/checkpoints.json`: the checkpoints of the hub.

use std::hash::{Hash, Hasher};

use super::Recipe;
use model::scaling::Preset;
use weights::manifest::{Crop, Interpolation, PaddingMode, Preprocessing};
use weights::{ImportAssumptions, PixelScale};

/// One checkpoint. Padding, epsilon and preprocessing belong to it, not to the architecture. No two have one id, so that the id
/// tells them apart.
#[derive(Debug)]
pub struct HubCheckpoint {
    /// Its id on the hub and in links, such as `efficientnet_b0.ra_in1k`.
    pub id: &'static str,
    /// The published variant whose architecture it has.
    pub preset: Preset,
    /// Size of its file, as computed from its tensors; that of another version may be a little different.
    pub bytes: u64,
    /// Its licence.
    pub licence: &'static str,
    /// How its convolutions treat the border.
    pub padding: PaddingMode,
    /// Added to the variance before the square root.
    pub batch_norm_epsilon: f64,
    /// The scale of its pixels.
    pub pixels: PixelScale,
    /// How pixels are resampled.
    pub interpolation: Interpolation,
    /// Whether its makers squeeze the whole picture to a square; this page takes the largest square.
    pub ignores_aspect_ratio: bool,
    /// What timm measured on ImageNet's validation pictures, the best last.
    pub tests: &'static [Accuracy],
}

/// Published accuracy at one input size.
#[derive(Debug, PartialEq)]
pub struct Accuracy {
    /// Side of the input in pixels.
    pub resolution_px: u32,
    /// Side of the input over the shorter side of the resized picture, in thousandths.
    pub crop_permille: u32,
    /// Percent of the pictures whose first answer is right.
    pub top1: f64,
    /// Percent of the pictures whose first five answers hold the right one.
    pub top5: f64,
}

impl Accuracy {
    /// What the shorter side of the resized picture has beyond the input: timm's `floor(side / crop) - side`.
    #[must_use]
    pub fn crop_padding_px(&self) -> u32 {
        (self.resolution_px * 1000 / self.crop_permille.max(1)).saturating_sub(self.resolution_px)
    }
}

/// Written by `build.rs`.
#[allow(clippy::unreadable_literal, reason = "nobody reads it")]
static CHECKPOINTS: &[HubCheckpoint] = include!(concat!(env!("OUT_DIR"), "/checkpoints.rs"));

impl PartialEq for HubCheckpoint {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for HubCheckpoint {}

impl Hash for HubCheckpoint {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

impl HubCheckpoint {
    /// Every checkpoint, by variant, the least accurate of each first.
    #[must_use]
    pub fn all() -> &'static [Self] {
        CHECKPOINTS
    }

    /// The checkpoint of an id.
    #[must_use]
    pub fn find(id: &str) -> Option<&'static Self> {
        CHECKPOINTS.iter().find(|checkpoint| checkpoint.id == id)
    }

    /// How it was trained.
    #[must_use]
    pub fn recipe(&self) -> Recipe {
        Recipe::of(self.id)
    }

    /// The test whose input size it runs at here: the best one.
    #[must_use]
    pub fn best(&self) -> Option<&'static Accuracy> {
        self.tests.last()
    }

    /// How it is run: what its file cannot tell.
    #[must_use]
    pub fn assumptions(&self) -> ImportAssumptions {
        let published_px = u32::try_from(self.preset.resolution_px()).unwrap_or(u32::MAX);
        let (resolution_px, crop_padding_px) =
            self.best().map_or((published_px, 0), |test| (test.resolution_px, test.crop_padding_px()));
        let (mean, std) = self.pixels.values();
        let (padding, batch_norm_epsilon, interpolation) = (self.padding, self.batch_norm_epsilon, self.interpolation);
        let crop = Crop::BeforeResize;
        let preprocessing = Preprocessing { resolution_px, crop, crop_padding_px, interpolation, mean, std };
        ImportAssumptions { padding, batch_norm_epsilon, preprocessing }
    }

    /// The name of its file for people.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("{}.safetensors", self.id)
    }

    /// Whether a file of so many bytes may be it: as large, of half the numbers' width, or with fewer classes.
    #[must_use]
    pub fn may_have(&self, bytes: u64) -> bool {
        // B0 has a quarter of its numbers in the classifier; half of three quarters, and a tenth above for another header.
        bytes >= self.bytes / 100 * 36 && bytes <= self.bytes / 100 * 110
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use model::arch::{ArchSpec, Operator};
    use model::scaling::ScalingInput;
    use weights::{Layout, Part};

    /// Bytes of the checkpoint as the format's makers write it: tensors of eight bytes a number first, then by name;
    /// the header as compact JSON, filled up with spaces to a multiple of eight.
    fn safetensors_bytes(preset: Preset) -> u64 {
        let spec = ArchSpec::from_input(&ScalingInput::published(preset)).unwrap();
        let (mut numbers, mut counters) = (Vec::new(), Vec::new());
        for layer in spec.layers() {
            let mut add = |part: Part, shape: Vec<u64>| {
                numbers.push((Layout::Timm.tensor_name(&spec, &layer, part), shape));
            };
            let kernel = layer.weight_shape().to_vec();
            let is_matrix = layer.operator == Operator::Classifier;
            add(Part::Weight, if is_matrix { kernel[..2].to_vec() } else { kernel });
            if layer.has_bias {
                add(Part::Bias, vec![layer.output_channels]);
            }
            if layer.has_norm {
                for part in [Part::NormWeight, Part::NormBias, Part::NormMean, Part::NormVariance] {
                    add(part, vec![layer.output_channels]);
                }
                let mean = Layout::Timm.tensor_name(&spec, &layer, Part::NormMean);
                counters.push((mean.replace("running_mean", "num_batches_tracked"), Vec::new()));
            }
        }
        numbers.sort();
        counters.sort();
        let rows = counters.iter().map(|row| ("I64", 8, row)).chain(numbers.iter().map(|row| ("F32", 4, row)));
        let (mut header, mut end) = (vec!["\"__metadata__\":{\"format\":\"pt\"}".to_owned()], 0);
        for (kind, width, (name, shape)) in rows {
            let start = end;
            end += width * shape.iter().product::<u64>();
            let shape = shape.iter().map(u64::to_string).collect::<Vec<_>>().join(",");
            header.push(format!(
                "\"{name}\":{{\"dtype\":\"{kind}\",\"shape\":[{shape}],\"data_offsets\":[{start},{end}]}}"
            ));
        }
        let header = format!("{{{}}}", header.join(",")).len().next_multiple_of(8) as u64;
        8 + header + end
    }

    #[test]
    fn sizes_are_those_of_the_architecture_that_a_checkpoint_names() {
        for checkpoint in HubCheckpoint::all() {
            let computed = safetensors_bytes(checkpoint.preset);
            assert_eq!(computed, checkpoint.bytes, "{}", checkpoint.id);
        }
    }

    #[test]
    fn every_entry_is_one_that_the_page_can_run() {
        let all = HubCheckpoint::all();
        assert_eq!(all.len(), 46);
        assert_eq!(all.iter().map(|checkpoint| checkpoint.id).collect::<BTreeSet<_>>().len(), 46);
        for preset in Preset::ALL {
            assert!(all.iter().any(|checkpoint| checkpoint.preset == preset), "{preset:?} has none");
        }
        for checkpoint in all {
            assert_eq!(HubCheckpoint::find(checkpoint.id), Some(checkpoint));
            let slug = format!("efficientnet_{}.", checkpoint.preset.slug());
            assert!(checkpoint.id.trim_start_matches("tf_").starts_with(&slug), "{}", checkpoint.id);
            assert_eq!(checkpoint.licence, "Apache-2.0");
            assert!(!checkpoint.tests.is_empty() && checkpoint.tests.is_sorted_by(|a, b| a.top1 < b.top1));
            assert!(checkpoint.may_have(checkpoint.bytes) && checkpoint.may_have(checkpoint.bytes / 2));
            assert!(!checkpoint.may_have(checkpoint.bytes * 2) && !checkpoint.may_have(1000));
        }
        assert_eq!(HubCheckpoint::find("efficientnet_b9.ra_in1k"), None);
    }

    #[test]
    fn ports_of_tensorflow_pad_as_tensorflow_does() {
        for checkpoint in HubCheckpoint::all() {
            let is_port = checkpoint.id.starts_with("tf_");
            let expected = if is_port { (PaddingMode::Same, 1e-3) } else { (PaddingMode::Symmetric, 1e-5) };
            assert_eq!((checkpoint.padding, checkpoint.batch_norm_epsilon), expected, "{}", checkpoint.id);
            // Adversarial recipes, the long ones of 2024 and Google's Lite networks have pixels from -1 to 1.
            let is_symmetric = checkpoint.id.contains(".ap_")
                || checkpoint.id.contains("ra4_e3600")
                || checkpoint.id.starts_with("tf_efficientnet_lite");
            let expected = if is_symmetric { PixelScale::Symmetric } else { PixelScale::ImageNet };
            assert_eq!(checkpoint.pixels, expected, "{}", checkpoint.id);
        }
    }

    #[test]
    fn what_runs_is_what_the_best_test_ran() {
        let preprocessing = |id: &str| HubCheckpoint::find(id).unwrap().assumptions().preprocessing;
        let side_and_margin = |id: &str| (preprocessing(id).resolution_px, preprocessing(id).crop_padding_px);
        assert_eq!(side_and_margin("efficientnet_b0.ra_in1k"), (224, 32));
        // 79.4 % at 256 px without a margin, 78.6 % at 224.
        assert_eq!(side_and_margin("efficientnet_b0.ra4_e3600_r224_in1k"), (256, 0));
        // floor(300 / 0.904) = 331, floor(380 / 0.92) = 413.
        assert_eq!(side_and_margin("tf_efficientnet_b3.aa_in1k"), (300, 31));
        assert_eq!(side_and_margin("tf_efficientnet_lite4.in1k"), (380, 33));
        assert_eq!(preprocessing("tf_efficientnet_lite4.in1k").interpolation, Interpolation::Bilinear);
        for checkpoint in HubCheckpoint::all() {
            // The margins that the page offers.
            assert!(
                [0, 31, 32, 33].contains(&checkpoint.assumptions().preprocessing.crop_padding_px),
                "{}",
                checkpoint.id
            );
        }
    }
}
