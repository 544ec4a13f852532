//! One network of a comparison, as the person names it.

use std::borrow::Cow;
use std::str::FromStr;

use super::fixed_setting::FixedSetting;
use hub::HubCheckpoint;
use model::scaling::{Preset, ScalingInput};
use texts::{Language, network};

/// A network to compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CompareEntry {
    /// A published variant.
    Preset(Preset),
    /// The network that the sliders describe when the comparison starts.
    Setting,
    /// The network of the person's own weights file.
    Custom,
    /// A checkpoint of the model hub, from what the browser keeps of it.
    Checkpoint(&'static HubCheckpoint),
    /// A setting that stays, wherever the sliders go.
    Fixed(FixedSetting),
}

/// A word that names no network to compare.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” names no network that can be compared")]
pub struct UnknownEntry(pub String);

impl CompareEntry {
    /// Every network that can be chosen by its name, in the order of the page. A fixed setting is put into the list where it is
    /// shown, a checkpoint once the browser keeps it.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::Setting, Self::Custom].into_iter().chain(Preset::ALL.into_iter().map(Self::Preset))
    }

    /// The word in a link and in test ids: `setting`, `custom`, that of the published variant, a checkpoint's id, or a fixed setting's.
    #[must_use]
    pub fn slug(self) -> Cow<'static, str> {
        match self {
            Self::Preset(preset) => preset.slug().into(),
            Self::Setting => "setting".into(),
            Self::Custom => "custom".into(),
            Self::Checkpoint(checkpoint) => checkpoint.id.into(),
            Self::Fixed(fixed) => fixed.to_string().into(),
        }
    }

    /// The name for people.
    #[must_use]
    pub fn name(self, language: Language) -> Cow<'static, str> {
        match self {
            Self::Preset(preset) => preset.name().into(),
            Self::Setting => network::MY_SETTING.of(language).into(),
            Self::Custom => network::MY_WEIGHTS.of(language).into(),
            Self::Checkpoint(checkpoint) => checkpoint.id.into(),
            Self::Fixed(fixed) => fixed.name(language).into(),
        }
    }

    /// The name for people; a setting says what the sliders were.
    #[must_use]
    pub fn full_name(self, scaling: &ScalingInput, language: Language) -> String {
        let name = self.name(language);
        match self {
            Self::Preset(_) | Self::Fixed(_) | Self::Checkpoint(_) => name.into_owned(),
            Self::Setting | Self::Custom => {
                format!("{name}: {} {}", scaling.family().name(), scaling.to_message().words(language))
            }
        }
    }

    /// Whether its weights come from a file.
    #[must_use]
    pub fn is_file(self) -> bool {
        matches!(self, Self::Custom | Self::Checkpoint(_))
    }

    /// What the network is made of; `sliders` is where the sliders stand. Only a loaded file tells what it is made of:
    /// they stand in for it.
    #[must_use]
    pub fn scaling(self, sliders: ScalingInput) -> ScalingInput {
        match self {
            Self::Preset(preset) => ScalingInput::published(preset),
            Self::Checkpoint(checkpoint) => ScalingInput::published(checkpoint.preset),
            Self::Fixed(fixed) => fixed.scaling(),
            Self::Setting | Self::Custom => sliders,
        }
    }
}

impl FromStr for CompareEntry {
    type Err = UnknownEntry;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        let named = Self::all().find(|entry| entry.slug() == word);
        let checkpoint = || HubCheckpoint::find(word).map(Self::Checkpoint);
        let fixed = || word.parse().ok().map(Self::Fixed);
        named.or_else(checkpoint).or_else(fixed).ok_or_else(|| UnknownEntry(word.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_reads_back_and_others_are_refused() {
        assert_eq!(CompareEntry::all().count(), 15);
        for entry in CompareEntry::all() {
            assert_eq!(entry.slug().parse(), Ok(entry));
        }
        let fixed = CompareEntry::Fixed("b-d1.1-w1-r1.5".parse().unwrap());
        assert_eq!((fixed.slug().parse(), &*fixed.slug()), (Ok(fixed), "b-d1.1-w1-r1.5"));
        for checkpoint in HubCheckpoint::all() {
            let entry = CompareEntry::Checkpoint(checkpoint);
            assert_eq!((entry.slug().parse(), entry.is_file()), (Ok(entry), true));
        }
        for word in ["", "B0", "b8", "own", " lite0", "b-d9-w1-r1", "tf_efficientnet_b9.in1k"] {
            assert_eq!(word.parse::<CompareEntry>(), Err(UnknownEntry(word.to_owned())));
        }
    }

    #[test]
    fn only_the_setting_follows_the_sliders() {
        let sliders = ScalingInput::published(Preset::B4);
        assert_eq!(CompareEntry::Setting.scaling(sliders), sliders);
        assert_eq!(CompareEntry::Preset(Preset::B1).scaling(sliders), ScalingInput::published(Preset::B1));
        let checkpoint = CompareEntry::from_str("efficientnet_b1.ft_in1k").unwrap();
        assert_eq!(checkpoint.scaling(sliders), ScalingInput::published(Preset::B1));
        let fixed = FixedSetting::of(&ScalingInput::published(Preset::B2));
        // 260 px is 1.16 times 224.
        let found = CompareEntry::Fixed(fixed).scaling(sliders);
        assert_eq!((found.coefficients().depth, found.coefficients().width, found.resolution_px()), (1.2, 1.1, 260));
    }
}
