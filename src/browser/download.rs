//! A text as a file that the browser saves.

use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlElement};

use super::object_url::ObjectUrl;
use crate::language::say_with;
use texts::export;

/// Offers `text` to the browser as a file. The address has to live until the browser has read it; `None` when the
/// browser refuses one.
pub fn save(text: &str, mime: &str, name: &str) -> Option<ObjectUrl> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = js_sys::Array::of1(&text.into());
    save_blob(&Blob::new_with_str_sequence_and_options(&parts, &options).ok()?, name)
}

/// The same for bytes that the browser holds.
pub fn save_blob(blob: &Blob, name: &str) -> Option<ObjectUrl> {
    let address = ObjectUrl::new(blob)?;
    let link = web_sys::window()?.document()?.create_element("a").ok()?;
    link.set_attribute("href", address.as_str()).ok()?;
    link.set_attribute("download", name).ok()?;
    link.dyn_into::<HtmlElement>().ok()?.click();
    Some(address)
}

/// What came of saving: the file's name, or what a person can do where the browser refuses.
pub fn to_message(is_saved: bool, name: &str) -> String {
    say_with(if is_saved { export::SAVED } else { export::SAVE_REFUSED }, &[("name", &name)])
}
