//! The last step: a trained network answers, and one that grew from it, which costs more, gives the same answer.

use super::cost::summary;
use super::goal::LEAST_GROWN;
use super::progress::{Count, Obstacle, Progress, Reading};
use model::arch::{ArchSpec, Summary};
use model::scaling::{Preset, ScalingInput};
use weights::SettingWeights;
use weights::manifest::Manifest;

/// Probabilities that differ by no more than this are those of one answer: a backend may round otherwise.
const SAME_ANSWER: f64 = 0.01;

/// What a network with trained or grown weights said of a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answered {
    /// The network.
    pub setting: ScalingInput,
    /// Side of its input in pixels.
    pub px: u64,
    /// The index of the most probable class.
    pub class: usize,
    /// The probability of that class, 0 to 1.
    pub probability: f64,
    /// Milliseconds of the run.
    pub millis: f64,
}

impl Answered {
    /// Whether a network can have said so.
    pub(super) fn is_possible(&self) -> bool {
        (0.0..=1.0).contains(&self.probability) && self.millis.is_finite() && self.millis > 0.0
    }

    /// Whether two answers are the same.
    pub(super) fn is_alike(&self, other: &Self) -> bool {
        self.class == other.class && (self.probability - other.probability).abs() <= SAME_ANSWER
    }

    /// How far this is from an answer of a larger network that grew from `parent` and ran as that one was trained.
    pub(super) fn progress(&self, parent: Preset) -> Progress {
        let mut progress = progress(&self.setting, parent);
        let wanted = parent.resolution_px();
        if progress.is_met() && self.px != wanted {
            progress.obstacle = Some(Obstacle::OtherPixels(self.px, wanted));
        }
        progress
    }

    /// The exact multiply-adds over those of `parent`, at the resolution at which it ran.
    pub(super) fn times(&self, parent: Preset) -> Option<f64> {
        let spec = ArchSpec::new(self.setting.family(), self.setting.coefficients(), self.px).ok()?;
        let before = summary(&ScalingInput::published(parent))?;
        Some(Summary::from_spec(&spec).total.macs.over(before.total.macs))
    }
}

/// Whether the network of a setting is a bundled one, however the sliders say it.
pub(super) fn is_trained(setting: &ScalingInput, preset: Preset) -> bool {
    let weights = || Manifest::bundled().weights_of(setting);
    setting.family() == preset.family()
        && matches!(weights(), Some(SettingWeights::Trained(model)) if model.preset == preset)
}

