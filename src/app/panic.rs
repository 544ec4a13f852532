//! A panic ends in words on the page, not only in the browser's console.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// The element outside the app that `index.html` keeps for this.
const PLACE: &str = "panic";

/// Puts the hook in place that shows panics.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        show(&format!("It stopped at {place}"));
    }));
}

/// Shows the message for a page that stopped, with a detail for whoever reports it.
pub fn show(detail: &str) {
    let Some(place) = element(PLACE) else { return };
    place.set_hidden(false);
    if let Some(text) = place.query_selector("[data-detail]").ok().flatten() {
        text.set_text_content(Some(detail));
    }
}

/// An element of `index.html` by its id.
pub fn element(id: &str) -> Option<HtmlElement> {
    web_sys::window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}
