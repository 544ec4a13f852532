//! The published variants: B0 to B7 and Lite0 to Lite4. They are a table, not points of the formula.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::coefficients::{BASE_RESOLUTION_PX, Coefficients, ScalingBases};

/// Which family of networks a setting describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Family {
    /// EfficientNet: squeeze-excitation, SiLU, every layer scales.
    #[serde(rename = "b")]
    EfficientNet,
    /// EfficientNet-Lite: no squeeze-excitation, ReLU6; stem, head and the repeats of the first and last stage are
    /// fixed.
    Lite,
}

impl Family {
    /// Both families, in the order the page offers them.
    pub const ALL: [Self; 2] = [Self::EfficientNet, Self::Lite];

    /// The word for the family in a link: `b` or `lite`.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::EfficientNet => "b",
            Self::Lite => "lite",
        }
    }

    /// The name for people.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::EfficientNet => "EfficientNet",
            Self::Lite => "EfficientNet-Lite",
        }
    }

    /// The variant that the family is scaled from.
    #[must_use]
    pub fn baseline(self) -> Preset {
        match self {
            Self::EfficientNet => Preset::B0,
            Self::Lite => Preset::Lite0,
        }
    }

    /// The published variants of the family, smallest first.
    #[must_use]
    pub fn presets(self) -> &'static [Preset] {
        const B: [Preset; 8] =
            [Preset::B0, Preset::B1, Preset::B2, Preset::B3, Preset::B4, Preset::B5, Preset::B6, Preset::B7];
        const LITE: [Preset; 5] = [Preset::Lite0, Preset::Lite1, Preset::Lite2, Preset::Lite3, Preset::Lite4];
        match self {
            Self::EfficientNet => &B,
            Self::Lite => &LITE,
        }
    }
}

/// A published variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum Preset {
    B0,
    B1,
    B2,
    B3,
    B4,
    B5,
    B6,
    B7,
    Lite0,
    Lite1,
    Lite2,
    Lite3,
    Lite4,
}

/// One row of the table of published variants.
struct Row {
    slug: &'static str,
    name: &'static str,
    width: f64,
    depth: f64,
    resolution_px: u64,
}

const fn row(slug: &'static str, name: &'static str, width: f64, depth: f64, resolution_px: u64) -> Row {
    Row { slug, name, width, depth, resolution_px }
}

impl Preset {
    /// Every published variant, smallest first, family by family.
    pub const ALL: [Self; 13] = [
        Self::B0,
        Self::B1,
        Self::B2,
        Self::B3,
        Self::B4,
        Self::B5,
        Self::B6,
        Self::B7,
        Self::Lite0,
        Self::Lite1,
        Self::Lite2,
        Self::Lite3,
        Self::Lite4,
    ];

    /// The table, in the order of the released code: *width before depth* (tensorflow/tpu, `efficientnet_builder.py`
    /// and `lite/efficientnet_lite_builder.py`). Lite3 and Lite4 are at 300 and 380 px as timm evaluates them with the
    /// official accuracy; the official code lists 280 and 300 px, see [`Preset::official_code_px`].
    fn row(self) -> Row {
        match self {
            // slug, name, width, depth, input resolution in pixels
            Self::B0 => row("b0", "B0", 1.0, 1.0, 224),
            Self::B1 => row("b1", "B1", 1.0, 1.1, 240),
            Self::B2 => row("b2", "B2", 1.1, 1.2, 260),
            Self::B3 => row("b3", "B3", 1.2, 1.4, 300),
            Self::B4 => row("b4", "B4", 1.4, 1.8, 380),
            Self::B5 => row("b5", "B5", 1.6, 2.2, 456),
            Self::B6 => row("b6", "B6", 1.8, 2.6, 528),
            Self::B7 => row("b7", "B7", 2.0, 3.1, 600),
            Self::Lite0 => row("lite0", "Lite0", 1.0, 1.0, 224),
            Self::Lite1 => row("lite1", "Lite1", 1.0, 1.1, 240),
            Self::Lite2 => row("lite2", "Lite2", 1.1, 1.2, 260),
            Self::Lite3 => row("lite3", "Lite3", 1.2, 1.4, 300),
            Self::Lite4 => row("lite4", "Lite4", 1.4, 1.8, 380),
        }
    }