/// How far a setting is from a larger network that grows from `parent`.
pub(super) fn progress(setting: &ScalingInput, parent: Preset) -> Progress {
    let before = summary(&ScalingInput::published(parent));
    let times = summary(setting).zip(before).map(|(now, before)| now.total.macs.over(before.total.macs));
    let obstacle = match Manifest::bundled().weights_of(setting) {
        Some(SettingWeights::Trained(model)) if model.preset == parent => None,
        Some(SettingWeights::Grown(model, plan)) if model.preset == parent => {
            plan.is_identity().then_some(Obstacle::SameNetwork(parent))
        }
        _ => Some(Obstacle::OtherParent(parent)),
    };
    Progress { reading: times.map(|times| Reading::new(Count::Growth, times, Some(LEAST_GROWN), None)), obstacle }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::{Direction, Evidence, Goal, LessonState, Snapshot};
    use crate::link::Step;
    use model::scaling::{Family, Knob};

    const PARENT: Preset = Preset::Lite0;

    fn lite(moves: &[(Knob, u16)]) -> ScalingInput {
        let mut setting = ScalingInput::published(PARENT);
        for (knob, steps) in moves {
            setting.set_steps(*knob, *steps);
        }
        setting
    }

    fn answer(setting: ScalingInput, px: u64, class: usize, probability: f64) -> Snapshot {
        let answer = Answered { setting, px, class, probability, millis: 30.0 };
        Snapshot { setting, answer: Some(answer), ..Snapshot::default() }
    }

    #[test]
    fn width_grows_from_lite0_and_costs_more() {
        let progress = |steps| progress(&lite(&[(Knob::Width, steps)]), PARENT);
        let direction = |steps| progress(steps).reading.unwrap().direction;
        assert_eq!((direction(100), progress(100).obstacle), (Direction::TooLittle, None));
        let first = (100..=200).find(|steps| progress(*steps).is_met()).unwrap();
        assert!(progress(first).reading.unwrap().value >= LEAST_GROWN);
        assert!(progress(first - 1).reading.unwrap().value < LEAST_GROWN && !progress(first - 1).is_met());
        assert!(first <= 140, "{first}");
    }

    #[test]
    fn other_parents_and_larger_pictures_alone_are_told_apart() {
        let obstacle = |setting: &ScalingInput| progress(setting, PARENT).obstacle;
        assert_eq!(obstacle(&lite(&[(Knob::Depth, 200)])), Some(Obstacle::OtherParent(PARENT)), "from Lite1");
        assert_eq!(obstacle(&lite(&[(Knob::Width, 70)])), Some(Obstacle::OtherParent(PARENT)), "from none");
        assert_eq!(obstacle(&ScalingInput::published(Preset::B2)), Some(Obstacle::OtherParent(PARENT)));
        assert_eq!(obstacle(&lite(&[(Knob::Resolution, 150)])), Some(Obstacle::SameNetwork(PARENT)));
        assert!(is_trained(&lite(&[(Knob::Phi, 0)]), PARENT) && !is_trained(&lite(&[(Knob::Width, 140)]), PARENT));
        assert!(
            Family::ALL.iter().all(|family| !is_trained(&ScalingInput::published(family.baseline()), Preset::Lite1))
        );
    }

    #[test]
    fn the_same_answer_of_a_larger_network_at_the_parents_resolution_counts() {
        let wide = lite(&[(Knob::Width, 140), (Knob::Resolution, 120)]);
        let mut state = LessonState::default();
        state.go(Step::Growth);
        assert!(!state.look(&answer(wide, 224, 967, 0.64)), "nobody knows what Lite0 says");
        assert!(state.look(&answer(lite(&[]), 224, 967, 0.64)));
        let said = |state: &LessonState, page: &Snapshot| Step::Growth.progress(page, state).unwrap();
        for (page, obstacle) in [
            (answer(wide, 269, 967, 0.6), Obstacle::OtherPixels(269, 224)),
            (answer(wide, 224, 968, 0.64), Obstacle::OtherAnswer(PARENT)),
            (answer(wide, 224, 967, 0.5), Obstacle::OtherAnswer(PARENT)),
            (Snapshot { setting: wide, ..answer(lite(&[]), 224, 967, 0.64) }, Obstacle::NoAnswerYet),
        ] {
            assert!(!state.look(&page), "{obstacle:?}");
            assert_eq!(said(&state, &page).obstacle, Some(obstacle));
        }
        let same = answer(wide, 224, 967, 0.6405);
        assert!(state.look(&same) && state.is_done(Step::Growth));
        assert!(said(&state, &same).is_met());
        let Some(Evidence::Answer(kept)) = state.kept(Step::Growth, 1) else { panic!("an answer") };
        // At 224 px the width alone: the screen counts the larger picture, too.
        assert!((1.5..2.2).contains(&kept.times(PARENT).unwrap()), "{:?}", kept.times(PARENT));
        assert!(super::super::cost::growth(&wide).unwrap() > kept.times(PARENT).unwrap());
        // Another picture afterwards changes nothing that was done.
        assert!(!state.look(&answer(lite(&[]), 224, 1, 0.9)) && state.is_done(Step::Growth));
    }

    #[test]
    fn impossible_answers_do_not_count() {
        for (probability, millis) in [(f64::NAN, 3.0), (1.5, 3.0), (-0.1, 3.0), (0.5, 0.0), (0.5, f64::INFINITY)] {
            let answer = Answered { setting: lite(&[]), px: 224, class: 1, probability, millis };
            assert!(!Goal::Trained(PARENT).is_met_by(Evidence::Answer(answer), 8), "{answer:?}");
        }
    }
}
