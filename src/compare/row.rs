//! One network of a comparison, as the page shows it.

use crate::link::CompareEntry;
use benchmark::report::Outcome;
use texts::{Language, Message};
use wire::measured::MeasuredNetwork;

/// A network with what was measured of it so far.
#[derive(Clone, Debug, PartialEq)]
pub struct CompareRow {
    /// Which one.
    pub entry: CompareEntry,
    /// What was measured of it.
    pub network: MeasuredNetwork,
    /// The class that it names, in the person's language; `None` for untrained weights.
    pub answer: Option<Message>,
    /// Why there are no numbers, or no more of them.
    pub reason: Option<Message>,
}

impl CompareRow {
    /// The name for people; a setting says what the sliders were.
    #[must_use]
    pub fn name(&self, language: Language) -> String {
        self.entry.full_name(&self.network.scaling, language)
    }

    /// It has no numbers, or no more of them, and a sentence says why.
    pub fn end(&mut self, outcome: Outcome, reason: Message) {
        self.network.outcome = outcome;
        self.network.reason = Some(reason.words(Language::English));
        self.reason = Some(reason);
    }
}
