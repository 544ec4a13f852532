//! How far a setting is from a goal: what is counted, in the count that the page shows, its bounds, and what else is in the
//! way. The goal's own definition: a setting meets it where nothing of that is left.

use super::cost::{growth, is_highest, one_step};
use super::goal::{AXES, Goal, LEAST_ALONE, PRODUCT_TOLERANCE, spent_bounds};
use model::scaling::{FLOPS_TARGET, Knob, Mode, Preset, ScalingInput};
use paper::Candidate;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// The exact multiply-adds over those of the family's baseline: the page's exact factor.
    Growth,
    /// The coefficient of an axis.
    Coefficient(Knob),
    /// `alpha * beta^2 * gamma^2`.
    Product,
}

/// Where a count is to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Up.
    TooLittle,
    /// It is there.
    Within,
    /// Down.
    TooMuch,
}

impl Direction {
    /// The word on the page: `less`, `within` or `more`.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::TooLittle => "less",
            Self::Within => "within",
            Self::TooMuch => "more",
        }
    }
}

/// A count against its bounds, which belong to them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// What is counted.
    pub count: Count,
    /// How much there is.
    pub value: f64,
    /// The lower bound, if there is one.
    pub least: Option<f64>,
    /// The upper bound, if there is one.
    pub most: Option<f64>,
    /// Where it is to go.
    pub direction: Direction,
}

impl Reading {
    pub(super) fn new(count: Count, value: f64, least: Option<f64>, most: Option<f64>) -> Self {
        let direction = if least.is_some_and(|least| value < least) {
            Direction::TooLittle
        } else if most.is_some_and(|most| value > most) {
            Direction::TooMuch
        } else {
            Direction::Within
        };
        Self { count, value, least, most, direction }
    }
}

/// What is in the way of a goal beside a count, or because of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Obstacle {
    /// An axis is asked for alone, and others have moved.
    OtherAxes(Knob),
    /// An axis grows by the formula, not by its own slider.
    OwnSlider(Knob),
    /// Neither one axis alone has grown nor all three.
    SeveralAxes,
    /// The formula does not decide.
    ByPhi,
    /// The product of the bases is not near two.
    Bases(f64),
    /// The bases are the paper's.
    PapersBases,
    /// phi does not stand at 1.
    AtPhiOne,
    /// By the formula the count would be right.
    Rounded(f64),
    /// The sliders stand as they did when the step was opened.
    Untouched,
    /// The sliders stand elsewhere than at a network.
    Elsewhere(Preset),
    /// No picture was chosen.
    NoPicture,
    /// A network has not answered.
    NoAnswer(Preset),
    /// The network of the sliders has not answered.
    NoAnswerYet,
    /// The network of the sliders does not grow from this one.
    OtherParent(Preset),
    /// The network of the sliders is this one at another resolution.
    SameNetwork(Preset),
    /// It ran at the first number of pixels, and not at the second, for which it was trained.
    OtherPixels(u64, u64),
    /// It answers otherwise than this one.
    OtherAnswer(Preset),
}

/// How far one is from a goal.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Progress {
    /// What is counted, if anything is.
    pub reading: Option<Reading>,
    /// What else there is to say.
    pub obstacle: Option<Obstacle>,
}

impl Progress {
    /// Whether one is there.
    #[must_use]
    pub fn is_met(&self) -> bool {
        self.obstacle.is_none() && self.reading.is_none_or(|reading| reading.direction == Direction::Within)
    }

    fn blocked(obstacle: Obstacle) -> Self {
        Self { reading: None, obstacle: Some(obstacle) }
    }
}

impl Goal {
    /// How far a setting is from the goal; `None` for goals that are about something else.
    #[must_use]
    pub fn progress(self, setting: &ScalingInput, budget: u16) -> Option<Progress> {
        let grown = |least, most| growth(setting).map(|times| Reading::new(Count::Growth, times, least, most));
        Some(match self {
            Self::Alone(knob) => {
                let value = knob.value(setting.steps(knob));
                let reading = Reading::new(Count::Coefficient(knob), value, Some(LEAST_ALONE), None);
                Progress { reading: Some(reading), obstacle: not_alone(setting, knob) }
            }
            Self::Spent(axis) => {
                let [least, most] = spent_bounds();
                let reading = grown(Some(least), Some(most))?;
                let obstacle = match axis {
                    Some(knob) => not_alone(setting, knob),
                    None if !grows_in_all(setting) => Some(Obstacle::SeveralAxes),
                    None => {
                        let formula = setting.coefficients().flops_factor();
                        let is_promised = reading.direction != Direction::Within && (least..=most).contains(&formula);
                        is_promised.then_some(Obstacle::Rounded(formula))
                    }
                };
                Progress { reading: Some(reading), obstacle }
            }
            Self::Candidate => {
                let candidate = Candidate::of_sliders(setting);
                let tolerance = Knob::Alpha.value(PRODUCT_TOLERANCE);
                let [least, most] = [FLOPS_TARGET - tolerance, FLOPS_TARGET + tolerance].map(Some);
                let mut reading = Reading::new(Count::Product, setting.bases().constraint(), least, most);
                if candidate.is_near_two(PRODUCT_TOLERANCE) {
                    // In whole numbers, so that no candidate at the very edge depends on rounding.
                    reading.direction = Direction::Within;
                }
                let is_one_step = setting.mode() == Mode::Compound && setting.steps(Knob::Phi) == one_step();
                let is_paper = candidate == Candidate::paper();
                let papers = is_paper.then_some(Obstacle::PapersBases);
                Progress { reading: Some(reading), obstacle: papers.or((!is_one_step).then_some(Obstacle::AtPhiOne)) }
            }
            Self::Phi => {
                if setting.mode() != Mode::Compound {
                    return Some(Progress::blocked(Obstacle::ByPhi));
                }
                if !Candidate::of_sliders(setting).is_near_two(PRODUCT_TOLERANCE) {
                    return Some(Progress::blocked(Obstacle::Bases(setting.bases().constraint())));
                }
                let mut reading = grown(None, Some(f64::from(budget)))?;
                if reading.direction == Direction::Within && !is_highest(setting, budget) {
                    reading.direction = Direction::TooLittle;
                }
                Progress { reading: Some(reading), obstacle: None }
            }
            _ => return None,
        })
    }
}

/// Whether an axis is above where the baseline has it.
pub(super) fn grows(setting: &ScalingInput, knob: Knob) -> bool {
    setting.steps(knob) > knob.default_steps()
}

/// Why an axis is not alone; `None` where the others are as they are in the baseline.
pub(super) fn not_alone(setting: &ScalingInput, knob: Knob) -> Option<Obstacle> {
    let others = AXES.into_iter().filter(|axis| *axis != knob);
    if others.clone().any(|axis| setting.steps(axis) != axis.default_steps()) {
        return Some(Obstacle::OtherAxes(knob));
    }
    (setting.mode() != Mode::Separate && grows(setting, knob)).then_some(Obstacle::OwnSlider(knob))
}

fn grows_in_all(setting: &ScalingInput) -> bool {
    let coefficients = setting.coefficients();
    [coefficients.depth, coefficients.width, coefficients.resolution].into_iter().all(|axis| axis > 1.0)
}

#[cfg(test)]
mod tests;
