//! What is said of runs and results, in the language of the page.

use lab::experiment::{Axis, Budget, TrainingLength};
use lab::guess::{Pairs, Ranking};
use lab::results::Verdict;
use lab::run::{Run, State};
use texts::{Language, Text, format, lab as text, lab_data, lab_result};

/// The name of a network.
#[must_use]
pub fn name(axis: Axis) -> Text {
    match axis {
        Axis::Baseline => text::BASELINE,
        Axis::Depth => text::DEPTH,
        Axis::Width => text::WIDTH,
        Axis::Resolution => text::RESOLUTION,
        Axis::Compound => text::COMPOUND,
        Axis::Own => text::OWN,
    }
}

/// How long is trained.
#[must_use]
pub fn length(length: TrainingLength) -> Text {
    match length {
        TrainingLength::Tiny => text::PACE_TINY,
        TrainingLength::Fast => text::PACE_FAST,
        TrainingLength::Careful => text::PACE_CAREFUL,
    }
}

/// The name of a class, by the number that a label is.
#[must_use]
pub fn class(index: usize) -> Option<Text> {
    const CLASSES: [Text; 10] = [
        lab_data::AIRPLANE,
        lab_data::AUTOMOBILE,
        lab_data::BIRD,
        lab_data::CAT,
        lab_data::DEER,
        lab_data::DOG,
        lab_data::FROG,
        lab_data::HORSE,
        lab_data::SHIP,
        lab_data::TRUCK,
    ];
    CLASSES.get(index).copied()
}

/// A budget as a factor of the baseline.
#[must_use]
pub fn budget(budget: Budget, language: Language) -> String {
    text::BUDGET_OPTION.with(language, &[("times", &budget.factor())])
}

/// A time that is not known well: `35 s`, `4.5 min`, `25 min`, `1.5 h`.
#[must_use]
pub fn about(millis: f64, language: Language) -> String {
    const MINUTE: f64 = 60_000.0;
    const HOUR: f64 = 60.0 * MINUTE;
    let (unit, step, text) = match millis {
        ..MINUTE => (1000.0, 5000.0, text::SECONDS),
        ..600_000.0 => (MINUTE, MINUTE / 2.0, text::MINUTES),
        ..5_400_000.0 => (MINUTE, MINUTE, text::MINUTES),
        _ => (HOUR, HOUR / 2.0, text::HOURS),
    };
    text.with(language, &[("count", &((millis / step).ceil() * step / unit))])
}

/// How far a run is. `loaded` is how much of the pictures is here.
#[must_use]
pub fn state(run: &Run, is_paused: bool, loaded: (u64, u64), language: Language) -> String {
    let say = |text: Text| text.of(language).to_owned();
    match run.state {
        State::Waiting => say(text::WAITING),
        State::Loading | State::Training if is_paused => say(text::PAUSED),
        State::Loading if loaded.1 > loaded.0 => {
            let [done, total] = [loaded.0, loaded.1].map(format::megabytes);
            text::LOADING.with(language, &[("done", &done), ("total", &total)])
        }
        State::Loading => say(text::STARTING),
        State::Training => {
            let loss = run.losses.last().map_or_else(|| "–".to_owned(), |(_, loss)| format!("{loss:.2}"));
            let epochs = run.task.length.epochs();
            let epoch = (begun(run.epochs()) + 1).min(epochs);
            text::TRAINING.with(language, &[("epoch", &epoch), ("epochs", &epochs), ("loss", &loss)])
        }
        State::Done => text::DONE.with(language, &[("time", &format::duration(run.millis))]),
        State::Diverged => say(text::DIVERGED),
        State::Cancelled => say(text::CANCELLED),
        State::Failed => {
            let reason = run.failure.as_ref().map(|why| why.words(language)).unwrap_or_default();
            text::FAILED.with(language, &[("reason", &reason.trim_end_matches('.'))])
        }
    }
}

/// Whole epochs that have passed.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "epochs are few, and not negative")]
fn begun(epochs: f64) -> u32 {
    epochs as u32
}

/// What may be said of all three against the best single axis.
#[must_use]
pub fn verdict(verdict: &Verdict, length: TrainingLength, language: Language) -> String {
    let text = match verdict {
        _ if length == TrainingLength::Tiny => return lab_result::TINY.of(language).to_owned(),
        Verdict::OneSeed { difference } if *difference >= 0.0 => lab_result::ONE_AHEAD,
        Verdict::OneSeed { .. } => lab_result::ONE_BEHIND,
        Verdict::WithinSpread(_) => lab_result::WITHIN,
        Verdict::Ahead(_) => lab_result::AHEAD,
        Verdict::Behind(_) => lab_result::BEHIND,
    };
    match verdict {
        Verdict::OneSeed { difference } => text.with(language, &[("points", &points(difference.abs()))]),
        Verdict::WithinSpread(spread) | Verdict::Ahead(spread) | Verdict::Behind(spread) => {
            // Behind is said as a positive number of points, and its interval with it.
            let (mean, sign) = match verdict {
                Verdict::Behind(_) => (-spread.mean, -1.0),
                _ => (spread.mean, 1.0),
            };
            let half = spread.half_interval().unwrap_or(f64::INFINITY);
            let centre = sign * spread.mean;
            let (low, high) = (points(centre - half), points(centre + half));
            let values: [(&str, &dyn std::fmt::Display); 4] =
                [("count", &spread.count), ("points", &points(mean)), ("low", &low), ("high", &high)];
            text.with(language, &values)
        }
    }
}

