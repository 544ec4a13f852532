//! A value that follows another one some frames later: what need not be part of a slider's answer.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use leptos::task::{spawn_local, tick};

use super::clock::{next_paint, now_millis};
use leptos::prelude::*;

/// Milliseconds of a frame after which no further part of the page follows in it: small parts share a frame, a large one
/// has its own. With the answer to a slider before it, a frame is to stay below eight.
const MOST_MILLIS: f64 = 0.5;

/// Frames in a row that may leave out what follows when calm: beyond, it would stand still for as long as a slider moves.
const MOST_LEFT_OUT: u32 = 2;

/// How long a source has to rest.
const DEBOUNCE_MILLIS: u32 = 100;

/// Has a part of the page follow.
type Follow = Rc<dyn Fn()>;

thread_local! {
    /// What follows in the next frames, first come, first served: in any frame, and when calm.
    static WAITING: RefCell<[VecDeque<Follow>; 2]> = RefCell::default();
    /// Whether somebody serves them.
    static IS_SERVED: Cell<bool> = const { Cell::new(false) };
    /// Whether a source changed since the last frame, so that the coming one holds an answer.
    static HAS_CHANGED: Cell<bool> = const { Cell::new(false) };
}

/// Follows `source` once the browser has painted the change, at most once a frame. What follows is laid out there and
/// then, in the time that the frame leaves, as the next answer would have to lay it out otherwise; where many parts of
/// the page follow, some do so in later frames.
pub fn after_paint<T: Clone + PartialEq + Send + Sync + 'static>(source: Memo<T>) -> ReadSignal<T> {
    follower(source, false)
}

/// The same in a frame that holds no answer to a person, if there is one soon: for what is long, or less looked at.
pub fn when_calm<T: Clone + PartialEq + Send + Sync + 'static>(source: Memo<T>) -> ReadSignal<T> {
    follower(source, true)
}

/// The same once `source` has rested: for what is long and stands in a room that is mostly closed.
pub fn debounced<T: Clone + PartialEq + Send + Sync + 'static>(source: Memo<T>) -> ReadSignal<T> {
    let follower = RwSignal::new(source.get_untracked());
    let changes = StoredValue::new(0_u64);
    Effect::watch(
        move || source.track(),
        move |(), _, _| {
            let now = changes.try_update_value(|changes| {
                *changes += 1;
                *changes
            });
            spawn_local(async move {
                TimeoutFuture::new(DEBOUNCE_MILLIS).await;
                if changes.try_get_value() == now
                    && let Some(value) = source.try_get_untracked()
                {
                    follower.set(value);
                }
            });
        },
        false,
    );
    follower.read_only()
}

/// The one place where a signal is written because of another at once: the time between them is the point.
fn follower<T: Clone + PartialEq + Send + Sync + 'static>(source: Memo<T>, needs_calm: bool) -> ReadSignal<T> {
    let follower = RwSignal::new(source.get_untracked());
    let is_waiting = StoredValue::new(false);
    let follow: Follow = Rc::new(move || {
        let _ = is_waiting.try_set_value(false);
        if let Some(value) = source.try_get_untracked() {
            follower.set(value);
        }
    });
    Effect::new(move |_| {
        source.track();
        ask(&follow, is_waiting, needs_calm);
    });
    follower.read_only()
}

/// Puts a part of the page in its queue, unless it waits there.
fn ask(follow: &Follow, is_waiting: StoredValue<bool>, needs_calm: bool) {
    HAS_CHANGED.set(true);
    if is_waiting.get_value() {
        return;
    }
    is_waiting.set_value(true);
    WAITING.with_borrow_mut(|[prompt, calm]| (if needs_calm { calm } else { prompt }).push_back(Rc::clone(follow)));
    if !IS_SERVED.replace(true) {
        spawn_local(serve());
    }
}

/// Serves those who wait, frame by frame.
async fn serve() {
    let mut left_out = 0;
    while WAITING.with_borrow(|queues| queues.iter().any(|queue| !queue.is_empty())) {
        next_paint().await;
        let is_calm = !HAS_CHANGED.replace(false) || left_out == MOST_LEFT_OUT;
        left_out = if is_calm { 0 } else { left_out + 1 };
        let next = || {
            let served = if is_calm { 2 } else { 1 };
            WAITING.with_borrow_mut(|queues| queues.iter_mut().take(served).find_map(VecDeque::pop_front))
        };
        let start = now_millis();
        while let Some(follow) = next() {
            follow();
            // By then, everything that follows stands on the page.
            tick().await;
            lay_out();
            if now_millis() - start > MOST_MILLIS {
                break;
            }
        }
        // What followed may have others follow, and answers nobody.
        HAS_CHANGED.set(false);
    }
    IS_SERVED.set(false);
}

/// Asking for a size makes the browser lay the page out.
fn lay_out() {
    if let Some(body) = web_sys::window().and_then(|window| window.document()?.body()) {
        let _ = body.offset_height();
    }
}
