//! What is on the screen stays where it is while a comparison runs.
//!
//! The one screen above shows each network's answer and progress, which are of different heights; and at the start the
//! results of the comparison before are gone. They keep their height until the engine rests again. Pictures can be chosen
//! all the while: what is chosen with is not held.

use crate::browser::elements::find;

/// What keeps its height, and by which property: what the first two show beyond it is cut off.
const KEPT: [(&str, &str); 3] =
    [(".bench-answer", "block-size"), (".bench-engine", "block-size"), (".compare-results", "min-block-size")];

/// Keeps the heights of this moment.
pub fn hold() {
    for (selector, property) in KEPT {
        let Some(element) = find(selector) else { continue };
        // A plain length and a plain word cannot be refused.
        let _ = element.style().set_property(property, &format!("{}px", element.offset_height()));
        let _ = element.set_attribute("data-held", "");
    }
}

/// Gives the heights free.
pub fn release() {
    for (selector, property) in KEPT {
        let Some(element) = find(selector) else { continue };
        let _ = element.style().remove_property(property);
        let _ = element.remove_attribute("data-held");
    }
}
