//! The parts of the room, in the order of the page.

mod lab_board;
mod lab_curves;
mod lab_guess;
mod lab_inside;
mod lab_own;
pub mod lab_panel;
mod lab_recorded;
mod lab_result;
mod lab_runs;
mod lab_setup;
mod lab_share;
mod lab_table;
mod lab_truth;
