//! The clipboard, where the browser gives one.

use wasm_bindgen_futures::JsFuture;

/// Writes to the clipboard; `None` when there is none or it is refused.
pub async fn write(text: &str) -> Option<()> {
    let navigator = web_sys::window()?.navigator();
    // Pages without https have no clipboard, which the binding does not tell.
    if js_sys::Reflect::get(&navigator, &"clipboard".into()).ok()?.is_undefined() {
        return None;
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.ok().map(|_| ())
}
