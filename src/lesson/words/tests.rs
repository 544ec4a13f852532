use super::super::cost::highest_phi;
use super::super::evidence::Snapshot;
use super::super::goal::{BUDGETS, SPENT};
use super::*;
use model::scaling::Preset;

fn at(moves: &[(Knob, f64)]) -> ScalingInput {
    let mut setting = ScalingInput::default();
    for (knob, value) in moves {
        setting.set_steps(*knob, knob.steps(*value).unwrap());
    }
    setting
}

/// Somebody who did everything.
fn finished() -> LessonState {
    let mut state = LessonState::default();
    let spent = |phi| at(&[(Knob::Phi, phi)]);
    let close = (1..=70).map(|steps| spent(Knob::Phi.value(steps)));
    let compound = close.min_by(|a, b| {
        let off = |setting: &ScalingInput| (growth(setting).unwrap() - SPENT).abs();
        off(a).total_cmp(&off(b))
    });
    let settings: &[(Step, ScalingInput)] = &[
        (Step::Depth, at(&[(Knob::Depth, 2.0)])),
        (Step::Width, at(&[(Knob::Width, 2.0)])),
        (Step::Resolution, at(&[(Knob::Resolution, 2.0)])),
        (Step::Budget, at(&[(Knob::Depth, 4.0)])),
        (Step::Budget, at(&[(Knob::Width, 2.0)])),
        (Step::Budget, at(&[(Knob::Resolution, 2.0)])),
        (Step::Budget, compound.unwrap()),
        (Step::Search, at(&[(Knob::Alpha, 1.3), (Knob::Gamma, 1.1), (Knob::Phi, 1.0)])),
        (Step::Phi, highest_phi(ScalingInput::default(), BUDGETS[1]).unwrap()),
        (Step::Rounding, ScalingInput::published(Preset::B1)),
        (Step::Rounding, ScalingInput::published(Preset::B2)),
    ];
    for (step, setting) in settings {
        state.go(*step);
        state.look(&Snapshot { setting: *setting, ..Snapshot::default() });
    }
    let runs = Snapshot {
        picture: Some((Preset::Lite0, 32.0)),
        timed: vec![(Preset::Lite0, 31.0), (Preset::B0, 45.0)],
        ..Snapshot::default()
    };
    for step in [Step::Baseline, Step::Time] {
        state.go(step);
        state.look(&runs);
    }
    state.go(Step::Growth);
    let mut setting = ScalingInput::published(Preset::Lite0);
    for millis in [31.0, 52.0] {
        let answer = Some(Answered { setting, px: 224, class: 967, probability: 0.64, millis });
        state.look(&Snapshot { setting, answer, ..Snapshot::default() });
        setting.set_steps(Knob::Width, 140);
    }
    assert_eq!(state.steps_done(), Step::ALL.len());
    state
}

fn is_whole(sentence: &str) -> bool {
    !sentence.trim().is_empty() && !sentence.contains(['{', '}']) && !sentence.contains("NaN")
}

#[test]
fn every_step_speaks_in_whole_sentences_in_every_language() {
    let state = finished();
    for language in Language::ALL {
        for step in Step::ALL {
            let Lines { title, idea, question, choices, task } = lines(step, Family::Lite, language);
            let mut message = vec![title.to_owned(), idea, question, task];
            message.extend(choices);
            message.extend(answer(&state, step, language));
            message.extend(verdict(&state, step, Family::Lite, language));
            message.extend(explained(step, Family::Lite, language).into_iter().flat_map(|(choice, why)| [choice, why]));
            let completed_goals = completed_goals(&state, step, language);
            assert_eq!(completed_goals.len(), step.goals().len());
            message.extend(completed_goals);
            assert!(message.len() >= 10, "{step:?}: {message:?}");
            for sentence in &message {
                assert!(is_whole(sentence), "{step:?} in {language:?}: {sentence:?}");
            }
        }
    }
}

#[test]
fn the_choices_of_a_step_differ() {
    for language in Language::ALL {
        for step in Step::ALL {
            let choices = choices(step, Family::Lite, language);
            assert_eq!(choices.len(), step.choices(Family::Lite).len());
            let distinct: std::collections::BTreeSet<_> = choices.iter().collect();
            assert_eq!(distinct.len(), choices.len(), "{choices:?}");
        }
    }
}

