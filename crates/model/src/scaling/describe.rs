//! A setting in words.

use std::fmt;

use super::input::{Knob, Mode, ScalingInput};
use texts::{Message, setting};

/// The published variant's name, or the knobs that decide with their values: `B3`, or
/// `phi 2.5 (alpha 1.2, beta 1.1, gamma 1.15)`, or `depth 1.4, width 1.2, resolution 1.3`.
impl fmt::Display for ScalingInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = |knob: Knob| format!("{} {}", knob.slug(), knob.value(self.steps(knob)));
        match self.mode() {
            Mode::Published => f.write_str(self.preset().name()),
            Mode::Compound => {
                let [alpha, beta, gamma] = [Knob::Alpha, Knob::Beta, Knob::Gamma].map(value);
                write!(f, "{} ({alpha}, {beta}, {gamma})", value(Knob::Phi))
            }
            Mode::Separate => {
                let [depth, width, resolution] = [Knob::Depth, Knob::Width, Knob::Resolution].map(value);
                write!(f, "{depth}, {width}, {resolution}")
            }
        }
    }
}

impl ScalingInput {
    /// The same, as a sentence of the table.
    #[must_use]
    pub fn to_message(&self) -> Message {
        if self.mode() != Mode::Separate {
            return Message::verbatim(self.to_string());
        }
        [Knob::Depth, Knob::Width, Knob::Resolution]
            .into_iter()
            .fold(Message::new(setting::SEPARATE), |message, knob| {
                message.with(knob.slug(), &knob.value(self.steps(knob)))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scaling::{Family, Preset};
    use texts::Language;

    #[test]
    fn a_setting_is_named_by_what_decides() {
        let mut input = ScalingInput::published(Preset::B4);
        assert_eq!(input.to_string(), "B4");
        input.set_steps(Knob::Phi, 25);
        assert_eq!(input.to_string(), "phi 2.5 (alpha 1.2, beta 1.1, gamma 1.15)");
        input.choose_family(Family::Lite);
        input.set_steps(Knob::Depth, 140);
        assert_eq!(input.to_string(), "depth 1.4, width 1.27, resolution 1.42");
        assert_eq!(input.to_message().words(Language::English), input.to_string());
        assert_eq!(input.to_message().words(Language::Korean), "깊이 1.4, 너비 1.27, 해상도 1.42");
    }
}
