//! A camera, without the browser: which one, what state it is in, why it is off, how fast its frames are answered, and
//! which answers are worth hearing.

mod announcement;
#[cfg(feature = "ui")]
pub(crate) mod camera_loop;
mod devices;
#[cfg(feature = "ui")]
mod media;
mod meter;
#[cfg(feature = "ui")]
pub(crate) mod next_frame;
#[cfg(feature = "ui")]
pub(crate) mod options;
#[cfg(feature = "ui")]
pub(crate) mod snapshot;
mod state;
#[cfg(feature = "ui")]
pub(crate) mod stream;

pub use announcement::is_worth_hearing;
pub use devices::{CameraDevice, Facing, WantedCamera};
pub use meter::FrameMeter;
pub use state::{CameraState, End, OffReason, Refusal};
