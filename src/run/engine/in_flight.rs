//! What goes to the worker past the picture that may wait on the page.

use std::rc::Rc;

use super::requested_run::{RequestedRun, SavedView};
use crate::browser::video_frame::TakenFrame;
use crate::run::camera::next_frame::NextFrame;
use wire::protocol::Smoothing;

/// A frame of the camera on its way to an answer.
pub(super) struct Frame {
    /// The frame, until it is sent.
    pub(super) taken: Option<TakenFrame>,
    /// When it was taken, in milliseconds of the page's clock.
    pub(super) taken_millis: f64,
    /// How its answer is smoothed.
    pub(super) smoothing: Smoothing,
}

/// What goes to the worker past the picture that may wait on the page.
#[derive(Default)]
pub(super) struct InFlight {
    /// The frame under way.
    pub(super) frame: Option<Frame>,
    /// The newest one that was taken since.
    pub(super) next_frame: Option<NextFrame>,
    /// The batch that runs beside the page.
    pub(super) saved: Option<Rc<SavedView>>,
    /// The requested run that the last picture was sent for, where it is one beside the page.
    pub(super) sent: Option<Rc<RequestedRun>>,
}

impl InFlight {
    /// Whether a frame has been taken and not been sent.
    pub(super) fn has_frame(&self) -> bool {
        self.frame.as_ref().is_some_and(|frame| frame.taken.is_some())
    }

    /// How the answer of what is sent is smoothed; `None` for a picture.
    pub(super) fn smoothing(&self) -> Option<Smoothing> {
        self.frame.as_ref().map(|frame| frame.smoothing)
    }

    /// A frame that is under way is nobody's any more, and none follows it.
    pub(super) fn forget_frame(&mut self) {
        (self.frame, self.next_frame) = (None, None);
    }
}
