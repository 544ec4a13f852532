//! How fast a camera's frames are answered, and how many are not.

use std::collections::VecDeque;

use benchmark::statistics::median;

/// Frames a second are counted over this time.
const WINDOW_MILLIS: f64 = 2000.0;

/// The time of a frame is the median of so many.
const FRAMES: usize = 10;

/// A frame that was answered.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Answered {
    taken_millis: f64,
    shown_millis: f64,
}

/// The answered frames of the last while.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrameMeter {
    answered: VecDeque<Answered>,
    /// The frames that the camera had given when one was taken: the first time, and the last.
    given: Option<(u64, u64)>,
    dropped: u64,
}

impl FrameMeter {
    /// Counts a frame: when it was taken and when its answer was shown, in milliseconds of one clock.
    pub fn count(&mut self, taken_millis: f64, shown_millis: f64) {
        self.answered.push_back(Answered { taken_millis, shown_millis });
        // The frames of the window are kept, and as many as the median needs where they are further apart.
        let start_millis = shown_millis - WINDOW_MILLIS;
        while self.answered.len() > FRAMES
            && self.answered.pop_front_if(|first| first.shown_millis < start_millis).is_some()
        {}
    }

    /// Counts a frame that is taken; `given` are those that the camera has given so far, where the browser counts them. All
    /// but one that came since the last one was taken are dropped.
    pub fn take(&mut self, given: Option<u64>) {
        let Some(now) = given else { return };
        let (first, last) = self.given.unwrap_or((now, now));
        self.dropped += now.saturating_sub(last).saturating_sub(1);
        self.given = Some((first, now.max(last)));
    }

    /// The frames that were dropped and all that the camera gave, from the first that was taken to the last. `None` where the
    /// browser does not count them.
    #[must_use]
    pub fn dropped(&self) -> Option<(u64, u64)> {
        self.given.map(|(first, last)| (self.dropped, last - first + 1))
    }

    /// Answers shown a second, over the last two seconds or the last two answers. `None` before the second answer.
    #[must_use]
    pub fn frames_per_second(&self) -> Option<f64> {
        let mut times = self.answered.iter().rev().map(|frame| frame.shown_millis);
        let last = times.next()?;
        let previous = times.next()?;
        let (mut answers, mut first) = (1.0, previous);
        for earlier in times.take_while(|time| *time >= last - WINDOW_MILLIS) {
            (answers, first) = (answers + 1.0, earlier);
        }
        (last > first).then(|| answers * 1000.0 / (last - first))
    }

    /// Milliseconds from taking a frame to showing its answer: the median of the last ten, the mean of the middle two
    /// where they are even in number.
    #[must_use]
    pub fn frame_millis(&self) -> Option<f64> {
        let times = self.answered.iter().rev().take(FRAMES).map(|frame| frame.shown_millis - frame.taken_millis);
        median(&times.collect::<Vec<_>>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_over_two_seconds() {
        let mut meter = FrameMeter::default();
        assert_eq!((meter.frames_per_second(), meter.frame_millis()), (None, None));
        meter.count(900.0, 1000.0);
        assert_eq!(meter.frames_per_second(), None);
        // One every 100 ms.
        for frame in 1..50 {
            meter.count(900.0 + 100.0 * f64::from(frame), 1000.0 + 100.0 * f64::from(frame));
        }
        assert_eq!(meter.frames_per_second(), Some(10.0));
        // A pause of 1 s: the window of 2 s up to 6900 holds those at 4900 to 5900 and this one: 11 steps in 2 s.
        meter.count(6800.0, 6900.0);
        assert_eq!(meter.frames_per_second(), Some(5.5));
        // 21 steps of a window and no more are kept.
        assert!(meter.answered.len() <= 21, "{}", meter.answered.len());
    }

    #[test]
    fn a_frame_slower_than_the_window_still_counts() {
        let mut meter = FrameMeter::default();
        meter.count(0.0, 5000.0);
        meter.count(5000.0, 15_000.0);
        // One in ten seconds.
        assert_eq!(meter.frames_per_second(), Some(0.1));
        assert_eq!(meter.frame_millis(), Some(7500.0));
    }

    #[test]
    fn the_time_is_the_median_of_the_last_ten() {
        let mut meter = FrameMeter::default();
        // Ten slow ones, then 1 to 10 ms: the median of 1..=10 is 5.5.
        for _ in 0..10 {
            meter.count(0.0, 500.0);
        }
        for millis in 1..=10 {
            meter.count(0.0, f64::from(millis));
        }
        assert_eq!(meter.frame_millis(), Some(5.5));
        meter.count(0.0, 11.0);
        // 2..=11.
        assert_eq!(meter.frame_millis(), Some(6.5));
    }

    #[test]
    fn frames_that_came_while_one_ran_are_dropped() {
        let mut meter = FrameMeter::default();
        assert_eq!(meter.dropped(), None);
        meter.take(None);
        assert_eq!(meter.dropped(), None, "a browser that does not count");
        meter.take(Some(7));
        assert_eq!(meter.dropped(), Some((0, 1)));
        // 8 is the next one; then 9 to 11 came while it ran, and 12 is taken.
        meter.take(Some(8));
        assert_eq!(meter.dropped(), Some((0, 2)));
        meter.take(Some(12));
        assert_eq!(meter.dropped(), Some((3, 6)));
        // The same frame once more, and a count that went back.
        meter.take(Some(12));
        meter.take(Some(3));
        assert_eq!(meter.dropped(), Some((3, 6)));
        meter.take(Some(14));
        assert_eq!(meter.dropped(), Some((4, 8)));
    }

    #[test]
    fn answers_of_one_instant_have_no_rate() {
        let mut meter = FrameMeter::default();
        meter.count(0.0, 1.0);
        meter.count(0.0, 1.0);
        assert_eq!(meter.frames_per_second(), None);
    }
}
