//! How far one is from a goal, in a sentence or two.

use super::progress::{Count, Direction, Obstacle, Progress, Reading};
use super::words::setting_name;
use model::scaling::{FLOPS_TARGET, Knob, ScalingInput};
use texts::format;
use texts::{Language, header, progress as text};

/// How far one is. `setting` is what the sliders stand at; empty where there is nothing to say.
#[must_use]
pub fn progress_words(progress: &Progress, setting: &ScalingInput, language: Language) -> String {
    let mut words = progress.reading.map(|reading| reading_words(&reading, language)).unwrap_or_default();
    if let Some(obstacle) = progress.obstacle {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(&obstacle_words(obstacle, setting, language));
    }
    words
}

fn reading_words(reading: &Reading, language: Language) -> String {
    let value = digits(reading);
    let value = match reading.count {
        Count::Growth => text::TIMES.with(language, &[("value", &value)]),
        Count::Coefficient(knob) => {
            text::COEFFICIENT.with(language, &[("knob", &axis(knob, language)), ("value", &value)])
        }
        Count::Product => text::PRODUCT.with(language, &[("value", &value)]),
    };
    let bound = |bound: Option<f64>| bound.map(|bound| bound.to_string());
    let goal = match (bound(reading.least), bound(reading.most)) {
        (Some(least), Some(most)) => text::BETWEEN.with(language, &[("least", &least), ("most", &most)]),
        (Some(least), None) => text::AT_LEAST.with(language, &[("least", &least)]),
        (None, most) => text::AT_MOST.with(language, &[("most", &most.unwrap_or_default())]),
    };
    let verdict = match reading.direction {
        // Below an upper bound alone, there is room.
        Direction::TooLittle if reading.least.is_none() => text::ROOM,
        Direction::TooLittle => text::TOO_LITTLE,
        Direction::TooMuch => text::TOO_MUCH,
        Direction::Within => text::WITHIN,
    };
    text::READING.with(language, &[("value", &value), ("verdict", &verdict.of(language)), ("goal", &goal)])
}

/// The value as the page shows it; where that would read as if it lay on the other side of a bound, with more decimals.
fn digits(reading: &Reading) -> String {
    const MOST_DECIMALS: usize = 6;
    let Reading { value, least, most, .. } = *reading;
    let shown = format::significant(value);
    let first = shown.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let mut scale = 1.0;
    for decimals in 0..=MOST_DECIMALS {
        let rounded = (value * scale).round() / scale;
        let is_below = least.is_some_and(|least| (rounded < least) != (value < least));
        let is_above = most.is_some_and(|most| (rounded > most) != (value > most));
        if decimals >= first && !is_below && !is_above {
            return format!("{value:.decimals$}");
        }
        scale *= 10.0;
    }
    shown
}

