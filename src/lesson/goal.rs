//! What there is to do in a step.

use crate::link::Step;
use model::scaling::{Knob, Preset};

/// The most goals that a step has.
pub const MOST_GOALS: usize = 4;

/// "Alone" starts at this coefficient: twice the baseline, where a square shows.
pub const LEAST_ALONE: f64 = 2.0;

/// The budget that is spent in four ways, over the baseline's multiply-adds: what doubling a squared axis costs.
pub const SPENT: f64 = LEAST_ALONE * LEAST_ALONE;

/// How far from it a setting may be, as a part of it.
pub const SPENT_TOLERANCE: f64 = 0.1;

/// How far from 2 the product of the learner's own bases may be, in hundredths.
pub(super) const PRODUCT_TOLERANCE: u16 = 20;

/// What a grown network costs at least, over the network that it grew from.
pub const LEAST_GROWN: f64 = 1.5;

/// The baseline with trained weights: that of the first open, from which the last step grows.
pub(super) const FIRST_NETWORK: Preset = Preset::Lite0;

/// The budgets for phi to choose from, over the baseline's multiply-adds.
pub const BUDGETS: [u16; 5] = [4, 8, 16, 32, 64];

/// Something to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// A picture runs through a baseline.
    Picture,
    /// One axis is raised, and nothing else.
    Alone(Knob),
    /// The budget is spent on one axis, or on all three (`None`).
    Spent(Option<Knob>),
    /// The sliders stand at a candidate of the grid that is not the paper's.
    Candidate,
    /// phi is as high as the learner's budget allows.
    Phi,
    /// A published variant is chosen.
    Published(Preset),
    /// A network of the comparison is measured.
    Timed(Preset),
    /// A network with trained weights answers a picture.
    Trained(Preset),
    /// A network that grew from that one, and costs more, gives the same answer.
    Grown(Preset),
}

impl Step {
    /// What there is to do, in order.
    #[must_use]
    pub fn goals(self) -> &'static [Goal] {
        match self {
            Self::Baseline => &[Goal::Picture],
            Self::Depth => &[Goal::Alone(Knob::Depth)],
            Self::Width => &[Goal::Alone(Knob::Width)],
            Self::Resolution => &[Goal::Alone(Knob::Resolution)],
            Self::Budget => &[
                Goal::Spent(Some(Knob::Depth)),
                Goal::Spent(Some(Knob::Width)),
                Goal::Spent(Some(Knob::Resolution)),
                Goal::Spent(None),
            ],
            Self::Search => &[Goal::Candidate],
            Self::Phi => &[Goal::Phi],
            Self::Rounding => &[Goal::Published(Preset::B1), Goal::Published(Preset::B2)],
            Self::Time => &[Goal::Timed(Preset::B0), Goal::Timed(Preset::Lite0)],
            Self::Growth => &[Goal::Trained(FIRST_NETWORK), Goal::Grown(FIRST_NETWORK)],
        }
    }
}

/// The least and the most that spends the budget of four ways, over the baseline.
pub(super) fn spent_bounds() -> [f64; 2] {
    [1.0 - SPENT_TOLERANCE, 1.0 + SPENT_TOLERANCE].map(|part| SPENT * part)
}

/// Depth, width and resolution.
pub(super) const AXES: [Knob; 3] = [Knob::Depth, Knob::Width, Knob::Resolution];
