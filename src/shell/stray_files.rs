//! Files that are dropped or pasted where the page has no place for them.

use crate::link::Part;
use crate::run::paste;
use crate::scale::locked_input::LockedInput;
use leptos::prelude::*;

/// Keeps a file that is dropped beside its place from replacing the page, and says so where a teacher's link hides that
/// place: nothing that runs is out of sight.
pub fn keep_out(locked_input: LockedInput) {
    let is_hidden = move || untrack(|| locked_input.hides(Part::Run));
    let over = window_event_listener(leptos::ev::dragover, |event| event.prevent_default());
    let dropped = window_event_listener(leptos::ev::drop, move |event| {
        event.prevent_default();
        let files = event.data_transfer().and_then(|transfer| transfer.files());
        if files.is_some_and(|files| files.length() > 0) && is_hidden() {
            locked_input.refuse_file();
        }
    });
    let pasted = window_event_listener(leptos::ev::paste, move |event| {
        if is_hidden() && paste::picture(&event).is_some() {
            event.prevent_default();
            locked_input.refuse_file();
        }
    });
    on_cleanup(move || {
        over.remove();
        dropped.remove();
        pasted.remove();
    });
}