#[test]
fn the_answer_has_the_numbers_of_what_was_done() {
    let state = finished();
    let answer = |step| answer(&state, step, Language::English).unwrap();
    // 385,187,552 multiply-adds in 32 ms are 12.0 billion a second.
    let first = answer(Step::Baseline);
    assert!(first.contains("385 million") && first.contains("32.0 ms") && first.contains("12.0 billion"), "{first}");
    assert!(answer(Step::Width).contains("it is 3.76 times"), "{}", answer(Step::Width));
    assert!(answer(Step::Resolution).contains("448 pixels a side and costs 3.99 times"));
    assert!(answer(Step::Resolution).contains("5,288,548 parameters"));
    let budget = answer(Step::Budget);
    assert!(budget.contains("81.1 % with all three") && budget.contains("1.80 billion to 1.90 billion"), "{budget}");
    let search = answer(Step::Search);
    assert!(search.contains("is 1.920 with the paper's bases and 1.903 with yours: 1.3, 1.1, 1.1"), "{search}");
    let rounding = answer(Step::Rounding);
    assert!(rounding.contains("would cost 1.26 times B0; it costs 1.78 times"), "{rounding}");
    assert!(
        rounding.contains("Depth 1.1 asks for 17.6 blocks, but each stage rounds up: 23. B2 asks for 19.2 and gets 23")
    );
    assert!(answer(Step::Time).contains("45.0 ms for B0 and 31.0 ms for Lite0: 1.45 times"));
    let growth = answer(Step::Growth);
    assert!(growth.contains("Lite0 gave its best class 64.0 % in 31.0 ms"), "{growth}");
    assert!(growth.contains("64.0 % in 52.0 ms, and needs 1.87 times"), "{growth}");
    assert_eq!(super::answer(&LessonState::default(), Step::Depth, Language::English), None, "nothing was done");
}

#[test]
fn the_first_step_speaks_of_the_baseline_of_the_page() {
    let task = |family| lines(Step::Baseline, family, Language::English).task;
    assert!(task(Family::Lite).contains("Lite0, a baseline with trained weights"), "{}", task(Family::Lite));
    let b = lines(Step::Baseline, Family::EfficientNet, Language::English);
    assert!(b.question.contains("does B0 need") && !b.question.contains("Lite0"), "{b:?}");
    assert!(b.task.contains("the baseline B0") && b.task.contains("no trained weights of B0"), "{b:?}");
}

#[test]
fn the_counts_to_choose_from_are_as_precise_as_each_other() {
    let choices = |language| choices(Step::Baseline, Family::Lite, language);
    assert_eq!(choices(Language::English), ["about 390 thousand", "about 390 million", "about 390 billion"]);
    assert_eq!(choices(Language::Korean), ["약 39만", "약 3.9억", "약 3900억"]);
    assert_eq!(roughly(7, Language::English), "7");
}

#[test]
fn every_term_is_defined_where_it_is_first_said() {
    let all = |step: Step| {
        let Lines { title, idea, question, choices, task } = lines(step, Family::Lite, Language::English);
        let found = texts(step).4.of(Language::English).to_owned();
        [title.to_owned(), idea, question, task, found].into_iter().chain(choices).collect::<Vec<_>>().join(" ")
    };
    for word in ["MBConv", "top-1", "squeeze-excitation", "SiLU"] {
        let first = Step::ALL.into_iter().find(|step| all(*step).contains(word)).unwrap();
        let has_term = terms(first).iter().any(|(term, _)| term.of(Language::English).contains(word));
        assert!(has_term, "{word} is first said in {first:?}");
    }
}

#[test]
fn the_verdict_names_the_guess_and_the_answer() {
    let mut state = finished();
    let say = |state: &LessonState| verdict(state, Step::Depth, Family::Lite, Language::English).unwrap();
    assert_eq!(say(&state), "It is “about 2 times as many”.");
    let mut right = state.clone();
    state.make_guess(Step::Depth, Guess::Chosen(1));
    assert_eq!(say(&state), "You guessed “about 4 times as many”; it is “about 2 times as many”.");
    right.make_guess(Step::Depth, Guess::Chosen(0));
    assert_eq!(say(&right), "Your guess was right.");
    assert_eq!(
        verdict(&LessonState::default(), Step::Time, Family::Lite, Language::English),
        None,
        "only the device knows"
    );
}
