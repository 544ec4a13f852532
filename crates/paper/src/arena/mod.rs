//! One budget of multiply-adds, five ways to spend it: depth, width or resolution alone, the paper's compound scaling, and
//! the fast scaling of Dollár, Singh and Girshick 2021 (arXiv:2103.06877); and TinyNet's five networks below the baseline.
//!
//! | module | question |
//! |---|---|
//! | `strategy` | how does each way share a growth of multiply-adds out, and what do activations do? |
//! | `contender` | which setting of the sliders comes closest to a budget, by exact count? |
//! | `tiny_net` | what do TinyNet's multipliers cost, by the released rounding rules and by TinyNet's own? |
//!
//! Unlike in `one_axis`, what is searched is the nearest count and not the largest within the budget, in the family of the
//! sliders, and below the baseline as well.

mod contender;
mod strategy;
mod tiny_net;

pub use contender::{Arena, BUDGETS, Contender, FIRST_BUDGET, arena};
pub use strategy::{Strategy, UNIFORM_GROWTH};
pub use tiny_net::{TINY_NETS, TinyNet};

use model::arch::{ActivationCount, ArchSpec, Cost, Footprint, Summary};

/// Everything that is counted of a network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Multiply-adds and parameters.
    pub cost: Cost,
    /// The outputs of all convolutions.
    pub activations: ActivationCount,
    /// Memory for one picture.
    pub footprint: Footprint,
}

impl Counted {
    /// Counts a network.
    #[must_use]
    pub fn of(spec: &ArchSpec) -> Self {
        Self {
            cost: Summary::from_spec(spec).total,
            activations: ActivationCount::from_spec(spec),
            footprint: Footprint::from_spec(spec),
        }
    }

    /// How many times the activations of `baseline` these are.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a ratio for people")]
    pub fn activations_over(&self, baseline: &Self) -> f64 {
        self.activations.0 as f64 / baseline.activations.0 as f64
    }
}
