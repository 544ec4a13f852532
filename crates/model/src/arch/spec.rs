//! [`ArchSpec`]: the scaled network as stages, before single layers.

use super::block_args::{B0_STAGES, BlockArgs, HEAD_CHANNELS, IMAGENET_CLASSES, SE_RATIO_DIVISOR, STEM_CHANNELS};
use crate::scaling::{Coefficients, Family, ScalingInput, round_channels, round_repeats};
use texts::{Language, Text, setting};

/// More blocks than any setting of the sliders can ask for (16 * 2^7 = 2048), and few enough to list.
const MAX_BLOCKS: u64 = 100_000;

/// The largest channel count or resolution accepted; products of a few of them still fit 128 bits.
const MAX_EXTENT: u64 = 1 << 24;

/// The first convolution, 3x3 at stride 2 on three color channels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stem {
    /// Output channels.
    pub channels: u64,
    /// Side of the output map.
    pub output_resolution: u64,
}

/// A run of MBConv blocks with the same output shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stage {
    /// The blocks, after scaling.
    pub block: BlockArgs,
    /// Side of the map that enters the stage.
    pub input_resolution: u64,
    /// Side of the map that leaves it.
    pub output_resolution: u64,
}

/// The 1x1 convolution, global average pool and classifier at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Channels into the 1x1 convolution.
    pub input_channels: u64,
    /// Channels out of it, pooled and classified.
    pub channels: u64,
    /// Classes.
    pub classes: u64,
}

/// A scaled EfficientNet. Sides and channels are whole; resolutions are in pixels or map cells a side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchSpec {
    /// Which family's rules apply.
    pub family: Family,
    /// Side of the input picture in pixels.
    pub input_resolution: u64,
    /// The first convolution.
    pub stem: Stem,
    /// The seven MBConv stages.
    pub stages: Vec<Stage>,
    /// The end of the network.
    pub head: Head,
}

/// A setting that describes no network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.text().of(Language::English))]
pub enum ArchError {
    /// A coefficient that is not a positive number.
    NotPositive,
    /// Too large to be described at all; no setting of the sliders gets here.
    TooLarge,
}

impl ArchError {
    /// Why there is no network, as part of a sentence.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            Self::NotPositive => setting::NOT_POSITIVE,
            Self::TooLarge => setting::ENDLESS,
        }
    }
}

/// Channels of the squeeze layer: a quarter of the block's input channels, at least one.
#[must_use]
pub fn squeeze_channels(input_channels: u64) -> u64 {
    (input_channels / SE_RATIO_DIVISOR).max(1)
}

impl ArchSpec {
    /// The network that the sliders describe.
    ///
    /// # Errors
    /// See [`ArchSpec::new`]; no reachable setting fails.
    pub fn from_input(input: &ScalingInput) -> Result<Self, ArchError> {
        Self::new(input.family(), input.coefficients(), input.resolution_px())
    }

    /// The baseline scaled by depth and width, for pictures of `resolution_px` a side.
    ///
    /// EfficientNet scales everything. Lite keeps stem and head channels and the repeats of the first and last stage
    /// (tensorflow/tpu, `lite/efficientnet_lite_builder.py`).
    ///
    /// # Errors
    /// [`ArchError`] for coefficients that are not positive numbers or sizes beyond all reason.
    pub fn new(family: Family, coefficients: Coefficients, resolution_px: u64) -> Result<Self, ArchError> {
        let Coefficients { depth, width, .. } = coefficients;
        let positive = |value: f64| value.is_finite() && value > 0.0;
        if !positive(depth) || !positive(width) || resolution_px == 0 {
            return Err(ArchError::NotPositive);
        }
        let is_lite = family == Family::Lite;
        let ends = |channels: u64| if is_lite { channels } else { round_channels(channels, width) };

        let stem = Stem { channels: ends(STEM_CHANNELS), output_resolution: resolution_px.div_ceil(2) };
        let last = B0_STAGES.len() - 1;
        let mut stages = Vec::with_capacity(B0_STAGES.len());
        let (mut channels, mut resolution) = (stem.channels, stem.output_resolution);
        for (index, block) in B0_STAGES.into_iter().enumerate() {
            let keeps_repeats = is_lite && (index == 0 || index == last);
            let scaled = BlockArgs {
                repeats: if keeps_repeats { block.repeats } else { round_repeats(block.repeats, depth) },
                input_channels: channels,
                output_channels: round_channels(block.output_channels, width),
                has_squeeze_excite: !is_lite,
                ..block
            };
            let output_resolution = resolution.div_ceil(block.stride);
            stages.push(Stage { block: scaled, input_resolution: resolution, output_resolution });
            (channels, resolution) = (scaled.output_channels, output_resolution);
        }
        let head = Head { input_channels: channels, channels: ends(HEAD_CHANNELS), classes: IMAGENET_CLASSES };

        let spec = Self { family, input_resolution: resolution_px, stem, stages, head };
        spec.check_extent()?;
        Ok(spec)
    }

