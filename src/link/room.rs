//! The rooms below the one screen: one is open at a time, and a link opens it.

use super::restrictions::Part;
use super::step::Step;

/// A room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Room {
    /// The network stage by stage, and the setting to take away.
    #[default]
    Stages,
    /// Every layer, counted.
    Layers,
    /// The formula with its numbers.
    Formula,
    /// The rounding staircase.
    Rounding,
    /// Where the numbers come from.
    Why,
    /// The network that answers, and the person's own weights.
    Weights,
    /// Where it runs, how long that takes, what the browser keeps.
    Device,
    /// Several networks on the same picture.
    Compare,
    /// Tiny networks that are trained here.
    Lab,
}

impl Room {
    /// Every room, in the order of the page.
    pub const ALL: [Self; 9] = [
        Self::Stages,
        Self::Layers,
        Self::Formula,
        Self::Rounding,
        Self::Why,
        Self::Weights,
        Self::Device,
        Self::Compare,
        Self::Lab,
    ];

    /// The word in a link.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Stages => "stages",
            Self::Layers => "layers",
            Self::Formula => "formula",
            Self::Rounding => "rounding",
            Self::Why => "why",
            Self::Weights => "weights",
            Self::Device => "device",
            Self::Compare => "compare",
            Self::Lab => "lab",
        }
    }

    /// The room that a step of the lesson takes place in; `None` for the one screen.
    #[must_use]
    pub fn of_step(step: Step) -> Option<Self> {
        match step {
            Step::Search => Some(Self::Why),
            Step::Time => Some(Self::Compare),
            _ => None,
        }
    }

    /// The part of the page that a teacher's link hides with it.
    #[must_use]
    pub fn part(self) -> Part {
        match self {
            Self::Stages => Part::Stages,
            Self::Layers => Part::Layers,
            Self::Formula => Part::Formula,
            Self::Rounding => Part::Staircase,
            Self::Why => Part::Why,
            Self::Weights | Self::Device => Part::Run,
            Self::Compare => Part::Compare,
            Self::Lab => Part::Lab,
        }
    }
}
