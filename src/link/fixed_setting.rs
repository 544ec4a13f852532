//! A setting of the three axes that a comparison keeps, wherever the sliders go.

use std::fmt;
use std::str::FromStr;

use model::scaling::{Family, Knob, ScalingInput, parse_number};
use texts::{Language, one_axis};

/// The axes, in the order of the words.
const AXES: [(Knob, char); 3] = [(Knob::Depth, 'd'), (Knob::Width, 'w'), (Knob::Resolution, 'r')];

/// Depth, width and resolution of a family in whole steps of their sliders. As a word: `b-d1.1-w1.05-r1.08`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FixedSetting {
    family: Family,
    steps: [u16; 3],
}

impl FixedSetting {
    /// The setting as it is, each axis on the nearest step of its slider.
    #[must_use]
    pub fn of(input: &ScalingInput) -> Self {
        Self { family: input.family(), steps: AXES.map(|(knob, _)| input.steps(knob)) }
    }

    /// The sliders that describe it, the others where they are first.
    #[must_use]
    pub fn scaling(self) -> ScalingInput {
        let mut input = ScalingInput::published(self.family.baseline());
        for ((knob, _), steps) in AXES.into_iter().zip(self.steps) {
            input.set_steps(knob, steps);
        }
        input
    }

    /// The name for people: the baseline and what is set, one axis by its name where the others are as they were.
    #[must_use]
    pub fn name(self, language: Language) -> String {
        let values = [0, 1, 2].map(|axis| self.value(axis));
        let [depth, width, resolution] = values;
        let is_moved = values.map(|value| (value - 1.0).abs() > f64::EPSILON);
        let alone = match is_moved {
            [true, false, false] => Some((one_axis::DEPTH, depth)),
            [false, true, false] => Some((one_axis::WIDTH, width)),
            [false, false, true] => Some((one_axis::RESOLUTION, resolution)),
            _ => None,
        };
        let setting = match alone {
            Some((axis, value)) => format!("{} {value}", axis.of(language)),
            None => {
                one_axis::TRIPLE.with(language, &[("depth", &depth), ("width", &width), ("resolution", &resolution)])
            }
        };
        format!("{}: {setting}", self.family.baseline().name())
    }

    fn value(self, axis: usize) -> f64 {
        AXES.get(axis).zip(self.steps.get(axis)).map_or(f64::NAN, |((knob, _), steps)| knob.value(*steps))
    }
}

impl fmt::Display for FixedSetting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.family.slug())?;
        AXES.into_iter()
            .zip(self.steps)
            .try_for_each(|((knob, letter), steps)| write!(f, "-{letter}{}", knob.value(steps)))
    }
}

/// A word that is no setting of the three axes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSetting;

impl FromStr for FixedSetting {
    type Err = NoSetting;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        let mut parts = word.split('-');
        let slug = parts.next();
        let family = Family::ALL.into_iter().find(|family| Some(family.slug()) == slug).ok_or(NoSetting)?;
        let mut steps = [0; 3];
        for (step, (knob, letter)) in steps.iter_mut().zip(AXES) {
            let number =
                parts.next().and_then(|part| part.strip_prefix(letter)).and_then(parse_number).ok_or(NoSetting)?;
            *step = knob.steps(number).map_err(|_| NoSetting)?;
        }
        if parts.next().is_some() { Err(NoSetting) } else { Ok(Self { family, steps }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::scaling::Preset;

    fn fixed(word: &str) -> FixedSetting {
        word.parse().unwrap()
    }

    #[test]
    fn a_setting_is_a_word_and_the_sliders_again() {
        let mut input = ScalingInput::published(Preset::Lite2);
        for (knob, steps) in [(Knob::Depth, 110), (Knob::Width, 105), (Knob::Resolution, 200)] {
            input.set_steps(knob, steps);
        }
        let found = FixedSetting::of(&input);
        assert_eq!(found.to_string(), "lite-d1.1-w1.05-r2");
        assert_eq!(fixed("lite-d1.1-w1.05-r2"), found);
        let again = found.scaling();
        assert_eq!((again.family(), again.coefficients()), (input.family(), input.coefficients()));
        assert_eq!(again.resolution_px(), 448);
    }

    #[test]
    fn what_is_no_setting_is_refused() {
        let wrong = [
            "",
            "b",
            "b-d1-w1",
            "c-d1-w1-r1",
            "b-w1-d1-r1",
            "b-d1-w1-r1-x",
            "b-d0.4-w1-r1",
            "b-d1-w9-r1",
            "b-dx-w1-r1",
            "b-d1-w1-rinf",
            "B-d1-w1-r1",
            "b-d1-w1-r1 ",
        ];
        for word in wrong {
            assert_eq!(word.parse::<FixedSetting>(), Err(NoSetting), "{word}");
        }
    }

    #[test]
    fn it_is_named_by_what_is_set() {
        let name = |word: &str, language| fixed(word).name(language);
        assert_eq!(name("b-d1-w1-r2", Language::English), "B0: resolution 2");
        assert_eq!(name("lite-d0.5-w1-r1", Language::Korean), "Lite0: 깊이 0.5");
        assert_eq!(name("b-d1.36-w1.18-r1.27", Language::English), "B0: d 1.36, w 1.18, r 1.27");
        assert_eq!(name("b-d1-w1-r1", Language::English), "B0: d 1, w 1, r 1");
    }
}
