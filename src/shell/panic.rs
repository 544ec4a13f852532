//! A panic ends in words on the page, not only in the browser's console.

use crate::browser::elements::by_id;
use crate::language::{say, say_with};
use texts::stopped;

/// The element outside the app that `index.html` keeps for this.
const PLACE: &str = "panic";

/// Puts the hook in place that shows panics.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        show(&say_with(stopped::AT, &[("place", &place)]));
    }));
}

/// Shows the message for a page that stopped, with a detail for whoever reports it.
pub fn show(detail: &str) {
    let Some(place) = by_id(PLACE) else { return };
    place.set_hidden(false);
    for (part, words) in [("h2", say(stopped::TITLE)), ("p", say(stopped::WORDS)), ("[data-detail]", detail)] {
        if let Some(text) = place.query_selector(part).ok().flatten() {
            text.set_text_content(Some(words));
        }
    }
}
