//! One axis against three: what the same multiply-adds buy along depth, width or resolution alone, and along all three;
//! and the accuracies that the paper prints for it.
//!
//! | module | question |
//! |---|---|
//! | `budget` | which setting along each way meets a budget, by exact count? |
//! | `table_7` | what do the settings of the paper's Table 7 cost, as printed and as counted? |
//! | `cost_curves` | what does each axis alone cost? |
//! | `accuracy` | the charts of Tables 2, 3 and 7 |
//! | `contradictions` | which printed numbers do not fit together? |
//!
//! The network that is scaled is B0, whatever family the sliders are at: no other was scaled along one axis in print.
//! Accuracies are the printed ones alone. Figure 3 prints none, so its curves are curves of cost.

mod accuracy;
mod budget;
mod contradictions;
mod cost_curves;
mod table_7;

pub use accuracy::{ink, scaled_over_macs, shape, table_2_over_macs, table_2_over_params};
pub use budget::{BUDGETS, FIRST_BUDGET, SINGLE_AXES, budget, scaled_b0, within};
pub use contradictions::{FAR_OFF_PERCENT, FarOff, far_off, gains, largest_gain};
pub use cost_curves::{CurvePoint, cost_curves, figure_3_points};
pub use table_7::{Scaled, is_same, printed_for, set_to, table_7};

use model::arch::{ArchSpec, Cost, Summary};
use model::scaling::ScalingInput;

/// What a setting costs. `None` for what cannot be described, which no setting of the sliders is.
#[must_use]
pub fn cost(input: &ScalingInput) -> Option<Cost> {
    Some(Summary::from_spec(&ArchSpec::from_input(input).ok()?).total)
}

/// Billions of a count.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "three digits are shown or drawn")]
pub fn billions(count: u128) -> f64 {
    count as f64 / 1e9
}
