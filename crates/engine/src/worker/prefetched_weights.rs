//! Weights that `src/run/worker_boot.js` asked for while the engine was still being compiled.

use js_sys::{Promise, Reflect};
use wasm_bindgen::JsCast as _;
use web_sys::AbortController;
use worker_scope::js::field;

/// Where the script leaves the request.
const GLOBAL: &str = "prefetchedWeights";

/// A request under way.
pub(super) struct PrefetchedWeights {
    /// Resolves to a `Response`, or to `undefined` where the browser's storage has the file.
    pub(super) answer: Promise,
    /// Ends it.
    pub(super) controller: AbortController,
}

impl PrefetchedWeights {
    /// Takes up the request for an absolute address, once. One for another address is ended: nobody waits for it any
    /// more.
    pub(super) fn take(address: &str) -> Option<Self> {
        let scope = js_sys::global();
        let found = field(&scope, GLOBAL);
        if found.is_undefined() {
            return None;
        }
        // A plain field can be deleted.
        let _ = Reflect::delete_property(&scope, &GLOBAL.into());
        let prefetched = Self {
            answer: field(&found, "answer").dyn_into().ok()?,
            controller: field(&found, "controller").dyn_into().ok()?,
        };
        if field(&found, "address").as_string().as_deref() == Some(address) {
            return Some(prefetched);
        }
        prefetched.controller.abort();
        None
    }
}
