//! The setting: its sliders, and what follows from it in numbers.

pub mod components;
pub mod details_input;
pub mod knob_highlight;
pub mod locked_input;
pub mod setting;
