//! Time on the page: its clock, and the frames of the screen.

use gloo_timers::future::TimeoutFuture;
use js_sys::{Date, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use wire::backends::Moment;

/// Milliseconds on the page's clock, which never goes back; 0 where there is none.
pub fn now_millis() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// Waits until the screen is about to be drawn; `None` where there is no screen.
pub async fn next_frame() -> Option<()> {
    let window = web_sys::window()?;
    let frame = Promise::new(&mut |resolve, reject| {
        if window.request_animation_frame(&resolve).is_err() {
            // Nobody listens any more to a promise that cannot be refused.
            let _ = reject.call0(&JsValue::UNDEFINED);
        }
    });
    JsFuture::from(frame).await.ok().map(drop)
}

/// Waits until the next frame was painted: what waits for the frame runs before, a timer that is set there after.
pub async fn next_paint() {
    let _ = next_frame().await;
    TimeoutFuture::new(0).await;
}

/// The time of the person's calendar.
pub fn moment() -> Moment {
    let now = Date::new_0();
    let day = format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date());
    Moment { millis: now.get_time(), day }
}