    /// The same network with another number of classes: only the classifier changes.
    #[must_use]
    pub fn with_classes(self, classes: u64) -> Self {
        Self { head: Head { classes, ..self.head }, ..self }
    }

    /// The same network for pictures of another size: only the sides of its maps change, and none of its weights.
    #[must_use]
    pub fn at_resolution(mut self, resolution_px: u64) -> Self {
        self.input_resolution = resolution_px;
        self.stem.output_resolution = resolution_px.div_ceil(2);
        let mut resolution = self.stem.output_resolution;
        for stage in &mut self.stages {
            stage.input_resolution = resolution;
            resolution = resolution.div_ceil(stage.block.stride);
            stage.output_resolution = resolution;
        }
        self
    }

    /// MBConv blocks of all stages.
    #[must_use]
    pub fn blocks(&self) -> u64 {
        self.stages.iter().fold(0, |sum, stage| sum.saturating_add(stage.block.repeats))
    }

    fn check_extent(&self) -> Result<(), ArchError> {
        let widest = self.stages.iter().map(|stage| stage.block.output_channels).max().unwrap_or(0);
        let extent = widest.max(self.stem.channels).max(self.head.channels).max(self.input_resolution);
        if extent > MAX_EXTENT || self.blocks() > MAX_BLOCKS { Err(ArchError::TooLarge) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scaling::Preset;

    fn spec(preset: Preset) -> ArchSpec {
        ArchSpec::from_input(&ScalingInput::published(preset)).unwrap()
    }

    #[test]
    fn b1_gains_a_block_in_every_stage() {
        let repeats: Vec<u64> = spec(Preset::B1).stages.iter().map(|stage| stage.block.repeats).collect();
        assert_eq!(repeats, [2, 3, 3, 4, 4, 5, 2]);
    }

    #[test]
    fn lite_keeps_its_ends() {
        let lite4 = spec(Preset::Lite4);
        assert_eq!((lite4.stem.channels, lite4.head.channels), (32, 1280));
        let repeats: Vec<u64> = lite4.stages.iter().map(|stage| stage.block.repeats).collect();
        assert_eq!(repeats, [1, 4, 4, 6, 6, 8, 1]);
        assert!(lite4.stages.iter().all(|stage| !stage.block.has_squeeze_excite));
    }

    #[test]
    fn maps_halve_rounding_up() {
        // 260 -> 130 -> 130, 65, 33, 17, 17, 9, 9
        let sides: Vec<u64> = spec(Preset::B2).stages.iter().map(|stage| stage.output_resolution).collect();
        assert_eq!(sides, [130, 65, 33, 17, 17, 9, 9]);
    }

    #[test]
    fn only_the_classifier_depends_on_the_classes() {
        let two = spec(Preset::B0).with_classes(2);
        let (mut layers, mut before) = (two.layers(), spec(Preset::B0).layers());
        // B0 pools 1280 channels: a matrix of 2 x 1280 and two biases.
        assert_eq!(layers.pop().unwrap().cost().params.0, 2 * 1280 + 2);
        before.pop();
        assert_eq!(layers, before);
    }

    #[test]
    fn another_resolution_changes_no_more_than_the_maps() {
        for preset in Preset::ALL {
            let input = ScalingInput::published(preset);
            for resolution_px in [1, 63, 64, 224, 600] {
                let made = ArchSpec::new(input.family(), input.coefficients(), resolution_px).unwrap();
                assert_eq!(spec(preset).at_resolution(resolution_px), made, "{preset:?} at {resolution_px}");
            }
        }
    }

    #[test]
    fn nonsense_is_refused() {
        let with = |depth, width| ArchSpec::new(Family::Lite, Coefficients { depth, width, resolution: 1.0 }, 224);
        assert_eq!(with(f64::NAN, 1.0), Err(ArchError::NotPositive));
        assert_eq!(with(1.0, 0.0), Err(ArchError::NotPositive));
        assert_eq!(with(1e12, 1.0), Err(ArchError::TooLarge));
        assert_eq!(with(1.0, 1e12), Err(ArchError::TooLarge));
    }
}
