//! What came of one network of a comparison.

use serde::{Serialize, Serializer};

use super::entry::CompareEntry;
use super::progress::TIMED_RUNS;
use crate::statistics::median;
use model::scaling::ScalingInput;
use texts::{Language, Message, compare};
use wire::protocol::{Backend, WeightsKind};

/// A published top-1 accuracy on ImageNet.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct PublishedAccuracy {
    /// In percent.
    pub percent: f64,
    /// Where it is published.
    pub source: &'static str,
}

/// The most probable class.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// Its index, 0 to 999.
    pub index: usize,
    /// Its name.
    #[serde(serialize_with = "in_english")]
    pub label: Message,
    /// Its probability, 0 to 1.
    pub probability: f64,
}

/// A network that was measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Measurement {
    /// What its weights are worth.
    pub weights: WeightsKind,
    /// Where it ran.
    pub backend: Backend,
    /// Milliseconds of its first run at full size.
    pub first_run_millis: f64,
    /// Milliseconds of each timed run, in order.
    pub run_millis: Vec<f64>,
    /// What it named; `None` for untrained weights.
    pub answer: Option<Answer>,
}

impl Measurement {
    /// The median of the timed runs, in milliseconds.
    #[must_use]
    pub fn median_millis(&self) -> Option<f64> {
        median(&self.run_millis)
    }
}

/// How a network fared.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It ran.
    Measured(Measurement),
    /// It could not run, and a sentence says why.
    Refused(Message),
    /// The person did not want to wait for it.
    Declined,
    /// The comparison ended after so many of its runs.
    Cancelled(usize),
}

impl Outcome {
    /// The word in files and on the page.
    #[must_use]
    pub fn slug(&self) -> &'static str {
        match self {
            Self::Measured(_) => "measured",
            Self::Refused(_) => "refused",
            Self::Declined => "declined",
            Self::Cancelled(_) => "cancelled",
        }
    }

    /// Why there are no numbers; `None` where there are.
    #[must_use]
    pub fn to_message(&self) -> Option<Message> {
        match self {
            Self::Measured(_) => None,
            Self::Refused(reason) => Some(reason.clone()),
            Self::Declined => Some(Message::new(compare::DECLINED)),
            Self::Cancelled(done) => {
                Some(Message::new(compare::STOPPED_AFTER).with("done", done).with("total", &TIMED_RUNS))
            }
        }
    }
}

/// One network of a comparison, with what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct CompareRow {
    /// Which one.
    pub entry: CompareEntry,
    /// What it is made of.
    pub scaling: ScalingInput,
    /// Side of its input in pixels.
    pub input_px: u64,
    /// Multiply-adds for one picture; `None` where they cannot be counted.
    pub macs: Option<u128>,
    /// Trainable parameters; `None` where they cannot be counted.
    pub params: Option<u128>,
    /// The published accuracy, where there is one.
    pub published: Option<PublishedAccuracy>,
    /// What came of it.
    pub outcome: Outcome,
}

impl CompareRow {
    /// The measurement, if there is one.
    #[must_use]
    pub fn measurement(&self) -> Option<&Measurement> {
        if let Outcome::Measured(measurement) = &self.outcome { Some(measurement) } else { None }
    }

    /// The name for people; a setting says what the sliders were.
    #[must_use]
    pub fn name(&self, language: Language) -> String {
        let name = self.entry.name(language);
        match self.entry {
            CompareEntry::Preset(_) => name.to_owned(),
            CompareEntry::Setting | CompareEntry::Custom => {
                format!("{name}: {} {}", self.scaling.family().name(), self.scaling.to_message().words(language))
            }
        }
    }
}

/// Files are the same whatever the page speaks.
fn in_english<S: Serializer>(label: &Message, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&label.words(Language::English))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_numbers_has_a_sentence() {
        let measured = Measurement {
            weights: WeightsKind::Untrained,
            backend: Backend::Cpu,
            first_run_millis: 9.0,
            run_millis: vec![5.0, 1.0, 4.0, 2.0, 3.0],
            answer: None,
        };
        assert_eq!(measured.median_millis(), Some(3.0));
        assert_eq!(Outcome::Measured(measured).to_message(), None);
        for outcome in [Outcome::Refused(Message::verbatim("Too large.")), Outcome::Declined, Outcome::Cancelled(3)] {
            assert!(
                outcome.to_message().is_some_and(|message| message.words(Language::English).ends_with('.')),
                "{outcome:?}"
            );
        }
    }
}
