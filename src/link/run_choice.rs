//! What a picture runs through.

use model::scaling::Preset;

/// What a picture runs through, and whether anything runs before the person asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RunChoice {
    /// The network that the sliders describe, from the start.
    #[default]
    Setting,
    /// The same, but nothing starts by itself.
    Off,
    /// A weights file of the person's, which a link cannot carry (see [`super::Opened::without_file`]), or a checkpoint of the
    /// model hub, which it names.
    Custom,
}

impl RunChoice {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::Setting, Self::Off, Self::Custom];

    /// The variants with bundled weights, which links of before call by name: they set the sliders.
    pub const BUNDLED: [Preset; 3] = [Preset::Lite0, Preset::Lite1, Preset::Lite2];

    /// The word in a link.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Setting => "setting",
            Self::Off => "off",
            Self::Custom => "custom",
        }
    }
}
