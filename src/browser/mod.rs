//! What the browser gives, for every room of the page.

pub mod after_paint;
pub mod build;
pub mod canvas;
pub mod clipboard;
pub mod clock;
pub mod connection;
pub mod download;
pub mod elements;
pub mod fetch;
pub mod focus;
pub mod lazy_chunk;
pub mod lazy_details;
pub mod local_storage;
pub mod object_url;
pub mod video_frame;
pub mod visibility;
pub mod webgpu;
