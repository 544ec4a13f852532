//! Elements of the page, and of `index.html` around it.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// An element by its id.
pub fn by_id(id: &str) -> Option<HtmlElement> {
    web_sys::window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// The first element of a selector.
pub fn find(selector: &str) -> Option<HtmlElement> {
    let found = web_sys::window()?.document()?.query_selector(selector).ok()??;
    found.dyn_into().ok()
}

/// Whether a control is not disabled.
pub fn is_usable(control: &HtmlElement) -> bool {
    !control.matches(":disabled").unwrap_or(false)
}
