//! Several networks on one picture, one component a file. Each gets what it shows as props; none keeps a copy.

pub mod arena_panel;
pub mod arena_table;
pub mod arena_words;
mod batch_choice;
mod batch_pairs;
pub mod batch_panel;
mod batch_table;
pub mod compare_chart;
pub mod compare_files;
pub mod compare_list;
pub mod compare_panel;
pub mod compare_table;
mod profile_panel;
mod profile_roofline;
mod profile_tables;
mod steady;
pub mod tiny_net_table;
