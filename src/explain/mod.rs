//! Where the numbers of the scaling rule come from: charts, tables and exercises, one component a file.

pub mod accuracy_panel;
pub mod effective_phi_table;
pub mod facts_table;
pub mod grid_search_panel;
pub mod grid_surface;
pub mod grid_table;
pub mod one_axis_panel;
pub mod one_axis_table;
pub mod phi_drawing;
pub mod preset_question;
pub mod squared_exercise;
pub mod squared_picture;
pub mod staircase;
pub mod staircase_chart;
pub mod staircase_table;
pub mod why_section;
