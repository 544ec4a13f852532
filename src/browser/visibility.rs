//! Whether the person can see the page.

use gloo_timers::future::TimeoutFuture;

/// How often it is looked whether the page is seen again, in milliseconds. Browsers slow the timers of hidden pages anyway.
const LOOK_MILLIS: u32 = 250;

/// Whether the page is in a tab or window that is hidden.
pub fn is_hidden() -> bool {
    web_sys::window().and_then(|window| window.document()).is_some_and(|document| document.hidden())
}

/// Waits until the page is no longer hidden.
pub async fn until_visible() {
    while is_hidden() {
        TimeoutFuture::new(LOOK_MILLIS).await;
    }
}
