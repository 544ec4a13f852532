//! A file of the page's own, as text or as bytes.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The text at an address; `None` where it does not come.
pub async fn fetch_text(address: &str) -> Option<String> {
    JsFuture::from(fetch(address).await?.text().ok()?).await.ok()?.as_string()
}

/// The bytes at an address; `None` where they do not come.
pub async fn fetch_bytes(address: &str) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(fetch(address).await?.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

async fn fetch(address: &str) -> Option<Response> {
    let window = web_sys::window()?;
    let response: Response = JsFuture::from(window.fetch_with_str(address)).await.ok()?.unchecked_into();
    response.ok().then_some(response)
}
