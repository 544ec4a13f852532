//! The browser's WebGPU adapter, as the worker will be offered it.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

use wire::backends::Adapter;

/// Whether the browser has WebGPU at all; pages without https have none.
pub fn is_there() -> bool {
    let gpu = web_sys::window().map_or(JsValue::UNDEFINED, |window| field(&window.navigator(), "gpu"));
    !gpu.is_undefined() && !gpu.is_null()
}

/// Asks for the adapter; `None` where there is none. Nothing is opened on it.
pub async fn adapter() -> Option<Adapter> {
    let gpu = field(&web_sys::window()?.navigator(), "gpu");
    let request = field(&gpu, "requestAdapter").dyn_into::<Function>().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"powerPreference".into(), &"high-performance".into()).ok()?;
    let promise = request.call1(&gpu, &options).ok()?;
    let adapter = JsFuture::from(Promise::resolve(&promise)).await.ok()?;
    if adapter.is_null() || adapter.is_undefined() {
        return None;
    }
    let info = field(&adapter, "info");
    let fields = Adapter::FIELDS.map(|name| field(&info, name).as_string().unwrap_or_default());
    let is_fallback = [&info, &adapter].into_iter().any(|object| field(object, "isFallbackAdapter").is_truthy());
    Some(Adapter::new(&fields, is_fallback))
}

/// A field of an object; undefined where there is neither.
fn field(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
