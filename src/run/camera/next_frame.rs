//! The newest frame of a camera while the one before is answered.

use super::stream::Generation;
use crate::browser::video_frame::TakenFrame;

/// A frame of the camera on its way to the engine.
pub struct NextFrame {
    /// The frame, closed when dropped.
    pub frame: TakenFrame,
    /// When it was taken, in milliseconds of the page's clock.
    pub taken_millis: f64,
    /// The frames that the camera had given by then, where the browser counts them.
    pub given: Option<u64>,
    /// The time that the camera is on.
    pub generation: Generation,
    /// Whether it is the first of that time.
    pub is_first: bool,
}
