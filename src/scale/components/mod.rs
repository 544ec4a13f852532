//! Sliders and readouts, one component a file. Each gets what it shows as props; none keeps a copy.

pub mod budget_strip;
pub mod constraint;
pub mod equation;
pub mod factor_bars;
pub mod family_choice;
pub mod knob;
pub mod knob_group;
pub mod lock_sign;
pub mod mode_readout;
pub mod preset_choice;
pub mod readout;
pub mod readouts;
pub mod shown;
pub mod spoken_cost;
