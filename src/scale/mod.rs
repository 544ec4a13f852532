//! The setting: its sliders, and what follows from it in numbers.

pub mod components;
pub mod knob_highlight;
pub mod locked_input;
pub mod setting;
