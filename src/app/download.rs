//! A text given to the person as a file.

use js_sys::Array;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlElement};

use super::object_url::ObjectUrl;

/// Saves a text below a file name. The address has to be kept until the browser has read it; `None` when the browser
/// gives no file.
pub fn save(text: &str, media_type: &str, file_name: &str) -> Option<ObjectUrl> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let url = ObjectUrl::of(&blob)?;
    let link: HtmlElement = web_sys::window()?.document()?.create_element("a").ok()?.unchecked_into();
    link.set_attribute("href", url.as_str()).ok()?;
    link.set_attribute("download", file_name).ok()?;
    link.click();
    Some(url)
}
