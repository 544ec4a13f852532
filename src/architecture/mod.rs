//! The network of a setting, to look at: its drawing, its stages, its layers.

#[cfg(feature = "ui")]
pub(crate) mod components;
pub mod drawing;
pub mod layer_table;
pub mod row_window;
