//! One component a file. Each gets what it shows as props; none keeps a copy.

mod app;
mod backend_choice;
mod budget_strip;
mod chosen_picture;
mod constraint;
mod copy_link;
mod engine_panel;
mod engine_status;
mod equation;
mod error_notice;
mod factor_bars;
mod family_choice;
mod footer;
mod header;
mod knob;
mod knob_group;
mod link_notice;
mod mode_readout;
mod network_drawing;
mod network_in_use;
mod network_pixels;
mod picture_input;
mod predictions;
mod preset_choice;
mod preset_question;
mod readout;
mod readouts;
mod sample_choice;
mod scaling_panel;
mod stage_row;
mod stage_table;
mod theme_toggle;
mod timings;

pub use app::App;
