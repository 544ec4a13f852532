use proptest::prelude::*;

use super::*;
use crate::lesson::{BUDGETS, Snapshot};
use crate::link::Step;
use model::scaling::Family;

const BUDGET: u16 = 8;

fn at(family: Family, moves: &[(Knob, u16)]) -> ScalingInput {
    let mut setting = ScalingInput::published(family.baseline());
    for (knob, steps) in moves {
        setting.set_steps(*knob, *steps);
    }
    setting
}

fn b(moves: &[(Knob, u16)]) -> ScalingInput {
    at(Family::EfficientNet, moves)
}

fn of(goal: Goal, setting: &ScalingInput) -> Progress {
    goal.progress(setting, BUDGET).unwrap()
}

fn direction(goal: Goal, setting: &ScalingInput) -> Direction {
    of(goal, setting).reading.unwrap().direction
}

#[test]
fn the_bounds_belong_to_the_goal() {
    let reading = |value| Reading::new(Count::Growth, value, Some(3.6), Some(4.4)).direction;
    let below = f64::from_bits(3.6_f64.to_bits() - 1);
    let above = f64::from_bits(4.4_f64.to_bits() + 1);
    assert_eq!(
        [below, 3.6, 4.0, 4.4, above].map(reading),
        [Direction::TooLittle, Direction::Within, Direction::Within, Direction::Within, Direction::TooMuch]
    );
    // Those of the page are exactly these.
    let spent = of(Goal::Spent(None), &b(&[(Knob::Phi, 20)])).reading.unwrap();
    assert_eq!((spent.least, spent.most), (Some(3.6), Some(4.4)));
    let product = of(Goal::Candidate, &b(&[])).reading.unwrap();
    assert_eq!((product.least, product.most), (Some(1.8), Some(2.2)));
}

#[test]
fn each_axis_says_which_way_to_go() {
    for knob in AXES {
        for goal in [Goal::Alone(knob), Goal::Spent(Some(knob))] {
            assert_eq!(direction(goal, &b(&[(knob, 110)])), Direction::TooLittle, "{goal:?}");
        }
        assert_eq!(direction(Goal::Alone(knob), &b(&[(knob, 199)])), Direction::TooLittle);
        assert_eq!(direction(Goal::Alone(knob), &b(&[(knob, 200)])), Direction::Within);
        assert_eq!(direction(Goal::Spent(Some(knob)), &b(&[(knob, knob.range().1)])), Direction::TooMuch);
        let two = b(&[(knob, 200), (if knob == Knob::Depth { Knob::Width } else { Knob::Depth }, 101)]);
        assert_eq!(of(Goal::Alone(knob), &two).obstacle, Some(Obstacle::OtherAxes(knob)));
    }
    let by_alpha = b(&[(Knob::Alpha, 200), (Knob::Beta, 100), (Knob::Gamma, 100), (Knob::Phi, 10)]);
    assert_eq!(of(Goal::Alone(Knob::Depth), &by_alpha).obstacle, Some(Obstacle::OwnSlider(Knob::Depth)));
}

#[test]
fn phi_2_is_too_much_though_the_formula_would_do() {
    let progress = of(Goal::Spent(None), &b(&[(Knob::Phi, 20)]));
    let reading = progress.reading.unwrap();
    assert_eq!(reading.direction, Direction::TooMuch);
    assert!((reading.value - 4.69).abs() < 0.005, "{reading:?}");
    // 1.2 * 1.1^2 * 1.15^2 = 1.92027, squared.
    assert!(matches!(progress.obstacle, Some(Obstacle::Rounded(formula)) if (formula - 3.6874).abs() < 1e-3));
    assert_eq!(of(Goal::Spent(None), &b(&[(Knob::Phi, 40)])).obstacle, None, "the formula says the same");
}

#[test]
fn candidates_and_phi_say_what_is_in_the_way() {
    let candidate = |moves: &[(Knob, u16)]| of(Goal::Candidate, &b(moves));
    assert_eq!(candidate(&[(Knob::Phi, 10)]).obstacle, Some(Obstacle::PapersBases));
    assert_eq!(candidate(&[(Knob::Alpha, 130), (Knob::Phi, 20)]).obstacle, Some(Obstacle::AtPhiOne));
    let far = candidate(&[(Knob::Alpha, 200), (Knob::Phi, 10)]);
    assert_eq!((far.reading.unwrap().direction, far.obstacle), (Direction::TooMuch, None));
    let phi = |setting: ScalingInput| of(Goal::Phi, &setting);
    assert_eq!(phi(ScalingInput::published(Preset::B3)).obstacle, Some(Obstacle::ByPhi));
    assert!(matches!(phi(b(&[(Knob::Alpha, 200), (Knob::Phi, 10)])).obstacle, Some(Obstacle::Bases(_))));
    for (steps, expected) in [(0, Direction::TooLittle), (10, Direction::TooLittle), (70, Direction::TooMuch)] {
        assert_eq!(phi(b(&[(Knob::Phi, steps)])).reading.unwrap().direction, expected, "{steps}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// What the panel says and what it counts is one thing.
    #[test]
    fn a_goal_is_met_where_its_progress_says_so(
        is_lite in any::<bool>(),
        moves in proptest::collection::vec((0_usize..7, 0_u16..801), 0..5),
        budget in 0_usize..BUDGETS.len(),
    ) {
        let family = if is_lite { Family::Lite } else { Family::EfficientNet };
        let mut setting = ScalingInput::published(family.baseline());
        for (knob, steps) in moves {
            setting.set_steps(Knob::ALL[knob], steps);
        }
        let budget = BUDGETS[budget];
        let page = Snapshot { setting, ..Snapshot::default() };
        for goal in [Step::Depth, Step::Width, Step::Resolution, Step::Budget, Step::Search, Step::Phi].into_iter().flat_map(Step::goals) {
            let progress = goal.progress(&setting, budget).unwrap();
            prop_assert_eq!(progress.is_met(), goal.seen_in(&page, budget).is_some());
            if let Some(reading) = progress.reading {
                let is_below = reading.least.is_some_and(|least| reading.value < least);
                let is_above = reading.most.is_some_and(|most| reading.value > most);
                prop_assert!(!is_below || reading.direction != Direction::TooMuch);
                prop_assert_eq!(is_above, reading.direction == Direction::TooMuch);
            }
        }
    }
}
