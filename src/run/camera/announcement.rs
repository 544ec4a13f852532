//! Which of a camera's answers a screen reader says.

/// A listener hears at most one answer in this time.
const APART_MILLIS: f64 = 3000.0;

/// Whether the best class of a frame is worth hearing, at a time in milliseconds: one that was not heard last, and not
/// too soon after that. `last` is the class heard last with its time.
#[must_use]
pub fn is_worth_hearing(last: Option<(usize, f64)>, class: usize, now_millis: f64) -> bool {
    last.is_none_or(|(heard, at_millis)| heard != class && now_millis - at_millis >= APART_MILLIS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_class_is_heard_every_three_seconds_at_most() {
        assert!(is_worth_hearing(None, 7, 0.0));
        assert!(!is_worth_hearing(Some((7, 0.0)), 7, 60_000.0), "the same class");
        assert!(!is_worth_hearing(Some((7, 0.0)), 8, 2999.0), "too soon");
        assert!(is_worth_hearing(Some((7, 0.0)), 8, 3000.0));
    }
}
