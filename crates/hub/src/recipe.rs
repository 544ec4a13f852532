//! How a checkpoint was trained.

use texts::{Text, hub as text};

/// The training behind a checkpoint, by the tag in its id. Source: the model cards of timm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipe {
    /// Google's first weights: flips and crops alone.
    Baseline,
    /// Google's, with `AutoAugment` (Cubuk et al. 2019).
    AutoAugment,
    /// Google's, with `RandAugment` (Cubuk et al. 2020).
    RandAugment,
    /// Google's, with `AdvProp` (Xie et al. 2020).
    AdvProp,
    /// Google's, with Noisy Student and 300 million more pictures without labels (Xie et al. 2020).
    NoisyStudent,
    /// Google's Lite weights.
    Lite,
    /// timm's, with `RandAugment`.
    TimmRandAugment,
    /// timm's, trained on from other weights.
    TimmFineTuned,
    /// timm's of 2024: 3,600 epochs.
    TimmLong,
    /// timm's, trained on ImageNet-12k first.
    TimmImageNet12k,
}

impl Recipe {
    /// The recipe of a checkpoint by its id.
    pub(super) fn of(id: &str) -> Self {
        let tag = id.split_once('.').map_or("", |(_, tag)| tag);
        match (id.starts_with("tf_"), tag) {
            (true, "aa_in1k") => Self::AutoAugment,
            (true, "ra_in1k") => Self::RandAugment,
            (true, "ap_in1k") => Self::AdvProp,
            (true, "ns_jft_in1k") => Self::NoisyStudent,
            (true, _) if id.contains("_lite") => Self::Lite,
            (true, _) => Self::Baseline,
            (false, "ft_in1k") => Self::TimmFineTuned,
            (false, "sw_in12k_ft_in1k") => Self::TimmImageNet12k,
            (false, tag) if tag.starts_with("ra4_e3600") => Self::TimmLong,
            (false, _) => Self::TimmRandAugment,
        }
    }

    /// It in one plain sentence.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            Self::Baseline => text::BASELINE,
            Self::AutoAugment => text::AUTO_AUGMENT,
            Self::RandAugment => text::RAND_AUGMENT,
            Self::AdvProp => text::ADV_PROP,
            Self::NoisyStudent => text::NOISY_STUDENT,
            Self::Lite => text::LITE,
            Self::TimmRandAugment => text::TIMM_RAND_AUGMENT,
            Self::TimmFineTuned => text::TIMM_FINE_TUNED,
            Self::TimmLong => text::TIMM_LONG,
            Self::TimmImageNet12k => text::TIMM_IMAGENET_12K,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::HubCheckpoint;

    #[test]
    fn every_tag_of_the_list_is_a_recipe() {
        let known = ["in1k", "aa_in1k", "ra_in1k", "ap_in1k", "ns_jft_in1k", "ra2_in1k", "ft_in1k", "sw_in12k_ft_in1k"];
        for checkpoint in HubCheckpoint::all() {
            let tag = checkpoint.id.split_once('.').unwrap().1;
            assert!(known.contains(&tag) || tag.starts_with("ra4_e3600_r2"), "{}", checkpoint.id);
        }
        let recipe = |id: &str| HubCheckpoint::find(id).unwrap().recipe();
        assert_eq!(recipe("tf_efficientnet_b0.in1k"), Recipe::Baseline);
        assert_eq!(recipe("tf_efficientnet_lite2.in1k"), Recipe::Lite);
        assert_eq!(recipe("tf_efficientnet_b7.ra_in1k"), Recipe::RandAugment);
        assert_eq!(recipe("efficientnet_b3.ra2_in1k"), Recipe::TimmRandAugment);
        assert_eq!(recipe("efficientnet_b1.ra4_e3600_r240_in1k"), Recipe::TimmLong);
    }
}