/// A difference of accuracies in percentage points, with one decimal.
fn points(difference: f64) -> String {
    let tenths = (1000.0 * difference).round() / 10.0;
    // No “-0.0”.
    format!("{:.1}", if tenths == 0.0 { 0.0 } else { tenths })
}

/// A ranking, the best one first.
#[must_use]
pub fn ranking(ranking: &Ranking, language: Language) -> String {
    ranking.places().map(|axis| name(axis).of(language)).join(", ")
}

/// What became of the guess: the pairs counted, and those that came out the other way round.
#[must_use]
pub fn pairs(pairs: &Pairs, of: u32, language: Language) -> (String, Option<String>) {
    let Pairs { right, wrong, too_close } = pairs;
    let all = right.len() + wrong.len() + too_close.len();
    let of = format::grouped(of);
    let values: [(&str, &dyn std::fmt::Display); 5] =
        [("all", &all), ("right", &right.len()), ("wrong", &wrong.len()), ("close", &too_close.len()), ("of", &of)];
    let pair = |(first, second): &(Axis, Axis)| {
        let [first, second] = [first, second].map(|axis| name(*axis).of(language));
        lab_result::PAIR.with(language, &[("first", &first), ("second", &second)])
    };
    let listed = wrong.iter().map(pair).collect::<Vec<_>>().join("; ");
    let named = (!wrong.is_empty()).then(|| lab_result::PAIRS_WRONG.with(language, &[("pairs", &listed)]));
    (lab_result::PAIRS.with(language, &values), named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use lab::experiment::Task;
    use lab::results::Spread;
    use texts::Message;

    const ENGLISH: Language = Language::English;

    fn run() -> Run {
        Run::new(1, Task::five(Budget::Four, TrainingLength::Fast, 0)[1])
    }

    #[test]
    fn verdicts_say_no_more_than_the_seeds_do() {
        let spread = |mean, deviation| Spread { mean, deviation: Some(deviation), count: 5 };
        // 2.776 * 0.01 / sqrt(5) = 0.0124
        let words = verdict(&Verdict::Ahead(spread(0.0338, 0.01)), TrainingLength::Fast, ENGLISH);
        assert!(words.contains("Over 5 seeds") && words.contains("by 3.4 points"), "{words}");
        assert!(words.contains("2.1 to 4.6"), "{words}");
        let words = verdict(&Verdict::Behind(spread(-0.0338, 0.01)), TrainingLength::Fast, ENGLISH);
        assert!(words.contains("behind the best single axis by 3.4 points") && words.contains("2.1 to 4.6"), "{words}");
        let words = verdict(&Verdict::WithinSpread(spread(0.007, 0.01)), TrainingLength::Fast, ENGLISH);
        assert!(
            words.contains("is 0.7 points") && words.contains("-0.5 to 1.9") && words.contains("no claim"),
            "{words}"
        );
        let words = verdict(&Verdict::OneSeed { difference: -0.0004 }, TrainingLength::Fast, ENGLISH);
        assert!(words.contains("0.0 points behind") && words.contains("repeat it"), "{words}");
        let words = verdict(&Verdict::Ahead(spread(0.3, 0.01)), TrainingLength::Tiny, ENGLISH);
        assert!(words.contains("says nothing about scaling"), "{words}");
    }

    #[test]
    fn a_guess_at_a_time_has_few_digits() {
        let times = [0.0, 100.0, 31_000.0, 59_000.0, 61_000.0, 278_000.0, 601_000.0, 5_400_000.0, 1e8]
            .map(|millis| about(millis, Language::English));
        assert_eq!(times, ["0 s", "5 s", "35 s", "60 s", "1.5 min", "5 min", "11 min", "1.5 h", "28 h"]);
    }

    #[test]
    fn states_are_said_as_they_are() {
        let mut run = run();
        let say = |run: &Run, is_paused| state(run, is_paused, (1_000_000, 5_000_000), ENGLISH);
        assert_eq!(say(&run, false), "waits for a free core");
        run.state = State::Loading;
        assert_eq!(say(&run, false), "fetches the pictures: 1.0 MB of 5.0 MB");
        assert_eq!(state(&run, false, (5, 5), ENGLISH), "starts");
        run.state = State::Training;
        (run.steps, run.losses) = ((801, 800), vec![(800, 1.234)]);
        assert_eq!(say(&run, false), "epoch 4 of 4, loss 1.23");
        assert_eq!(say(&run, true), "paused");
        (run.state, run.failure) = (State::Failed, Some(Message::verbatim("unreachable executed.")));
        assert_eq!(say(&run, true), "stopped: unreachable executed. The others go on.");
    }

    #[test]
    fn pairs_are_counted_and_the_wrong_ones_named() {
        let found = Pairs {
            right: vec![(Axis::Compound, Axis::Depth); 7],
            wrong: vec![(Axis::Baseline, Axis::Depth)],
            too_close: vec![(Axis::Width, Axis::Depth); 2],
        };
        let (counted, named) = pairs(&found, 10_000, ENGLISH);
        assert!(
            counted.contains("10 pairs") && counted.contains("order: 7") && counted.contains("10,000"),
            "{counted}"
        );
        assert_eq!(named.as_deref(), Some("The other way round: baseline over depth only."));
        assert_eq!(pairs(&Pairs::default(), 1, ENGLISH).1, None);
    }
}
