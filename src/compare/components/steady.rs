//! What is on the screen stays where it is while a comparison runs.
//!
//! The one screen above shows each network's answer and progress, which are of different heights; and at the start the
//! results of the comparison before are gone. They keep their height until the engine rests again. Pictures can be chosen
//! all the while: what is chosen with is not held.

use crate::browser::elements::find;
use crate::run::engine::Engine;
use leptos::prelude::*;

/// What keeps its height, and by which property: what the first two show beyond it is cut off.
const KEPT: [(&str, &str); 3] =
    [(".bench-answer", "block-size"), (".bench-engine", "block-size"), (".compare-results", "min-block-size")];

/// Begins something with the heights of this moment kept, until neither that runs any more nor the engine.
pub fn holding(engine: Engine, is_running: Memo<bool>) -> impl Fn(&dyn Fn()) + Copy {
    let is_held = StoredValue::new(false);
    let is_over = Memo::new(move |_| !is_running.get() && !engine.read(|supervisor| supervisor.state().is_busy()));
    Effect::new(move |_| {
        if is_over.get() && is_held.get_value() {
            is_held.set_value(false);
            release();
        }
    });
    on_cleanup(release);
    move |begin: &dyn Fn()| {
        is_held.set_value(true);
        hold();
        begin();
        // There may be nothing to run.
        if !is_running.get_untracked() {
            release();
        }
    }
}

/// Keeps the heights of this moment.
fn hold() {
    for (selector, property) in KEPT {
        // What is folded away has no height to keep.
        let Some(element) = find(selector).filter(|element| element.offset_height() > 0) else { continue };
        // A plain length and a plain word cannot be refused.
        let _ = element.style().set_property(property, &format!("{}px", element.offset_height()));
        let _ = element.set_attribute("data-held", "");
    }
}

/// Gives the heights free.
fn release() {
    for (selector, property) in KEPT {
        let Some(element) = find(selector) else { continue };
        let _ = element.style().remove_property(property);
        let _ = element.remove_attribute("data-held");
    }
}
