//! The end of a download that the person, or the watch over it, wants.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::{AbortController, AbortSignal};

/// Shared by the button and the download.
#[derive(Clone, Default)]
pub struct Stop {
    is_stopped: Rc<Cell<bool>>,
    request: Rc<RefCell<Option<AbortController>>>,
}

impl Stop {
    /// Ends the request under way, and all that would follow.
    pub fn stop(&self) {
        self.is_stopped.set(true);
        self.cut();
    }

    /// Ends the request under way alone.
    pub fn cut(&self) {
        if let Some(request) = self.request.borrow().as_ref() {
            request.abort();
        }
    }

    /// Whether the person has stopped it.
    pub fn is_stopped(&self) -> bool {
        self.is_stopped.get()
    }

    /// For the next request; `None` where the browser gives none, and nothing can be stopped.
    pub fn signal(&self) -> Option<AbortSignal> {
        let request = AbortController::new().ok()?;
        let signal = request.signal();
        self.request.replace(Some(request));
        Some(signal)
    }
}
