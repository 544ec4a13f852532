//! A camera, without the browser: what state it is in, why it is off, how fast its frames are answered, and which
//! answers are worth hearing.

mod announcement;
#[cfg(feature = "ui")]
pub(crate) mod camera_loop;
mod meter;
mod state;
#[cfg(feature = "ui")]
pub(crate) mod stream;

pub use announcement::is_worth_hearing;
pub use meter::FrameMeter;
pub use state::{CameraState, Off, Refusal};
