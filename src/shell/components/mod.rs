//! The whole page, one component a file. Each gets what it shows as props; none keeps a copy.

pub mod app;
pub mod class_notice;
pub mod footer;
pub mod header;
pub mod language_choice;
pub mod link_notice;
pub mod new_version;
pub mod offline_panel;
pub mod rooms;
pub mod theme_toggle;
pub mod workbench;
