//! What is taken away, one component a file. Each gets what it shows as props; none keeps a copy.

pub mod class_link;
pub mod class_preview;
pub mod copy_link;
pub mod embed;
pub mod export;
pub mod network_file;
