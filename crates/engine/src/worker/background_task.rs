//! Work that goes on beside that of whoever began it.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// Work under way. It goes on, and its outcome is lost, when this is dropped.
pub(super) struct BackgroundTask<Outcome> {
    done: Promise,
    outcome: Rc<RefCell<Option<Outcome>>>,
}

impl<Outcome: 'static> BackgroundTask<Outcome> {
    /// Begins it: it takes its turns whenever others wait.
    pub(super) fn begin(work: impl Future<Output = Outcome> + 'static) -> Self {
        let outcome = Rc::new(RefCell::new(None));
        let place = Rc::clone(&outcome);
        let done = future_to_promise(async move {
            let found = work.await;
            place.replace(Some(found));
            Ok(JsValue::UNDEFINED)
        });
        Self { done, outcome }
    }

    /// What came of it. `None` only where the browser did not let it end.
    pub(super) async fn outcome(self) -> Option<Outcome> {
        JsFuture::from(self.done).await.ok()?;
        self.outcome.take()
    }
}
