//! One network of a comparison, as the person names it.

use std::str::FromStr;

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
}

/// A word that names no network to compare.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” names no network that can be compared")]
pub struct UnknownEntry(pub String);

impl CompareEntry {
    /// Every network that can be compared, in the order of the page.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::Setting, Self::Custom].into_iter().chain(Preset::ALL.into_iter().map(Self::Preset))
    }

    /// The word in a link and in test ids: `setting`, `custom`, or that of the published variant.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Preset(preset) => preset.slug(),
            Self::Setting => "setting",
            Self::Custom => "custom",
        }
    }

    /// The name for people.
    #[must_use]
    pub fn name(self, language: Language) -> &'static str {
        match self {
            Self::Preset(preset) => preset.name(),
            Self::Setting => network::MY_SETTING.of(language),
            Self::Custom => network::MY_WEIGHTS.of(language),
        }
    }

    /// What the network is made of; `sliders` is where the sliders stand. Only a loaded file tells what it is made of:
    /// they stand in for it.
    #[must_use]
    pub fn scaling(self, sliders: ScalingInput) -> ScalingInput {
        match self {
            Self::Preset(preset) => ScalingInput::published(preset),
            Self::Setting | Self::Custom => sliders,
        }
    }
}

impl FromStr for CompareEntry {
    type Err = UnknownEntry;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Self::all().find(|entry| entry.slug() == word).ok_or_else(|| UnknownEntry(word.to_owned()))
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
        for word in ["", "B0", "b8", "own", " lite0"] {
            assert_eq!(word.parse::<CompareEntry>(), Err(UnknownEntry(word.to_owned())));
        }
    }

    #[test]
    fn only_the_setting_follows_the_sliders() {
        let sliders = ScalingInput::published(Preset::B4);
        assert_eq!(CompareEntry::Setting.scaling(sliders), sliders);
        assert_eq!(CompareEntry::Preset(Preset::B1).scaling(sliders), ScalingInput::published(Preset::B1));
    }
}
