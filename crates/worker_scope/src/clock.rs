//! Time, in the worker.

use crate::js;

/// Milliseconds on a clock that never goes back; 0 where there is none.
pub fn now_millis() -> f64 {
    js::scope().and_then(|scope| scope.performance()).map_or(0.0, |performance| performance.now())
}
