//! How far a comparison is: which network, which round, and how it ended.

use std::borrow::Cow;

use super::schedule::{ROUNDS, Schedule};
use crate::link::CompareEntry;
use crate::run::Stop;
use texts::{Language, Message, compare, format};

/// The state of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// The networks, in the order of the schedule.
    pub entries: Vec<CompareEntry>,
    /// Which of them runs when.
    pub schedule: Schedule,
    /// Milliseconds since it began.
    pub elapsed_millis: f64,
    /// The network whose turn it is.
    pub current: Option<usize>,
    /// Whether it waits for the person to look at the page again.
    pub is_hidden: bool,
    stop: Option<Stop>,
}

impl Progress {
    /// A comparison of these networks, which begins with the first.
    #[must_use]
    pub fn new(entries: Vec<CompareEntry>, schedule: Schedule) -> Self {
        let stop = entries.is_empty().then_some(Stop::Finished);
        Self { entries, schedule, elapsed_millis: 0.0, current: None, is_hidden: false, stop }
    }

    /// Whether something is still to be measured.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.stop.is_none()
    }

    /// How it ended; `None` while it goes on.
    #[must_use]
    pub fn stop(&self) -> Option<&Stop> {
        self.stop.as_ref()
    }

    /// Nothing more is measured. A comparison that has ended keeps its first reason.
    pub fn end(&mut self, why: Stop) {
        self.stop.get_or_insert(why);
    }

    /// Where it is, for the ear: the rounds and the end, not every turn.
    #[must_use]
    pub fn announcement(&self, language: Language) -> String {
        if self.stop.is_some() { self.words(language) } else { self.phase(language).words(language) }
    }

    fn phase(&self, language: Language) -> Message {
        if let Some(round) = self.schedule.round() {
            let text = if round > ROUNDS { compare::AT_FURTHER_ROUND } else { compare::AT_ROUND };
            return Message::new(text).with("number", &round).with("total", &ROUNDS);
        }
        let name =
            self.current.and_then(|at| self.entries.get(at)).map_or_else(Cow::default, |entry| entry.name(language));
        Message::new(compare::AT_WARM_UP).with("name", &name)
    }

    /// Where it is, in words.
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        let text = match &self.stop {
            None if self.is_hidden => compare::AT_HIDDEN,
            None => compare::AT_LEFT,
            Some(Stop::Finished) => compare::FINISHED,
            Some(Stop::Cancelled) => compare::CANCELLED,
            Some(Stop::OtherPicture) => compare::OTHER_PICTURE,
            Some(Stop::OtherNetwork) => compare::OTHER_NETWORK,
            Some(Stop::OtherBackend) => compare::OTHER_BACKEND,
            Some(Stop::Camera) => compare::CAMERA,
            Some(Stop::Failed(_)) => compare::STOPPED,
        };
        let message = Message::new(text);
        let message = match &self.stop {
            Some(Stop::Failed(reason)) => message.with_message("reason", reason.clone()),
            Some(Stop::Finished) => message.with("took", &format::duration(self.elapsed_millis)),
            Some(_) => message,
            None => {
                let left = self.schedule.left_millis(self.elapsed_millis);
                message.with_message("phase", self.phase(language)).with("left", &format::duration(left))
            }
        };
        message.words(language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::schedule::Budget;
    use benchmark::report::Sample;
    use model::scaling::Preset;

    fn two() -> Progress {
        let entries = vec![CompareEntry::Preset(Preset::B0), CompareEntry::Setting];
        Progress::new(entries, Schedule::new(2, Budget::Rounds))
    }

    #[test]
    fn it_says_what_runs_and_how_long_that_takes() {
        let mut progress = two();
        while let Some(turn) = progress.schedule.next_turn(progress.elapsed_millis) {
            progress.current = Some(turn.network);
            let words = progress.words(Language::English);
            match progress.schedule.round() {
                None => assert!(words.starts_with("Warm-up: "), "{words}"),
                Some(round) => assert!(words.starts_with(&format!("Round {round} of 5")), "{words}"),
            }
            let run = Sample { decode_millis: 0.0, resize_millis: 0.0, run_millis: 100.0 };
            progress.schedule.turn_done(turn, &vec![run; turn.runs().into()], progress.elapsed_millis);
            progress.elapsed_millis += 100.0 * f64::from(turn.runs());
        }
        progress.end(Stop::Finished);
        assert_eq!(progress.words(Language::English), "The comparison is done; it took 6.00 s.");
        assert_eq!(progress.announcement(Language::English), progress.words(Language::English));
    }

    #[test]
    fn the_first_reason_to_stop_is_kept() {
        let mut progress = two();
        progress.end(Stop::OtherPicture);
        progress.end(Stop::Cancelled);
        assert_eq!(progress.stop(), Some(&Stop::OtherPicture));
        assert!(progress.words(Language::English).contains("another picture was chosen. What was measured stays."));
        assert!(!Progress::new(vec![], Schedule::new(0, Budget::Rounds)).is_running());
    }

    #[test]
    fn a_page_out_of_sight_says_that_it_waits() {
        let mut progress = two();
        progress.is_hidden = true;
        assert!(progress.words(Language::English).contains("waits"), "{}", progress.words(Language::English));
    }
}
