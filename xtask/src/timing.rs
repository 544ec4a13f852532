//! Says while it runs how long what takes: a line when a step starts, one when it ends, and all of them at the end.

use std::cell::RefCell;
use std::time::{Duration, Instant};

/// The steps that have ended, in their order.
#[derive(Default)]
pub struct Timings(RefCell<Vec<(String, Duration)>>);

/// A step that runs.
#[must_use]
pub struct Step {
    name: String,
    start: Instant,
}

impl Timings {
    /// Says what starts, and the time that it takes on two cores.
    pub fn start(&self, name: &str, expected: &str) -> Step {
        println!("== {name}: about {expected} on two cores");
        Step { name: name.to_owned(), start: Instant::now() }
    }

    /// Says how long it took.
    pub fn end(&self, step: Step) {
        let took = step.start.elapsed();
        println!("-- {} took {}", step.name, in_words(took));
        self.0.borrow_mut().push((step.name, took));
    }

    /// Prints every step that has ended, and their sum.
    pub fn print(&self) {
        let steps = self.0.borrow();
        if steps.is_empty() {
            return;
        }
        println!("\n== how long it took");
        for (name, took) in steps.iter() {
            println!("{name:<28} {:>12}", in_words(*took));
        }
        println!("{:<28} {:>12}", "all", in_words(steps.iter().map(|(_, took)| *took).sum()));
    }
}

/// `12.3 s`, and from a minute on `7 min 31 s`.
pub fn in_words(duration: Duration) -> String {
    let seconds = duration.as_secs();
    if seconds < 60 {
        return format!("{:.1} s", duration.as_secs_f64());
    }
    format!("{} min {} s", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_begin_at_sixty_seconds() {
        assert_eq!(in_words(Duration::from_millis(12_340)), "12.3 s");
        assert_eq!(in_words(Duration::from_secs(60)), "1 min 0 s");
        assert_eq!(in_words(Duration::from_millis(451_900)), "7 min 31 s");
    }

    #[test]
    fn what_has_ended_is_kept_in_its_order() {
        let timings = Timings::default();
        for name in ["first", "second"] {
            let step = timings.start(name, "no time");
            timings.end(step);
        }
        let names: Vec<String> = timings.0.borrow().iter().map(|(name, _)| name.clone()).collect();
        assert_eq!(names, ["first", "second"]);
    }
}
