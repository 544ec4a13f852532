//! A value that follows another one frame later: what need not be part of a slider's answer.

use gloo_timers::callback::Timeout;
use leptos::leptos_dom::helpers::request_animation_frame;

use crate::app::prelude::*;

/// Follows `source` once the browser has painted the change, at most once a frame. What follows is laid out there and
/// then, in the time that the frame leaves, as the next answer would have to lay it out otherwise.
///
/// The one place where a signal is written because of another: the time between them is the point.
pub fn after_paint<T: Clone + PartialEq + Send + Sync + 'static>(source: Memo<T>) -> ReadSignal<T> {
    let follower = RwSignal::new(source.get_untracked());
    let is_scheduled = StoredValue::new(false);
    let follow = move || {
        is_scheduled.set_value(false);
        if let Some(value) = source.try_get_untracked() {
            follower.set(value);
            leptos::task::spawn_local(async {
                // By then, everything that follows stands on the page.
                leptos::task::tick().await;
                lay_out();
            });
        }
    };
    Effect::new(move |_| {
        source.track();
        if !is_scheduled.get_value() {
            is_scheduled.set_value(true);
            // The frame's callbacks run before it is painted, a timer set in them after.
            request_animation_frame(move || {
                // Its handle is of no use: it runs at once.
                let _ = Timeout::new(0, follow).forget();
            });
        }
    });
    follower.read_only()
}

/// Asking for a size makes the browser lay the page out.
fn lay_out() {
    if let Some(body) = web_sys::window().and_then(|window| window.document()?.body()) {
        let _ = body.offset_height();
    }
}