    /// The word for the variant in a link, `b0` to `lite4`.
    #[must_use]
    pub fn slug(self) -> &'static str {
        self.row().slug
    }

    /// The short name for people, `B0` to `Lite4`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The family it belongs to.
    #[must_use]
    pub fn family(self) -> Family {
        match self {
            Self::B0 | Self::B1 | Self::B2 | Self::B3 | Self::B4 | Self::B5 | Self::B6 | Self::B7 => {
                Family::EfficientNet
            }
            Self::Lite0 | Self::Lite1 | Self::Lite2 | Self::Lite3 | Self::Lite4 => Family::Lite,
        }
    }

    /// The published depth and width coefficients, and its resolution over the baseline's 224 px.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "at most 600")]
    pub fn coefficients(self) -> Coefficients {
        let Row { width, depth, resolution_px, .. } = self.row();
        Coefficients { depth, width, resolution: resolution_px as f64 / BASE_RESOLUTION_PX as f64 }
    }

    /// The published input resolution in pixels a side.
    #[must_use]
    pub fn resolution_px(self) -> u64 {
        self.row().resolution_px
    }

    /// The input resolution that the official code lists, where it differs from the one used here: Lite3 and Lite4.
    #[must_use]
    pub fn official_code_px(self) -> Option<u64> {
        match self {
            Self::Lite3 => Some(280),
            Self::Lite4 => Some(300),
            _ => None,
        }
    }

    /// The phi at which each axis of the formula would reach this variant: `ln(coefficient) / ln(base)` for depth,
    /// width and resolution. Three equal numbers would mean that the variant lies on the curve; none above B0 does.
    /// An axis whose base is 1 never moves and gives `None`.
    #[must_use]
    pub fn effective_phi(self, bases: ScalingBases) -> [Option<f64>; 3] {
        let Coefficients { depth, width, resolution } = self.coefficients();
        [(depth, bases.alpha), (width, bases.beta), (resolution, bases.gamma)]
            .map(|(coefficient, base)| (base > 1.0).then(|| coefficient.ln() / base.ln()))
    }

    /// The variant of the other family that the same step in size leads to; beyond its largest, the largest.
    #[must_use]
    pub fn counterpart_in(self, family: Family) -> Self {
        let index = self.family().presets().iter().position(|&preset| preset == self).unwrap_or(0);
        let presets = family.presets();
        presets.get(index).or(presets.last()).copied().unwrap_or(family.baseline())
    }
}

/// The word names no published variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no such published variant")]
pub struct UnknownPreset;

impl FromStr for Preset {
    type Err = UnknownPreset;

    fn from_str(slug: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|preset| preset.slug() == slug).ok_or(UnknownPreset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slug_reads_back() {
        for preset in Preset::ALL {
            assert_eq!(preset.slug().parse(), Ok(preset));
            assert!(preset.family().presets().contains(&preset));
        }
        assert_eq!("b8".parse::<Preset>(), Err(UnknownPreset));
    }

    #[test]
    fn b1_and_b7_do_not_lie_on_the_curve() {
        // ln(1.1)/ln(1.2) = 0.523, B1's width never moved, ln(240/224)/ln(1.15) = 0.494
        let b1 = Preset::B1.effective_phi(ScalingBases::PAPER).map(Option::unwrap);
        assert!((b1[0] - 0.523).abs() < 1e-3 && b1[1].abs() < 1e-12 && (b1[2] - 0.494).abs() < 1e-3, "{b1:?}");
        // B7 by depth 6.2, by width 7.3, by resolution 7.0
        let b7 = Preset::B7.effective_phi(ScalingBases::PAPER).map(Option::unwrap);
        assert!((b7[0] - 6.2).abs() < 0.05 && (b7[1] - 7.3).abs() < 0.05 && (b7[2] - 7.0).abs() < 0.06, "{b7:?}");
    }

    #[test]
    fn changing_family_keeps_the_step_and_stops_at_the_largest() {
        assert_eq!(Preset::B2.counterpart_in(Family::Lite), Preset::Lite2);
        assert_eq!(Preset::B7.counterpart_in(Family::Lite), Preset::Lite4);
        assert_eq!(Preset::Lite4.counterpart_in(Family::EfficientNet), Preset::B4);
    }
}
