//! How far a comparison is: which network, which run of it, and how it ended.

use super::entry::CompareEntry;
use texts::{Language, Message, compare};

/// Runs of the picture on each network that count; the median is theirs.
pub const TIMED_RUNS: usize = 5;

/// Milliseconds that the first run and the warm-up runs after it take together before the timed ones begin: the browser's
/// optimising compiler takes over the worker's code while it runs, and what runs first would look slow.
const WARM_UP_MILLIS: f64 = 500.0;

/// Runs at most before the timed ones.
const MOST_WARM_UP_RUNS: usize = 10;

/// Why nothing more is measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Every network had its turn.
    Finished,
    /// The person cancelled.
    Cancelled,
    /// The person chose another picture.
    OtherPicture,
    /// The person chose another network.
    OtherNetwork,
    /// The person chose another backend.
    OtherBackend,
    /// The person turned to the camera.
    Camera,
    /// It could not go on; a sentence says why.
    Failed(Message),
}

/// The state of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    queue: Vec<CompareEntry>,
    position: usize,
    /// Milliseconds of each run of the current network before the timed ones.
    warm_up: Vec<f64>,
    /// Milliseconds of each timed run of the current network so far.
    timed: Vec<f64>,
    stop: Option<Stop>,
}

impl Progress {
    /// A comparison of these networks, which begins with the first.
    #[must_use]
    pub fn new(queue: Vec<CompareEntry>) -> Self {
        let stop = queue.is_empty().then_some(Stop::Finished);
        Self { queue, position: 0, warm_up: Vec::new(), timed: Vec::new(), stop }
    }

    /// The network whose turn it is; `None` at the end.
    #[must_use]
    pub fn current(&self) -> Option<CompareEntry> {
        if self.stop.is_some() { None } else { self.queue.get(self.position).copied() }
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

    /// Timed runs of the current network so far.
    #[must_use]
    pub fn runs_done(&self) -> usize {
        self.timed.len()
    }

    fn is_warm(&self) -> bool {
        let has_run = !self.warm_up.is_empty();
        has_run && (self.warm_up.iter().sum::<f64>() >= WARM_UP_MILLIS || self.warm_up.len() >= MOST_WARM_UP_RUNS)
    }

    /// A run of the current network took so many milliseconds. With its last run the timed ones are given back, and it
    /// is the next network's turn.
    pub fn run_done(&mut self, millis: f64) -> Option<Vec<f64>> {
        self.current()?;
        if !self.is_warm() {
            self.warm_up.push(millis);
            return None;
        }
        self.timed.push(millis);
        if self.timed.len() < TIMED_RUNS {
            return None;
        }
        let timed = std::mem::take(&mut self.timed);
        self.next_network();
        Some(timed)
    }

    /// What was measured of the current network does not count: it begins anew.
    pub fn begin_anew(&mut self) {
        self.warm_up.clear();
        self.timed.clear();
    }

    /// The current network could not be measured, or is done: the next one's turn.
    pub fn next_network(&mut self) {
        self.begin_anew();
        if self.is_running() {
            self.position += 1;
            if self.position >= self.queue.len() {
                self.stop = Some(Stop::Finished);
            }
        }
    }

    /// Nothing more is measured. A comparison that has ended keeps its first reason.
    pub fn end(&mut self, why: Stop) {
        self.stop.get_or_insert(why);
    }

    /// Where it is, for the ear: a change of network and the end, not every run.
    #[must_use]
    pub fn announcement(&self, language: Language) -> String {
        self.current().map_or_else(|| self.words(language), |_| self.network_said(language).words(language))
    }

    fn network_said(&self, language: Language) -> Message {
        let name = self.current().map_or("", |entry| entry.name(language));
        let number = self.position + 1;
        Message::new(compare::AT_NETWORK).with("number", &number).with("total", &self.queue.len()).with("name", &name)
    }

    /// Where it is, in words.
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        let text = match &self.stop {
            None if self.warm_up.is_empty() => compare::AT_FIRST_RUN,
            None if !self.is_warm() => compare::AT_WARM_UP,
            None => compare::AT_RUN,
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
            Some(_) => message,
            None => message
                .with_message("network", self.network_said(language))
                .with("number", &(self.timed.len() + 1))
                .with("total", &TIMED_RUNS),
        };
        message.words(language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::scaling::Preset;

    fn two() -> Progress {
        Progress::new(vec![CompareEntry::Preset(Preset::B0), CompareEntry::Setting])
    }

    #[test]
    fn each_network_is_warmed_up_and_runs_five_times_more() {
        let mut progress = two();
        assert_eq!(progress.words(Language::English), "Network 1 of 2, B0: first run");
        assert_eq!(progress.run_done(450.0), None);
        assert_eq!(progress.words(Language::English), "Network 1 of 2, B0: warm-up");
        for millis in [50.0, 1.0, 2.0, 3.0, 4.0] {
            assert_eq!(progress.run_done(millis), None);
        }
        assert_eq!(progress.words(Language::English), "Network 1 of 2, B0: run 5 of 5");
        assert_eq!(progress.announcement(Language::English), "Network 1 of 2, B0");
        assert_eq!(progress.run_done(5.0), Some(vec![1.0, 2.0, 3.0, 4.0, 5.0]));
        assert_eq!(progress.current(), Some(CompareEntry::Setting));
        assert_eq!(progress.runs_done(), 0);
        progress.next_network();
        assert_eq!((progress.current(), progress.stop()), (None, Some(&Stop::Finished)));
        assert_eq!(progress.run_done(1.0), None);
        assert_eq!(progress.announcement(Language::English), "The comparison is done.");
    }

    #[test]
    fn a_slow_network_is_warm_after_its_first_run_and_a_fast_one_after_ten() {
        let warm_up_runs = |millis: f64| {
            let mut progress = two();
            let runs = (1..99).find(|_| progress.run_done(millis).is_some()).unwrap_or_default();
            runs - TIMED_RUNS
        };
        assert_eq!([3000.0, 499.0, 60.0, 0.1].map(warm_up_runs), [1, 2, 9, 10]);
    }

    #[test]
    fn the_first_reason_to_stop_is_kept() {
        let mut progress = two();
        progress.run_done(1.0);
        progress.end(Stop::OtherPicture);
        progress.end(Stop::Cancelled);
        progress.next_network();
        assert_eq!(progress.stop(), Some(&Stop::OtherPicture));
        assert!(progress.words(Language::English).contains("another picture was chosen. What was measured stays."));
    }

    #[test]
    fn a_network_that_begins_anew_counts_from_one() {
        let mut progress = two();
        progress.run_done(600.0);
        progress.run_done(600.0);
        assert_eq!(progress.runs_done(), 1);
        progress.begin_anew();
        assert_eq!(progress.runs_done(), 0);
        assert!(progress.words(Language::English).ends_with("first run"));
        assert!(!Progress::new(vec![]).is_running());
    }
}
