//! What a curve says: whether the picture must have the network's size, and which size is the best.

use texts::{Message, format, size_sweep as text};
use wire::size_sweep::SizeAnswer;

/// Two sentences of the answers at rising sizes, where the network's own is among them and is not the only one: at which sizes
/// the answer stays, and at which it is surest. `name` says what the class of an answer is called.
pub fn findings(answers: &[SizeAnswer], own_px: u32, name: impl Fn(&SizeAnswer) -> Message) -> Option<[Message; 2]> {
    let at_own = answers.iter().position(|answer| answer.resolution_px == own_px)?;
    let own = answers.get(at_own)?;
    let is_same = |answer: &&SizeAnswer| answer.best.index == own.best.index;
    let (below, above) = (answers.get(..at_own)?, answers.get(at_own + 1..)?);
    if below.is_empty() && above.is_empty() {
        return None;
    }
    // The sizes around the own one without a gap.
    let low = below.iter().rev().take_while(is_same).last().unwrap_or(own);
    let high = above.iter().take_while(is_same).last().unwrap_or(own);
    let other = below.iter().rfind(|answer| !is_same(answer)).or_else(|| above.iter().find(|answer| !is_same(answer)));
    let first = match other {
        None => Message::new(text::SAME_AT_ALL),
        Some(other) if low == high => with_other(text::SAME_NOWHERE, other, &name),
        Some(other) => with_other(text::SAME_AROUND, other, &name),
    };
    let first = first
        .with_message("name", name(own))
        .with("own", &own_px)
        .with("low", &low.resolution_px)
        .with("high", &high.resolution_px);
    Some([first, second(answers, own, name(own))])
}

fn with_other(text: texts::Text, other: &SizeAnswer, name: impl Fn(&SizeAnswer) -> Message) -> Message {
    Message::new(text).with("other", &other.resolution_px).with_message("other_name", name(other))
}

/// The best size for the class of the own one, in probability and time; the largest, or the smallest, beside the own one
/// where that is the best.
fn second(answers: &[SizeAnswer], own: &SizeAnswer, name: Message) -> Message {
    // Of equals the first, which is the fastest.
    let best = answers.iter().rev().max_by(|one, other| one.probability.total_cmp(&other.probability)).unwrap_or(own);
    let (text, other) = if best.probability > own.probability {
        (text::BEST_IS_OTHER, best)
    } else {
        let end = answers.last().filter(|last| *last != own).or(answers.first());
        (text::BEST_IS_OWN, end.unwrap_or(own))
    };
    Message::new(text)
        .with_message("name", name)
        .with("own", &own.resolution_px)
        .with("other", &other.resolution_px)
        .with("probability", &format::percent(own.probability.into()))
        .with("other_probability", &format::percent(other.probability.into()))
        .with("time", &format::duration(own.latency_millis))
        .with("other_time", &format::duration(other.latency_millis))
}

#[cfg(test)]
mod tests {
    use super::*;
    use texts::Language;
    use wire::predictions::Prediction;

    /// An answer at a size: class 0, the cat, or 1, the dog; the cat's probability, and milliseconds.
    fn at(resolution_px: u32, index: usize, probability: f32, latency_millis: f64) -> SizeAnswer {
        let best = Prediction { index, logit: 1.0, probability: probability.max(1.0 - probability) };
        SizeAnswer { resolution_px, best, label: None, probability, latency_millis }
    }

    fn said(answers: &[SizeAnswer]) -> Option<[String; 2]> {
        let name = |answer: &SizeAnswer| Message::verbatim(["cat", "dog"][answer.best.index]);
        findings(answers, 224, name).map(|found| found.map(|message| message.words(Language::English)))
    }

    #[test]
    fn one_answer_at_every_size_means_no() {
        let [first, second] = said(&[at(64, 0, 0.5, 2.0), at(224, 0, 0.75, 20.0), at(600, 0, 0.25, 150.0)]).unwrap();
        assert_eq!(first, "No: at every size from 64 to 600 px the network answers cat, as at its own 224 px.");
        assert_eq!(
            second,
            "Of all sizes cat is most probable at the network's own, 75.0 %; at 600 px it is 25.0 %, and a run takes 150 ms \
             instead of 20.0 ms."
        );
    }

    #[test]
    fn the_sizes_around_the_own_one_are_told_without_a_gap() {
        let answers = [
            at(64, 0, 0.6, 2.0),
            at(100, 1, 0.3, 5.0),
            at(157, 0, 0.7, 10.0),
            at(224, 0, 0.75, 20.0),
            at(300, 0, 0.875, 36.0),
            at(600, 1, 0.1, 150.0),
        ];
        let [first, second] = said(&answers).unwrap();
        assert_eq!(
            first,
            "Not exactly: from 157 to 300 px the network answers cat, as at its own 224 px, but at 100 px dog."
        );
        assert_eq!(
            second,
            "Of all sizes cat is most probable at 300 px, 87.5 % instead of 75.0 % at 224 px, and a run takes 36.0 ms there \
             instead of 20.0 ms."
        );
        // Above, where nothing else answers below.
        let [first, _] = said(&answers[2..]).unwrap();
        assert!(first.ends_with("but at 600 px dog."), "{first}");
    }

    #[test]
    fn an_answer_of_the_own_size_alone_means_yes() {
        let answers = [at(182, 1, 0.4, 14.0), at(224, 0, 0.5, 20.0), at(245, 1, 0.4, 24.0)];
        let [first, _] = said(&answers).unwrap();
        assert_eq!(
            first,
            "For this picture it must: the network answers cat at its own 224 px alone, and at 182 px dog."
        );
        // At the largest size the comparison is with the smallest.
        let [_, second] = said(&answers[..2]).unwrap();
        assert!(second.contains("at 182 px it is 40.0 %, and a run takes 14.0 ms"), "{second}");
    }

    #[test]
    fn without_the_own_size_and_without_another_nothing_is_said() {
        assert_eq!(said(&[at(64, 0, 0.5, 2.0), at(600, 0, 0.5, 150.0)]), None);
        assert_eq!(said(&[at(224, 0, 0.5, 20.0)]), None);
        assert_eq!(said(&[]), None);
    }
}
