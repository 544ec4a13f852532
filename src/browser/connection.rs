//! What the browser tells of the connection.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Whether the person asked for less data (Save-Data), or pays for it by the byte as far as the browser knows. Browsers
/// without the Network Information API say neither.
pub fn saves_data() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let get = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED);
    let connection = get(&window.navigator(), "connection");
    if connection.is_undefined() || connection.is_null() {
        return false;
    }
    get(&connection, "saveData").is_truthy() || get(&connection, "type").as_string().as_deref() == Some("cellular")
}
