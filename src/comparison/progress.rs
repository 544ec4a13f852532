//! How far a comparison is: which network, which run of it, and how it ended.

use super::entry::CompareEntry;

/// Runs of the picture on each network after the first; the median is theirs.
pub const TIMED_RUNS: usize = 5;

/// Runs of the picture on each network, the first included.
pub const RUNS: usize = 1 + TIMED_RUNS;

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
    Failed(String),
}

/// The state of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    queue: Vec<CompareEntry>,
    position: usize,
    /// Milliseconds of each run of the current network so far.
    runs: Vec<f64>,
    stop: Option<Stop>,
}

impl Progress {
    /// A comparison of these networks, which begins with the first.
    #[must_use]
    pub fn new(queue: Vec<CompareEntry>) -> Self {
        let stop = queue.is_empty().then_some(Stop::Finished);
        Self { queue, position: 0, runs: Vec::new(), stop }
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

    /// Runs of the current network so far.
    #[must_use]
    pub fn runs_done(&self) -> usize {
        self.runs.len()
    }

    /// A run of the current network took so many milliseconds. With its last run the timed ones are given back, the
    /// first left out, and it is the next network's turn.
    pub fn run_done(&mut self, millis: f64) -> Option<Vec<f64>> {
        self.current()?;
        self.runs.push(millis);
        if self.runs.len() < RUNS {
            return None;
        }
        let timed = self.runs.split_off(RUNS - TIMED_RUNS);
        self.next_network();
        Some(timed)
    }

    /// What was measured of the current network does not count: it begins anew.
    pub fn begin_anew(&mut self) {
        self.runs.clear();
    }

    /// The current network could not be measured, or is done: the next one's turn.
    pub fn next_network(&mut self) {
        self.runs.clear();
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
    pub fn announcement(&self) -> String {
        self.current().map_or_else(|| self.words(), |_| self.network_words())
    }

    fn network_words(&self) -> String {
        let name = self.current().map_or("", CompareEntry::name);
        format!("Network {} of {}, {name}", self.position + 1, self.queue.len())
    }

    /// Where it is, in words.
    #[must_use]
    pub fn words(&self) -> String {
        let kept = "What was measured stays.";
        match &self.stop {
            None => format!("{}: run {} of {RUNS}", self.network_words(), self.runs.len() + 1),
            Some(Stop::Finished) => "The comparison is done.".to_owned(),
            Some(Stop::Cancelled) => format!("The comparison was cancelled. {kept}"),
            Some(Stop::OtherPicture) => format!("The comparison stopped, as another picture was chosen. {kept}"),
            Some(Stop::OtherNetwork) => format!("The comparison stopped, as another network was chosen. {kept}"),
            Some(Stop::OtherBackend) => format!("The comparison stopped, as another backend was chosen. {kept}"),
            Some(Stop::Camera) => format!("The comparison stopped, as the camera was chosen. {kept}"),
            Some(Stop::Failed(reason)) => format!("The comparison stopped: {reason} {kept}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scaling::Preset;

    fn two() -> Progress {
        Progress::new(vec![CompareEntry::Preset(Preset::B0), CompareEntry::Setting])
    }

    #[test]
    fn each_network_runs_once_and_five_times_more() {
        let mut progress = two();
        assert_eq!(progress.words(), "Network 1 of 2, B0: run 1 of 6");
        for millis in [90.0, 1.0, 2.0, 3.0, 4.0] {
            assert_eq!(progress.run_done(millis), None);
        }
        assert_eq!(progress.words(), "Network 1 of 2, B0: run 6 of 6");
        assert_eq!(progress.announcement(), "Network 1 of 2, B0");
        assert_eq!(progress.run_done(5.0), Some(vec![1.0, 2.0, 3.0, 4.0, 5.0]));
        assert_eq!(progress.current(), Some(CompareEntry::Setting));
        assert_eq!(progress.runs_done(), 0);
        progress.next_network();
        assert_eq!((progress.current(), progress.stop()), (None, Some(&Stop::Finished)));
        assert_eq!(progress.run_done(1.0), None);
        assert_eq!(progress.announcement(), "The comparison is done.");
    }

    #[test]
    fn the_first_reason_to_stop_is_kept() {
        let mut progress = two();
        progress.run_done(1.0);
        progress.end(Stop::OtherPicture);
        progress.end(Stop::Cancelled);
        progress.next_network();
        assert_eq!(progress.stop(), Some(&Stop::OtherPicture));
        assert!(progress.words().contains("another picture was chosen. What was measured stays."));
    }

    #[test]
    fn a_network_that_begins_anew_counts_from_one() {
        let mut progress = two();
        progress.run_done(1.0);
        progress.begin_anew();
        assert_eq!(progress.runs_done(), 0);
        assert!(!Progress::new(vec![]).is_running());
    }
}
