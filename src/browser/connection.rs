//! What the browser tells of the connection.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Whether the person asked for less data (Save-Data). Browsers without the Network Information API do not say.
pub fn asks_for_less_data() -> bool {
    get("saveData").is_truthy()
}

/// The kind of line, where the browser says.
pub fn line() -> Option<String> {
    get("type").as_string()
}

fn get(name: &str) -> JsValue {
    let of = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED);
    let connection = web_sys::window().map(|window| of(&window.navigator(), "connection"));
    connection.map_or(JsValue::UNDEFINED, |connection| of(&connection, name))
}