fn obstacle_words(obstacle: Obstacle, setting: &ScalingInput, language: Language) -> String {
    let say = |text: texts::Text| text.of(language).to_owned();
    match obstacle {
        Obstacle::OtherAxes(knob) => text::OTHER_AXES.with(language, &[("knob", &axis(knob, language))]),
        Obstacle::OwnSlider(knob) => text::OWN_SLIDER.with(language, &[("knob", &axis(knob, language))]),
        Obstacle::SeveralAxes => say(text::SEVERAL_AXES),
        Obstacle::ByPhi => say(text::BY_PHI),
        Obstacle::Bases(product) => {
            let tolerance = Knob::Alpha.value(super::goal::PRODUCT_TOLERANCE);
            let (least, most) = (FLOPS_TARGET - tolerance, FLOPS_TARGET + tolerance);
            text::BASES.with(language, &[("product", &format!("{product:.3}")), ("least", &least), ("most", &most)])
        }
        Obstacle::PapersBases => say(text::PAPERS),
        Obstacle::AtPhiOne => text::AT_PHI.with(language, &[("phi", &1)]),
        Obstacle::Rounded(formula) => text::ROUNDED.with(language, &[("formula", &format::significant(formula))]),
        Obstacle::Untouched => say(text::UNTOUCHED),
        Obstacle::Elsewhere(preset) => {
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("setting", &setting_name(setting, language)), ("name", &preset.name())];
            text::ELSEWHERE.with(language, &values)
        }
        Obstacle::NoPicture => say(text::NO_PICTURE),
        Obstacle::NoAnswer(preset) => text::NO_ANSWER.with(language, &[("name", &preset.name())]),
        Obstacle::NoAnswerYet => say(text::NO_ANSWER_YET),
        Obstacle::OtherParent(preset) => text::OTHER_PARENT.with(language, &[("name", &preset.name())]),
        Obstacle::SameNetwork(preset) => text::SAME_NETWORK.with(language, &[("name", &preset.name())]),
        Obstacle::OtherPixels(px, wanted) => text::OTHER_PIXELS.with(language, &[("px", &px), ("wanted", &wanted)]),
        Obstacle::OtherAnswer(preset) => text::OTHER_ANSWER.with(language, &[("name", &preset.name())]),
    }
}

/// An axis in a sentence.
fn axis(knob: Knob, language: Language) -> &'static str {
    header::axis(knob.slug()).of(language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::Goal;

    const BUDGET: u16 = 8;

    fn at(moves: &[(Knob, u16)]) -> ScalingInput {
        let mut setting = ScalingInput::default();
        for (knob, steps) in moves {
            setting.set_steps(*knob, *steps);
        }
        setting
    }

    fn said(goal: Goal, setting: ScalingInput, language: Language) -> String {
        progress_words(&goal.progress(&setting, BUDGET).unwrap(), &setting, language)
    }

    #[test]
    fn the_count_its_direction_and_the_goal_are_said() {
        let (english, korean) = (Language::English, Language::Korean);
        let wide = at(&[(Knob::Width, 220)]);
        let width = Goal::Spent(Some(Knob::Width));
        assert_eq!(said(width, wide, english), "4.55 times: too much; your goal is 3.6 to 4.4.");
        assert_eq!(said(width, wide, korean), "4.55배: 너무 많아요. 목표는 3.6~4.4배예요.");
        assert_eq!(
            said(width, at(&[(Knob::Width, 200)]), english),
            "3.76 times: that is right; your goal is 3.6 to 4.4."
        );
        let depth = Goal::Alone(Knob::Depth);
        assert_eq!(said(depth, at(&[(Knob::Depth, 150)]), english), "depth 1.50: too little; your goal is 2 or more.");
        assert_eq!(said(depth, at(&[(Knob::Depth, 150)]), korean), "깊이 1.50배: 아직 적어요. 목표는 2배 이상이에요.");
        assert_eq!(
            said(Goal::Phi, at(&[(Knob::Phi, 5)]), english).split(';').next(),
            Some("1.90 times: phi can go higher")
        );
    }

    #[test]
    fn phi_2_is_told_why_it_does_not_count() {
        let said = said(Goal::Spent(None), at(&[(Knob::Phi, 20)]), Language::English);
        assert!(said.starts_with("4.69 times: too much; your goal is 3.6 to 4.4."), "{said}");
        assert!(said.contains("The formula alone says 3.69 times. The exact count decides"), "{said}");
    }

    #[test]
    fn a_value_just_beyond_a_bound_does_not_read_as_within() {
        let shown = |value| digits(&Reading::new(Count::Growth, value, Some(3.6), Some(4.4)));
        assert_eq!(
            [4.400_1, 4.404, 3.599_6, 3.6, 4.4, 4.0].map(shown),
            ["4.4001", "4.404", "3.5996", "3.60", "4.40", "4.00"]
        );
        assert_eq!(shown(4.400_000_01), "4.40", "nobody sets a slider that finely");
    }
}
