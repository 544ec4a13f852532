//! A value that follows another one some frames later: what need not be part of a slider's answer.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::Promise;
use leptos::leptos_dom::helpers::request_animation_frame;
use leptos::task::{spawn_local, tick};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::app::live::now_millis;
use crate::app::prelude::*;

/// Milliseconds of a frame after which no further part of the page follows in it: small parts share a frame, a large one
/// has its own. With the answer to a slider before it, a frame is to stay below eight.
const MOST_MILLIS: f64 = 0.5;

thread_local! {
    /// What follows in the next frames, first come, first served.
    static WAITING: RefCell<VecDeque<Rc<dyn Fn()>>> = RefCell::default();
    /// Whether somebody serves them.
    static IS_SERVED: Cell<bool> = const { Cell::new(false) };
}

/// Follows `source` once the browser has painted the change, at most once a frame. What follows is laid out there and
/// then, in the time that the frame leaves, as the next answer would have to lay it out otherwise; where many parts of
/// the page follow, some do so in later frames.
///
/// The one place where a signal is written because of another: the time between them is the point.
pub fn after_paint<T: Clone + PartialEq + Send + Sync + 'static>(source: Memo<T>) -> ReadSignal<T> {
    let follower = RwSignal::new(source.get_untracked());
    let is_waiting = StoredValue::new(false);
    let follow: Rc<dyn Fn()> = Rc::new(move || {
        let _ = is_waiting.try_set_value(false);
        if let Some(value) = source.try_get_untracked() {
            follower.set(value);
        }
    });
    Effect::new(move |_| {
        source.track();
        if !is_waiting.get_value() {
            is_waiting.set_value(true);
            WAITING.with_borrow_mut(|waiting| waiting.push_back(Rc::clone(&follow)));
            if !IS_SERVED.replace(true) {
                spawn_local(serve());
            }
        }
    });
    follower.read_only()
}

/// Serves those who wait, frame by frame.
async fn serve() {
    let next = || WAITING.with_borrow_mut(VecDeque::pop_front);
    let mut waiting = next();
    while waiting.is_some() {
        painted().await;
        let start = now_millis();
        while let Some(follow) = waiting {
            follow();
            // By then, everything that follows stands on the page.
            tick().await;
            lay_out();
            waiting = next();
            if now_millis() - start > MOST_MILLIS {
                break;
            }
        }
    }
    IS_SERVED.set(false);
}

/// Waits until the next frame was painted: its callbacks run before, a timer that is set in them after.
async fn painted() {
    let painted = Promise::new(&mut |resolve, _| {
        request_animation_frame(move || {
            // Neither a resolver nor a timer of no time fails; its handle is of no use.
            let _ = Timeout::new(0, move || drop(resolve.call0(&JsValue::NULL))).forget();
        });
    });
    let _ = JsFuture::from(painted).await;
}

/// Asking for a size makes the browser lay the page out.
fn lay_out() {
    if let Some(body) = web_sys::window().and_then(|window| window.document()?.body()) {
        let _ = body.offset_height();
    }
}
